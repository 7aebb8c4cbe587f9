"""What a table states as its results: totals, places, a winner."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import fsum
from typing import Final

from roadworthy.method.audit.table import Figure, Totals
from roadworthy.model.text import one_line
from roadworthy.tables.columns import shown
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.numbers import ReadNumber, is_unknown, short
from roadworthy.tables.sheet import SheetCell, same_name
from roadworthy.tables.total_cells import read_place, read_total
from roadworthy.tables.vocabulary import (
    WINS,
    bare,
    is_mean_name,
    is_sum_name,
    is_weighted_name,
    means,
    narrow,
)
from roadworthy.tables.weight_cells import read_weight

MOST_TOTALS: Final = 24
"""Rows of totals that are read, the last ones: nobody writes more, and each is held against all cells."""
_SAME: Final = 1e-9
_MAX: Final = re.compile(
    r"(?:\bmax(?:imum)?\.? ?:?|\bout of|\bvon|\bsur|\bde|/|\b[01] ?[-–]) ?(\d{1,6}(?:\.\d{1,4})?)(?!\d)",
    re.IGNORECASE | re.ASCII,
)


def totals_of(layout: TableLayout, rows: Sequence[int] | None = None) -> tuple[Totals, ...]:
    """Every row of totals, or those given; where weighted values have columns of their own, those of the
    scores apart.
    """
    found: list[Totals] = []
    for row in (layout.parts.totals if rows is None else rows)[-MOST_TOTALS:]:
        cells = layout.sheet.rows[row]
        name = cells[0].words
        plain = [cells[column.at] for column in layout.columns]
        beside = [None if column.product is None else cells[column.product] for column in layout.columns]
        for where, weighted in ((beside, True), (plain, None)):
            figures = tuple(
                cell and total_figure(cell, name, comma=layout.comma, loose=layout.weighted) for cell in where
            )
            if any(figures) or (where is plain and any(map(_may_be_figure, where))):
                unread = _unread(where, figures)
                found.append(totals(name, cells[0].line, figures, weighted=weighted, unread=unread))
    return tuple(found)


def _may_be_figure(cell: SheetCell | None) -> bool:
    """Whether a cell that is no total for certain states a figure nonetheless."""
    return cell is not None and any(sign.isdigit() for sign in cell.words)


def _unread(cells: Sequence[SheetCell | None], figures: Sequence[Figure | None]) -> tuple[int, ...]:
    return tuple(
        i
        for i, (cell, figure) in enumerate(zip(cells, figures, strict=True))
        if figure is None and cell is not None and not is_unknown(cell.words)
    )


def totals(
    name: str,
    line: int,
    figures: tuple[Figure | None, ...],
    *,
    weighted: bool | None = None,
    unread: tuple[int, ...] = (),
) -> Totals:
    """A row of totals; `weighted` where it is known otherwise than by its name."""
    if weighted is None:
        weighted = is_weighted_name(name)
    first = next((figure.line for figure in figures if figure is not None), line)
    top = _MAX.search(narrow(name[:200]))
    return Totals(
        one_line(shown(name)), first, figures, weighted,
        kind="mean" if is_mean_name(name) else None, summed=is_sum_name(name),
        out_of=float(top[1]) if top else None, unread=unread,
    )  # fmt: skip


def total_figure(cell: SheetCell, name: str, *, comma: bool, loose: bool = False) -> Figure | None:
    """The stated total in a cell; `loose` where words may follow it."""
    number = None if is_unknown(cell.words) else read_total(cell.words, comma=comma, loose=loose)
    if number is None:
        return None
    percent = number.percent or "%" in name or bare(name).startswith("percent")
    return replace(figure(number, cell), percent=percent)


def figure(number: ReadNumber, cell: SheetCell) -> Figure:
    """A number that is stated in a cell."""
    return Figure(
        number.value, number.decimals, cell.line, number.out_of, number.percent, short(cell.words),
        cell.place.start, cell.place.end,
    )  # fmt: skip


def weights_total(layout: TableLayout) -> Figure | None:
    """The stated sum of the weights, beside the totals."""
    if layout.weights is None:
        return None
    for row in layout.parts.totals:
        cell = layout.sheet.rows[row][layout.weights]
        found = None if is_unknown(cell.words) else read_total(cell.words, comma=layout.comma)
        if found:
            return None if _is_their_whole(layout, found) else figure(found, cell)
    return None


def _is_their_whole(layout: TableLayout, stated: ReadNumber) -> bool:
    """Whether weights are parts of one number, ``1/3`` and ``2/3``, and the stated sum is all of it."""
    read = [read_weight(layout.weight_cell(row).words, comma=layout.comma) for row in layout.parts.items]
    given = [one for one in read if one is not None]
    wholes = {one.out_of for one in given}
    if len(wholes) != 1 or None in wholes or stated.value not in (1.0, 100.0):
        return False
    return abs(fsum(one.value for one in given) - (wholes.pop() or 0.0)) < _SAME


def ranks_of(layout: TableLayout) -> tuple[tuple[int | None, ...], int]:
    """The stated places and their line; () where none are."""
    for row in layout.parts.ranks:
        cells = layout.sheet.rows[row]
        found = tuple(read_place(cells[column.at].words) for column in layout.columns)
        if any(found):
            return found, cells[0].line
    return (), 0


def winner_of(layout: TableLayout) -> tuple[str | None, int]:
    """The candidate in the winner's row, or in the winner's column beside the totals, and its line."""
    names = [one_line(column.name) for column in layout.columns]
    for row in layout.parts.winners:
        cells = layout.sheet.rows[row]
        marked = [
            name
            for name, column in zip(names, layout.columns, strict=True)
            if bare(cells[column.at].words) in WINS or "winner" in cells[column.at].words.casefold().split()
        ]
        if len(marked) == 1:
            return marked[0], cells[0].line
        if means("winner", cells[0].words) and (found := _the_named(names, cells[1:])):
            return found, cells[0].line
    beside = [at for at, cell in enumerate(layout.sheet.head) if means("winner", cell.words)]
    for row in layout.parts.totals:
        for at in beside:
            if found := _the_named(names, layout.sheet.rows[row][at : at + 1]):
                return found, layout.sheet.rows[row][at].line
    return None, 0


def _the_named(names: Sequence[str], cells: Sequence[SheetCell]) -> str | None:
    given = [cell.words for cell in cells if not is_unknown(cell.words)]
    if len(given) != 1:
        return None
    found = [name for name in names if same_name(name, given[0]) or bare(name) == bare(shown(given[0]))]
    return found[0] if len(found) == 1 else None
