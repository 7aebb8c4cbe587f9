"""A session that says why it is not changed, where it may only be looked at."""

from typing import Final

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, PathError
from roadworthy.session import Session


class Writable:
    """The session as the interview changes it: where it may only be looked at, each change says why not."""

    def __init__(self, session: Session) -> None:
        self._session: Final = session

    @property
    def value(self) -> Decision:
        """The decision as it is now."""
        return self._session.value

    @property
    def analysis(self) -> Analysis:
        """All that is worked out about it."""
        return self._session.analysis

    def do(self, edit: Edit) -> bool:
        """Make a change; whether anything changed. Raises PathError."""
        if self._session.read_only:
            raise PathError(edit.path, say("plain", "only_look", why=self._session.read_only_because))
        return self._session.do(edit)

    def end_step(self) -> None:
        """What follows is an undo step of its own."""
        self._session.end_step()
