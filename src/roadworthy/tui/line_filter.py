"""The last guard before the terminal: no control character of anybody's leaves in a line."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from roadworthy.model.text import visible


class SafeLines(LineFilter):
    """Makes control characters visible in every drawn line, wherever the words came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, safe to print. Our own control segments pass."""
        del background
        return [
            segment
            if segment.control or (clean := visible(segment.text)) == segment.text
            else Segment(clean.replace("\n", " "), segment.style)
            for segment in segments
        ]
