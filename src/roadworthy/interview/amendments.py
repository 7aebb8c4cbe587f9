"""Whether what was decided rests on something else by now, and that a face says so once of each ground."""

from roadworthy.edits.amendment import changed_grounds, changes_since_decided, what_changed
from roadworthy.interview.form import Works
from roadworthy.model import Decision


class Amendments:
    """Compares a decision that is worked on with what it was when it was last on record."""

    def __init__(self, session: Works) -> None:
        self._session = session
        self._recorded = session.value
        self._told: frozenset[str] = frozenset()
        self._differs = False
        """Whether it was opened with a change that nobody had put on record, as far as its file tells."""
        self._before: tuple[Decision, tuple[str, ...]] | None = None

    def opened(self) -> tuple[str, ...]:
        """What was changed before it was opened and is not on record; to be asked once it can be read."""
        found = self._since_decided()
        self._differs = bool(found)
        self._told |= frozenset(found)
        return found

    @property
    def grounds(self) -> tuple[str, ...]:
        """What was changed and is not on record as an amendment."""
        since = changed_grounds(self._recorded, self._session.value)
        if not self._differs:
            return since
        before = self._changed_before()
        return tuple(dict.fromkeys((*since, *before))) if before else ()  # else it is as it was decided

    @property
    def changes(self) -> tuple[str, ...]:
        """The same in words: what is another now, with what stood there before."""
        found = what_changed(self._recorded, self._session.value)
        if not self._differs:
            return found
        return tuple(dict.fromkeys((*changes_since_decided(self._session.analysis), *found)))

    def record(self) -> None:
        """All that stands there now is on record."""
        self._recorded, self._told, self._differs = self._session.value, frozenset(), False

    def news(self) -> tuple[str, ...]:
        """The grounds that changed, at the first change of each of what was decided; else nothing."""
        if self._session.value.status != self._recorded.status:
            self.record()  # a status was moved: from here on it counts
        grounds = self.grounds
        before, self._told = self._told, frozenset(grounds)
        return grounds if self._told - before else ()

    def _changed_before(self) -> tuple[str, ...]:
        """What of that its file tells still holds."""
        value = self._session.value
        if self._before is None or self._before[0] is not value:
            self._before = value, self._since_decided()
        return self._before[1]

    def _since_decided(self) -> tuple[str, ...]:
        from roadworthy.method.since_decided import since_decided  # noqa: PLC0415 - no first frame asks

        analysis = self._session.analysis
        return since_decided(analysis.decision, analysis.ranking()).grounds
