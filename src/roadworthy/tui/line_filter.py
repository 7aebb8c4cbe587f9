"""What every line goes through last: no control character of anybody's leaves."""

from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from roadworthy.model.text import visible
from roadworthy.tui.glyphs import is_ascii

_ALIKE: Final = {
    ".": "…", "-": "–—−─━·╺", '"': "“”„", "'": "‘’", "x": "×●", ">": "→", "<": "←", "^": "↑", "v": "↓▾",
    "|": "│┃▏▎▍▌▕┴╎", "#": "▋▊▉█▇▆▅", "=": "╸", " ": "▄▃▂▁▀▔", "~": "◐", "o": "○", "+": "✓",
    "A": "■", "B": "◆", "C": "▲",
}  # fmt: skip
_PLAIN: Final = {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
"""Signs of ours that a terminal without Unicode can't show, each by one it can."""

_THUMB_ENDS: Final = frozenset("▁▂▃▄▅▆▇")


class SafeLines(LineFilter):
    """Makes control characters visible in every drawn line, wherever the words came from."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, safe to print. Our own control segments pass."""
        del background
        plain = is_ascii()
        if not plain and all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_shown(segment, plain=plain), segment.style)
            for segment in segments
        ]


def _shown(segment: Segment, *, plain: bool) -> str:
    """The words of a segment, safe to print; an end of a scrollbar is blank in ASCII."""
    if plain and segment.text in _THUMB_ENDS and "@mouse.down" in (segment.style or Style()).meta:
        return " "
    return _safe(segment.text, plain=plain)


def _safe(words: str, *, plain: bool) -> str:
    clean = visible(words).replace("\n", " ")
    return clean.translate(_PLAIN) if plain and not clean.isascii() else clean
