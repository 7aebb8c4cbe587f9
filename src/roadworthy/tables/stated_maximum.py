"""What the maximum of a table's totals says about the scale of its scores."""

from collections.abc import Sequence
from math import fsum
from typing import Final

from roadworthy.method.audit.table import Figure, TableCriterion, Totals, WeightKind
from roadworthy.tables.scale import Ends
from roadworthy.tables.score_cells import Score

_TOPS: Final = range(2, 11)
"""High ends that are taken from a maximum."""


def scale_of_maximum(
    ends: Ends,
    scores: Sequence[Sequence[Score | None]],
    criteria: Sequence[TableCriterion],
    kind: WeightKind,
    totals: Sequence[Totals],
) -> Ends:
    """The scale with the high end that a total's maximum leaves for it: sums out of 52 with weights of 13
    are of scores out of 4.

    Only where half of the totals at least are the weighted sum, or mean, of the scores as they stand.
    """
    weights = [1.0 if kind == "none" else one.weight or 0.0 for one in criteria]
    whole = fsum(weights)
    values = [[_middle(score) for score in row] for row in scores]
    if not whole or any(value is None for row in values for value in row):
        return ends
    most = max((value for row in values for value in row if value is not None), default=0.0)
    sums = [fsum(w * (x or 0.0) for w, x in zip(weights, row, strict=True)) for row in values]
    for one in totals:
        out_of = _out_of(one)
        if out_of is None:
            continue
        for share in (whole, 1.0) if kind != "percent" else (whole, 1.0, 100.0):
            top = out_of / share
            right = [figure / whole * share for figure in sums]
            if top in _TOPS and top >= most and ends[0] < top and _most_follow(one.figures, right):
                return ends[0], top
    return ends


def _middle(score: Score | None) -> float | None:
    return (score.span.low + score.span.high) / 2 if score is not None and score.span is not None else None


def _out_of(totals: Totals) -> float | None:
    said = {figure.out_of for figure in totals.given if figure.out_of is not None}
    if totals.out_of is not None:
        said.add(totals.out_of)
    return said.pop() if len(said) == 1 else None


def _most_follow(figures: Sequence[Figure | None], right: Sequence[float]) -> bool:
    pairs = [(one, exact) for one, exact in zip(figures, right, strict=True) if one is not None]
    return bool(pairs) and sum(one.rounds_from(exact) for one, exact in pairs) * 2 >= len(pairs)
