"""Which candidate is better than which, whatever the weights or the scores turn out to be."""

from typing import Literal

from roadworthy.method.matrix import DecisionMatrix, MatrixRow
from roadworthy.method.ranking import TOLERANCE
from roadworthy.method.weights import by_weight
from roadworthy.model.frozen import frozen

DominanceKind = Literal["sure", "order", "middle"]


@frozen
class Dominance:
    """One candidate is at least as good as another in every case of a kind, and better in some.

    ``sure``: at its worst on every criterion it is no worse than the other at its best; so for all weights.
    ``order``: at its worst, for all weights in the stated order. ``middle``: with ranges at their midpoints.
    """

    better: str
    worse: str
    kind: DominanceKind


def dominances(matrix: DecisionMatrix, stated: DecisionMatrix | None = None) -> tuple[Dominance, ...]:
    """Every pair in which one dominates the other, each by the strongest kind that holds.

    Midpoints are those of `stated`, the same cells before their ranges were widened, where it is given.
    """
    found: list[Dominance] = []
    sure = surely_better(matrix, weighted=False)
    groups = by_weight(matrix.weights)
    middles = [_middles(stated or matrix, i) for i in range(len(matrix.candidates))]
    for a, better in enumerate(matrix.candidates):
        for q, worse in enumerate(matrix.candidates):
            if a == q:
                continue
            kind: DominanceKind | None = None
            if sure[a][q]:
                kind = "sure"
            elif groups and _in_order(matrix, a, q, groups):
                kind = "order"
            elif _no_worse(middles[a], middles[q], None, TOLERANCE):
                kind = "middle"
            if kind is not None:
                found.append(Dominance(better, worse, kind))
    return tuple(found)


def surely_better(matrix: DecisionMatrix, *, weighted: bool) -> tuple[tuple[bool, ...], ...]:
    """Row a, column q: whether l_aj >= u_qj for all j, and more somewhere; `weighted`: where w_j > 0."""
    weights = matrix.weights if weighted else None
    count = range(len(matrix.candidates))
    return tuple(
        tuple(a != q and _no_worse(matrix.low[a], matrix.high[q], weights) for q in count) for a in count
    )


def _no_worse(mine: MatrixRow, theirs: MatrixRow, weights: MatrixRow | None, tolerance: float = 0.0) -> bool:
    """At least as good on every criterion that weighs, better on one of these.

    Ends of ranges are as they were said and compare exactly; midpoints are rounded.
    """
    strict = False
    for j, (here, there) in enumerate(zip(mine, theirs, strict=True)):
        if weights is not None and weights[j] <= 0:
            continue
        if here < there - tolerance:
            return False
        strict = strict or here > there + tolerance
    return strict


def _middles(matrix: DecisionMatrix, i: int) -> MatrixRow:
    return tuple((low + high) / 2 for low, high in zip(matrix.low[i], matrix.high[i], strict=True))


def _in_order(matrix: DecisionMatrix, a: int, q: int, groups: tuple[tuple[int, ...], ...]) -> bool:
    """Whether a is no worse than q at every vertex of the weightings in the stated order.

    The vertices are (1/k, …, 1/k, 0, …). `groups` has the criteria from the weightiest to the lightest; those
    in one group are in no order, so among them the worst comes first.
    """
    low, high, total, ahead = matrix.low[a], matrix.high[q], 0.0, False
    for group in groups:
        for gap in sorted(low[j] - high[j] for j in group):
            total += gap
            if total < -TOLERANCE:
                return False
            ahead = ahead or total > TOLERANCE
    return ahead


def potentially_best(matrix: DecisionMatrix) -> tuple[bool | None, ...]:
    """Whether some weights and scores bring a candidate to a first place, shared ones too.

    True and False are proven: it can be best on one criterion alone; or another is better on every criterion
    in every case. None is not known: between these a linear program would be needed, and a rank share above 0
    proves it as well.
    """
    count, columns = range(len(matrix.candidates)), range(len(matrix.criteria))
    found: list[bool | None] = []
    for i in count:
        if any(all(matrix.high[i][j] >= matrix.low[q][j] for q in count) for j in columns):
            found.append(True)
        elif any(all(matrix.low[a][j] > matrix.high[i][j] for j in columns) for a in count):
            found.append(False)
        else:
            found.append(None)
    return tuple(found)
