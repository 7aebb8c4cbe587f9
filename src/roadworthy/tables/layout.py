"""Which row, column and name of a sheet is what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from math import fsum
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.tables.columns import Column, candidate_columns
from roadworthy.tables.direction import of_name
from roadworthy.tables.gates import gate_rows, is_met_or_not
from roadworthy.tables.grid import TextGrid
from roadworthy.tables.groups import group_rows
from roadworthy.tables.named_totals import weighed_totals
from roadworthy.tables.numbers import DECIMAL_COMMA, POINT, is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import (
    Sheet,
    SheetCell,
    direction_column,
    is_unnamed_share,
    name_and_weight,
    plainly_weighted,
    sheet_of,
    weight_column,
)
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import (
    bare,
    is_extra,
    is_signs_summed,
    is_subtotal,
    is_total,
    means,
)
from roadworthy.tables.weight_cells import read_weight
from roadworthy.tables.weights_in_names import ONCE, named_weights

_THREE: Final = re.compile(r"\d,\d{3}(?!\d)")


@frozen
class SheetParts:
    """What the rows of a sheet are, by their places."""

    items: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    winners: list[int] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)
    """Rows at the end that hold figures and no weight, or all of it, under a name that says nothing."""
    apart: list[int] = field(default_factory=list)
    """Rows that have a name and are none of these: they hold no scores, or say that they have to be met."""


@frozen
class TableLayout:
    """A sheet, and what its rows and columns are."""

    grid: TextGrid
    sheet: Sheet
    parts: SheetParts
    columns: tuple[Column, ...]
    weights: int | None
    """The column of the weights."""
    named: Mapping[int, tuple[str, str]]
    """Row → name and weight, where criteria carry their weights in their names."""
    directions: int | None
    """The column that says which end is the better one."""
    comma: bool
    """Whether a comma is the decimal sign."""
    sums: frozenset[int] = frozenset()
    """Rows that are taken for sums of groups, to see whether totals follow so."""

    @property
    def weighted(self) -> bool:
        """Whether weights stand somewhere."""
        return self.weights is not None or bool(self.named)

    @property
    def doubtful(self) -> bool:
        """Whether what is taken for weights may mean something else.

        A column of priorities or shares; in names, bare numbers such as counts, ``Patients (2)``, levels,
        ``P0 (critical)``, and percentages that add up to nothing, ``October (70%)``.
        """
        if self.weights is not None:
            return not means("weight", self.sheet.head[self.weights].words)
        if not self.named or plainly_weighted(self.sheet.head[0].words):
            return False
        said = [read_weight(weight, comma=self.comma) for _, weight in self.named.values()]
        values = [one.value for one in said if one is not None and one.kind != "word"]
        if len(values) < len(said):
            return True
        if all("%" in weight for _, weight in self.named.values()):
            return not 95 <= fsum(values) <= 105
        names = (self.sheet.rows[row][0].words for row in self.named)
        whole = any(abs(fsum(values) - one) < 0.05 * one for one in (1.0, 100.0))
        return not all(map(name_and_weight, names)) and not whole

    @property
    def implied(self) -> bool:
        """Whether some criteria are said to count several times, so that the others count once."""
        return any(weight is ONCE for _, weight in self.named.values())

    @property
    def shares(self) -> bool:
        """Whether the weights are a column that nothing calls so, and that merely adds up to a whole."""
        return (
            self.doubtful
            and self.weights is not None
            and not means("maybe_weight", self.sheet.head[self.weights].words)
        )

    def weight_cell(self, row: int) -> SheetCell:
        """The words of a row's weight, ``""`` without."""
        cells = self.sheet.rows[row]
        if self.weights is not None:
            return cells[self.weights]
        return SheetCell(self.named[row][1] if row in self.named else "", cells[0].place)


def layout_of(
    grid: TextGrid,
    weights: Mapping[str, str] | None,
    certain: frozenset[int] = frozenset(),
    sums: frozenset[int] = frozenset(),
) -> TableLayout | None:
    """The layout of a grid; None where there are no criteria or no candidates in it.

    `certain` are rows that are criteria, though they might be totals by their place, and `sums` rows that are
    none, though they might be.
    """
    sheet = sheet_of(grid)
    if sheet is None:
        return None
    if weights and weight_column(sheet) is None:
        sheet = _with_weights(sheet, weights)
    column = weight_column(sheet)
    named = named_weights(sheet) if column is None or is_unnamed_share(sheet, column) else {}
    if column is not None and _all_carry_weights(sheet, named, column):
        column = None
    named = named if column is None else {}
    comma = grid.comma or _commas(sheet)
    parts = _parts(sheet, column, named, certain, sums, comma=comma)
    if not parts.items:
        return None
    directions = direction_column(sheet, column)
    columns = candidate_columns(sheet, parts.items, [*parts.totals, *parts.unsure], column, directions)
    if not columns:
        return None
    return TableLayout(grid, sheet, parts, tuple(columns), column, named, directions, comma, sums)


