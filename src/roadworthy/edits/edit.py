"""Edits: small typed operations, each a decision in and a new decision out."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from roadworthy.model.base import Record
from roadworthy.model.decision import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import Interval
from roadworthy.model.keypath import KeyPath, dotted, drop, get, put
from roadworthy.model.outcome import Status, StatusMove
from roadworthy.model.slug import slug_for


@frozen
class Edit:
    """A change with a name, applied to whatever the decision is at that moment."""

    label: str
    """What a person reads when it is undone: ``Django, ecosystem maturity: 4``."""
    path: KeyPath
    """The place that changes; where undo leads the eye."""
    apply: Callable[[Decision], Decision]
    merge: str | None = None
    """Edits in a row with the same key are one undo step."""


def write(path: KeyPath, value: Any, label: str, *, merge: bool = True) -> Edit:
    """Put `value` at `path`. Repeated writes to one path are one undo step until the visit is over."""
    return Edit(label, path, lambda decision: put(decision, path, value), dotted(path) if merge else None)


def clear(path: KeyPath, label: str) -> Edit:
    """Take the row at `path` away, or put the field there back to its default."""
    return Edit(label, path, lambda decision: drop(decision, path))


def add(table: KeyPath, slug: str, record: Record, label: str) -> Edit:
    """Put a new row into a table."""
    return Edit(label, (*table, slug), lambda decision: put(decision, (*table, slug), record))


def new_slug(decision: Decision, table: KeyPath, name: str, kind: str) -> str:
    """A free key in `table` for a record called `name`."""
    return slug_for(name, get(decision, table) or {}, kind)


def move(table: KeyPath, slug: str, by: int, label: str) -> Edit:
    """Move a row up (negative) or down in its table."""

    def apply(decision: Decision) -> Decision:
        rows: Mapping[str, Any] = get(decision, table) or {}
        order = list(rows)
        if slug not in rows:
            return decision
        place = order.index(slug)
        order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
        return put(decision, table, {key: rows[key] for key in order})

    return Edit(label, (*table, slug), apply, f"move {dotted((*table, slug))}")


def score(
    candidate: str, criterion: str, value: Interval | None, label: str, horizon: str | None = None
) -> Edit:
    """Give a cell its score: a number, a range, or None for unknown."""
    cell: KeyPath = ("scores", candidate, criterion)
    if horizon is None:
        return write((*cell, "score"), value, label)
    path = (*cell, "by_horizon", horizon)
    return write(path, value, label) if value is not None else clear(path, label)


def remove_candidate(slug: str, label: str) -> Edit:
    """Take a candidate away with its scores; its evidence and its path stay in the file."""

    def apply(decision: Decision) -> Decision:
        return drop(drop(decision, ("scores", slug)), ("candidates", slug))

    return Edit(label, ("candidates", slug), apply)


def remove_criterion(slug: str, label: str) -> Edit:
    """Take a criterion away with its scores and the pairs that it is in."""

    def apply(decision: Decision) -> Decision:
        for candidate in decision.scores:
            decision = drop(decision, ("scores", candidate, slug))
        for outer in decision.weighting.pairwise:
            decision = drop(decision, ("weighting", "pairwise", outer, slug))
        decision = drop(decision, ("weighting", "pairwise", slug))
        return drop(decision, ("criteria", slug))

    return Edit(label, ("criteria", slug), apply)


def remove_group(slug: str, label: str) -> Edit:
    """Take a group away; its criteria stand by themselves again."""

    def apply(decision: Decision) -> Decision:
        for criterion in decision.criteria:
            if decision.group_of(criterion) == slug:
                decision = drop(decision, ("criteria", criterion, "group"))
        return drop(decision, ("groups", slug))

    return Edit(label, ("groups", slug), apply)


def remove_horizon(slug: str, label: str) -> Edit:
    """Take a horizon away with the scores and the points that were given for it alone."""

    def apply(decision: Decision) -> Decision:
        for candidate, row in decision.scores.items():
            for criterion in row:
                decision = drop(decision, ("scores", candidate, criterion, "by_horizon", slug))
        for criterion in decision.criteria:
            decision = drop(decision, ("criteria", criterion, "by_horizon", slug))
        return drop(decision, ("horizons", slug))

    return Edit(label, ("horizons", slug), apply)


def move_status(status: Status, on: date, role: str, note: str, label: str) -> Edit:
    """Move the status; the move is kept with its date and the role of who moved it."""

    def apply(decision: Decision) -> Decision:
        slug = slug_for(f"{on.isoformat()}-{status}", decision.history, "move")
        moved = put(decision, ("history", slug), StatusMove(status=status, on=on, role=role, note=note))
        return put(moved, ("status",), status)

    return Edit(label, ("status",), apply)


def decided_too(moved: Edit, on: date, role: str) -> Edit:
    """The edit, and with it the day and the role of the decision where nobody has given them yet."""

    def apply(decision: Decision) -> Decision:
        outcome = decision.outcome
        now = moved.apply(decision)
        if outcome.decided_on is None:
            now = put(now, ("outcome", "decided_on"), on)
        return now if outcome.decided_by else put(now, ("outcome", "decided_by"), role)

    return Edit(moved.label, moved.path, apply, moved.merge)


def replace(decision: Decision, label: str) -> Edit:
    """Put a whole decision in place: reload, restore, take-over. Undo brings the old one back."""
    return Edit(label, (), lambda _: decision)
