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
from roadworthy.tui.widgets.ground_signs import points_texts

LEAST_VALUE: Final = 4
"""Cells of a figure at the least: those of a value with two decimals."""
WEIGHT_WIDTH: Final = 4
_LABELS: Final = range(25, 16, -1)
"""Cells of the column of criteria, the roomiest first."""
_TIGHT: Final = range(16, 13, -1)
"""The same where one of the candidates would have to go."""
_ALONE: Final = range(36, 16, -1)
"""The same beside a single candidate."""
_SIGN: Final = 2
"""Cells of a blank and the sign of what a score rests on."""
_BAR: Final = 5
"""Cells of a bar at the least."""
_LONGEST_BAR: Final = 24
_EDGE: Final = 1
"""Cells that stay empty at the right."""
_BEFORE_NAME: Final = 3
"""Cells of the edge, a mark and a blank."""
_TOTAL: Final = 10
"""Cells of a total's range, with the blank before it."""
FOOT_LINES: Final = 3
"""A rule, the values, and what of them is backed."""
_GIVEN: Final = 3
"""Lines that what stands below the grid gives up, where all criteria are in sight for it."""
_LEAST_BELOW: Final = 4
"""Lines for the cell's detail that bars of their own lines leave at the least."""
_MUCH_BELOW: Final = 8
_ROOM_FOR_NAMES: Final = 14
"""Lines of a pane from which on a name is on three of them rather than cut."""
_LOW: Final = 18
"""Lines of a pane up to which nothing is explained in it before all criteria are in sight."""


@frozen
class GridLayout:
    """Where things stand in a grid of a width, in cells and lines."""

    label: int
    """Cells of the column of criteria."""
    criterion: int
    """Cells for a criterion's name: the column, and what shorter weights leave of theirs."""
    weight: int
    """Cells of the longest weight."""
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
    given: int
    """Lines that what stands below the grid gives up, where all criteria are in sight for it."""

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


def layout_of(
    names: tuple[str, ...],
    labels: tuple[str, ...],
    value: int,
    width: int,
    available: int,
    *,
    weights: tuple[float, ...] = (),
    single: bool = False,
    legend: int = 0,
    below: int = _LEAST_BELOW,
    kept: int = 0,
) -> GridLayout:
    """The layout of a grid of `width` cells in a pane of `available` lines; a score takes `value` cells.

    `names` are those of the candidates, `labels` those of the criteria, `weights` what they weigh. `single`:
    one candidate at a time. `legend`: lines of what the signs mean. `below`: lines to leave for what stands
    below the grid, `kept`: those of them for which even the totals give way.
    """
    weight = max(map(len, points_texts(weights)), default=1)
    return _laid_out(
        names, labels, value, width, available,
        weight=weight, single=single, legend=legend, below=below, kept=kept,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _laid_out(
    names: tuple[str, ...],
    labels: tuple[str, ...],
    value: int,
    width: int,
    available: int,
    *,
    weight: int,
    single: bool,
    legend: int,
    below: int,
    kept: int,
) -> GridLayout:
    """The same by how long the longest weight is: nothing of a decision is kept but names."""
    width -= _EDGE
    plain = max(1 + value + _SIGN, _TOTAL)
    beside = max(plain, 1 + value + _SIGN + 1 + _BAR + 1)
    wanted, criteria = 1 if single else len(names), len(labels)
    lines = 3 if available >= criteria + _MUCH_BELOW + 7 else 2
    more = max(_GIVEN, below - _LEAST_BELOW)
    # A criterion's name goes on below, where there is a second line to each.
    under = 2 if 2 * criteria <= available - 1 - lines - FOOT_LINES - legend - below + more else 1

    spare = WEIGHT_WIDTH - 2 - weight

    def worth(label: int) -> tuple[int, int, int]:
        """What a column of criteria of so many cells costs: names cut, names broken, lines of names."""
        name = (width - label - WEIGHT_WIDTH) // max(1, wanted) - _BEFORE_NAME
        cut = sum(is_cut(one, name, lines) for one in names)
        cut += sum(width_in_lines(one, under) > label + spare for one in labels)
        broken = sum(is_below_mark(one, name) for one in names)
        broken += sum(cell_len(one) > label + spare for one in labels)
        return cut, broken, sum(most_lines((one,), name, lines) for one in names)

    def fitting(labels: range, column: int) -> list[int]:
        """The columns of criteria beside which all candidates have columns of so many cells."""
        return [it for it in labels if width - it - WEIGHT_WIDTH >= wanted * column]

    # A bar goes before a name is cut for it; names do before a candidate goes.
    tried = _ALONE if single else _LABELS
    ways = [(min(found, key=worth), one) for one in (beside, plain) if (found := fitting(tried, one))]
    ways = ways or [(it, plain) for it in fitting(_TIGHT, plain)[:1]] or [(tried[-1], plain)]
    # Where rows have a second line bars stand there, and names on one.
    counted = 2 if under > 1 else 1
    label, least = min(ways, key=lambda way: worth(way[0])[:counted])
    room = max(plain, width - label - WEIGHT_WIDTH)
    count = max(1, min(wanted, room // least))
    most = max(beside - _BAR + _LONGEST_BAR, _TOTAL)
    column = min(most, room // count)
    if available >= _ROOM_FOR_NAMES and any(is_cut(one, column - _BEFORE_NAME, lines) for one in names):
        lines = 3
    heads = 1 + most_lines(names, column - _BEFORE_NAME, lines)
    left = available - heads - criteria - FOOT_LINES - below + _GIVEN
    # What explains the signs goes where all criteria are in sight for it, or hardly any is.
    foot = FOOT_LINES + (legend if left >= legend or (left < 0 and available > _LOW) else 0)
    if available:  # the row with the cursor stays in sight, whatever has to give way
        foot = max(0, min(foot, available - heads - 1 - kept))
    rest = available - heads - foot - below
    given = more if any(cell_len(one) > label + spare for one in labels) else 0
    if column >= beside:
        spacing = 2 if 2 * criteria <= rest + given else 1
        bar, under = min(_LONGEST_BAR, column - beside + _BAR), False
    else:
        spacing = 3 if 3 * criteria <= rest else 2 if 2 * criteria <= rest + given else 1
        bar, under = (min(_LONGEST_BAR, column - 2), True) if spacing > 1 else (0, False)
    return GridLayout(
        label, label + spare, weight, column, count, heads, spacing, bar, under, foot, max(_GIVEN, given)
    )
