"""Tables whose criteria are scored out of a maximum each, 24 of 30 here and 9 of 10 there, and added up.

The maxima are the weights then, what stands in a cell is weight × score, and the score is its share of the
maximum.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import fsum
from typing import Final

from roadworthy.method.audit.table import TableCriterion, Totals, WeightKind
from roadworthy.model import Interval
from roadworthy.tables.columns import own_maximum
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.numbers import ReadNumber
from roadworthy.tables.score_cells import Score

Scores = list[list[Score | None]]
SCALE: Final = (0.0, 100.0)
"""Scores are given in percent of their maximum."""
_LEAST: Final = 0.101
"""Sums below this share of all maxima are weighted scores out of 5 or 10, with weights that were percent."""


def out_of_own_maxima(
    layout: TableLayout,
    scores: Scores,
    criteria: Sequence[TableCriterion],
    kind: WeightKind,
    totals: Sequence[Totals],
) -> tuple[Scores, tuple[TableCriterion, ...], WeightKind] | None:
    """The scores in percent of their maxima and the criteria with these as weights; None where it is not so.

    It is so where the maxima are stated and differ, no cell exceeds its own, and the stated totals are the
    plain sums for the most part, or are themselves out of the sum of the maxima.
    """
    tops = _maxima(layout, scores, criteria, kind)
    values = [[_single(score) for score in row] for row in scores]
    known = [[value for value in row if value is not None] for row in values]
    if tops is None or not totals or not totals[0].given or any(len(row) < len(tops) for row in known):
        return None
    if any(not 0 <= value <= top + 1e-9 for row in known for value, top in zip(row, tops, strict=True)):
        return None
    whole = fsum(tops)
    given = [(figure, fsum(row)) for figure, row in zip(totals[0].figures, known, strict=True) if figure]
    if max((right for _, right in given), default=0.0) < _LEAST * whole:
        return None
    if any(column.product is not None for column in layout.columns):
        return None
    said = {figure.out_of for figure, _ in given} - {None}
    if said and said != {whole}:
        return None  # something that counts is not in the table
    fits = sum(figure.rounds_from(right) for figure, right in given if right)
    if fits * 2 < max(len(given), 2) and any(figure.out_of != whole for figure, _ in given):
        return None
    parted: Scores = [[_share(value, top) for value, top in zip(row, tops, strict=True)] for row in known]
    named = tuple(replace(one, weight=top) for one, top in zip(criteria, tops, strict=True))
    return parted, named, kind if kind != "none" else "points"


def _maxima(
    layout: TableLayout, scores: Scores, criteria: Sequence[TableCriterion], kind: WeightKind
) -> list[float] | None:
    """The stated maximum of each criterion: in its cells, in its name, or its weight beside large scores."""
    in_cells = [{score.out_of if score else None for score in column} for column in zip(*scores, strict=True)]
    if all(len(found) == 1 and None not in found for found in in_cells):
        tops = [next(iter(found)) or 0.0 for found in in_cells]
    else:
        named = [own_maximum(layout.sheet.rows[row][0].words) for row in layout.parts.items]
        tops = [top or 0.0 for top in named]
        if kind != "none" and not all(named):
            tops = [one.weight or 0.0 for one in criteria]
            cells = [value for row in scores for value in map(_single, row) if value is not None]
            if max(cells, default=0.0) <= 10:
                return None
    if kind != "none" and tops != [one.weight for one in criteria]:
        return None
    return tops if min(tops) > 0 and len(set(tops)) > 1 else None


def _single(score: Score | None) -> float | None:
    plain = score is not None and score.span is not None and score.span.single and score.product is None
    return score.span.low if plain and score is not None and score.span is not None else None


def _share(value: float, top: float) -> Score:
    share = 100 * value / top
    decimals = next((places for places in range(5) if abs(value - round(value, places)) < 1e-9), 4)
    return Score(Interval(share, share), product=ReadNumber(value, decimals))
