"""What a merge kept twice and nobody has settled yet."""

from collections.abc import Mapping
from typing import Any, Literal

from roadworthy.model import Decision, Interval, KeyPath, PathError, get
from roadworthy.model.conflict import Conflict, Side
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import read_interval
from roadworthy.model.keypath import read_dotted

ConflictKind = Literal["value", "gone", "order"]
"""A value said twice; a record that one took away and the other went on with; rows in two orders."""


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


def cells_kept_twice(decision: Decision) -> Mapping[tuple[str, str], tuple[OpenConflict, ...]]:
    """The conflicts about a score or what belongs to it, by candidate and criterion."""
    found: dict[tuple[str, str], tuple[OpenConflict, ...]] = {}
    for one in open_conflicts(decision) if decision.conflicts else ():
        if one.path[0] == "scores" and len(one.path) > 2:
            cell = one.path[1], one.path[2]
            found[cell] = (*found.get(cell, ()), one)
    return found


def rows_at(decision: Decision, path: KeyPath) -> Mapping[str, Any] | None:
    """The table at a path; None where there is none."""
    try:
        rows = get(decision, path)
    except PathError:
        return None
    return rows if isinstance(rows, Mapping) else None


def _open(decision: Decision, key: str, record: Conflict) -> OpenConflict | None:
    path = read_dotted(record.at)
    if not path or not _stands(decision, path):
        return None
    if record.gone is not None:
        return OpenConflict(key, path, "gone", record, None)
    if rows_at(decision, path) is not None:
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
