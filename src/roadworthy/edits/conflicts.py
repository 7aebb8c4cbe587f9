"""The edits that settle what a merge kept twice."""

from typing import Literal

from roadworthy.edits.edit import Edit
from roadworthy.edits.records import delete_record
from roadworthy.method.conflicts import OpenConflict, open_conflicts, rows_at
from roadworthy.model import Decision, PathError, drop, get, put
from roadworthy.model.check import problems

Settlement = Literal["mine", "theirs", "both"]
"""What holds: what one of the two said, or the range that has both in it."""


def choices(decision: Decision, conflict: OpenConflict) -> tuple[Settlement, ...]:
    """The ways in which a conflict can be settled so that the decision still loads.

    A key that this version does not know can only stay as it stands: it is not in the model.
    """
    ways: tuple[Settlement, ...] = ("mine", "theirs", "both")
    return tuple(way for way in ways if _settled(decision, conflict, way) is not None)


def settle(conflict: OpenConflict, way: Settlement, label: str) -> Edit:
    """Let one of the two hold, or the range of both; the conflict is over with it.

    Where that can't be, because the other no longer fits the decision, the edit changes nothing.
    """

    def apply(decision: Decision) -> Decision:
        return _settled(decision, conflict, way) or decision

    return Edit(label, conflict.path, apply)


def _settled(decision: Decision, conflict: OpenConflict, way: Settlement) -> Decision | None:
    """The decision in which it is settled so; None where that can't be."""
    try:
        now = _held(decision, conflict, way)
    except PathError:
        return None
    if now is None or next(problems(now), None) is not None:
        return None
    before, after = ({one.key for one in open_conflicts(each)} for each in (decision, now))
    over = (before - after) | {conflict.key}
    left = {key: record for key, record in now.conflicts.items() if key not in over}
    return put(now, ("conflicts",), left)


def _held(decision: Decision, conflict: OpenConflict, way: Settlement) -> Decision | None:
    record, path = conflict.record, conflict.path
    if way == "both":
        return put(decision, path, conflict.range) if conflict.range is not None else None
    if conflict.kind == "gone":
        return delete_record(path).apply(decision) if record.gone == way else decision
    said = conflict.says(way)
    if conflict.kind == "order":
        rows = rows_at(decision, path) or {}
        first = [key for key in said if key in rows] if isinstance(said, tuple) else []
        order = [*first, *(key for key in rows if key not in first)]
        return put(decision, path, {key: rows[key] for key in order})
    try:
        known = get(decision, path[:-1])
    except PathError:
        return decision if way == "mine" else None
    if said is None:
        return drop(decision, path) if known is not None else decision
    return put(decision, path, said)
