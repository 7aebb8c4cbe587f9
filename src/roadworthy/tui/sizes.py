"""The sizes of a terminal at which a screen is laid out otherwise, in columns and lines."""

from typing import Final

NARROW: Final = 100
"""Below this many columns the panes fold."""
WIDE: Final = 112
"""From this many columns on the guide has its full width."""
SMALLEST: Final = (60, 16)
"""Columns and lines without which nothing can be shown well."""


def too_small(width: int, height: int) -> bool:
    """Whether a terminal of this size is below what the program needs."""
    return width < SMALLEST[0] or height < SMALLEST[1]
