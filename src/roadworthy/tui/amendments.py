"""Whether what was decided rests on something else by now, and that a walk says so once."""

from roadworthy.edits.amendment import changed_grounds
from roadworthy.session import Session
from roadworthy.tui.text_layout import Fragment


class Amendments:
    """Compares a walk's decision with what it was when it was last on record."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.recorded = session.value
        self._told = False

    @property
    def grounds(self) -> tuple[str, ...]:
        """What was changed and is not on record as an amendment."""
        return changed_grounds(self.recorded, self.session.value)

    def record(self) -> None:
        """All that stands there now is on record."""
        self.recorded, self._told = self.session.value, False

    def news(self) -> list[Fragment]:
        """One line with its two keys, at the first change of what was decided; else nothing."""
        if self.session.value.status != self.recorded.status:
            self.record()  # a status was moved: from here on it counts
        grounds = self.grounds
        if not grounds or self._told:
            self._told = bool(grounds)
            return []
        self._told = True
        said = f"This was decided, and its {' and '.join(grounds)} changed.  "
        keys: list[Fragment] = [("A", "bold $accent"), (" puts that on record  ", "$ink")]
        return [(said, "$ink"), *keys, ("R", "bold $accent"), (" reopens", "$ink")]
