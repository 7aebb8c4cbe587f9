"""From what a person said about importance to weights that add up to 1."""

from math import fsum

from roadworthy.model import Decision

Weights = tuple[float, ...]
"""One weight a criterion, in the order of the decision, adding up to 1; empty while there are none."""


def normalised(raw: tuple[float, ...]) -> Weights:
    """Raw weights divided by their sum: w_j = W_j / sum W; empty where the sum is 0.

    Keeney & Raiffa, Decisions with Multiple Objectives (1976).
    """
    total = fsum(raw)
    return tuple(weight / total for weight in raw) if total > 0 else ()


def horizon_worths(decision: Decision) -> dict[str, float]:
    """What each horizon is worth, adding up to 1; equal where nobody said. Empty without horizons."""
    raw = {slug: horizon.worth for slug, horizon in decision.horizons.items()}
    if not raw:
        return {}
    if all(worth is None for worth in raw.values()) or not fsum(worth or 0.0 for worth in raw.values()):
        return dict.fromkeys(raw, 1 / len(raw))
    total = fsum(worth or 0.0 for worth in raw.values())
    return {slug: (worth or 0.0) / total for slug, worth in raw.items()}


def weights_of(decision: Decision, horizon: str | None = None) -> Weights:
    """The normalised weights of a decision for one horizon, or for all of them combined.

    With weights per horizon the combined weight is w_j = sum_h pi_h w_j^h. A horizon for which nobody gave
    points has the weights of the whole.
    """
    whole = normalised(tuple(criterion.weight or 0.0 for criterion in decision.criteria.values()))
    if not decision.weighting.per_horizon:
        return whole
    if horizon is not None:
        given = tuple(criterion.by_horizon.get(horizon, 0.0) for criterion in decision.criteria.values())
        return normalised(given) or whole
    worths = horizon_worths(decision)
    parts = [(worth, weights_of(decision, slug)) for slug, worth in worths.items()]
    if not parts or any(not weights for _, weights in parts):
        return whole
    return tuple(fsum(worth * weights[j] for worth, weights in parts) for j in range(len(decision.criteria)))
