"""Lines of content made into strips, each anew only where it looks otherwise than before.

Rests on: `Visual.to_strips` making of a line that fits what `Content.render` gives, with the place of each
piece in its style (`Style.rich_style_with_offset`), and of nothing else.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

_MOST: Final = 500
"""Lines that are held for one widget."""
_MOST_STYLES: Final = 4_000
"""Styles at places that are held for all widgets: a screen has a few hundred."""
_placed: Final[dict[tuple[Style, int, int], RichStyle]] = {}


class StripCache:
    """The strips of one widget's lines.

    After a key most lines of a grid or a form are as they were, and comparing a line costs far less than
    making its strip.
    """

    def __init__(self, widget: Widget) -> None:
        self.widget = widget
        self._held: dict[int, tuple[object, Strip]] = {}
        self._whole: dict[int | None, tuple[object, Strip]] = {}
        self._looks: Any = None
        """What all whole lines were made for."""

    def line(self, y: int, content: Content, width: int) -> Strip:
        """The strip of the line at `y` in `width` cells."""
        widget = self.widget
        style = widget.visual_style
        theme, selection = widget.app.current_theme, widget.text_selection
        looks = (content.plain, tuple(content.spans), width, style, theme, selection)
        held = self._held.get(y)
        if held is not None and held[0] == looks:
            return held[1]
        if selection is None and content.cell_length <= width and "\t" not in content.plain:
            strip = self._plainly(y, content, style)
        else:
            strips = Visual.to_strips(widget, content, width, 1, style)
            strip = strips[0] if strips else Strip.blank(width, style.rich_style)
        if len(self._held) > _MOST:
            self._held.clear()
        self._held[y] = (looks, strip)
        return strip

    def looks(self) -> object:
        """What whole lines look like apart from their content: other looks, other lines."""
        widget = self.widget
        filters = tuple(widget.get_line_filters())
        looks = (widget.visual_style, filters, widget.background_colors[1], widget.app.current_theme)
        if looks != self._looks:
            self._looks = looks
            self._whole.clear()
        return looks

    def whole(self, y: int, content: Content | None, width: int) -> Strip:
        """A whole line of `width` cells, with its ground and through all filters; None is an empty one.

        The filters are those of the last `looks`.
        """
        said = (width, None if content is None else (content.plain, tuple(content.spans)))
        key = None if content is None else y
        held = self._whole.get(key)
        if held is None or held[0] != said:
            style, filters, ground, _ = self._looks
            strip = (
                Strip.blank(width, style.rich_style)
                if content is None
                else self.line(y, content, width).adjust_cell_length(width, Style(ground).rich_style)
            )
            if len(self._whole) > _MOST:
                self._whole.clear()
            held = self._whole[key] = (said, filtered(strip, filters, ground))
        return held[1]

    def _plainly(self, y: int, content: Content, style: Style) -> Strip:
        """The strip of a line that fits: nothing to wrap, to align or to select in it."""
        segments = []
        x = 0
        for words, style_here in self._styled(content, style):
            segments.append(Segment(words, _at(style_here, x, y)))
            x += len(words)
        return Strip(segments, content.cell_length)

    def _styled(self, content: Content, style: Style) -> Iterator[tuple[str, Style]]:
        parse = self.widget.app.stylesheet.parse_style
        words = content.plain
        spans = [span for span in content.spans if span.style and span.end > span.start]
        if any(after.start < before.end for before, after in pairwise(spans)):
            yield from content.render(style, end="", parse_style=parse)
            return
        at = 0
        for span in spans:
            if span.start > at:
                yield words[at : span.start], style
            yield words[span.start : span.end], style + parse(span.style)
            at = span.end
        if at < len(words):
            yield words[at:], style


def filtered(strip: Strip, filters: Iterable[LineFilter], ground: Color) -> Strip:
    """The strip through all filters; the same one where none of them changes anything."""
    for one in filters:
        before = list(strip)
        after = one.apply(before, ground)
        if after is not before:
            strip = Strip(after, strip.cell_length)
    return strip


def _at(style: Style, x: int, y: int) -> RichStyle:
    """The style with its place, by which words are found under the mouse."""
    placed = _placed.get((style, x, y))
    if placed is None:
        if len(_placed) > _MOST_STYLES:
            _placed.clear()
        placed = _placed[style, x, y] = style.rich_style_with_offset(x, y)
    return placed
