"""What a table states as its results: totals, places, a winner."""

import re
from collections.abc import Sequence
from typing import Final

from roadworthy.method.audit.table import Figure, Totals
from roadworthy.model.text import one_line
from roadworthy.tables.columns import shown
from roadworthy.tables.layout import Layout
from roadworthy.tables.numbers import ReadNumber, is_unknown, read_place, read_total, short
from roadworthy.tables.sheet import SheetCell, same_name
from roadworthy.tables.vocabulary import WINS, bare, means

_MAX: Final = re.compile(
    r"(?:max(?:imum)?\.?\s*:?|out of|/|\b0\s*[-–]|\b1\s*[-–])\s*(\d+(?:\.\d+)?)", re.IGNORECASE | re.ASCII
)


def totals_of(layout: Layout) -> tuple[Totals, ...]:
    """Every row of totals; where weighted values have columns of their own, those of the scores apart."""
    found: list[Totals] = []
    for row in layout.parts.totals:
        cells = layout.sheet.rows[row]
        name = cells[0].words
        plain = tuple(total_figure(cells[column.at], name, comma=layout.comma) for column in layout.columns)
        beside = tuple(
            None if column.product is None else total_figure(cells[column.product], name, comma=layout.comma)
            for column in layout.columns
        )
        if any(beside):
            found.append(totals(name, cells[0].line, beside, weighted=True))
        if any(plain):
            found.append(totals(name, cells[0].line, plain))
    return tuple(found)


def totals(
    name: str, line: int, figures: tuple[Figure | None, ...], *, weighted: bool | None = None
) -> Totals:
    """A row of totals; `weighted` where it is known otherwise than by its name."""
    if weighted is None:
        weighted = False if means("unweighted", name) else True if "weighted" in bare(name) else None
    first = next((figure.line for figure in figures if figure is not None), line)
    return Totals(one_line(shown(name)), first, figures, weighted)


def total_figure(cell: SheetCell, name: str, *, comma: bool) -> Figure | None:
    """The stated total in a cell; what it is out of may stand in the name of its row."""
    number = None if is_unknown(cell.words) else read_total(cell.words, comma=comma)
    if number is None:
        return None
    top = _MAX.search(name) if number.out_of is None else None
    percent = number.percent or "%" in name or bare(name).startswith("percent")
    out_of = float(top[1]) if top else number.out_of
    return Figure(number.value, number.decimals, cell.line, out_of, percent, short(cell.words))


def figure(number: ReadNumber, cell: SheetCell) -> Figure:
    """A number that is stated in a cell."""
    return Figure(number.value, number.decimals, cell.line, number.out_of, number.percent, short(cell.words))


def weights_total(layout: Layout) -> Figure | None:
    """The stated sum of the weights, beside the totals."""
    if layout.weights is None:
        return None
    for row in layout.parts.totals:
        cell = layout.sheet.rows[row][layout.weights]
        found = None if is_unknown(cell.words) else read_total(cell.words, comma=layout.comma)
        if found:
            return figure(found, cell)
    return None


def ranks_of(layout: Layout) -> tuple[tuple[int | None, ...], int]:
    """The stated places and their line; () where none are."""
    for row in layout.parts.ranks:
        cells = layout.sheet.rows[row]
        found = tuple(read_place(cells[column.at].words) for column in layout.columns)
        if any(found):
            return found, cells[0].line
    return (), 0


def winner_of(layout: Layout) -> tuple[str | None, int]:
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
