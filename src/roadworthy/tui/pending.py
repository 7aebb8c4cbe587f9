"""Telling a field's own answers, come back from the session, from changes made elsewhere."""


class Pending:
    """What a field shows and has sent on.

    Answers travel as messages, so a value that comes back may be older than what stands in the field by then.
    Such an echo must not overwrite later typing; an undo, or another walk's change, must.
    """

    def __init__(self) -> None:
        self._shown = ""
        self._sent: list[str] = []

    def begin(self, value: str) -> None:
        """The field was filled with `value`."""
        self._shown = value
        self._sent.clear()

    def sends(self, value: str) -> None:
        """The person typed; `value` is on its way to the session."""
        self._sent.append(value)

    def is_news(self, value: str) -> bool:
        """Whether the session's `value` came from elsewhere, so that the field has to show it."""
        if value in self._sent:
            del self._sent[: self._sent.index(value) + 1]
            self._shown = value
            return False
        if value == self._shown:
            return False
        self.begin(value)
        return True
