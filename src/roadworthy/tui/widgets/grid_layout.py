"""How wide and how high the parts of the score grid are in the room that there is.

What gives way, in this order: air between rows, the bars, names on more lines, then how many candidates stand
beside one another: names are cut where all of them do, or hardly any would. A figure and its sign never do.
"""

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Final

from rich.cells import cell_len

from roadworthy.model.frozen import frozen
from roadworthy.report.width_law import width_in_lines
from roadworthy.tui.widgets.grid_names import is_below_mark, is_cut, is_full, most_lines
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
_FEW: Final = 4
"""Candidates beside one another, which a name that is cut anyway does not make fewer."""
_LEAST_NAME: Final = 9
"""Cells of a name that is cut, where fewer candidates can have more."""
_LEAST_ROWS: Final = 5
"""Criteria that stay in sight at the least where names go on below."""


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
    air: int
    """Blank cells between the weights and the first candidate's column, where there are some to spare."""
    bar: int
    """Cells of a cell's bar; 0 where there is no room for one."""
    below: bool
    """Whether the bar stands below its figure instead of beside it."""
    foot: int
    """Lines below the last criterion: the totals, then what the signs mean."""
    given: int
    """Lines that what stands below the grid gives up, where all criteria are in sight for it."""

    @property
    def left(self) -> int:
        """Cells before the first candidate's column."""
        return self.label + WEIGHT_WIDTH + self.air

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


@lru_cache(maxsize=256)
def _heads_of(names: tuple[str, ...], width: int, lines: int) -> tuple[int, int, int, int]:
    """Of names in so many cells: how many are cut, begin below their mark, touch the next one; all lines."""
    return (
        sum(is_cut(one, width, lines) for one in names),
        sum(is_below_mark(one, width) for one in names),
        sum(is_full(one, width) for one in names[:-1]),
        sum(most_lines((one,), width, lines) for one in names),
    )


