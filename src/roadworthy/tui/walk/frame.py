"""A walk as its own parts see it."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.screen import Screen

from roadworthy.model import KeyPath
from roadworthy.session import Session
from roadworthy.tui.jobs import Jobs
from roadworthy.tui.stations.base import Station

if TYPE_CHECKING:
    from roadworthy.tui.text_layout import Fragment


class WalkFrame(Screen[None]):
    """The screen of a walk: what its parts draw from and speak through."""

    session: Session
    """The decision that is worked on."""
    current: str
    """Id of the station that is shown."""
    jobs: Jobs
    """What takes longer than a key."""

    @property
    @abstractmethod
    def station(self) -> Station | None:
        """The station that is shown; None while it is still being mounted."""

    @property
    def typing(self) -> bool:
        """Whether somebody types into a field."""
        return hasattr(self.focused, "undo_typing")

    @abstractmethod
    def go(self, name: str, path: KeyPath = ()) -> None:
        """Go to a station, and to a place in it; what can't be taken where one is comes first."""

    @abstractmethod
    def earlier_found(self) -> None:
        """Lessons of earlier decisions were found: each station draws them where they matter."""

    @abstractmethod
    def draw_changed(self) -> None:
        """Draw what follows from another value, or from how saving stands."""

    @abstractmethod
    def tell(self, *notice: "Fragment") -> None:
        """Say something in the verdict's place for a while."""
