"""What differs between two decisions, as data: by key path, records that came or went as one."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from roadworthy.model.decision import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import KeyPath
from roadworthy.model.tree import NOTHING, Tree, equal, inner, row_kind

ChangeKind = Literal["new", "gone", "changed", "order"]


@frozen
class Change:
    """One difference."""

    path: KeyPath
    """A value, a record that came or went, or a table whose rows stand in another order."""
    kind: ChangeKind
    old: Any = NOTHING
    new: Any = NOTHING
    """What stands there, as plain data; for an order the keys that are in both."""


def changes(old: Tree, new: Tree) -> tuple[Change, ...]:
    """Every difference between the data of two files, in the order of the file."""
    return tuple(_between(Decision, (), old, new))


def _between(annotation: Any, path: KeyPath, old: Any, new: Any) -> Iterator[Change]:
    are_rows = row_kind(annotation) is not None
    for key in dict.fromkeys((*old, *new)):
        here, was, now = (*path, key), old.get(key, NOTHING), new.get(key, NOTHING)
        if equal(was, now):
            continue
        tables = [isinstance(one, Mapping) for one in (was, now)]
        if all(tables) or (any(tables) and not are_rows and NOTHING in (was, now)):
            yield from _between(inner(annotation, key), here, was or {}, now or {})
        elif was is NOTHING or now is NOTHING:
            yield Change(here, "new" if was is NOTHING else "gone", was, now)
        else:
            yield Change(here, "changed", was, now)
    orders = tuple(key for key in old if key in new), tuple(key for key in new if key in old)
    if are_rows and orders[0] != orders[1]:
        yield Change(path, "order", *orders)
