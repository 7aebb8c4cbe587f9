"""From a grid to a decision table, to a near miss, or to nothing where it is no scorecard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roadworthy.method.audit.form_choice import form_of, primary
from roadworthy.method.audit.forms import forms
from roadworthy.method.audit.table import (
    DecisionTable,
    Totals,
    Unread,
    card_of_table,
)
from roadworthy.tables.folded import folded
from roadworthy.tables.grid import TextGrid
from roadworthy.tables.groups import group_rows, may_have_groups, tiling_rows
from roadworthy.tables.header import one_header, weights_in_a_row, without_gaps
from roadworthy.tables.layout import TableLayout, doubtful_commas, layout_of
from roadworthy.tables.long_form import widened
from roadworthy.tables.near_cells import facts_for_scores, signs_without_key
from roadworthy.tables.near_miss import (
    NearMiss,
    levels_without_key,
    said_beside,
    scores_alone,
    some_weighed,
    weighed_by_nothing,
    weightless_row,
    weights_beside,
)
from roadworthy.tables.numbers import short
from roadworthy.tables.reader import TableFacts, TableReader
from roadworthy.tables.results import totals_of
from roadworthy.tables.scale import Ends
from roadworthy.tables.settle import settled, unsaid, unweighed
from roadworthy.tables.sheet import sheet_of, weight_column
from roadworthy.tables.signs import in_figures, priorities_without_key
from roadworthy.tables.weights_beside import with_a_column_of_weights


def read_grid(
    grid: TextGrid,
    scale: Ends | None = None,
    weights: Mapping[str, str] | None = None,
    words: Mapping[str, float] | None = None,
) -> DecisionTable | NearMiss | None:
    """The decision table in a grid; a near miss where it looks like one and can't be read; None where it
    is none.

    `scale` overrides what the table says; `weights` are those that a table of their own gives, by bare
    name; `words` is what the person says that signs or words stand for.
    """
    grid, gaps = without_gaps(folded(one_header(weights_in_a_row(widened(grid.tidied()))).tidied()))
    figures = in_figures(grid, words)
    grid = figures.grid
    if (priorities := priorities_without_key(grid)) is not None:
        row, name, signs = priorities
        return NearMiss(
            grid.file, grid.head.line, "priorities-without-key",
            short(name), short(", ".join(signs)), row.line, signs,
        )  # fmt: skip
    layout = layout_of(grid, weights)
    if layout is None:
        return _nearly(grid)
    given = TableFacts(scale, words, figures, tuple(gaps))
    some = layout if layout.implied else None
    if some is not None:
        found = _read(some, weights, given)
        if isinstance(found, DecisionTable) and _weighs_each(found):
            return found
        layout = replace(layout, named={})
    found = _read(layout, weights, given)
    told = isinstance(found, DecisionTable) and (not found.totals or _follows(found))
    if isinstance(found, DecisionTable) and (other := _regrouped(layout, found, weights, given)) is not None:
        return other
    if not layout.weighted and not told and (weighed := _weighed(layout, given)) is not None:
        return weighed
    if not told and doubtful_commas(layout.sheet):
        again = _read(replace(layout, comma=True), weights, given)
        if isinstance(again, DecisionTable) and again.totals and _follows(again, weighed=True):
            return again
        if isinstance(found, DecisionTable):
            unread = (*found.unread, *map(_comma, found.totals))
            return replace(found, totals=tuple(map(unsaid, found.totals)), unread=unread)
    return (
        found
        or _nearly(grid)
        or weights_beside(layout)
        or levels_without_key(layout, keyed=bool(figures.scores))
        or (some_weighed(some) if some is not None else None)
        or weighed_by_nothing(layout)
        or scores_alone(layout, keyed=bool(figures.scores))
    )


def _read(
    layout: TableLayout, weights: Mapping[str, str] | None, given: TableFacts
) -> DecisionTable | NearMiss | None:
    """The table of a layout: rows that may hold totals are settled first, and those that hold none are
    criteria.
    """
    certain: frozenset[int] = frozenset()
    while True:
        reader = TableReader(layout, given)
        totals, rejected = settled(layout, reader.bases)
        if not rejected or totals or layout.parts.totals:
            found = reader.whole((*totals_of(layout, _before(layout, totals, rejected)), *totals))
            return _not_behind(layout, rejected, found) if found is not None and rejected else found
        own = unweighed(layout, rejected) or (rejected if layout.grid.scale is not None else [])
        if not own:
            miss = weightless_row(layout, reader.criteria, reader.kind)
            return miss if miss and reader.telling() else None
        certain |= frozenset(own)  # criteria, then, whose weight happens to be the sum of those above
        other = layout_of(layout.grid, weights, certain, layout.sums)
        if other is None:
            return None
        layout = replace(other, comma=layout.comma)


def _weighs_each(table: DecisionTable) -> bool:
    """Whether totals follow from scores that are weighed, and not from cells that are taken for products."""
    products = any(cell.product is not None for row in table.cells for cell in row)
    return bool(table.totals) and not products and _follows(table, weighed=True)


def _before(layout: TableLayout, totals: Sequence[Totals], rejected: Sequence[int]) -> list[int]:
    """The rows of totals by name; those behind a row of figures that are neither weighed nor totals, such
    as a bonus, hold more than the scores where a total stands before it, and are left out.
    """
    named = layout.parts.totals
    if not rejected:
        return named
    line = layout.sheet.rows[min(rejected)][0].line
    kept = [row for row in named if layout.sheet.rows[row][0].line < line]
    return kept if kept or any(one.line < line for one in totals) else named


def _not_behind(layout: TableLayout, rejected: Sequence[int], table: DecisionTable) -> DecisionTable:
    """The table without totals that stand behind a row of figures which are neither weighed nor totals, where
    not all of them follow: that row may be in them, a penalty, and nobody can tell how.
    """
    line = layout.sheet.rows[min(rejected)][0].line
    behind = [one for one in table.totals if one.line > line]
    if not behind or not table.readable or not table.weights:
        return table
    matrix = card_of_table(table)
    off = [one for one in behind if form_of(table, matrix, one).fits < len(one.given)]
    if not off:
        return table
    totals = tuple(unsaid(one) if one in off else one for one in table.totals)
    unread = [
        Unread("behind", one.line, one.name, short(layout.sheet.rows[min(rejected)][0].words)) for one in off
    ]
    return replace(table, totals=totals, unread=(*table.unread, *unread))


def _regrouped(
    layout: TableLayout, found: DecisionTable, weights: Mapping[str, str] | None, given: TableFacts
) -> DecisionTable | None:
    """The table with what was taken for sums of groups as criteria, or the other way round, where more of its
    totals follow so, or as many and a sum is no score by the scale that is stated.
    """
    main = primary(found)
    own = frozenset(unweighed(layout, layout.parts.unsure))
    if layout.weights is None or not (
        own or may_have_groups(layout.sheet, layout.weights, comma=layout.comma)
    ):
        return None
    if main is not None and main.given and _fits(found) == len(main.given):
        return None
    nothing: frozenset[int] = frozenset()
    groups = group_rows(layout.sheet, layout.weights, comma=layout.comma)
    tiles = nothing if groups else tiling_rows(layout.sheet, layout.weights, comma=layout.comma)
    beyond = _outside(layout, found, tiles)
    if not beyond and main is None:
        return None
    certain = groups or (own if not tiles else nothing)
    other = layout_of(layout.grid, weights, certain, tiles) if certain or tiles else None
    if other is None:
        return None
    again = _read(replace(other, comma=layout.comma), weights, given)
    if isinstance(again, DecisionTable) and (
        _fits(again) > max(_fits(found), 1) or (beyond and _fits(again) >= _fits(found))
    ):
        return again
    return None


def _outside(layout: TableLayout, found: DecisionTable, rows: frozenset[int]) -> bool:
    """Whether figures in some of the rows lie outside the scale that the table states."""
    if not found.scale_stated or layout.sheet.turned:
        return False
    low, high = found.scale
    lines = {layout.sheet.rows[row][0].line for row in rows}
    return any(
        entry.interval is not None and (entry.interval.low < low or entry.interval.high > high)
        for line in found.cells
        for criterion, entry in zip(found.criteria, line, strict=True)
        if criterion.line in lines
    )


def _fits(table: DecisionTable) -> int:
    """How many of the totals that rank the candidates follow from weighing the scores."""
    main = primary(table)
    if main is None or not main.given or not table.readable or not table.weights:
        return 0
    choice = form_of(table, card_of_table(table), main)
    return choice.fits if choice.certain and choice.form.weighted else 0


def _weighed(layout: TableLayout, given: TableFacts) -> DecisionTable | None:
    """The table with weights that the lines beside it state, or in a column that nothing calls so: only
    where its totals follow from them, as far as it has any.
    """
    beside = said_beside(layout)
    if beside is not None:
        other = layout_of(layout.grid, beside.weights)
        found = _read(other, None, given) if other is not None and other.weighted else None
        if (
            isinstance(found, DecisionTable)
            and found.readable
            and (_weigh(found, maxima=True) or (beside.certain and _agree(found)))
        ):
            return found
    for one in with_a_column_of_weights(layout.grid):
        other = layout_of(one.grid, None)
        found = _read(other, None, given) if other is not None and other.weighted else None
        if isinstance(found, DecisionTable) and found.readable and _weigh(found, maxima=one.maxima):
            return found
    return None


def _agree(table: DecisionTable) -> bool:
    """Whether nothing in a table speaks against weights that the lines beside it state: most of its totals
    follow from them, and do not from the scores alone, or it has none.
    """
    main = primary(table)
    if main is None:
        return not table.own_maxima
    if main.unread or not table.weights or not main.given:
        return False
    matrix = card_of_table(table)
    choice = form_of(table, matrix, main)
    if not (choice.certain and choice.form.weighted):
        return False
    return not any(form.fits(main) >= choice.fits for form in forms(table, matrix) if not form.weighted)


def _weigh(table: DecisionTable, *, maxima: bool) -> bool:
    """Whether every stated total follows from weighing the scores, and not from the scores alone.

    `maxima`: whether the weights may be what each criterion's scores are out of. Plain sums follow then,
    which they do wherever things are counted: so many tests, so many of them passed.
    """
    main = primary(table)
    if main is None or len(main.given) < 2 or main.unread:
        return False
    if table.own_maxima:
        return maxima and _follows(table)
    if not table.weights or len(set(table.weights)) == 1:
        return False
    matrix = card_of_table(table)
    choice = form_of(table, matrix, main)
    if not (choice.certain and choice.form.weighted and choice.fits == len(main.given)):
        return False
    return not any(form.fits(main) for form in forms(table, matrix) if not form.weighted)


def _follows(table: DecisionTable, *, weighed: bool = False) -> bool:
    """Whether the totals that rank the candidates follow from the table in some form, `weighed` in one
    that takes its weights in.
    """
    main = primary(table)
    if main is None or not table.readable or not table.weights:
        return True
    choice = form_of(table, card_of_table(table), main)
    return choice.certain and choice.fits > 0 and (choice.form.weighted or not weighed)


def _comma(totals: Totals) -> Unread:
    return Unread("comma", totals.line, totals.name, totals.given[0].words if totals.given else "")


def _nearly(grid: TextGrid) -> NearMiss | None:
    """What a grid that is read as no decision table has of one."""
    sheet = sheet_of(grid)
    if sheet is None:
        return None
    weights = weight_column(sheet)
    return signs_without_key(sheet, weights, grid.title, grid.file) or facts_for_scores(
        sheet, weights, grid.title, grid.file
    )
