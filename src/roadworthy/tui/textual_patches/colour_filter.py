"""Colours are made real where there are any to be made so.

Rests on: `App.get_line_filters` giving an `ANSIToTruecolor` that goes through every segment of every line,
and leaves those alone whose colours have a red, a green and a blue, and that are not dim.
"""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter


class WhereNeeded(LineFilter):
    """Another filter, for the lines that have something it would change: one of the terminal's own colours.

    Ours have none but in a theme of sixteen colours, and looking costs far less than the filter does.
    """

    def __init__(self, inner: ANSIToTruecolor) -> None:
        super().__init__()
        self.inner = inner

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, each colour with its red, green and blue."""
        if any(segment.style is not None and _is_terminals(segment.style) for segment in segments):
            return self.inner.apply(segments, background)
        return segments


def _is_terminals(style: Style) -> bool:
    color, ground = style.color, style.bgcolor
    return bool(
        (color is not None and color.triplet is None)
        or (ground is not None and ground.triplet is None)
        or style.dim
    )