def _with_weights(sheet: Sheet, weights: Mapping[str, str]) -> Sheet:
    """The sheet with the weights of another table, where that has one for every criterion."""
    items = [not is_total(row[0].words) and not is_extra(row[0].words) for row in sheet.rows]
    known = [bare(row[0].words) in weights for row in sheet.rows]
    if not any(items) or any(own and not has for own, has in zip(items, known, strict=True)):
        return sheet
    head = (sheet.head[0], SheetCell("Weight", sheet.head[0].place), *sheet.head[1:])
    rows = tuple(
        (
            row[0],
            SheetCell(weights.get(bare(row[0].words), "") if own else "", row[0].place),
            *row[1:],
        )
        for row, own in zip(sheet.rows, items, strict=True)
    )
    return Sheet(head, rows, sheet.turned)


def _all_carry_weights(sheet: Sheet, named: Mapping[int, tuple[str, str]], column: int) -> bool:
    """Whether each row with a figure in a column has a weight in its name as well: the figures are scores,
    then.
    """
    rows = [at for at, row in enumerate(sheet.rows) if not is_unknown(row[column].words)]
    return bool(named) and all(at in named for at in rows if not is_total(sheet.rows[at][0].words))


def _parts(
    sheet: Sheet,
    weights: int | None,
    named: Mapping[int, tuple[str, str]],
    certain: frozenset[int],
    sums: frozenset[int],
    *,
    comma: bool,
) -> SheetParts:
    parts = SheetParts()
    figures = _figures(sheet, weights)
    weighed = weighed_totals(sheet, weights, comma=comma) if weights is not None else frozenset()
    found = group_rows(sheet, weights, comma=comma) if weights is not None else frozenset()
    groups = (found | sums) - certain
    unsure = _unsure(sheet, weights, named, groups, comma=comma) - certain - groups
    gates = gate_rows(sheet, weights)
    nets = _has_nets(sheet)
    for at, row in enumerate(sheet.rows):
        name = row[0].words
        if at in groups or (is_subtotal(name) and at not in named and at not in unsure):
            continue
        if at in gates:
            parts.apart.append(at)
            continue
        weight = row[weights].words if weights is not None else ""
        own = at in named or (bool(weight) and not is_unknown(weight))
        if own and at not in named and is_total(name):
            own = at in weighed
        if (is_total(name) or (nets and means("net", name))) and not own:
            parts.totals.append(at)
        elif means("rank", name) and not own:
            parts.ranks.append(at)
        elif (means("winner", name) or means("decision", name)) and not own:
            parts.winners.append(at)
        elif at in unsure:
            parts.unsure.append(at)
        elif at in certain:
            parts.items.append(at)
        elif (is_extra(name) or means("weight", name)) and not own:
            continue
        elif (name.strip() or (own and _any_score(row, figures))) and _counts(
            row, weights, figures, after_total=bool(parts.totals), own=own, weighted=bool(named)
        ):
            parts.items.append(at)
        elif name.strip() and (_may_be_criteria(sheet, weights, parts) or _says_whether(row, weights)):
            parts.apart.append(at)
    return parts


def _any_score(row: Sequence[SheetCell], figures: frozenset[int]) -> bool:
    cells = (row[at].words for at in figures)
    return any(read_score(cell) is not None and not is_unknown(cell) for cell in cells)


def _has_nets(sheet: Sheet) -> bool:
    """Whether pluses and minuses are held against each other: they are counted, or figures are below 0."""
    if any(is_signs_summed(row[0].words) for row in sheet.rows):
        return True
    read = (read_score(cell.words) for row in sheet.rows for cell in row[1:])
    return any(score is not None and score.span is not None and score.span.low < 0 for score in read)


def _may_be_criteria(sheet: Sheet, weights: int | None, parts: SheetParts) -> bool:
    """Whether what holds no scores is called as criteria are, above the totals: beside options, columns of
    words are about them.
    """
    return weights is not None and not sheet.turned and not parts.totals


def _says_whether(row: Sequence[SheetCell], weights: int | None) -> bool:
    """Whether a row says yes or no of each candidate."""
    given = [cell.words for at, cell in enumerate(row) if at and at != weights and not is_unknown(cell.words)]
    return bool(given) and all(map(is_met_or_not, given))


