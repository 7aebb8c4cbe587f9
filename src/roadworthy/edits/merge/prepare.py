"""What has to be settled between two branches before their trees can be laid on each other."""

from collections.abc import Mapping
from math import isclose
from typing import Any, Final

from roadworthy.edits.merge.references import below_key, names, naming
from roadworthy.edits.merge.three_way import Clash, Three, node
from roadworthy.model import KeyPath, Record
from roadworthy.model.conflict import Conflict, Side
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence, WeightChange
from roadworthy.model.outcome import Risk, StatusMove
from roadworthy.model.path import Blocker, Check, Pulse
from roadworthy.model.slug import record_key
from roadworthy.model.tree import NOTHING, Tree, at, equal, put_at, renamed, rows, take_away, wrote

_STATEMENTS: Final = (Evidence, Risk, Check, Blocker, Pulse, StatusMove, WeightChange, Conflict)
"""Records that are what they say; the others are what they are called."""
_PAIRS: Final[KeyPath] = ("weighting", "pairwise")
_CLOSE: Final = 1e-6
"""Judgements of a pair from its two ends that come so near are one: a third is written in decimals."""


@frozen
class Renamed:
    """A record that one side had added under a key under which the other had added another."""

    side: Side
    old: KeyPath
    new: KeyPath


def tell_apart(base: Tree, ours: Tree, theirs: Tree) -> list[Renamed]:
    """Give another key to one of two records that were added under the same key and are not the same.

    The trees of the two sides are changed. Which of the two keeps its key goes by what they say, not by the
    side that they are on.
    """
    done: list[Renamed] = []
    for path, kind in list(rows(ours, theirs)):
        mine, other = at(ours, path), at(theirs, path)
        if at(base, path) is not NOTHING or not _differ(kind, mine, other):
            continue
        side: Side = "mine" if _rank(mine) > _rank(other) else "theirs"
        tree, record = (ours, mine) if side == "mine" else (theirs, other)
        table = path[:-1]
        taken = {key for each in (base, ours, theirs) for key in _keys(at(each, table))}
        key = record_key(path[-1], taken, record)
        done += [Renamed(side, old, new) for old, new in _rename(tree, path, key)]
    return done


def _differ(kind: type[Record], mine: Any, other: Any) -> bool:
    """Whether two records of one key are two things; a thing that is named alike is one."""
    if not isinstance(mine, Mapping) or not isinstance(other, Mapping) or equal(mine, other):
        return False
    if kind in _STATEMENTS:
        clashes: list[Clash] = []
        node(kind, (), Three(NOTHING, mine, other), clashes)
        return bool(clashes)
    called = [str(record.get("name", "")).casefold() for record in (mine, other)]
    return all(called) and called[0] != called[1]


def _rank(record: Any) -> str:
    return repr(sorted(record.items()))


def _keys(table: Any) -> list[str]:
    return list(table) if isinstance(table, Mapping) else []


def _rename(tree: Tree, path: KeyPath, key: str) -> list[tuple[KeyPath, KeyPath]]:
    """Rename a record and all that goes by its key; the places that were renamed, old and new."""
    for place in naming(tree, path):
        said = at(tree, place)
        if isinstance(said, (list, tuple)):
            put_at(tree, place, tuple(key if item == path[-1] else item for item in said))
        else:
            put_at(tree, place, key)
    moved = [path, *below_key(tree, path)]
    for place in moved:
        renamed(tree, place, key)
    return [(place, (*place[:-1], key)) for place in moved]


def bring_back(base: Tree, ours: Tree, theirs: Tree) -> list[Clash]:
    """Put a record that one side took away back where the other side went on with it; the trees are changed.

    With it comes back what went with it: scores, pairs, points.
    """
    clashes: list[Clash] = []
    back: list[KeyPath] = []
    for path, _ in list(rows(base)):
        if any(path[: len(one)] == one for one in back):
            continue
        here = [at(side, path) is not NOTHING for side in (ours, theirs)]
        if here[0] == here[1]:
            continue
        gone: Side = "theirs" if here[0] else "mine"
        left, other = (ours, theirs) if gone == "mine" else (theirs, ours)
        if not _went_on(base, other, path):
            continue
        for place in (path, *below_key(base, path)):
            if at(left, place) is NOTHING:
                put_at(left, place, at(base, place), base)
        for place in naming(base, path):
            _name_again(base, left, place, path[-1])
        for key in _keys(at(base, ("raised",))):
            if key.partition("--")[2] == path[-1] and at(left, ("raised", key)) is NOTHING:
                put_at(left, ("raised", key), at(base, ("raised", key)), base)
        back.append(path)
        clashes.append(Clash(path, gone=gone))
    return clashes


def _name_again(base: Tree, left: Tree, place: KeyPath, key: str) -> None:
    """Name a record that is back where it was named before, with the row that went for it."""
    above = (place[:end] for end in range(1, len(place) + 1))
    missing = next((one for one in above if at(left, one) is NOTHING), None)
    said, was = at(left, place), at(base, place)
    if missing is not None:
        row = place[:-1] if len(missing) == len(place) else missing
        less = at(left, row)
        whole = at(base, row)
        if less is NOTHING or all(equal(less[name], whole.get(name, NOTHING)) for name in less):
            put_at(left, row, whole, base)  # nobody has written in it since
        else:
            put_at(left, place, was, base)
    elif isinstance(was, (list, tuple)) and list(said) == [one for one in was if one != key]:
        put_at(left, place, was, base)


def _went_on(base: Tree, other: Tree, path: KeyPath) -> bool:
    """Whether a side changed a record, wrote what goes by its key, or named it anew."""
    if not equal(at(base, path), at(other, path)):
        return True
    if any(wrote(at(base, place), at(other, place)) for place in below_key(other, path)):
        return True
    return any(not names(at(base, place), path[-1]) for place in naming(other, path))


def same_way_round(base: Tree, ours: Tree, theirs: Tree) -> None:
    """Say a pair that the two sides judge from opposite ends from one end; the trees are changed.

    Left alone where one side has it as it was: then what the other says is taken as it is said.
    """
    for outer, inner, times in _pairs(ours):
        here, there = (*_PAIRS, outer, inner), (*_PAIRS, inner, outer)
        said = at(theirs, there)
        if not (_number(said) and _number(times)) or at(theirs, here) is not NOTHING:
            continue
        if equal(at(base, here), times) or equal(at(base, there), said):
            continue
        if at(base, here) is not NOTHING:
            _turn(theirs, there, at(base, here))
        elif at(base, there) is not NOTHING:
            _turn(ours, here, at(base, there))
        elif isclose(said * times, 1, rel_tol=_CLOSE) and (said, outer) > (times, inner):
            _turn(ours, here, said)
        else:
            _turn(theirs, there, times)


def _turn(tree: Tree, place: KeyPath, like: Any) -> None:
    """Say a pair from the other end: as `like`, where that comes to the same."""
    said = at(tree, place)
    take_away(tree, place)
    put_at(
        tree,
        (*_PAIRS, place[-1], place[-2]),
        like if _number(like) and isclose(said * like, 1, rel_tol=_CLOSE) else 1 / said,
    )


def _pairs(tree: Tree) -> list[tuple[str, str, Any]]:
    found = at(tree, _PAIRS)
    outers = found.items() if isinstance(found, Mapping) else ()
    return [
        (outer, inner, times)
        for outer, row in outers
        if isinstance(row, Mapping)
        for inner, times in row.items()
    ]


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0
