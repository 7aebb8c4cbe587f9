"""How wide and how high the parts of the score grid are in the room that there is.

What gives way, in this order: air between rows, the bars, the length of criteria's names, then how many
candidates stand beside one another. A figure and its sign never do.
"""

from functools import lru_cache
from typing import Final

from rich.cells import cell_len

from roadworthy.model.frozen import frozen
from roadworthy.report.width_law import width_in_lines
from roadworthy.tui.widgets.grid_names import is_below_mark, is_cut, most_lines

LEAST_VALUE: Final = 4
"""Cells of a figure at the least: those of a value with two decimals."""
WEIGHT_WIDTH: Final = 4
_LABELS: Final = range(25, 16, -1)
"""Cells of the column of criteria, the roomiest first."""
_ALONE: Final = range(36, 16, -1)
"""The same beside a single candidate."""
_SIGN: Final = 2
"""Cells of a blank and the sign of what a score rests on."""
_BAR: Final = 5
"""Cells of a bar at the least."""
_LONGEST_BAR: Final = 24
_BEFORE_NAME: Final = 3
"""Cells of the edge, a mark and a blank."""
_TOTAL: Final = 10
"""Cells of a total's range, with the blank before it."""
FOOT_LINES: Final = 3
"""A rule, the values, and what of them is backed."""
_LEAST_BELOW: Final = 4
"""Lines for the cell's detail that bars of their own lines leave at the least."""
_MUCH_BELOW: Final = 8


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
    """Lines above the first criterion: those of names, and a rule."""
    spacing: int
    """Lines from one criterion to the next."""
    bar: int
    """Cells of a cell's bar; 0 where there is no room for one."""
    below: bool
    """Whether the bar stands below its figure instead of beside it."""
    foot: int
    """Lines below the last criterion: the totals, then what the signs mean."""

    @property
    def name(self) -> int:
        """Cells for a candidate's name, after its mark."""
        return self.column - _BEFORE_NAME

    @property
    def least_height(self) -> int:
        """Lines of a grid that shows one criterion."""
        return self.heads + self.foot + 1

    def whole_height(self, criteria: int) -> int:
        """Lines of a grid that shows all criteria."""
        return self.heads + criteria * self.spacing + self.foot

    def rows_in(self, height: int) -> int:
        """How many criteria a grid of a height shows; at least one."""
        return max(1, (height - self.heads - self.foot) // self.spacing)


@lru_cache(maxsize=64)
def layout_of(
    names: tuple[str, ...],
    labels: tuple[str, ...],
    value: int,
    width: int,
    available: int,
    *,
    single: bool = False,
    legend: int = 0,
    below: int = _LEAST_BELOW,
) -> GridLayout:
    """The layout of a grid of `width` cells in a pane of `available` lines; a score takes `value` cells.

    `names` are those of the candidates, `labels` those of the criteria. `single`: one candidate at a time.
    `legend`: lines of what the signs mean. `below`: lines to leave for what stands below the grid.
    """
    plain = max(1 + value + _SIGN, _TOTAL)
    beside = max(plain, 1 + value + _SIGN + 1 + _BAR + 1)
    wanted, criteria = 1 if single else len(names), len(labels)
    lines = 3 if available >= criteria + _MUCH_BELOW + 7 else 2
    tried = _ALONE if single else _LABELS
    least = next((it for it in (beside, plain) if width - tried[-1] - WEIGHT_WIDTH >= wanted * it), plain)
    fitting = [it for it in tried if width - it - WEIGHT_WIDTH >= wanted * least] or [tried[-1]]

    # A criterion's name goes on below, where there is a second line to each.
    under = 2 if 2 * criteria <= available - 1 - lines - FOOT_LINES - legend - below else 1

    def worth(label: int) -> tuple[int, int]:
        """What a column of criteria of so many cells costs: names that are cut, then names broken."""
        name = (width - label - WEIGHT_WIDTH) // max(1, wanted) - _BEFORE_NAME
        cut = sum(is_cut(one, name, lines) for one in names)
        cut += sum(width_in_lines(one, under) > label - 2 for one in labels)
        broken = sum(is_below_mark(one, name) for one in names)
        return cut, broken + sum(cell_len(one) > label - 2 for one in labels)

    label = min(fitting, key=worth)
    room = max(plain, width - label - WEIGHT_WIDTH)
    count = max(1, min(wanted, room // least))
    most = max(beside - _BAR + _LONGEST_BAR, _TOTAL)
    column = min(most, room // count)
    heads = 1 + most_lines(names, column - _BEFORE_NAME, lines)
    foot = FOOT_LINES + legend
    if available:  # the row with the cursor stays in sight, whatever has to give way
        foot = max(0, min(foot, available - heads - 1))
    rest = available - heads - foot - below
    if column >= beside:
        spacing = 2 if 2 * criteria <= rest else 1
        bar, under = min(_LONGEST_BAR, column - beside + _BAR), False
    else:
        spacing = next((lines for lines in (3, 2) if lines * criteria <= rest), 1)
        bar, under = (min(_LONGEST_BAR, column - 2), True) if spacing > 1 else (0, False)
    return GridLayout(label, column, count, heads, spacing, bar, under, foot)
