"""Tables that stand side by side, as on a sheet, with an empty column between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.vocabulary import is_aside

_LEAST: Final = 2
"""Columns of a table, and rows with a name in its first."""


def side_by_side(grid: TextGrid) -> Iterator[TextGrid]:
    """The tables of a grid, from left to right: behind an empty column another begins where names stand.

    A column that is left empty for looks, between weights and scores, parts nothing.
    """
    empty = [
        at
        for at in range(grid.width)
        if not grid.head.cells[at].strip() and not any(row.cells[at].strip() for row in grid.rows)
    ]
    begins = [0, *(at + 1 for at in empty if at + 1 not in empty and _begins_table(grid, at + 1, empty))]
    if len(begins) == 1:
        yield grid
        return
    for begin, end in zip(begins, [*begins[1:], grid.width], strict=True):
        columns = range(begin, end)
        rows = tuple(_part(row, columns) for row in grid.rows)
        filled = tuple(row for row in rows if any(cell.strip() for cell in row.cells))
        yield replace(grid, head=_part(grid.head, columns), rows=filled)


def _begins_table(grid: TextGrid, at: int, empty: Sequence[int]) -> bool:
    """Whether a column names the rows of a table that goes on to its right."""
    if at + 1 >= grid.width or at + 1 in empty or not grid.head.cells[at].strip():
        return False
    given = [cell for cell in grid.column(at) if not is_unknown(cell)]
    names = [cell for cell in given if read_score(cell) is None]
    return (
        len(set(names)) >= _LEAST
        and len(names) == len(given)
        and not is_aside(grid.head.cells[at])
        and any(cell.strip() for cell in grid.column(at + 1))
    )


def _part(row: GridRow, columns: Sequence[int]) -> GridRow:
    places = tuple(row.places[at] for at in columns) if row.places else ()
    return GridRow(row.line, tuple(row.cells[at] for at in columns), places)
