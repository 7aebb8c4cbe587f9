"""Plain data of a file as a tree: what stands at a path, and which records there are in it."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, TypeAlias, get_args

from roadworthy.model.base import Record
from roadworthy.model.decision import Decision
from roadworthy.model.judgement import Cell
from roadworthy.model.keypath import KeyPath, _is_table, _record_type
from roadworthy.model.outcome import ChecklistItem, Raised

Tree: TypeAlias = dict[str, Any]
"""The data of a file, unknown keys with it."""


class Nothing:
    """What stands where nothing stands."""

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "nothing"


NOTHING: Final = Nothing()
_ANSWERS: Final = (Cell, ChecklistItem, Raised)
"""Records that are answers rather than things: one that is absent is one in which nothing is said."""


def equal(one: Any, other: Any) -> bool:
    """Whether two pieces of data are the same, in the same order."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(equal(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(equal(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, bool) != isinstance(other, bool):
        return False
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124 - not-a-number is itself here


def wrote(base: Any, side: Any) -> bool:
    """Whether anything in `side` is not so in `base`; what is only missing was not written."""
    if side is NOTHING or equal(base, side):
        return False
    if not isinstance(side, Mapping):
        return True
    known = base if isinstance(base, Mapping) else {}
    return any(wrote(known.get(key, NOTHING), value) for key, value in side.items())


def at(tree: Any, path: KeyPath) -> Any:
    """What stands at a path; `NOTHING` where nothing does."""
    for key in path:
        tree = tree.get(key, NOTHING) if isinstance(tree, Mapping) else NOTHING
    return tree


def places(tree: Any, pattern: KeyPath, key: str) -> Iterator[KeyPath]:
    """The paths in a tree that fit a pattern: ``@`` stands for `key`, ``*`` for any."""
    if not pattern:
        yield ()
        return
    if not isinstance(tree, Mapping):
        return
    first = pattern[0]
    for found in list(tree) if first == "*" else [key if first == "@" else first]:
        if found in tree:
            for rest in places(tree[found], pattern[1:], key):
                yield (found, *rest)


def put_at(tree: Tree, path: KeyPath, value: Any, like: Any = NOTHING) -> None:
    """Write a value into a tree of one's own; a new key takes the place that it has in the tree `like`."""
    for key in path[:-1]:
        tree[key] = dict(tree[key]) if isinstance(tree.get(key), Mapping) else {}
        tree = tree[key]
        like = like.get(key, NOTHING) if isinstance(like, Mapping) else NOTHING
    last = path[-1]
    if last in tree or not isinstance(like, Mapping) or last not in like:
        tree[last] = value
        return
    known = list(like)
    before = [key for key in known[: known.index(last)] if key in tree]
    order = list(tree)
    order.insert(order.index(before[-1]) + 1 if before else 0, last)
    rest = {**tree, last: value}
    tree.clear()
    tree.update((key, rest[key]) for key in order)


def take_away(tree: Tree, path: KeyPath) -> None:
    """Take what stands at a path out of a tree of one's own, and tables that are empty without it."""
    if len(path) > 1 and isinstance(tree.get(path[0]), Mapping):
        inner = dict(tree[path[0]])
        take_away(inner, path[1:])
        if inner or not tree[path[0]]:
            tree[path[0]] = inner
        else:
            del tree[path[0]]
    else:
        tree.pop(path[0], None)


def renamed(tree: Tree, path: KeyPath, key: str) -> None:
    """Give what stands at a path another last key, in its place, in a tree of one's own."""
    for part in path[:-1]:
        tree[part] = dict(tree[part])
        tree = tree[part]
    rest = [(key if old == path[-1] else old, value) for old, value in tree.items()]
    tree.clear()
    tree.update(rest)


def inner(annotation: Any, key: str) -> Any:
    """What the model holds below a place: a field's or an entry's annotation; None for neither."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        info = annotation.model_fields.get(key)
        return None if info is None else info.annotation
    return get_args(annotation)[1] if _is_table(annotation) else None


@cache
def row_kind(annotation: Any) -> type[Record] | None:
    """The record that each entry of a table is, where the entries are things that a person adds."""
    if not _is_table(annotation):
        return None
    entry = get_args(annotation)[1]
    kind = _record_type(entry)
    return kind if kind is entry and kind not in _ANSWERS else None


def rows(
    *trees: Any, annotation: Any = Decision, path: KeyPath = ()
) -> Iterator[tuple[KeyPath, type[Record]]]:
    """The records of things in any of the trees, each with its kind, outer ones before those in them."""
    kind = row_kind(annotation)
    tables = [tree for tree in trees if isinstance(tree, dict | Mapping)]
    for key in dict.fromkeys(key for table in tables for key in table):
        below = [table[key] for table in tables if key in table]
        if any(isinstance(one, dict | Mapping) for one in below):
            here = (*path, key)
            if kind is not None:
                yield here, kind
            within = inner(annotation, key)
            if within is not None:
                yield from rows(*below, annotation=within, path=here)
