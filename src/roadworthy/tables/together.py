"""Weights and totals that stand in a table of their own, brought to the scores that they belong to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from roadworthy.method.audit.table import DecisionTable, Totals
from roadworthy.tables.columns import shown
from roadworthy.tables.grid import TextGrid
from roadworthy.tables.near_miss import NearMiss
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.read import read_grid
from roadworthy.tables.results import total_figure, totals
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import SheetCell, name_and_weight
from roadworthy.tables.side_by_side import side_by_side
from roadworthy.tables.total_cells import read_place
from roadworthy.tables.vocabulary import bare, is_aside, is_total, means
from roadworthy.tables.weight_cells import read_weight

_NEAR = 2
"""How many tables further on the totals of a scorecard are looked for."""


def decision_tables(
    grids: Iterable[TextGrid],
    scale: tuple[float, float] | None = None,
    words: Mapping[str, float] | None = None,
) -> Iterator[DecisionTable]:
    """The decision tables among the grids of one file, in order."""
    for found in looked_at(grids, scale, words):
        if isinstance(found, DecisionTable):
            yield found


def looked_at(
    grids: Iterable[TextGrid],
    scale: tuple[float, float] | None = None,
    words: Mapping[str, float] | None = None,
) -> Iterator[DecisionTable | NearMiss]:
    """The decision tables among the grids of one file, and the tables that are nearly some, in order."""
    weights: dict[str, str] = {}
    before: TextGrid | None = None
    waiting: DecisionTable | None = None
    left = 0
    for raw in (part for grid in grids for part in side_by_side(grid)):
        grid = raw.tidied()
        if waiting is not None:
            whole = _with_results(waiting, grid)
            if whole is not None:
                yield whole
                waiting = None
                continue
            left -= 1
            if not left:
                yield waiting
                waiting = None
        if own := _weights_in(grid):
            weights, before = own, grid
        elif before is not None and before.title == grid.title:
            # What is said above the weights is said of the scores that follow them, too.
            grid = replace(grid, near=f"{before.near}\n{grid.near}")
        found = read_grid(grid, scale, weights, words)
        if isinstance(found, NearMiss):
            yield found
        if not isinstance(found, DecisionTable):
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if found.totals or not found.readable:
            yield found
        else:
            waiting, left = found, _NEAR
    if waiting is not None:
        yield waiting


def _weights_in(grid: TextGrid) -> dict[str, str]:
    """Bare name → weight, of a table that holds weights and no scores."""
    at = next((i for i, head in enumerate(grid.head.cells) if i and means("weight", head)), None)
    rows = [row for row in grid.rows if not is_total(row.cells[0])]
    if at is None or len(rows) < 2:
        return {}
    others = [i for i in range(1, grid.width) if i != at]
    if any(
        read_score(row.cells[i]) is not None and not is_unknown(row.cells[i]) for row in rows for i in others
    ):
        return {}
    if any(read_weight(row.cells[at]) is None or name_and_weight(row.cells[0]) for row in rows):
        return {}
    return {bare(row.cells[0]): row.cells[at] for row in rows}


def _with_results(table: DecisionTable, grid: TextGrid) -> DecisionTable | None:
    """The table with totals and places of every candidate in `grid`; None where that is no such list."""
    names = [bare(name) for name in table.candidates]
    rows = {bare(shown(row.cells[0])): row for row in grid.rows}
    if len(rows) == len(grid.rows) and set(rows) == set(names):
        columns = [
            (
                SheetCell(head, grid.head.place(at)),
                [SheetCell(rows[name].cells[at], rows[name].place(at)) for name in names],
            )
            for at, head in enumerate(grid.head.cells)
            if at
        ]
        if any(not _is_result(head.words) and _any_score(cells) for head, cells in columns):
            return None
        return _joined(table, columns, comma=grid.comma)
    heads = [bare(shown(head)) for head in grid.head.cells]
    if set(names) <= set(heads[1:]) and all(_is_result(row.cells[0]) for row in grid.rows):
        places = {head: at for at, head in reversed(list(enumerate(heads)))}
        order = [places[name] for name in names]
        lines = [
            (SheetCell(row.cells[0], row.place(0)), [SheetCell(row.cells[at], row.place(at)) for at in order])
            for row in grid.rows
        ]
        return _joined(table, lines, comma=grid.comma)
    return None


def _any_score(cells: list[SheetCell]) -> bool:
    return any(read_score(cell.words) is not None and not is_unknown(cell.words) for cell in cells)


def _is_result(name: str) -> bool:
    return is_total(name) or means("rank", name) or is_aside(name)


def _joined(
    table: DecisionTable, lists: list[tuple[SheetCell, list[SheetCell]]], *, comma: bool
) -> DecisionTable | None:
    found: tuple[Totals, ...] = ()
    ranks: tuple[int | None, ...] = ()
    ranks_line = 0
    for head, cells in lists:
        figures = tuple(total_figure(cell, head.words, comma=comma) for cell in cells)
        if is_total(head.words) and all(figures):
            found = (*found, totals(head.words, head.line, figures))
        places = tuple(read_place(cell.words) for cell in cells)
        if means("rank", head.words) and all(places):
            ranks, ranks_line = places, head.line
    if not found:
        return None
    if not ranks:
        ranks, ranks_line = table.ranks, table.ranks_line
    return replace(table, totals=found, ranks=ranks, ranks_line=ranks_line)
