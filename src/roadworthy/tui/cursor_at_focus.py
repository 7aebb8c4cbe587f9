"""The terminal's own cursor stands at what has the focus: magnifiers and braille displays follow it."""

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.widget import Widget


@runtime_checkable
class _HasPlace(Protocol):
    """A widget in which something has the focus."""

    def focus_place(self) -> Offset | None:
        """Where that is, counted from its upper left."""


@runtime_checkable
class _HasCursor(Protocol):
    """A field; naming its class would load every kind of field before the first frame."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where its cursor is on the screen, as it is laid out now."""


class CursorAtFocus(App[int]):
    """A program whose cursor is where the person is, not where the last character was drawn."""

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor is put after each frame, on the screen."""
        focused = self.focused if self.is_running else None
        if focused is None:
            return Offset(0, 0)
        if isinstance(focused, _HasCursor):
            return focused.cursor_screen_offset
        at = focused.focus_place() if isinstance(focused, _HasPlace) else None
        region = focused.content_region
        return self._in_sight(focused, region.offset + at if at is not None else region.offset)

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        """A field says so when its cursor moves; where that is on the screen is asked once it is laid out."""

    def _in_sight(self, focused: Widget, place: Offset) -> Offset:
        """The place; where that is scrolled out of sight, what is seen first of the widget."""
        try:
            seen = self.screen.find_widget(focused).visible_region
        except NoWidget:
            return place
        return place if seen.contains_point(place) or not seen else seen.offset
