"""Straight lines in dots: braille, two across and four down in each cell; a letter each in plain ASCII."""

from collections.abc import Sequence
from typing import Final

from roadworthy.tui.glyphs import is_ascii

_DOTS: Final = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bits of a braille sign by column and row of its dots."""
_BRAILLE: Final = 0x2800

PlotCell = tuple[str, int]
"""A sign, and which of the lines it belongs to."""


def plotted(
    ends: Sequence[tuple[float, float]], columns: int, rows: int, low: float, high: float
) -> dict[tuple[int, int], PlotCell]:
    """The cells, by row from the top and column, of lines that run from the left edge to the right one.

    `ends` are the values at both edges, `low` and `high` those at the lower and upper edge. Where two lines
    share a cell, the one that is higher there keeps it.
    """
    span = high - low or 1.0
    found: dict[tuple[int, int], PlotCell] = {}
    across, down = (1, 1) if is_ascii() else (2, 4)
    heights: dict[tuple[int, int], float] = {}
    for which, (start, end) in enumerate(ends):
        bits: dict[tuple[int, int], int] = {}
        last = columns * across - 1
        for x in range(last + 1):
            at = start + (end - start) * (x / last if last else 0.0)
            y = min(rows * down - 1, max(0, round((high - at) / span * (rows * down - 1))))
            cell = (y // down, x // across)
            bits[cell] = bits.get(cell, 0) | _DOTS[x % across][y % down]
            if heights.get(cell, at - 1) < at or found.get(cell, ("", -1))[1] == which:
                heights[cell] = max(at, heights.get(cell, at))
                sign = chr(ord("a") + which % 26) if is_ascii() else chr(_BRAILLE | bits[cell])
                found[cell] = (sign, which)
    return found
