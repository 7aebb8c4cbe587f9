"""Changes of how much each criterion counts, by four ways; which of them counts; the lock."""

from collections.abc import Callable
from datetime import date
from typing import Final

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.knowledge.weight_methods import weight_method
from roadworthy.method.locking import lock, recorded, shares, unlock
from roadworthy.method.weights import can_count, first_counts, weights_of
from roadworthy.method.weights.order import Tiers, placed, ranks_of, shifted, tied, tiers_of, unplaced
from roadworthy.model import Decision, KeyPath, PathError, drop, put
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import RankLaw, WeightMethod

BIGGEST_SWING: Final = 100.0
"""The worth of the biggest step; the others are told against it."""
STRONGEST: Final = 9
"""The strongest judgement of a pair."""


def reweigh(
    label: str,
    path: KeyPath,
    method: WeightMethod,
    change: Callable[[Decision], Decision],
    *,
    today: date,
    merge: str | None = None,
) -> Edit:
    """Change answers of one way; kept on record where weights change after scores were seen.

    The first complete answer in a way makes it count where nothing counts yet. Raises PathError, when it is
    applied, where the lock forbids it.
    """

    def apply(decision: Decision) -> Decision:
        changed = change(decision)
        if decision.weighting.locked_on is not None and shares(changed) != shares(decision):
            raise PathError(path, refusal("locked"))
        return recorded(decision, first_counts(changed, method), today)

    return Edit(label, path, apply, merge)


def give_points(
    decision: Decision, criterion: str, points: float | None, today: date, horizon: str | None = None
) -> Edit:
    """Give a criterion points, for the whole or for one horizon; None takes them back."""
    path: KeyPath = ("criteria", criterion, "weight")
    if horizon is not None:
        path = ("criteria", criterion, "by_horizon", horizon)
    figure = "no" if points is None else number_text(points)
    label = label_of("points", name=decision.criterion_name(criterion), figure=figure)
    return reweigh(label, path, "points", _putting(path, points), today=today, merge=f"points {criterion}")


def give_group_points(decision: Decision, group: str, points: float | None, today: date) -> Edit:
    """Give a group points of its own; None: it counts by the points of its criteria."""
    path: KeyPath = ("groups", group, "weight")
    name = decision.groups[group].name or group if group in decision.groups else group
    key = "no_group_points" if points is None else "group_points"
    label = label_of(key, name=name, figure="" if points is None else number_text(points))
    return reweigh(
        label, path, "points", _putting(path, points), today=today, merge=f"points of group {group}"
    )


def give_swing(decision: Decision, criterion: str, worth: float | None, today: date) -> Edit:
    """Say what the step from worst to best is worth, up to 100; None takes it back."""
    path: KeyPath = ("criteria", criterion, "swing")
    name = decision.criterion_name(criterion)
    key = "no_swing" if worth is None else "swing"
    label = label_of(key, name=name, figure="" if worth is None else number_text(worth))
    return reweigh(label, path, "swing", _putting(path, worth), today=today, merge=f"swing {criterion}")


def place_criterion(decision: Decision, criterion: str, place: int, today: date) -> Edit:
    """Put a criterion at a place in the order of importance, 1 the first."""
    return _order(decision, placed(whole_order(decision), criterion, place), criterion, today, merge=True)


def shift_criterion(decision: Decision, criterion: str, by: int, today: date) -> Edit:
    """Move a criterion up (negative) or down; the first move takes the order as it stands."""
    return _order(decision, shifted(whole_order(decision), criterion, by), criterion, today, merge=True)


def tie_criterion(decision: Decision, criterion: str, today: date) -> Edit:
    """Make a criterion as important as the one above it, or part the two again."""
    return _order(decision, tied(whole_order(decision), criterion), criterion, today)


def unplace_criterion(decision: Decision, criterion: str, today: date) -> Edit:
    """Take a criterion out of the order."""
    left = tuple(tuple(it for it in tier if it != criterion) for tier in tiers_of(decision))
    return _order(decision, tuple(tier for tier in left if tier), criterion, today)


