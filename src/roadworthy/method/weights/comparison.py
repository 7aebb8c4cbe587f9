"""Two ways of giving weights side by side, and which of them counts."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from roadworthy.method.weights.of_decision import given_by, weights_by, weights_of
from roadworthy.method.weights.points import Weights
from roadworthy.model import Decision, put
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import WeightMethod

_LEVEL: Final = 1e-9


@frozen
class Difference:
    """How other weights for the same criteria differ."""

    swapped: tuple[int, int] | None
    """Places of two criteria, the first of which weighs more at first and less in the other; the pair that is
    farthest apart. None where no two change places."""
    widest: int
    """Place of the criterion whose weight differs most; the first of several."""
    amount: float
    """By how much it differs there: the other weight less the first; 0 where all are alike."""


def difference(weights: Sequence[float], other: Sequence[float]) -> Difference:
    """How `other` differs from `weights`. Raises ValueError where they are not about as many criteria."""
    apart = [b - a for a, b in zip(weights, other, strict=True)]
    turned = [
        (
            min(abs(weights[i] - weights[j]), abs(other[i] - other[j])),
            (i, j) if weights[i] > weights[j] else (j, i),
        )
        for i, j in combinations(range(len(apart)), 2)
        if (weights[i] - weights[j]) * (other[i] - other[j]) < 0
    ]
    turned = [(gap, pair) for gap, pair in turned if gap > _LEVEL]
    widest = max(range(len(apart)), key=lambda j: round(abs(apart[j]), 9), default=0)
    amount = apart[widest] if apart else 0.0
    swapped = max(turned, key=lambda found: found[0])[1] if turned else None
    return Difference(swapped, widest, amount if abs(amount) > _LEVEL else 0.0)


def ways_with_weights(decision: Decision) -> dict[WeightMethod, Weights]:
    """The weights of each way that has said enough to count, whichever does."""
    ways: tuple[WeightMethod, ...] = ("points", "ranks", "swing", "pairwise")
    return {way: weights_by(decision, way) for way in ways if can_count(decision, way)}


def can_count(decision: Decision, method: WeightMethod) -> bool:
    """Whether a way has said enough to count: some points; of the others, an answer for every criterion."""
    complete = method == "points" or given_by(decision, method) == frozenset(decision.criteria)
    return complete and bool(weights_by(decision, method))


def first_counts(after: Decision, method: WeightMethod) -> Decision:
    """`after`, with a way counting from its first complete answer on where nothing counts yet."""
    if weights_of(after) or not can_count(after, method):
        return after
    return put(after, ("weighting", "method"), method)
