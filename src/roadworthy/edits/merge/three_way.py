"""Three trees made one: what one side changed is taken, what both changed otherwise is kept twice."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from roadworthy.edits.merge.order import merged_order
from roadworthy.model import Decision, KeyPath
from roadworthy.model.conflict import Side
from roadworthy.model.frozen import frozen
from roadworthy.model.tree import NOTHING, Tree, equal, inner, row_kind

_WHOLE: Final[tuple[KeyPath, ...]] = (("scale",),)
"""Tables at the top that are one answer."""
_ONE_ANSWER: Final[tuple[KeyPath, ...]] = (("ramp",), ("answers",), ("taken_from",))
"""Lists that are one answer and not several: put together they would say what nobody said."""


@frozen
class Clash:
    """A place that both sides changed, each otherwise."""

    path: KeyPath
    mine: Any = NOTHING
    theirs: Any = NOTHING
    gone: Side | None = None
    """Which side took the record away that the other went on with."""


class Three(NamedTuple):
    """What stands at one place on both sides, and what it was."""

    base: Any
    ours: Any
    theirs: Any

    def below(self, key: str) -> "Three":
        """What stands below it."""
        return Three(*(part.get(key, NOTHING) if isinstance(part, Mapping) else NOTHING for part in self))


def three_way(base: Tree, ours: Tree, theirs: Tree) -> tuple[Tree, list[Clash]]:
    """The merged tree of three, and what clashes; where something does, the tree has ours."""
    clashes: list[Clash] = []
    found = node(Decision, (), Three(base, ours, theirs), clashes)
    return (found if isinstance(found, dict) else {}), clashes


def node(annotation: Any, path: KeyPath, three: Three, clashes: list[Clash]) -> Any:
    """What stands at one place; `clashes` takes what both changed at it and below."""
    base, ours, theirs = three
    if equal(ours, theirs) or equal(theirs, base):
        return ours
    if equal(ours, base):
        return theirs
    if _tables(ours, theirs) and path[:1] not in _WHOLE:
        return _table(annotation, path, three, clashes)
    if path[-1:] not in _ONE_ANSWER and any(isinstance(side, (list, tuple)) for side in (ours, theirs)):
        merged = _list(*map(_texts, three))
        if merged is not None:
            return tuple(merged) if merged else NOTHING
    clashes.append(Clash(path, ours, theirs))
    return ours


def _tables(ours: Any, theirs: Any) -> bool:
    """Whether there are tables on both sides, or one and nothing."""
    kinds = [isinstance(side, Mapping) for side in (ours, theirs)]
    return all(kinds) or (any(kinds) and NOTHING in (ours, theirs))


def _table(annotation: Any, path: KeyPath, three: Three, clashes: list[Clash]) -> Any:
    kept: dict[str, Any] = {}
    base, ours, theirs = (list(part) if isinstance(part, Mapping) else [] for part in three)
    for key in dict.fromkeys((*ours, *theirs)):
        found = node(inner(annotation, key), (*path, key), three.below(key), clashes)
        if found is not NOTHING:
            kept[key] = found
    if not kept and NOTHING in three[1:]:
        return NOTHING
    order, crossed = merged_order(base, ours, theirs, kept)
    if crossed and row_kind(annotation) is not None:
        mine, other = (tuple(key for key in side if key in kept) for side in (ours, theirs))
        clashes.append(Clash(path, mine, other))
    return {key: kept[key] for key in order}


def _texts(value: Any) -> list[str] | None:
    """A list of different texts; None for anything else."""
    if value is NOTHING:
        return []
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        return None
    return list(value) if len(set(value)) == len(value) else None


def _list(base: list[str] | None, ours: list[str] | None, theirs: list[str] | None) -> list[str] | None:
    """What both have, and what either added; None where they contradict each other in the order."""
    if base is None or ours is None or theirs is None:
        return None
    both = set(ours) & set(theirs)
    kept = both | (set(ours) ^ set(theirs)) - set(base)
    order, clash = merged_order(base, ours, theirs, kept)
    return None if clash else order
