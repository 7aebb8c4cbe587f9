"""Which row, column and name of a sheet is what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from roadworthy.model.frozen import frozen
from roadworthy.tables.columns import Column, candidate_columns
from roadworthy.tables.grid import TextGrid
from roadworthy.tables.numbers import is_unknown, read_score, read_weight
from roadworthy.tables.sheet import (
    Sheet,
    SheetCell,
    name_and_weight,
    plainly_weighted,
    sheet_of,
    weight_column,
)
from roadworthy.tables.vocabulary import bare, is_aside, is_total, means


@frozen
class Parts:
    """What the rows of a sheet are, by their places."""

    items: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    winners: list[int] = field(default_factory=list)


@frozen
class Layout:
    """A sheet, and what its rows and columns are."""

    grid: TextGrid
    sheet: Sheet
    parts: Parts
    columns: tuple[Column, ...]
    weights: int | None
    """The column of the weights."""
    named: Mapping[int, tuple[str, str]]
    """Row → name and weight, where criteria carry their weights in their names."""
    comma: bool
    """Whether a comma is the decimal sign."""

    @property
    def weighted(self) -> bool:
        """Whether weights stand somewhere."""
        return self.weights is not None or bool(self.named)

    @property
    def doubtful(self) -> bool:
        """Whether the weights stand under a name that may mean something else, such as a priority."""
        return self.weights is not None and not means("weight", self.sheet.head[self.weights].words)

    def weight_cell(self, row: int) -> SheetCell:
        """The words of a row's weight, ``""`` without."""
        cells = self.sheet.rows[row]
        if self.weights is not None:
            return cells[self.weights]
        return SheetCell(self.named[row][1] if row in self.named else "", cells[0].line)


def layout_of(grid: TextGrid, weights: Mapping[str, str] | None) -> Layout | None:
    """The layout of a grid; None where there are no criteria or no candidates in it."""
    sheet = sheet_of(grid)
    if sheet is None:
        return None
    if weights and weight_column(sheet) is None:
        sheet = _with_weights(sheet, weights)
    column = weight_column(sheet)
    named = _named_weights(sheet) if column is None else {}
    parts = _parts(sheet, column, named, comma=grid.comma)
    if not parts.items:
        return None
    columns = candidate_columns(sheet, parts.items, parts.totals, column)
    if not columns:
        return None
    return Layout(grid, sheet, parts, tuple(columns), column, named, grid.comma or _commas(sheet))


def _with_weights(sheet: Sheet, weights: Mapping[str, str]) -> Sheet:
    """The sheet with the weights of another table, where that has one for every criterion."""
    items = [row for row in sheet.rows if not is_total(row[0].words) and not _is_extra(row[0].words)]
    if not items or any(bare(row[0].words) not in weights for row in items):
        return sheet
    head = (sheet.head[0], SheetCell("Weight", sheet.head[0].line), *sheet.head[1:])
    rows = tuple(
        (
            row[0],
            SheetCell(weights.get(bare(row[0].words), "") if row in items else "", row[0].line),
            *row[1:],
        )
        for row in sheet.rows
    )
    return Sheet(head, rows, sheet.turned)


def _is_extra(name: str) -> bool:
    return means("rank", name) or is_aside(name) or means("subtotal", name) or means("id", name)


def _named_weights(sheet: Sheet) -> dict[int, tuple[str, str]]:
    """Row → name and weight, where most criteria carry their weight in their names."""
    plain = plainly_weighted(sheet.head[0].words)
    rows = [row for row in range(len(sheet.rows)) if _may_be_criterion(sheet.rows[row][0].words)]
    found = {row: name_and_weight(sheet.rows[row][0].words, plain=plain) for row in rows}
    if not all(found.values()) and not plain:
        found = {row: name_and_weight(sheet.rows[row][0].words, plain=True) or None for row in rows}
    given = {row: pair for row, pair in found.items() if pair is not None}
    if len(given) < 2 or len(given) * 10 < len(rows) * 7:
        return {}
    return given


def _may_be_criterion(name: str) -> bool:
    return name_and_weight(name) is not None or not (is_total(name) or _is_extra(name))


def _parts(sheet: Sheet, weights: int | None, named: Mapping[int, tuple[str, str]], *, comma: bool) -> Parts:
    parts = Parts()
    for at, row in enumerate(sheet.rows):
        name = row[0].words
        weight = row[weights].words if weights is not None else ""
        own = at in named or (bool(weight) and not is_unknown(weight))
        if own and at not in named and is_total(name):
            own = _is_part(sheet, at, weights or 0, comma=comma)
        if is_total(name) and not own:
            parts.totals.append(at)
        elif means("rank", name) and not own:
            parts.ranks.append(at)
        elif (means("winner", name) or means("decision", name)) and not own:
            parts.winners.append(at)
        elif (_is_extra(name) or means("weight", name)) and not own:
            continue
        elif name.strip() and _counts(
            row, weights, after_total=bool(parts.totals), own=own, weighted=bool(named)
        ):
            parts.items.append(at)
    return parts


def _is_part(sheet: Sheet, at: int, weights: int, *, comma: bool) -> bool:
    """Whether a row with the name of totals is a criterion: criteria follow it, and it weighs no more."""
    found = [read_weight(row[weights].words, comma=comma) for row in sheet.rows]
    own = found[at]
    others = [one.value for i, one in enumerate(found) if one and not is_total(sheet.rows[i][0].words)]
    later = any(one and not is_total(sheet.rows[i][0].words) for i, one in enumerate(found) if i > at)
    return own is not None and later and own.value <= max(others, default=0.0)


def _counts(
    row: Sequence[SheetCell], weights: int | None, *, after_total: bool, own: bool, weighted: bool
) -> bool:
    """Whether a row is a criterion: a heading has no cells; below the totals only a weight makes one."""
    if own:
        return True
    cells = [cell.words for at, cell in enumerate(row) if at and at != weights]
    scored = sum(read_score(cell) is not None and not is_unknown(cell) for cell in cells)
    if weights is None and not weighted:
        return not after_total and any(cell.strip() for cell in cells)
    return not after_total and scored * 2 >= sum(bool(cell.strip()) for cell in cells) > 0


def _commas(sheet: Sheet) -> bool:
    """Whether a comma is the decimal sign: some number has one before one or two digits, none a point."""
    words = " ".join(cell.words for row in sheet.rows for cell in row[1:])
    return bool(re.search(r"\d,\d{1,2}(?!\d)", words)) and not re.search(r"\d\.\d", words)
