"""How wide and how high the parts of the score grid are in the room that there is."""

from functools import lru_cache
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.tui.widgets.grid_names import cut_names

WEIGHT_WIDTH: Final = 6
BAR_WIDTH: Final = 5
FOOT_LINES: Final = 3
_HEAD_LINES: Final = 2
"""A line of names and a rule."""
_LEAST_BELOW: Final = 4
"""Lines for the cell's detail that two lines of names leave at the least."""
_HIGH: Final = 20
"""Lines of the pane in which a grid that scrolls gives up one for names."""
_MUCH_BELOW: Final = 9
_LAST_NAME: Final = 20
"""Cells that the last candidate's name takes at the most."""


@frozen
class GridLayout:
    """Where things stand in a grid of a width, in cells and lines."""

    label: int
    """Cells of the column of criteria."""
    column: int
    """Cells of a candidate's column."""
    count: int
    """How many candidates fit beside one another."""
    heads: int
    """Lines above the first criterion: one or two for names, and a rule."""
    spacing: int
    """Lines from one criterion to the next."""
    name: int
    """Cells for a candidate's name."""
    last_name: int
    """Cells for the last one's name, which may reach to the edge."""
    alike: bool
    """Whether two names would look alike, each cut in one line."""

    @property
    def least_height(self) -> int:
        """Lines of a grid that shows one criterion."""
        return _HEAD_LINES + FOOT_LINES + 1

    def whole_height(self, criteria: int) -> int:
        """Lines of a grid that shows all criteria."""
        return self.heads + criteria * self.spacing + FOOT_LINES

    def rows_in(self, height: int) -> int:
        """How many criteria a grid of a height shows; at least one."""
        return max(1, (height - self.heads - FOOT_LINES) // self.spacing)


@lru_cache(maxsize=64)
def layout_of(names: tuple[str, ...], criteria: int, value: int, width: int, available: int) -> GridLayout:
    """The layout of a grid of `width` cells in a pane of `available` lines; a score takes `value` cells."""
    label = 20 if width < 76 else 25
    room = width - 1 - label - WEIGHT_WIDTH
    least = 2 + value + BAR_WIDTH
    count = max(1, min(len(names), room // least))
    column = max(least, min(least + 4, room // count))
    name = column - 3
    last_name = max(name, min(_LAST_NAME, room - (count - 1) * column - 3))
    cut, alike = cut_names(names, name, last_name if count >= len(names) else name)
    heads = _HEAD_LINES + _names_twice(criteria, available, cut=cut, alike=alike)
    spacing = _spacing(heads, criteria, available)
    return GridLayout(label, column, count, heads, spacing, name, last_name, alike)


def _spacing(heads: int, criteria: int, available: int) -> int:
    """Two lines a row where there is room for the whole grid so, else one."""
    return 2 if available and available >= heads + FOOT_LINES + 2 * criteria + _MUCH_BELOW else 1


def _names_twice(criteria: int, available: int, *, cut: bool, alike: bool) -> bool:
    """Whether names get a second line: where there is room, or two would look alike."""
    rest = available - _HEAD_LINES - 1 - criteria - FOOT_LINES
    roomy = _spacing(_HEAD_LINES + 1, criteria, available) > 1
    scrolls = rest < 0 and available >= _HIGH
    if not roomy and not scrolls and rest < _LEAST_BELOW:
        return False
    return alike or (cut and (roomy or rest >= _MUCH_BELOW))
