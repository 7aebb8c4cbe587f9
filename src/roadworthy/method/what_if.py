"""Other weights, another score or better grounds, to see what they would do; no decision changes."""

from datetime import date
from math import fsum

from roadworthy.method.certainty import ground_of, still_lacking
from roadworthy.method.weights import Weights
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Evidence


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


def scored(decision: Decision, candidate: str, criterion: str, score: Interval) -> Decision:
    """The decision with another score in one cell, for all its horizons; what it rests on stays."""
    cell = decision.cell(candidate, criterion).model_copy(update={"score": score, "by_horizon": {}})
    return put(decision, ("scores", candidate, criterion), cell)


def backed(decision: Decision, candidate: str, criterion: str, today: date) -> Decision | None:
    """The decision in which a fact of today backs a cell's score as it is.

    None where nobody has scored it, or evidence backs it already.
    """
    cell = decision.cell(candidate, criterion)
    lacking = still_lacking(decision, cell, criterion, today)
    if lacking in (None, "score") or ground_of(decision, cell, criterion, today) == "evidence":
        return None
    slug = _HELD
    while slug in decision.evidence:
        slug += "-"
    fact = Evidence(candidate=candidate, criterion=criterion, words=_HELD, kind="fact", on=today)
    with_fact = put(decision, ("evidence", slug), fact)
    return put(with_fact, ("scores", candidate, criterion, "sources"), (*cell.sources, slug))


_HELD = "what-if"
"""Key and words of the fact that a what-if supposes."""
