"""Whether what was decided rests on something else by now, and that a face says so once of each ground."""

from roadworthy.edits.amendment import changed_grounds, what_changed
from roadworthy.interview.form import Works


class Amendments:
    """Compares a decision that is worked on with what it was when it was last on record."""

    def __init__(self, session: Works) -> None:
        self._session = session
        self._recorded = session.value
        self._told: frozenset[str] = frozenset()

    @property
    def grounds(self) -> tuple[str, ...]:
        """What was changed and is not on record as an amendment."""
        return changed_grounds(self._recorded, self._session.value)

    @property
    def changes(self) -> tuple[str, ...]:
        """The same in words: what is another now, with what stood there before."""
        return what_changed(self._recorded, self._session.value)

    def record(self) -> None:
        """All that stands there now is on record."""
        self._recorded, self._told = self._session.value, frozenset()

    def news(self) -> tuple[str, ...]:
        """The grounds that changed, at the first change of each of what was decided; else nothing."""
        if self._session.value.status != self._recorded.status:
            self.record()  # a status was moved: from here on it counts
        grounds = self.grounds
        before, self._told = self._told, frozenset(grounds)
        return grounds if self._told - before else ()
