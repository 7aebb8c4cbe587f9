"""The sizes of a terminal at which a screen is laid out otherwise, in columns and lines."""

from enum import IntEnum
from typing import Final


class Layout(IntEnum):
    """How the panes of a walk stand beside one another. Wider never shows less."""

    SMALL = 0
    """One thing at a time."""
    FOLDED = 80
    """The rail in one line, the guide a closed drawer of one row."""
    PANES = 116
    """Rail, station and guide."""
    WIDE = 150
    """Rail, station, and a second column: what the station shows beside itself, and the guide below it."""


NARROW: Final = Layout.PANES.value
"""Below this many columns the panes fold."""
LOW: Final = 22
"""Below this many lines what is closed has no row of its own."""
RAIL: Final = 22
"""Columns of the rail, with its rule."""
GUIDE: Final = 32
"""Columns of the guide, with its rule and its gaps."""
GUTTER: Final = 2
"""Cells that a station leaves at its right for a scrollbar, and its second column does not."""
SMALLEST: Final = (60, 16)
"""Columns and lines without which nothing can be shown well."""
BREAKPOINTS: Final[list[tuple[int, str]]] = [
    (Layout.SMALL, "-narrow"),
    (Layout.PANES, "-panes"),
    (Layout.WIDE, "-wide"),
]
"""The least columns from which on a screen has a class, as Textual wants them."""


def layout_of(width: int) -> Layout:
    """The layout for a terminal of so many columns."""
    return max(one for one in Layout if width >= one)


def second_column(width: int) -> int:
    """Columns right of the station, with their rule: the guide, or a second column of its own."""
    match layout_of(width):
        case Layout.WIDE:
            room = width - RAIL
            return room - room // 2
        case Layout.PANES:
            return GUIDE
        case _:
            return 0


def too_small(width: int, height: int) -> bool:
    """Whether a terminal of this size is below what the program needs."""
    return width < SMALLEST[0] or height < SMALLEST[1]
