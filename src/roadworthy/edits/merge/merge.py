"""Two branches of one decision made one."""

from collections.abc import Callable
from datetime import date

from roadworthy.edits.merge.prepare import Renamed, bring_back, same_way_round, tell_apart
from roadworthy.edits.merge.three_way import Clash, three_way
from roadworthy.model import Decision, KeyPath, put
from roadworthy.model.check import problems
from roadworthy.model.conflict import Conflict, Side
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import quoted
from roadworthy.model.slug import record_key
from roadworthy.model.tree import NOTHING, Tree, at, take_away, wrote

Whose = Callable[[KeyPath, Side], tuple[str, date | None]]
"""Who of a side last changed a place, and when; empty and None where that is not known."""


@frozen
class Merged:
    """What two branches come to."""

    decision: Decision
    """It holds together; where something clashes it has ours."""
    data: Tree
    """The same as plain data, with the keys that this version does not know."""
    clashes: tuple[Clash, ...]
    renamed: tuple[Renamed, ...]
    """Records that were given another key, because both sides had added one under it."""


def merge(base: Tree, ours: Tree, theirs: Tree) -> Merged:
    """Merge the data of two files that come from a third one, `base`, which may be empty.

    What one side changed, added or took away is so; a list has what both have and what either added. A place
    that both changed otherwise clashes. Nothing that either side wrote is lost: it is in the tree or in a
    clash. But for what clashes it does not matter which side is which.
    """
    ours, theirs = dict(ours), dict(theirs)
    renamed = tell_apart(base, ours, theirs)
    clashes = bring_back(base, ours, theirs)
    same_way_round(base, ours, theirs)
    data, found = three_way(base, ours, theirs)
    clashes += found
    decision = Decision.model_validate(data)
    while wrong := dict.fromkeys(problem.path for problem in problems(decision)):
        for path in wrong:
            mine, other = at(ours, path), at(theirs, path)
            # What neither wrote came back with a record, and names another one that is gone.
            if wrote(at(base, path), mine) or wrote(at(base, path), other):
                clashes.append(Clash(path, mine, other))
            take_away(data, path)
        decision = Decision.model_validate(data)
    return Merged(decision, data, tuple(clashes), tuple(renamed))


def marked(decision: Decision, clashes: tuple[Clash, ...], whose: Whose) -> Decision:
    """The decision with each clash written down as a conflict that somebody has to settle."""
    kept: dict[str, Conflict] = dict(decision.conflicts)
    for clash in clashes:
        mine, theirs = (None if said is NOTHING else said for said in (clash.mine, clash.theirs))
        (mine_by, mine_on), (theirs_by, theirs_on) = whose(clash.path, "mine"), whose(clash.path, "theirs")
        record = Conflict(
            at=quoted(clash.path), gone=clash.gone,
            mine=mine, mine_by=mine_by, mine_on=mine_on,
            theirs=theirs, theirs_by=theirs_by, theirs_on=theirs_on,
        )  # fmt: skip
        kept[record_key(".".join(clash.path), kept, record, "conflict")] = record
    return put(decision, ("conflicts",), kept) if clashes else decision


def nobody(_path: KeyPath, _side: Side) -> tuple[str, date | None]:
    """Where it is not known who wrote what: a `Whose`."""
    return "", None
