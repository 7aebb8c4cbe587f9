"""What a merge kept twice: the open conflicts of a decision, and the edits that settle them."""

from collections.abc import Mapping
from typing import Any, Literal

from roadworthy.edits.edit import Edit
from roadworthy.edits.records import delete_record
from roadworthy.model import Decision, Interval, KeyPath, PathError, drop, get, put
from roadworthy.model.check import problems
from roadworthy.model.conflict import Conflict, Side
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import read_interval
from roadworthy.model.keypath import read_dotted

ConflictKind = Literal["value", "gone", "order"]
"""A value said twice; a record that one took away and the other went on with; rows in two orders."""
Settlement = Literal["mine", "theirs", "both"]
"""What holds: what one of the two said, or the range that has both in it."""


@frozen
class OpenConflict:
    """A conflict that nobody has settled yet."""

    key: str
    """Its key in `Decision.conflicts`."""
    path: KeyPath
    """The place that was changed in two ways; what stands there now is mine, or the record that was kept."""
    kind: ConflictKind
    record: Conflict
    range: Interval | None
    """The range of both, where both are numbers or ranges."""

    def says(self, side: Side) -> Any:
        """What a side said, as the file has it; None for nothing."""
        return self.record.mine if side == "mine" else self.record.theirs


def open_conflicts(decision: Decision) -> tuple[OpenConflict, ...]:
    """The conflicts to be settled, in the order of the file; those whose place is gone are over."""
    found = (_open(decision, key, record) for key, record in decision.conflicts.items())
    return tuple(one for one in found if one is not None)


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


def _open(decision: Decision, key: str, record: Conflict) -> OpenConflict | None:
    path = read_dotted(record.at)
    if not path or not _stands(decision, path):
        return None
    if record.gone is not None:
        return OpenConflict(key, path, "gone", record, None)
    if _rows(decision, path) is not None:
        return OpenConflict(key, path, "order", record, None)
    return OpenConflict(key, path, "value", record, _range(record))


def _stands(decision: Decision, path: KeyPath) -> bool:
    """Whether the records on the way to a place are there, and the last one where it was in question."""
    for length in range(1, len(path)):
        try:
            if get(decision, path[:length]) is None and not _implied(path[:length]):
                return False
        except PathError:
            return True  # below a key that is not ours
    return True


def _implied(path: KeyPath) -> bool:
    """Whether a record need not be in the file to be answered: a cell, what was said to a risk."""
    return path[0] in ("scores", "checklist", "raised", "weighting")


def _rows(decision: Decision, path: KeyPath) -> Mapping[str, Any] | None:
    try:
        rows = get(decision, path)
    except PathError:
        return None
    return rows if isinstance(rows, Mapping) else None


def _range(record: Conflict) -> Interval | None:
    ends = [_interval(record.mine), _interval(record.theirs)]
    known = [end for end in ends if end is not None]
    if len(known) < 2:
        return None
    return Interval(min(end.low for end in known), max(end.high for end in known))


def _interval(value: Any) -> Interval | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        return read_interval(str(value))
    except ValueError:
        return None


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
        rows = _rows(decision, path) or {}
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
