"""Whether a table is a scorecard: never guessed from numbers alone."""

from collections.abc import Callable, Iterator, Sequence
from math import fsum, prod
from typing import Final

from roadworthy.method.audit.table import TableCriterion, Totals, WeightKind
from roadworthy.tables.about import ABOUT
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.score_cells import Score, read_score
from roadworthy.tables.sheet import Sheet
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import is_total, is_weighted_name, means, said_as

_SCORING_TOTAL: Final = said_as("scoring_total")
_ENOUGH_WEIGHTED: Final = 4
_ENOUGH_PLAIN: Final = 5
_BEYOND: Final = 100.0
_MOST_FACTORS: Final = 8
"""What is multiplied at the most."""
_MOST_BESIDE: Final = 2
"""Columns of totals that are looked at."""
_LEAST_PARTS: Final = 2
"""Columns and rows from which cells that add up to a whole are no chance."""


def is_scorecard(
    layout: TableLayout,
    criteria: Sequence[TableCriterion],
    kind: WeightKind,
    rows: Sequence[Sequence[Score | None]],
    totals: Sequence[Totals],
    *,
    unread: bool,
    doubtful: bool,
    keyed: bool,
    given: Callable[[Totals, bool], bool],
) -> bool:
    """Whether weights or totals stand over scores, and enough else says that candidates are judged here.

    A price list has totals and a table of animals has weights; a scorecard has criteria, a small common
    scale, weights that add up, or says what it is. `unread`: some weight can't be read. `doubtful`: what is
    taken for weights may mean something else, and no key says what they are worth. `keyed`: scores stand
    there as signs or words, and a key says what these are worth. `given` tells whether
    totals follow from the weights and scores, or, where it is told so, from scores that are weighed: where
    they do, it is one whatever its parts are called.
    """
    grid, sheet = layout.grid, layout.sheet
    scores = [score for row in rows for score in row]
    known = [score for score in scores if score is not None and score.span is not None]
    lost = sum(score is None for score in scores)
    if len(criteria) < 2 or not any(score.span != (0.0, 0.0) for score in known):
        return False
    stated = [figure for one in totals for figure in one.figures if figure is not None]
    weighted = kind != "none"
    if grid.scale is not None:
        return True
    doubtful = doubtful and not any(score.product for score in known)
    counts = _are_counts(known)
    follow = any(given(one, doubtful or (counts and not is_weighted_name(one.name))) for one in totals)
    judged = means("criterion", sheet.head[0].words) or sheet.turned or ABOUT.search(grid.title)
    if weighted and not judged and _add_up_to(rows, totals) and not any(given(one, True) for one in totals):
        return False  # things that weigh something, counted
    if weighted and len(rows) > 1 and lost * 2 <= len(known) and follow:
        return True
    if weighted and not follow and (layout.shares or counts or (not stated and _parts_of(rows))):
        return False
    if _counts_both_ways(layout) and (not weighted or _adds_across(layout)):
        return False
    if not weighted and not keyed and _multiplies(layout, totals):
        return False
    if not weighted and (not stated or all(means("counted", column.name) for column in layout.columns)):
        return False
    if (unread and not stated) or (len(rows) == 1 and not (weighted and stated and not lost)):
        return False
    if lost > len(known) * (1 if stated else 0.5):
        return False
    scoring = any(_SCORING_TOTAL.search(one.name) for one in totals)
    if doubtful and (len(rows) == 1 or not (_marked(known) or scoring)):
        return False
    points = _signs(sheet, known) + (2 if stated else 0) + scoring + bool(ABOUT.search(grid.title))
    if weighted:
        points += 1 + adds_up(criteria, kind)
        return points >= _ENOUGH_WEIGHTED
    if not follow and _add_up_to(rows, totals):
        return False
    added = any(not means("impression", one.name) for one in totals)
    if not follow and not (added and (scoring or ABOUT.search(grid.title))):
        return False
    tell = scoring or keyed or any(score.out_of or score.stars for score in known)
    points += 2 * keyed
    tell = (
        tell or means("criterion", sheet.head[0].words) or (sheet.turned and bool(ABOUT.search(grid.title)))
    )
    small = all(-10 <= end <= 10 for score in known if score.span and not score.out_of for end in score.span)
    return tell and small and not lost * 4 > len(known) and points >= _ENOUGH_PLAIN


def _are_counts(known: Sequence[Score]) -> bool:
    """Whether a figure is beyond any scale that people judge on, and says no maximum of its own."""
    return any(
        score.span is not None and score.span.high > _BEYOND and score.out_of is None for score in known
    )