def _unsure(
    sheet: Sheet,
    weights: int | None,
    named: Mapping[int, tuple[str, str]],
    groups: frozenset[int],
    *,
    comma: bool,
) -> set[int]:
    """The rows behind the last criterion that may hold totals, whatever they are called.

    Their weight is empty or the sum of those above, and figures stand beside it. Nothing but results
    follows them.
    """
    if weights is None and not named:
        return set()
    found: set[int] = set()
    whole: float | None = None
    named_total = False
    for at in range(len(sheet.rows) - 1, 1, -1):
        row = sheet.rows[at]
        if at in named or of_name(row[0].words):
            break
        name, weight = row[0].words, row[weights].words if weights is not None else ""
        own = bool(weight) and not is_unknown(weight)
        if own:
            if named_total and not is_total(name) and not _is_whole(weight, comma=comma):
                break
            whole = _sum_above(sheet, at, weights or 0, whole, groups, comma=comma)
            if whole is None:
                break
        figures = [
            cell.words for i, cell in enumerate(row) if i and i != weights and not is_unknown(cell.words)
        ]
        read = sum(read_total(words, comma=comma, loose=True) is not None for words in figures)
        named_total = named_total or is_total(name)
        aside = is_extra(name) and not means("raw", name) and not (own and is_subtotal(name))
        if is_total(name) or aside or not figures or not read:
            continue
        if read * 2 > len(figures):
            found.add(at)
        elif own:
            break
    return found


def _is_whole(weight: str, *, comma: bool) -> bool:
    """Whether a weight is all there is, 100 %, which no criterion has beside others."""
    read = read_weight(weight, comma=comma)
    return read is not None and read.kind == "percent" and read.value == 100


def _sum_above(
    sheet: Sheet, at: int, weights: int, whole: float | None, groups: frozenset[int], *, comma: bool
) -> float | None:
    """The weight of a row where it is the sum of those above, groups apart, and that of all such rows behind
    it; else None.
    """
    own = read_weight(sheet.rows[at][weights].words, comma=comma)
    if own is None or own.kind == "word" or (whole is not None and abs(own.value - whole) > 1e-9):
        return None
    above = [
        read_weight(sheet.rows[row][weights].words, comma=comma) for row in range(at) if row not in groups
    ]
    known = [one.value for one in above if one and one.kind != "word"]
    total = fsum(known)
    while len(known) > 2 and known[-1] == own.value and total - own.value >= own.value - 1e-9:
        total -= known.pop()
    if len(known) < 2 or abs(own.value - total) > 0.011 * max(own.value, 1e-9):
        return None
    shares = own.kind == "percent" or max(known) < 1
    return (
        own.value if not shares or min(abs(own.value - 100), abs(own.value - 1)) < 0.021 * own.value else None
    )


def _figures(sheet: Sheet, weights: int | None) -> frozenset[int]:
    """The columns most of whose cells are scores; all but that of the weights where none is so."""
    others = frozenset(range(1, len(sheet.head))) - {weights}
    found = set()
    for at in others:
        given = [cell.words for cell in sheet.column(at) if not is_unknown(cell.words)]
        if given and sum(read_score(words) is not None for words in given) * 2 > len(given):
            found.add(at)
    return frozenset(found) or others


def _counts(
    row: Sequence[SheetCell],
    weights: int | None,
    figures: frozenset[int],
    *,
    after_total: bool,
    own: bool,
    weighted: bool,
) -> bool:
    """Whether a row is a criterion: a heading has no cells; below the totals only a weight makes one."""
    if own:
        return True
    cells = [cell.words for at, cell in enumerate(row) if at and at != weights]
    if weights is not None or weighted:
        cells = [cell.words for at, cell in enumerate(row) if at in figures]
    scored = sum(read_score(cell) is not None and not is_unknown(cell) for cell in cells)
    if weights is None and not weighted:
        given = [cell for cell in cells if not is_unknown(cell)]
        words = bool(given) and not scored and all(cell[:1].isalpha() for cell in given)
        return not after_total and any(cell.strip() for cell in cells) and not words
    return not after_total and scored * 2 >= sum(bool(cell.strip()) for cell in cells) > 0


def _commas(sheet: Sheet) -> bool:
    """Whether a comma is the decimal sign: some number has one before one or two digits or behind a 0,
    none a point.
    """
    words = " ".join(cell.words[:40] for row in sheet.rows for cell in row[1:])
    return DECIMAL_COMMA.search(words) is not None and not POINT.search(words)


def doubtful_commas(sheet: Sheet) -> bool:
    """Whether commas stand before three digits alone, where they may part thousands as well as decimals."""
    words = " ".join(cell.words[:40] for row in sheet.rows for cell in row[1:])
    return _THREE.search(words) is not None and not DECIMAL_COMMA.search(words) and not POINT.search(words)
