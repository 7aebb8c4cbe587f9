"""Other weights on the same scores, to see what they would do; nothing of the decision changes."""

from math import fsum

from roadworthy.method.weights import Weights


def moved(weights: Weights, index: int, by: float) -> Weights:
    """The weights with one of them `by` larger, within 0 and 1; the others keep their proportions.

    w_j' = t, w_k' = w_k (1 - t) / (1 - w_j); where w_j was 1, what it gives up is shared equally.
    """
    if not weights:
        return weights
    new = min(1.0, max(0.0, weights[index] + by))
    rest = fsum(weight for place, weight in enumerate(weights) if place != index)
    others = len(weights) - 1
    if not others:
        return weights
    return tuple(
        new if place == index else (weight / rest if rest > 0 else 1 / others) * (1 - new)
        for place, weight in enumerate(weights)
    )
