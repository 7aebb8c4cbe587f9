"""From what a person said about importance to weights that add up to 1: points, ranks, swings, pairs."""

from roadworthy.method.weights.comparison import (
    Difference,
    can_count,
    difference,
    first_counts,
    ways_with_weights,
)
from roadworthy.method.weights.horizons import horizon_worths
from roadworthy.method.weights.of_decision import (
    StatedWeights,
    all_zero,
    comparisons,
    given_by,
    judged_so_far,
    pairs_of,
    said,
    stated_weights,
    unjudged,
    weights_by,
    weights_of,
)
from roadworthy.method.weights.pairs import (
    ACCEPTABLE,
    ASKED_AT_MOST,
    RANDOM_INDEX,
    Judgement,
    Pairwise,
    pairwise,
)
from roadworthy.method.weights.points import Weights, grouped, normalised
from roadworthy.method.weights.ranks import by_weight, rank_order, rank_sum, ranked
from roadworthy.method.weights.swings import swing

__all__ = [
    "ACCEPTABLE", "ASKED_AT_MOST", "RANDOM_INDEX", "Difference", "Judgement", "Pairwise", "StatedWeights",
    "Weights", "all_zero", "by_weight", "can_count", "comparisons", "difference", "first_counts", "given_by",
    "grouped", "horizon_worths", "judged_so_far", "normalised", "pairs_of", "pairwise", "rank_order",
    "rank_sum", "ranked", "said", "stated_weights", "swing", "unjudged", "ways_with_weights", "weights_by",
    "weights_of",
]  # fmt: skip
