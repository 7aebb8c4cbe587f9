"""A widget that is drawn as lines of content for the width it has."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.geometry import Offset, Size
from textual.strip import Strip

from roadworthy.tui.text_layout import stack
from roadworthy.tui.textual_patches.strip_widget import StripWidget


def lit_place(lines: Iterable[Content]) -> Offset | None:
    """Where the first lit cell of some lines is; None where none is."""
    for y, content in enumerate(lines):
        lit = [start for start, _, style in content.spans if "$select" in str(style)]
        if lit:
            return Offset(content[: min(lit)].cell_length, y)
    return None


class LinesWidget(StripWidget):
    """Draws itself by `draw`; as tall as its lines unless its style says otherwise."""

    BY_WIDTH: ClassVar[bool] = False
    """Whether its lines depend on no room but its width."""
    DEFAULT_CSS = """
    LinesWidget { height: auto; width: 1fr; }
    """

    def draw(self, width: int) -> Sequence[Content]:
        """The lines for `width` cells."""
        raise NotImplementedError

    def drawn_for(self, width: int) -> object:
        """What the lines depend on, apart from what calls `redraw`."""
        return width

    def redraw(self) -> None:
        """Draw anew; lay out anew only where the number of lines has changed."""
        before = getattr(self, "_drawn_lines", None)
        self._lines_for: tuple[object, Sequence[Content]] | None = None
        if not self.display:
            return  # laid out once it is shown
        width = self.content_size.width
        if width and before is not None and len(self._lines(width)) == before:
            self.refresh()
        else:
            self.refresh(layout=True)

    @property
    def is_laid_out(self) -> bool:
        """Whether it has the height that its lines ask for; where it has not, a layout is due."""
        width, height = self.content_size
        return width > 0 and height == len(self._lines(width))

    def _lines(self, width: int) -> Sequence[Content]:
        held, drawn_for = getattr(self, "_lines_for", None), self.drawn_for(width)
        if held is None or held[0] != drawn_for:
            held = (drawn_for, self.draw(width))
            self._lines_for = held
            self._drawn_lines = len(held[1])
        return held[1]

    def focus_place(self) -> Offset | None:
        """Where in it the focus is, counted from its upper left; None where nothing in it is lit."""
        return lit_place(self._lines(max(1, self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._lines(width))

    def render(self) -> Content:
        return stack(self._lines(max(1, self.content_size.width)))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw anew: what has the focus is lit, and no style sheet does that.

        An ``on_focus`` would come before `has_focus` is set.
        """
        self.redraw()

    def render_line(self, y: int) -> Strip:
        if self.text_selection is not None:  # it runs over several lines
            return super(StripWidget, self).render_line(y)
        return super().render_line(y)

    def content_line(self, y: int) -> Content | None:
        """One line, so that of a form of a hundred lines only those in sight are drawn."""
        lines = self._lines(max(1, self.content_size.width))
        return lines[y] if y < len(lines) else None

    def on_resize(self) -> None:
        """What stands in it may depend on the room around it, which was another before it was laid out."""
        if not self.BY_WIDTH:
            self._lines_for = None
