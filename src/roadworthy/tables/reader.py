"""One layout read: its criteria, weights and cells, and the decision table that they make."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from roadworthy.method.audit.table import (
    DecisionTable,
    TableCell,
    TableCriterion,
    Totals,
    Unread,
    WeightKind,
)
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.tables.below import totals_below
from roadworthy.tables.better_end import with_better_ends
from roadworthy.tables.columns import Column, shown
from roadworthy.tables.criteria import criteria_of
from roadworthy.tables.direction import direction_cells, directions
from roadworthy.tables.evidence import is_scorecard
from roadworthy.tables.grid import TextGrid
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.numbers import is_unknown, short
from roadworthy.tables.own_maxima import SCALE, out_of_own_maxima
from roadworthy.tables.results import figure, ranks_of, weights_total, winner_of
from roadworthy.tables.scale import Ends, Mixed, holds, scale_of
from roadworthy.tables.score_cells import Score, read_score
from roadworthy.tables.settle import given, told_apart, unsaid
from roadworthy.tables.signs import InFigures, ReadAs
from roadworthy.tables.stated_maximum import scale_of_maximum
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import is_total, means, says_means
from roadworthy.tables.weighted_cells import WeightedScores, parted, slashed


@frozen
class TableFacts:
    """What is known of a table besides its cells."""

    scale: Ends | None
    """Where the person gives it."""
    words: Mapping[str, float] | None
    """What signs or words stand for, where the person says it."""
    figures: InFigures
    """Signs that were put into figures by a key."""
    gaps: tuple[Unread, ...]
    """Rows that are left out in it."""


class TableReader:
    """One layout being read: its criteria and cells, then the table that they make under given totals."""

    def __init__(self, layout: TableLayout, given: TableFacts) -> None:
        self.layout = layout
        self._given = given.scale
        self._read_as = given.figures.scores
        self._keyed = given.figures.weights
        self._gaps = given.gaps
        self.criteria, self.kind, self._unread, self._levels = criteria_of(layout, given.words)
        self._scores: WeightedScores = [
            [
                read_score(
                    layout.sheet.rows[row][column.at].words, comma=layout.comma, weight=criterion.weight
                )
                for row, criterion in zip(layout.parts.items, self.criteria, strict=True)
            ]
            for column in layout.columns
        ]
        self._scores = slashed(self._scores, self.criteria, self.kind)

    def telling(self) -> bool:
        """Whether scores were read, most of them."""
        known = [score for row in self._scores for score in row if score and score.span]
        return len(known) * 2 > sum(map(len, self._scores))

    def whole(self, totals: tuple[Totals, ...]) -> DecisionTable | None:
        """The table with its totals and all that was found amiss in reading it; None where it is no
        scorecard.
        """
        layout = self.layout
        if not totals and self.kind != "none":
            totals = self._below()
        scores, criteria, kind = self._own(totals) or (self._scores, self.criteria, self.kind)
        if not is_scorecard(
            layout, criteria, kind, scores, totals, unread=bool(self._unread), given=self._follow,
            doubtful=layout.doubtful and not self._keyed, keyed=bool(self._read_as),
        ):  # fmt: skip
            return None
        table = self.table(totals)
        mixed = any(one.what == "denominators" for one in table.unread)
        if mixed and (self.kind == "none" or len(self.layout.columns) == 1):
            return None  # not on one scale: nothing is weighed here, or one thing's report, not a comparison
        lost = [
            Unread("total", one.line, table.candidates[i], one.name)
            for one in table.totals
            for i in one.unread
        ]
        table = replace(
            table,
            unread=(
                *table.unread,
                *lost,
                *self._gaps,
                *_nameless(layout, self.criteria),
                *_twice(layout, self.criteria),
                *_uneven(layout.grid),
            ),
            not_counted=tuple(_not_counted(layout)),
        )
        return self._with_ends(told_apart(table))

    def _below(self) -> tuple[Totals, ...]:
        """The totals that stand below the table; what is called so and does not follow is unread."""
        read = [
            totals_below(self.layout.grid, self.names(), comma=comma)
            for comma in dict.fromkeys((self.layout.comma, True))
        ]
        found = [one for one in read if one is not None]
        follows = next((one for one in found if self._follow(one)), None)
        if follows is not None:
            return (replace(follows, name=follows.name or "Total"),)
        called = [one for one in found if one.name and not means("impression", one.name)]
        return (unsaid(called[0]),) if called else ()

    def _follow(self, totals: Totals, weighed: bool = False) -> bool:
        """Whether totals follow; `weighed`: from scores that are weighed, and from nothing else."""
        return any(given(base, totals, criterion_else=weighed) for base in self.bases)

    @cached_property
    def bases(self) -> tuple[DecisionTable, ...]:
        """The table without totals, as it stands and with its better ends as they are stated."""
        base = self.table(())
        ended = self._with_ends(base)
        return (base,) if ended.unread != base.unread or ended.criteria == base.criteria else (base, ended)

    def names(self) -> tuple[str, ...]:
        """The names of the candidates."""
        return tuple(one_line(column.name) for column in self.layout.columns)

    def _own(
        self, totals: tuple[Totals, ...]
    ) -> tuple[WeightedScores, tuple[TableCriterion, ...], WeightKind] | None:
        """Scores in percent of each criterion's own maximum, where that is its weight; None where it is
        not so.
        """
        if self._unread or self._given:
            return None
        return out_of_own_maxima(self.layout, self._scores, self.criteria, self.kind, totals)

    def table(self, totals: tuple[Totals, ...]) -> DecisionTable:
        """The table as far as it can be read, under given totals."""
        layout, scores, criteria, kind = self.layout, self._scores, self.criteria, self.kind
        own = self._own(totals)
        scale, read_as = self._given, self._read_as
        if own is not None:
            (scores, criteria, kind), scale = own, SCALE
        unread = [*self._unread, *_cells_unread(layout, scores, criteria)]
        ends, stated, mixed = _scale(layout, [score for row in scores for score in row], scale, read_as)
        if own is None:
            if not any(column.product is not None for column in layout.columns):
                scores = parted(scores, criteria, kind, totals, ends if stated else None)
            if scores is not self._scores and not stated:
                ends, stated, mixed = _scale(
                    layout, [score for row in scores for score in row], scale, read_as
                )
        if own is None and not stated:
            ends = scale_of_maximum(ends, scores, criteria, kind, totals)
        ranks, ranks_line = ranks_of(layout)
        winner, winner_line = winner_of(layout)
        return DecisionTable(
            file=layout.grid.file,
            line=layout.grid.head.line,
            title=one_line(layout.grid.title),
            page=one_line(layout.grid.page),
            scale=ends,
            scale_stated=stated,
            criteria=criteria,
            weight_kind=kind,
            candidates=self.names(),
            cells=tuple(
                tuple(
                    _entry(layout, score, row, column)
                    for score, row in zip(line, layout.parts.items, strict=True)
                )
                for line, column in zip(scores, layout.columns, strict=True)
            ),
            totals=_with_form(totals, layout.grid.near),
            weights_total=weights_total(layout),
            ranks=ranks,
            ranks_line=ranks_line,
            winner=winner,
            winner_line=winner_line,
            unread=(*unread, *mixed),
            own_maxima=own is not None,
            read_as=(*read_as, *(one for one in self._keyed if one not in read_as)),
            levels=self._levels,
            sheet=layout.grid.title if layout.grid.kind == "sheet" else "",
        )

    def _with_ends(self, table: DecisionTable) -> DecisionTable:
        layout = self.layout
        column = None
        if layout.directions is not None:
            head = layout.sheet.head[layout.directions].words
            cells = [layout.sheet.rows[row][layout.directions].words for row in layout.parts.items]
            column = direction_cells(head, cells)
        names = [
            layout.named[row][0] if row in layout.named else layout.sheet.rows[row][0].words
            for row in layout.parts.items
        ]
        labels = [layout.sheet.rows[row][0].words for row in (*layout.parts.totals, *layout.parts.unsure)]
        return with_better_ends(table, directions(names, column, labels, layout.grid.near))


def _with_form(totals: tuple[Totals, ...], near: str) -> tuple[Totals, ...]:
    """Totals with the form that the text beside the table says they are in."""
    if not totals or not says_means(near):
        return totals
    return tuple(one if one.weighted is False else replace(one, kind="mean") for one in totals)


def _entry(layout: TableLayout, score: Score | None, row: int, column: Column) -> TableCell:
    cell = layout.sheet.rows[row][column.at]
    if score is None:
        return TableCell(None, cell.line, unread=True, words=short(cell.words))
    product = figure(score.product, cell) if score.product else None
    if column.product is not None and product is None:
        beside = layout.sheet.rows[row][column.product]
        found = None if is_unknown(beside.words) else read_total(beside.words, comma=layout.comma)
        product = figure(found, beside) if found else None
    return TableCell(score.span, cell.line, product)


def _cells_unread(
    layout: TableLayout, scores: WeightedScores, criteria: Sequence[TableCriterion]
) -> list[Unread]:
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
    layout: TableLayout, scores: list[Score | None], given_scale: Ends | None, read_as: ReadAs
) -> tuple[Ends, bool, list[Unread]]:
    if given_scale is not None:
        return given_scale, True, []
    if layout.grid.scale is not None and holds(layout.grid.scale, scores):
        return layout.grid.scale, True, []
    if read_as:
        values = [value for _, value in read_as]
        return (min(values), max(values)), True, []
    heads = [
        cell.words
        for at, cell in enumerate((*layout.sheet.head, *(row[0] for row in layout.sheet.rows)))
        if at != (layout.weights or 0) and not is_total(cell.words)
    ]
    try:
        return *scale_of(scores, heads, layout.grid.near), []
    except Mixed:
        tops = sorted(
            {score.out_of for score in scores if score and score.out_of is not None}
            | {100.0 for score in scores if score and score.percent}
        )
        words = ", ".join(f"{top:g}" for top in tops)
        return (0.0, max(tops)), True, [Unread("denominators", layout.grid.head.line, "", words)]


def _not_counted(layout: TableLayout) -> Iterator[Unread]:
    """The rows that are no criteria and say something of a candidate."""
    for row in layout.parts.apart:
        cells = layout.sheet.rows[row]
        said = [
            f"{one_line(column.name)}: {short(cells[column.at].words)}"
            for column in layout.columns
            if not is_unknown(cells[column.at].words)
        ]
        if said:
            yield Unread("not-counted", cells[0].line, one_line(shown(cells[0].words)), "; ".join(said))


def _uneven(grid: TextGrid) -> list[Unread]:
    """Rows with more or fewer cells than the header: nobody can tell what is said about whom."""
    names = {row.line: row.cells[0] for row in grid.rows}
    return [
        Unread("row", line, short(names.get(line, "")), f"{count} cells where the header has {grid.width}")
        for line, count in grid.uneven
    ]


def _nameless(layout: TableLayout, criteria: Sequence[TableCriterion]) -> Iterator[Unread]:
    """Rows that weigh something and columns of scores, without a name: what they are can not be told."""
    yield from (Unread("nameless", one.line) for one in criteria if not one.name)
    yield from (
        Unread("nameless-column", layout.sheet.head[column.at].line)
        for column in layout.columns
        if not column.name
    )


def _twice(layout: TableLayout, criteria: Sequence[TableCriterion]) -> list[Unread]:
    """Names that are there twice: nobody can tell what is said about which."""
    found: list[Unread] = []
    columns = [(one_line(column.name), layout.sheet.head[column.at].line) for column in layout.columns]
    for names in ([(one.name, one.line) for one in criteria], columns):
        seen: set[str] = set()
        for name, line in names:
            if name and name.casefold() in seen:
                found.append(Unread("twice", line, name))
            seen.add(name.casefold())
    return found
