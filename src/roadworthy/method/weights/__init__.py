"""From what a person said about importance to weights that add up to 1: points, ranks, swings, pairs."""

from roadworthy.method.weights.horizons import horizon_worths
from roadworthy.method.weights.of_decision import (
    comparisons,
    given_by,
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
    "ACCEPTABLE", "ASKED_AT_MOST", "RANDOM_INDEX", "Judgement", "Pairwise", "Weights", "by_weight",
    "comparisons", "given_by", "grouped", "horizon_worths", "normalised", "pairwise", "rank_order",
    "rank_sum", "ranked", "swing", "unjudged", "weights_by", "weights_of",
]  # fmt: skip
