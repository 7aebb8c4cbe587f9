"""What every screen that opens over another one has in common."""

from typing import TypeVar

from textual.events import Resize
from textual.screen import ModalScreen
from textual.widget import Widget

from roadworthy.tui.program import program_of
from roadworthy.tui.sizes import too_small
from roadworthy.tui.widgets.edges import TooSmall

T = TypeVar("T")


class OverScreen(ModalScreen[T]):
    """A screen over another; in a terminal that is too small it says so, as the one below it does.

    Keys do nothing then (`RoadworthyApp`), as nobody would see what they did.
    """

    DEFAULT_CSS = """
    OverScreen.-too-small > * { display: none; }
    """

    _too_small: TooSmall | None = None
    _focus_before: Widget | None = None

    def on_resize(self, event: Resize) -> None:
        small, was = too_small(*event.size), self.has_class("-too-small")
        if small and not was:
            self._focus_before = self.focused
        self.set_class(small, "-too-small")
        if small:
            if self._too_small is None:
                program = program_of(self.app)
                self._too_small = TooSmall(program.session or program.ballot)
                self.mount(self._too_small)
            self._too_small.redraw()
        elif was:
            self.call_after_refresh(self._focus_again)

    def _focus_again(self) -> None:
        """What is hidden loses the focus; give it back where it was."""
        if self.focused is None and self._focus_before is not None:
            self.set_focus(self._focus_before)
