"""From a grid to a decision table, or to None where it is no scorecard."""

from collections.abc import Mapping, Sequence

from roadworthy.method.audit.table import DecisionTable, TableCell, TableCriterion, Unread
from roadworthy.model.text import one_line
from roadworthy.tables.columns import Column
from roadworthy.tables.criteria import criteria_of
from roadworthy.tables.evidence import is_scorecard
from roadworthy.tables.grid import TextGrid
from roadworthy.tables.layout import Layout, layout_of
from roadworthy.tables.numbers import Score, is_unknown, read_score, read_total, short
from roadworthy.tables.own_maxima import SCALE, out_of_own_maxima
from roadworthy.tables.results import figure, ranks_of, totals_of, weights_total, winner_of
from roadworthy.tables.scale import Mixed, scale_of
from roadworthy.tables.vocabulary import is_total
from roadworthy.tables.weighted_cells import Scores, parted


def read_grid(
    grid: TextGrid, scale: tuple[float, float] | None = None, weights: Mapping[str, str] | None = None
) -> DecisionTable | None:
    """The decision table in a grid; None where it is none.

    `scale` overrides what the table says; `weights` are those that a table of their own gives, by bare name.
    """
    layout = layout_of(grid.tidied(), weights)
    if layout is None:
        return None
    criteria, kind, unread = criteria_of(layout)
    scores: Scores = [
        [
            read_score(layout.sheet.rows[row][column.at].words, comma=layout.comma, weight=criterion.weight)
            for row, criterion in zip(layout.parts.items, criteria, strict=True)
        ]
        for column in layout.columns
    ]
    totals = totals_of(layout)
    own = None if unread or scale else out_of_own_maxima(layout, scores, criteria, kind, totals)
    if own is not None:
        (scores, criteria, kind), scale = own, SCALE
    if not is_scorecard(layout, criteria, kind, scores, totals, unread=bool(unread)):
        return None
    unread += _cells_unread(layout, scores, criteria)
    scores = scores if own else parted(scores, criteria, kind, totals)
    ends, stated, mixed = _scale(layout, [score for row in scores for score in row if score], scale)
    if mixed and kind == "none":
        return None  # not on one scale, nor added up: nothing says that anything is weighed here
    ranks, ranks_line = ranks_of(layout)
    winner, winner_line = winner_of(layout)
    return DecisionTable(
        file=grid.file,
        line=grid.head.line,
        title=one_line(grid.title),
        page=one_line(grid.page),
        scale=ends,
        scale_stated=stated,
        criteria=criteria,
        weight_kind=kind,
        candidates=tuple(one_line(column.name) for column in layout.columns),
        cells=tuple(
            tuple(
                _entry(layout, score, row, column)
                for score, row in zip(line, layout.parts.items, strict=True)
            )
            for line, column in zip(scores, layout.columns, strict=True)
        ),
        totals=totals,
        weights_total=weights_total(layout),
        ranks=ranks,
        ranks_line=ranks_line,
        winner=winner,
        winner_line=winner_line,
        unread=(*unread, *mixed, *_twice(layout, criteria), *_uneven(grid)),
        own_maxima=own is not None,
    )


def _entry(layout: Layout, score: Score | None, row: int, column: Column) -> TableCell:
    cell = layout.sheet.rows[row][column.at]
    if score is None:
        return TableCell(None, cell.line, unread=True, words=short(cell.words))
    product = figure(score.product, cell) if score.product else None
    if column.product is not None and product is None:
        beside = layout.sheet.rows[row][column.product]
        found = None if is_unknown(beside.words) else read_total(beside.words, comma=layout.comma)
        product = figure(found, beside) if found else None
    return TableCell(score.span, cell.line, product)


def _cells_unread(layout: Layout, scores: Scores, criteria: Sequence[TableCriterion]) -> list[Unread]:
    """One for each line of the file with cells that say something else than a score."""
    found: dict[int, list[tuple[str, str, str]]] = {}
    for j, row in enumerate(layout.parts.items):
        for i, column in enumerate(layout.columns):
            if scores[i][j] is None:
                cell = layout.sheet.rows[row][column.at]
                names = (criteria[j].name, one_line(column.name))
                first, second = reversed(names) if layout.sheet.turned else names
                found.setdefault(cell.line, []).append((first, second, short(cell.words)))
    unread: list[Unread] = []
    for line, cells in found.items():
        first, second, words = cells[0]
        if len(cells) == 1:
            unread.append(Unread("cell", line, f"{first}, {second}", words))
        else:
            every = "; ".join(f"{name}: {said}" for _, name, said in cells)
            unread.append(Unread("cells", line, first, every))
    return unread


def _scale(
    layout: Layout, scores: list[Score], given: tuple[float, float] | None
) -> tuple[tuple[float, float], bool, list[Unread]]:
    if given is not None:
        return given, True, []
    if layout.grid.scale is not None:
        return layout.grid.scale, True, []
    heads = [
        cell.words
        for at, cell in enumerate((*layout.sheet.head, *(row[0] for row in layout.sheet.rows)))
        if at != (layout.weights or 0) and not is_total(cell.words)
    ]
    try:
        return *scale_of(scores, heads, layout.grid.near), []
    except Mixed:
        tops = sorted({score.out_of for score in scores if score.out_of is not None})
        words = ", ".join(f"{top:g}" for top in tops)
        return (0.0, max(tops)), True, [Unread("denominators", layout.grid.head.line, "", words)]


def _uneven(grid: TextGrid) -> list[Unread]:
    """Rows with more or fewer cells than the header: nobody can tell what is said about whom."""
    names = {row.line: row.cells[0] for row in grid.rows}
    return [
        Unread("row", line, short(names.get(line, "")), f"{count} cells where the header has {grid.width}")
        for line, count in grid.uneven
    ]


def _twice(layout: Layout, criteria: Sequence[TableCriterion]) -> list[Unread]:
    """Names that are there twice: nobody can tell what is said about which."""
    found: list[Unread] = []
    columns = [(one_line(column.name), layout.sheet.head[column.at].line) for column in layout.columns]
    for names in ([(one.name, one.line) for one in criteria], columns):
        seen: set[str] = set()
        for name, line in names:
            if name.casefold() in seen:
                found.append(Unread("twice", line, name))
            seen.add(name.casefold())
    return found
