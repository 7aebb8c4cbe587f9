"""Lines of content made into strips, each anew only where it looks otherwise than before."""

from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

_MOST = 500
"""Lines that are held for one widget."""


class Strips:
    """The strips of one widget's lines.

    After a key most lines of a grid or a form are as they were, and comparing a line costs far less than
    making its strip.
    """

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self._held: dict[int, tuple[object, Strip]] = {}

    def line(self, y: int, content: Content, width: int) -> Strip:
        """The strip of the line at `y` in `width` cells."""
        widget = self.widget
        style = widget.visual_style
        theme, selection = widget.app.current_theme, widget.text_selection
        looks = (content.plain, tuple(content.spans), width, style, theme, selection)
        held = self._held.get(y)
        if held is not None and held[0] == looks:
            return held[1]
        strips = Visual.to_strips(widget, content, width, 1, style)
        strip = strips[0] if strips else Strip.blank(width, style.rich_style)
        if len(self._held) > _MOST:
            self._held.clear()
        self._held[y] = (looks, strip)
        return strip
