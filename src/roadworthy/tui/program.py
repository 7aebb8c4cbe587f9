"""The full-screen program as its screens see it: what they may ask of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.app import App
from textual.theme import Theme

from roadworthy.model import KeyPath
from roadworthy.session import Session

if TYPE_CHECKING:
    from roadworthy.session.ballot import BallotSession
    from roadworthy.session.saver import Saver


class Program(Protocol):
    """What is open in the program, and what it does for the screens that it shows."""

    session: Session | None
    """The open decision."""
    saver: "Saver | None"
    """Sees to it that the session is saved in time; None where none is open."""
    ballot: "BallotSession | None"
    """The ballot that is being filled in."""

    @property
    def themes(self) -> Sequence[Theme]:
        """The themes that a person can choose."""

    def keep_theme(self, name: str) -> None:
        """Use a theme from now on."""

    async def open_walk(self, session: Session, *, short: bool = False, at: KeyPath = ()) -> None:
        """Open the walk on a decision over what is shown: at a place in it, or where the person left it."""

    async def begin_walk(self, session: Session) -> None:
        """Open the walk on a new decision."""

    def do_command(self, name: str) -> None:
        """Do what a command of the palette does, by its id."""

    def action_copy(self, words: str) -> None:
        """Copy words to the terminal's clipboard."""

    def action_leave(self) -> None:
        """Leave the program, with everything saved."""

    def shut(self) -> None:
        """Save at once and let the file go."""


def program_of(app: App[Any]) -> Program:
    """The program that a screen is shown by."""
    return cast("Program", app)
