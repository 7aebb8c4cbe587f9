"""Locking the weights before scores are seen, and keeping a record of what changed after."""

from datetime import date
from typing import Final

from roadworthy.method.weights import weights_of
from roadworthy.model import Decision, drop, put
from roadworthy.model.judgement import WeightChange, Weighting

OPEN_STATES: Final = frozenset({"framing", "choosing", "proposed", "reopened"})
"""States in which a decision is being made, so that a lesson can help."""


def any_score(decision: Decision) -> bool:
    """Whether a score stands anywhere in the grid."""
    return any(
        cell.score is not None or cell.by_horizon for row in decision.scores.values() for cell in row.values()
    )


def shares(decision: Decision) -> dict[str, float]:
    """The normalised weights by criterion; empty while there are none."""
    weights = weights_of(decision)
    return dict(zip(decision.criteria, weights, strict=True)) if weights else {}


def lock(decision: Decision, on: date, role: str) -> Decision:
    """The weights locked; at the first time they are kept for good, with whether scores stood before."""
    weighting = decision.weighting
    fresh: dict[str, object] = {"locked_on": on, "locked_by": role}
    if weighting.first_locked_on is None:
        fresh |= {
            "first_locked_on": on,
            "first_locked": shares(decision),
            "scores_seen_first": any_score(decision),
        }
    return put(decision, ("weighting",), Weighting(**{**dict(weighting), **fresh}))


def unlock(decision: Decision) -> Decision:
    """The weights open again; what was first locked stays on record."""
    return drop(drop(decision, ("weighting", "locked_on")), ("weighting", "locked_by"))


def recorded(before: Decision, after: Decision, on: date) -> Decision:
    """`after`, with a record that the weights were changed where scores had been seen.

    One record a day, keyed by its date, with the weights as they were before the first change of that day; it
    goes again when the day's changes are taken back.
    """
    old, new = shares(before), shares(after)
    if not old or old == new or not any_score(before):
        return after
    key = on.isoformat()
    held = after.weighting.changes.get(key)
    if held is None:
        return put(after, ("weighting", "changes", key), WeightChange(on=on, before=old))
    if dict(held.before) == new and not held.reason:
        return drop(after, ("weighting", "changes", key))
    return after


def standing_is_told(decision: Decision, station: str) -> bool:
    """Whether the standing may be told at a station: not where weights are given, before they are locked."""
    return station != "criteria" or decision.weighting.locked_on is not None
