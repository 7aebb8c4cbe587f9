"""A clock that a test moves by hand, and the shortest edit and look at the file."""

from datetime import UTC, datetime, timedelta
from typing import Final

from roadworthy.edits.edit import Edit, write
from roadworthy.model import Decision
from roadworthy.session import Session
from roadworthy.store import load

TITLE: Final = ("title",)
START: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


class Hands:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)


def title(words: str) -> Edit:
    """An edit of the title."""
    return write(TITLE, words, f"title: {words}")


def disk(session: Session) -> Decision:
    """The decision as its file has it."""
    assert session.path is not None
    return load(session.path)