def _add_up_to(rows: Sequence[Sequence[Score | None]], totals: Sequence[Totals]) -> bool:
    """Whether totals are the sums of what is there, a dash counting nothing: that is counted, not judged."""
    sums = [fsum(score.span.low for score in row if score is not None and score.span) for row in rows]
    return any(
        len(one.given) > 1
        and all(
            figure is None or figure.rounds_from(right)
            for figure, right in zip(one.figures, sums, strict=True)
        )
        for one in totals
    )


def _parts_of(rows: Sequence[Sequence[Score | None]]) -> bool:
    """Whether the cells of each criterion add up to a whole: what is parted among columns is no judgement."""
    if len(rows) < _LEAST_PARTS or len(rows[0]) < _LEAST_PARTS:
        return False
    for column in zip(*rows, strict=True):
        ends = [score.span.low for score in column if score is not None and score.span is not None]
        if len(ends) < len(rows) or not any(abs(fsum(ends) - whole) < 1e-6 for whole in (1.0, 100.0)):
            return False
    return True


def _counts_both_ways(layout: TableLayout) -> bool:
    """Whether totals stand below and beside: what is counted by two things is no judgement of candidates."""
    head = layout.sheet.head
    row = any(is_total(layout.sheet.rows[at][0].words) for at in layout.parts.totals)
    return row and any(
        is_total(cell.words) and _all_figures(layout, at) for at, cell in enumerate(head) if at
    )


def _adds_across(layout: TableLayout) -> bool:
    """Whether a column of totals adds up what stands beside it in each row."""
    if len(layout.columns) < _LEAST_PARTS:
        return False
    sheet = layout.sheet
    products = {column.product for column in layout.columns}
    beside = [at for at, cell in enumerate(sheet.head) if at and is_total(cell.words)]
    for at in beside[:_MOST_BESIDE]:
        columns = [column.at for column in layout.columns if column.at != at]
        fits = 0
        for row in layout.parts.items:
            cells = [read_total(sheet.rows[row][one].words) for one in columns]
            own = read_total(sheet.rows[row][at].words)
            fits += own is not None and own.rounds_from(fsum(one.value for one in cells if one is not None))
        if len(columns) >= _LEAST_PARTS and (at in products or columns) and fits == len(layout.parts.items):
            return True
    return False


def _multiplies(layout: TableLayout, totals: Sequence[Totals]) -> bool:
    """Whether totals multiply what stands beside them, or divide it, as those of ideas and risks do:
    impact × confidence × ease, severity × occurrence, value / size.
    """
    sheet = layout.sheet
    parts = [at for at in range(len(sheet.rows)) if at not in (*layout.parts.totals, *layout.parts.ranks)]
    for one in totals:
        fits = count = 0
        for column, figure in zip(layout.columns, one.figures, strict=True):
            read = [read_score(sheet.rows[row][column.at].words) for row in parts]
            values = [
                score.span.low / (100 if score.percent else 1)
                for score in read
                if score is not None and score.span is not None
            ]
            if figure is None or not _LEAST_PARTS <= len(values) <= _MOST_FACTORS:
                continue
            count += 1
            fits += any(map(figure.rounds_from, _products_of(values)))
        if count > 1 and fits == count:
            return True
    return False


def _products_of(values: Sequence[float]) -> Iterator[float]:
    yield prod(values)
    for at, value in enumerate(values):
        if value:
            others = [*values[:at], *values[at + 1 :]]
            yield prod(others) / value
            yield fsum(others) / value


def _all_figures(layout: TableLayout, at: int) -> bool:
    cells = [layout.sheet.rows[row][at].words for row in (*layout.parts.items, *layout.parts.totals)]
    return all(read_total(cell) is not None for cell in cells)


def _signs(sheet: Sheet, known: Sequence[Score]) -> int:
    corner = sheet.head[0].words
    named = 2 if means("criterion", corner) or (sheet.turned and means("option", corner)) else 0
    marked = 2 if _marked(known) else 0
    small = all(
        -10 <= end <= 10 and (end * 2) % 1 == 0 for score in known if score.span for end in score.span
    )
    return named + marked + small


def _marked(known: Sequence[Score]) -> bool:
    """Whether most scores say that they are: ``9/10``, stars."""
    return sum(bool(score.out_of or score.stars) for score in known) * 2 > len(known)


def adds_up(criteria: Sequence[TableCriterion], kind: WeightKind) -> int:
    total = fsum(one.weight or 0.0 for one in criteria)
    if kind in ("percent", "words"):
        return 1
    return int(any(abs(total - whole) < 0.01 * whole for whole in (1.0, 10.0, 100.0)))