def take_order(decision: Decision, today: date) -> Edit:
    """Take the criteria as they stand for the order of importance."""
    return _order(decision, whole_order(decision), next(iter(decision.criteria), ""), today)


def whole_order(decision: Decision) -> Tiers:
    """The order of importance, with what is not in it yet at its end."""
    return (*tiers_of(decision), *((slug,) for slug in unplaced(decision)))


def _order(decision: Decision, tiers: Tiers, criterion: str, today: date, *, merge: bool = False) -> Edit:
    ranks = ranks_of(tiers)

    def change(now: Decision) -> Decision:
        for key, own in now.criteria.items():
            if own.rank != ranks.get(key):
                now = put(now, ("criteria", key, "rank"), ranks.get(key))
        return now

    label = label_of("order")
    if criterion in ranks:
        label = label_of("rank", name=decision.criterion_name(criterion), figure=ranks[criterion])
    path: KeyPath = ("criteria", criterion, "rank")
    return reweigh(label, path, "ranks", change, today=today, merge=f"rank {criterion}" if merge else None)


def choose_rank_law(law: RankLaw, today: date) -> Edit:
    """Make the weights of an order steep (centroid) or flat (sum)."""
    path: KeyPath = ("weighting", "rank_law")
    label = label_of("steep" if law == "centroid" else "flat")
    return reweigh(label, path, "ranks", _putting(path, law), today=today)


def judge_pair(decision: Decision, first: str, second: str, place: int | None, today: date) -> Edit:
    """Say which of two criteria matters more, and how much.

    `place` lies from -8 (the first matters nine times as much) over 0 (the same) to 8; None takes the
    judgement back. The more important one stands outside in the file, so the figure there is 1 to 9.
    """
    outer, inner = (first, second) if place is None or place <= 0 else (second, first)
    path: KeyPath = ("weighting", "pairwise", first, second)

    def change(now: Decision) -> Decision:
        for one, other in ((first, second), (second, first)):
            now = drop(now, ("weighting", "pairwise", one, other))
        if place is None:
            return now
        return put(now, ("weighting", "pairwise", outer, inner), abs(place) + 1.0)

    names = {"one": decision.criterion_name(first), "other": decision.criterion_name(second)}
    key = "no_pair" if place is None else "pair"
    label = label_of(key, **names, figure="" if place is None else abs(place) + 1)
    return reweigh(label, path, "pairwise", change, today=today, merge=f"pair {first} {second}")


def count_method(method: WeightMethod, today: date) -> Edit:
    """Let the weights of one way count, for the whole. Refused while they are not complete."""
    path: KeyPath = ("weighting", "method")

    def change(decision: Decision) -> Decision:
        if not can_count(decision, method):
            raise PathError(path, refusal("not_counting"))
        decision = put(decision, path, method)
        if method == "points" or not decision.weighting.per_horizon:
            return decision
        return put(decision, ("weighting", "per_horizon"), False)

    label = label_of("now_count", way=weight_method(method).name)
    return reweigh(label[:1].upper() + label[1:], path, method, change, today=today)


def weigh_per_horizon(*, each: bool, today: date) -> Edit:
    """Give points for each horizon, or for the whole."""
    path: KeyPath = ("weighting", "per_horizon")
    label = label_of("per_horizon" if each else "for_the_whole")
    return reweigh(label, path, "points", _putting(path, each), today=today)


def lock_weights(today: date, role: str = "") -> Edit:
    """Lock the weights before scores are seen; who did it is asked. Refused while there are none."""
    path: KeyPath = ("weighting", "locked_on")

    def apply(decision: Decision) -> Decision:
        if not weights_of(decision):
            first = weight_method(decision.weighting.method).first
            raise PathError(path, refusal("no_weights", first=first))
        return lock(decision, today, role)

    return Edit(label_of("locked"), path, apply)


def unlock_weights() -> Edit:
    """Open the weights again; what was first locked stays on record."""
    return Edit(label_of("unlocked"), ("weighting", "locked_on"), unlock)


def _putting(path: KeyPath, value: object) -> Callable[[Decision], Decision]:
    return lambda decision: put(decision, path, value)
