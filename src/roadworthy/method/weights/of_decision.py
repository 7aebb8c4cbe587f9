"""The weights of a decision, by whichever of the four ways its lead let count."""

from collections.abc import Mapping
from itertools import combinations
from math import fsum
from typing import Final

from roadworthy.method.weights.horizons import horizon_worths
from roadworthy.method.weights.pairs import Pairwise, pairwise
from roadworthy.method.weights.points import Weights, grouped
from roadworthy.method.weights.ranks import rank_order, rank_sum, ranked
from roadworthy.method.weights.swings import swing
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import WeightMethod

_LAWS: Final = {"centroid": rank_order, "sum": rank_sum}


@frozen
class StatedWeights:
    """The normalised weights of a decision; each empty while there are none."""

    whole: Weights
    """By the way that counts (`Weighting.method`), whatever the horizon."""
    by_horizon: Mapping[str, Weights]
    """By points where there are weights per horizon; those of the whole where nobody gave any."""
    combined: Weights
    """All horizons together: w_j = sum_h pi_h w_j^h with weights per horizon, else those of the whole."""
    worths: Mapping[str, float]
    """pi_h, by horizon."""

    def at(self, horizon: str | None) -> Weights:
        """The weights for one horizon, or for all of them combined."""
        return self.combined if horizon is None else self.by_horizon.get(horizon, self.whole)

    @property
    def mixes(self) -> Mapping[str, Weights]:
        """By horizon, pi_h w_j^h for each criterion."""
        return {
            slug: tuple([worth * weight for weight in self.by_horizon[slug]])
            for slug, worth in self.worths.items()
        }


def stated_weights(decision: Decision) -> StatedWeights:
    """The weights of a decision for the whole, for each horizon, and for all horizons combined."""
    whole, worths = weights_by(decision, decision.weighting.method), horizon_worths(decision)
    if not decision.weighting.per_horizon:
        return StatedWeights(whole, dict.fromkeys(worths, whole), whole, worths)
    by_horizon = {slug: _own_points(decision, slug) or whole for slug in worths}
    combined = whole
    if by_horizon and all(by_horizon.values()):
        combined = tuple(
            fsum(worth * by_horizon[slug][j] for slug, worth in worths.items())
            for j in range(len(decision.criteria))
        )
    return StatedWeights(whole, by_horizon, combined, worths)


def all_zero(decision: Decision) -> bool:
    """Whether weights were given in the way that counts, and every one is 0: none of them counts for more."""
    given = [
        getattr(one, "swing" if decision.weighting.method == "swing" else "weight")
        for one in decision.criteria.values()
    ]
    given += [points for one in decision.criteria.values() for points in one.by_horizon.values()]
    given = [points for points in given if points is not None]
    return decision.weighting.method in ("points", "swing") and bool(given) and not any(given)


def weights_of(decision: Decision, horizon: str | None = None) -> Weights:
    """The normalised weights of a decision for one horizon, or for all of them combined."""
    return stated_weights(decision).at(horizon)


def _own_points(decision: Decision, horizon: str) -> Weights:
    """The weights by the points given for one horizon alone; empty where there are none."""
    given = [criterion.by_horizon.get(horizon, 0.0) for criterion in decision.criteria.values()]
    return _in_groups(decision, given) if any(given) else ()


def weights_by(decision: Decision, method: WeightMethod) -> Weights:
    """The weights for the whole that one way gives, whether it is the one that counts or not.

    Empty where it has no answers yet; by pairs, while one pair is not judged.
    """
    criteria = decision.criteria.values()
    match method:
        case "points":
            return _in_groups(decision, [criterion.weight or 0.0 for criterion in criteria])
        case "ranks":
            return ranked([criterion.rank for criterion in criteria], _LAWS[decision.weighting.rank_law])
        case "swing":
            return swing([criterion.swing for criterion in criteria])
        case "pairwise":
            matrix = comparisons(decision)
            return pairwise(matrix).weights if matrix else ()


def given_by(decision: Decision, method: WeightMethod) -> frozenset[str]:
    """The criteria that one way has an answer for; by pairs, those with every pair judged."""
    match method:
        case "points":
            weighed = {slug for slug, group in decision.groups.items() if group.weight is not None}
            return frozenset(
                slug
                for slug, criterion in decision.criteria.items()
                if criterion.weight is not None or decision.group_of(slug) in weighed
            )
        case "ranks":
            return frozenset(slug for slug, it in decision.criteria.items() if it.rank is not None)
        case "swing":
            return frozenset(slug for slug, it in decision.criteria.items() if it.swing is not None)
        case "pairwise":
            waiting = {slug for pair in unjudged(decision) for slug in pair}
            return frozenset(decision.criteria) - waiting if decision.weighting.pairwise else frozenset()


def comparisons(decision: Decision) -> list[list[float]]:
    """The reciprocal matrix of the pairs that were judged; empty while one is not, and without criteria."""
    if not decision.criteria or unjudged(decision):
        return []
    order = list(decision.criteria)
    return [[said(decision, row, column) or 1.0 for column in order] for row in order]


def pairs_of(decision: Decision) -> tuple[tuple[str, str], ...]:
    """All pairs of criteria in the order in which they are asked: each new criterion with those before it.

    So what was judged soon says something about the first criteria, and can be looked at for contradictions.
    """
    order = list(decision.criteria)
    return tuple((order[i], order[j]) for j in range(1, len(order)) for i in range(j))


def judged_so_far(decision: Decision) -> tuple[tuple[str, ...], Pairwise] | None:
    """The first criteria that are all compared with each other, two or more, and what those pairs say."""
    known: list[str] = []
    for slug in decision.criteria:
        if any(said(decision, earlier, slug) is None for earlier in known):
            break
        known.append(slug)
    if len(known) < 2:
        return None
    return tuple(known), pairwise([[said(decision, row, column) or 1.0 for column in known] for row in known])


def unjudged(decision: Decision) -> tuple[tuple[str, str], ...]:
    """The pairs of criteria that nobody has judged yet, in the order of the criteria."""
    return tuple(pair for pair in combinations(decision.criteria, 2) if said(decision, *pair) is None)


def said(decision: Decision, row: str, column: str) -> float | None:
    """How many times as important one criterion is as another, from whichever side it was said; or None."""
    pairs = decision.weighting.pairwise
    straight = pairs.get(row, {}).get(column)
    if straight is not None:
        return straight
    turned = pairs.get(column, {}).get(row)
    return 1 / turned if turned else None


def _in_groups(decision: Decision, points: list[float]) -> Weights:
    groups = [decision.group_of(slug) for slug in decision.criteria]
    shares = {slug: group.weight for slug, group in decision.groups.items() if group.weight is not None}
    return grouped(points, groups, shares)
