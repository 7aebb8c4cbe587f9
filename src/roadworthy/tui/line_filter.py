"""What every line goes through last: no control character of anybody's leaves, and colours are real ones."""

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter

from roadworthy.model.text import visible
from roadworthy.tui.glyphs import is_ascii

_ALIKE: Final = {
    ".": "…", "-": "–—−─━·╺", '"': "“”„", "'": "‘’", "x": "×●", ">": "→", "<": "←", "^": "↑", "v": "↓▾",
    "|": "│┃▏▎▍▌▕┴╎", "#": "▋▊▉█▇▆▅", "=": "╸", " ": "▄▃▂▁▀▔", "~": "◐", "o": "○", "+": "✓",
    "A": "■", "B": "◆", "C": "▲",
}  # fmt: skip
_PLAIN: Final = {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
"""Signs of ours that a terminal without Unicode can't show, each by one it can."""


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


class SafeLines(LineFilter):
    """Makes control characters visible in every drawn line, wherever the words came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, safe to print. Our own control segments pass."""
        del background
        plain = is_ascii()
        if not plain and all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_safe(segment.text, plain=plain), segment.style)
            for segment in segments
        ]


def _safe(words: str, *, plain: bool) -> str:
    clean = visible(words).replace("\n", " ")
    return clean.translate(_PLAIN) if plain and not clean.isascii() else clean