@frozen
class _Columns:
    """What there is to share out in the width of a grid, and how that is done."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    width: int
    spare: int
    """Cells that shorter weights leave to the criteria's names."""
    plain: int
    """Cells of a candidate's column with a figure, its sign and a total."""
    beside: int
    """The same with a bar."""
    lines: int
    """Lines of the candidates' names."""
    most_lines: int
    """The same where a name would be cut."""
    under: int
    """Lines of a criterion's name."""
    single: bool

    def room(self, label: int) -> int:
        """Cells beside a column of criteria."""
        return self.width - label - WEIGHT_WIDTH

    def pitch(self, label: int, count: int) -> int:
        """Cells from one candidate to the next; the last one's end in air, which may be at the edge."""
        wider = (self.room(label) + _EDGE) // max(1, count)
        return wider if wider > self.plain else self.room(label) // max(1, count)

    def cuts(self, label: int) -> bool:
        """Whether a criterion's name is cut in a column of so many cells."""
        return any(cells > label + self.spare for cells in self._whole)

    @cached_property
    def _whole(self) -> list[int]:
        """Cells that each criterion's name takes on its lines."""
        return [width_in_lines(one, self.under) for one in self.labels]

    @cached_property
    def _in_a_line(self) -> list[int]:
        """The same on one line."""
        return [cell_len(one) for one in self.labels]

    def worth(self, label: int, count: int) -> tuple[int, int, int, int, int]:
        """What a column of criteria costs: names cut, broken, their lines, what touches, the names' room."""
        name = self.room(label) // max(1, count) - _BEFORE_NAME
        cut, broken, touch, heads = _heads_of(self.names, name, self.lines)
        room = label if cut else 0
        cut += sum(cells > label + self.spare for cells in self._whole)
        broken += sum(cells > label + self.spare for cells in self._in_a_line)
        return cut, broken, heads, touch + (self.pitch(label, count) <= self.plain), room

    def widest(self, count: int, column: int, labels: range | None = None) -> int | None:
        """The best column of criteria beside which so many candidates have columns of so many cells."""
        labels = labels or (_ALONE if self.single else _LABELS)
        found = [it for it in labels if self.room(it) >= count * column]
        return min(found, key=lambda label: self.worth(label, count)) if found else None

    def chosen(self) -> tuple[int, int, int]:
        """The column of criteria, the least of a candidate's, and how many of those stand side by side."""
        wanted = 1 if self.single else max(1, len(self.names))
        ways = [
            (found, one)
            for one in (self.beside, self.plain)
            if (found := self.widest(wanted, one)) is not None
        ]
        if not ways and (found := self.widest(wanted, self.plain, _TIGHT)) is not None:
            ways = [(found, self.plain)]  # names are cut before one of few candidates goes
        if not ways:
            label, count = self._fewer()
            return label, self.plain, count
        # A bar goes before a name is cut for it; where rows have a second line it stands there.
        counted = 2 if self.under > 1 else 1
        label, least = min(ways, key=lambda way: self.worth(way[0], wanted)[:counted])
        return label, least, wanted

    def _fewer(self) -> tuple[int, int]:
        """The column of criteria, and how many candidates beside it, where not all of them fit."""
        most = max(1, self.room(_LABELS[-1]) // self.plain)
        for count in range(most, 1, -1):
            label = self.widest(count, self.plain)
            if label is None:
                continue
            name = self.room(label) // count - _BEFORE_NAME
            cut = _heads_of(self.names, name, self.most_lines)[0]
            if not cut and (count <= _FEW or not self.cuts(label)):
                return label, count
            if count <= _FEW and name >= _LEAST_NAME:
                return label, count
        return self.widest(1, self.plain) or _LABELS[-1], 1


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
    criteria = len(labels)
    plain = max(1 + value + _SIGN, _TOTAL)
    beside = max(plain, 1 + value + _SIGN + 1 + _BAR + 1)
    lines = 3 if available >= criteria + _MUCH_BELOW + 7 else 2
    most_heads = 3 if available >= _ROOM_FOR_NAMES else lines
    more = max(_GIVEN, below - _LEAST_BELOW)
    spare = WEIGHT_WIDTH - 2 - weight
    rows = available - 1 - lines - FOOT_LINES - legend - below + more
    under = 2 if 2 * criteria <= rows else 1
    columns = _Columns(names, labels, width, spare, plain, beside, lines, most_heads, under, single)
    label, least, count = columns.chosen()
    if columns.cuts(label) and rows >= 2 * min(criteria, _LEAST_ROWS):
        # A second line for each name, though fewer criteria are in sight then.
        columns = replace(columns, under=2)
        label, least, count = columns.chosen()
    room = max(plain, width - label - WEIGHT_WIDTH)
    most = max(beside - _BAR + _LONGEST_BAR, _TOTAL)
    column = max(least, min(most, columns.pitch(label, count) if least == plain else room // count))
    needed = max(map(cell_len, labels), default=0) - spare
    spared = min(max(0, label - max(needed, _LABELS[-1])), max(0, 1 + count * column - room))
    label, room = label - spared, room + spared
    air = min(1, max(0, room - count * column))
    if any(is_cut(one, column - _BEFORE_NAME, lines) for one in names):
        lines = most_heads
    heads = 1 + most_lines(names, column - _BEFORE_NAME, lines)
    left = available - heads - criteria - FOOT_LINES - below + _GIVEN
    # What explains the signs goes where all criteria are in sight for it, or hardly any is.
    foot = FOOT_LINES + (legend if left >= legend or (left < 0 and available > _LOW) else 0)
    if available:  # the row with the cursor stays in sight, whatever has to give way
        foot = max(0, min(foot, available - heads - 1 - kept))
    rest = available - heads - foot - below
    goes_on = any(cell_len(one) > label + spare for one in labels)
    given = more if goes_on else 0
    two = 2 * criteria <= rest + given or (columns.under > 1 and goes_on)
    if column >= beside:
        spacing = 2 if two else 1
        bar, under = min(_LONGEST_BAR, column - beside + _BAR), False
    else:
        spacing = 3 if 3 * criteria <= rest else 2 if two else 1
        bar, under = (min(_LONGEST_BAR, column - 2), True) if spacing > 1 else (0, False)
    return GridLayout(
        label, label + spare, weight, column, count, heads, spacing, air, bar, under, foot,
        max(_GIVEN, given),
    )  # fmt: skip
