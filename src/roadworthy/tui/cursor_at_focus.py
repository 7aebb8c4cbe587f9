"""The terminal's own cursor stands at what has the focus: magnifiers and braille displays follow it."""

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.geometry import Offset


@runtime_checkable
class _HasPlace(Protocol):
    """A widget in which something has the focus."""

    def focus_place(self) -> Offset | None:
        """Where that is, counted from its upper left."""


class CursorAtFocus(App[int]):
    """A program whose cursor is where the person is, not where the last character was drawn."""

    _of_field = Offset(0, 0)
    """Where the field that is typed in wants it."""

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor is put after each frame, on the screen."""
        focused = self.focused if self.is_running else None
        # A field has that property; naming its class would load every kind of field before the first frame.
        if focused is None or hasattr(type(focused), "cursor_screen_offset"):
            return self._of_field
        at = focused.focus_place() if isinstance(focused, _HasPlace) else None
        region = focused.content_region
        return region.offset + at if at is not None else region.offset

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._of_field = place
