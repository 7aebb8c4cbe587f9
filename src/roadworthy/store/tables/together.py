"""Weights and totals that stand in a table of their own, brought to the scores that they belong to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from roadworthy.method.audit.table import DecisionTable, Totals
from roadworthy.store.tables.columns import shown
from roadworthy.store.tables.grid import Grid
from roadworthy.store.tables.numbers import is_unknown, read_score, read_weight
from roadworthy.store.tables.read import read_grid
from roadworthy.store.tables.results import total_figure, totals
from roadworthy.store.tables.sheet import Cell, name_and_weight
from roadworthy.store.tables.vocabulary import bare, is_total, means

_NEAR = 2
"""How many tables further on the totals of a scorecard are looked for."""


def decision_tables(
    grids: Iterable[Grid], scale: tuple[float, float] | None = None
) -> Iterator[DecisionTable]:
    """The decision tables among the grids of one file, in order."""
    weights: dict[str, str] = {}
    waiting: DecisionTable | None = None
    left = 0
    for raw in grids:
        grid = raw.tidied()
        if waiting is not None:
            apart = _totals_for(waiting, grid)
            if apart is not None:
                yield replace(waiting, totals=(apart,))
                waiting = None
                continue
            left -= 1
            if not left:
                yield waiting
                waiting = None
        weights = _weights_in(grid) or weights
        found = read_grid(grid, scale, weights)
        if found is None:
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


def _weights_in(grid: Grid) -> dict[str, str]:
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


def _totals_for(table: DecisionTable, grid: Grid) -> Totals | None:
    """The totals of every candidate of `table`, where `grid` is a list of them and no more."""
    names = [bare(name) for name in table.candidates]
    if [bare(row.cells[0]) for row in grid.rows].count("") or not grid.rows:
        return None
    by_row = {bare(shown(row.cells[0])): row for row in grid.rows}
    if set(by_row) == set(names):
        for at, head in enumerate(grid.head.cells):
            figures = tuple(
                total_figure(Cell(by_row[name].cells[at], by_row[name].line), head, comma=grid.comma)
                for name in names
            )
            if at and is_total(head) and all(figures):
                return totals(head, grid.head.line, figures)
        return None
    heads = [bare(shown(head)) for head in grid.head.cells]
    if set(names) <= set(heads[1:]):
        for row in grid.rows:
            figures = tuple(
                total_figure(Cell(row.cells[heads.index(name)], row.line), row.cells[0], comma=grid.comma)
                for name in names
            )
            if is_total(row.cells[0]) and all(figures):
                return totals(row.cells[0], row.line, figures)
    return None
