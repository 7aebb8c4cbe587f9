"""What the tests of merging share: branches of a decision, and what must not get lost."""

import math
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from roadworthy.edits.merge.merge import Merged
from roadworthy.edits.merge.references import below_key
from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.check import problems
from roadworthy.model.judgement import Cell, Scale
from roadworthy.model.outcome import Outcome
from roadworthy.model.plain import canonical
from roadworthy.model.tree import NOTHING, at, put_at, rows, take_away
from strategies import values as values_of

DAY = date(2026, 11, 23)
BASE = Decision.model_validate(
    {
        "title": "Orders", "note": "A note",
        "frame": {"scope": "All", "boundary_names": ("a", "b"), "team": {"size": 9, "languages": ("Python", "Go")}},
        "must_haves": {"pg": {"name": "PostgreSQL"}, "eu": {"name": "In the EU"}},
        "people": {"ana": {"name": "Ana", "role": "lead"}, "ben": {"name": "Ben"}},
        "horizons": {"soon": {"name": "Soon", "worth": 1}, "late": {"name": "Late", "worth": 2}},
        "candidates": {
            "django": {"name": "Django", "must_haves": {"pg": "yes"}, "costs": {"switching_weeks": "4-8"}},
            "rails": {"name": "Rails", "parts": {"core": {"name": "Core"}}},
        },
        "groups": {"team": {"name": "Team"}, "run": {"name": "Running"}},
        "criteria": {
            "speed": {"name": "Speed", "weight": 3, "group": "run", "by_horizon": {"soon": 1}},
            "skill": {"name": "Skill", "weight": 2, "group": "team"},
            "cost": {"name": "Cost", "weight": 1},
        },
        "weighting": {"pairwise": {"speed": {"skill": 3, "cost": 5}, "skill": {"cost": 2}}},
        "evidence": {"test": {"words": "90 a second", "candidate": "django", "criterion": "speed"}},
        "scores": {
            "django": {"speed": {"score": 4, "rationale": "Measured", "sources": ("test",)}, "skill": {"score": "3-5"}},
            "rails": {"speed": {"score": 3, "by_horizon": {"soon": 2}}, "cost": {"score": 2}},
        },
        "ballots": {"voters": {"ana": {"name": "Ana"}}},
        "paths": {
            "django": {
                "phases": {
                    "poc": {
                        "name": "Proof", "weeks": "2-3", "checks": {"it-runs": {"words": "It runs"}},
                        "flags": {"reads": {"name": "reads", "ramp": ("5", "50")}},
                        "blockers": {"driver": {"words": "Driver"}},
                        "pulses": {"one": {"on": DAY, "load": "heavy"}},
                    },
                    "rest": {"name": "The rest"},
                }
            }
        },
        "checklist": {"hype": {"applies": "no"}},
        "risks": {"hiring": {"title": "Hiring", "likelihood": 2}, "vendor": {"title": "Vendor"}},
        "raised": {"a-risk": {"state": "accepted", "answers": ("a = 1", "b = 2")}},
        "outcome": {"chosen": "django", "reasons": ("one", "two", "three")},
        "history": {"move": {"status": "framing", "on": DAY}},
    }
)  # fmt: skip
"""A small decision with a record of every kind, so that two branches meet."""
NAMES = ("Speed", "Own")


def mended(data: dict[str, Any]) -> Decision:
    """The decision of some data, without what does not fit the rest."""
    data = dict(data)
    while wrong := list(problems(Decision.model_validate(data))):
        take_away(data, wrong[0].path)
    return Decision.model_validate(data)


@st.composite
def branches(draw: st.DrawFn) -> tuple[Decision, Decision, Decision]:
    """A decision and two that come from it: each with answers changed, added and taken away."""
    return BASE, draw(branch(BASE)), draw(branch(BASE))


@st.composite
def branch(draw: st.DrawFn, base: Decision) -> Decision:
    """What comes of a decision by some changes of any kind, near enough to each other to meet."""
    data = canonical(base)
    for _ in range(draw(st.integers(1, 9))):
        way = draw(st.sampled_from(("say", "say", "unsay", "add", "drop", "move", "pair")))
        kinds = dict(rows(data))
        path = draw(st.sampled_from(sorted(kinds)))
        if way in ("say", "unsay"):
            # What is said in a cell, a list or at the top, too.
            place, kind = draw(st.sampled_from([(path, kinds[path]), *_others(data)]))
            name = draw(_name(kind))
            if way == "say":
                put_at(data, (*place, name), draw(_value(kind, name, at(data, (*place, name)))))
            elif name not in kind.ALWAYS:
                take_away(data, (*place, name))
        elif way == "drop":
            for place in (path, *below_key(data, path)):
                take_away(data, place)
        elif way == "add":
            table, kind = path[:-1], kinds[path]
            key, called, more = (draw(st.sampled_from(NAMES)) for _ in range(3))
            said = [n for n in ("name", "words", "title", "note", "goal", "sign") if n in kind.model_fields][
                :2
            ]
            put_at(data, (*table, key.lower()), dict(zip(said, (called, more), strict=False)))
        elif way == "move":
            there = at(data, path[:-1])
            put_at(data, path[:-1], dict(draw(st.permutations(list(there.items())))))
        else:
            some = [*at(data, ("criteria",))] if at(data, ("criteria",)) is not NOTHING else []
            if len(some) > 1:
                outer, inner = draw(st.permutations(some))[:2]
                for one, other in ((outer, inner), (inner, outer)):
                    take_away(data, ("weighting", "pairwise", one, other))
                put_at(data, ("weighting", "pairwise", outer, inner), draw(st.sampled_from((2.0, 0.5, 4.0))))
    return mended(data)


def _others(data: dict[str, Any]) -> list[tuple[KeyPath, type[Record]]]:
    found: list[tuple[KeyPath, type[Record]]] = [((), Decision), (("scale",), Scale), (("outcome",), Outcome)]
    if isinstance(scores := at(data, ("scores",)), Mapping):
        found += [(("scores", one, other), Cell) for one, row in scores.items() for other in row]
    return found * 3


def _leaf(annotation: Any) -> bool:
    return "Record" not in repr(getattr(annotation, "__mro__", "")) and "Mapping" not in repr(annotation)


@cache
def _name(kind: type[Record]) -> st.SearchStrategy[str]:
    """Of an answer in a record."""
    fields = kind.model_fields.items()
    return st.sampled_from([name for name, info in fields if name != "format" and _leaf(info.annotation)])


def _value(kind: type[Record], name: str, there: Any) -> st.SearchStrategy[Any]:
    """Some value, never that which goes without saying, mostly one of a few."""
    annotation = repr(kind.model_fields[name].annotation)
    if "tuple" in annotation and "Literal" not in annotation:
        listed = there if isinstance(there, tuple) else ()
        return st.lists(st.sampled_from((*listed, "new", "newer")), unique=True, min_size=1).map(tuple)
    return _one_value(kind, name)


@cache
def _one_value(kind: type[Record], name: str) -> st.SearchStrategy[Any]:
    info = kind.model_fields[name]
    if "str" in repr(info.annotation) and "Literal" not in repr(info.annotation):
        return st.sampled_from(("this", "that"))
    if "Interval" in repr(info.annotation):
        return st.sampled_from((1, 3, "2-4"))
    drawn = values_of(info.annotation, tuple(info.metadata))
    return drawn.filter(lambda value: value is not None and value != info.get_default())


def values(tree: Any, path: KeyPath = ()) -> Mapping[KeyPath, Any]:
    """Every value of a tree by its path; a table with nothing in it counts as one."""
    found: dict[KeyPath, Any] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping) and value:
            found |= values(value, (*path, key))
        else:
            found[*path, key] = value
    return found


def lost(base: Decision, side: Decision, found: Merged, whose: str) -> list[KeyPath]:
    """The places that a side changed and that are neither in the merged tree nor in a clash."""
    new = {one.old: one.new for one in found.renamed if one.side == whose}
    before = canonical(base)
    missing = []
    for path, value in values(canonical(side)).items():
        if equal_at(before, path, value) or _turned(before, path, value) or _turned(found.data, path, value):
            continue
        if isinstance(value, tuple) and isinstance(was := at(before, path), tuple):
            value = tuple(item for item in value if item not in was)  # noqa: PLW2901 - what it added
        here = next(
            ((*new[path[:n]], *path[n:]) for n in range(1, len(path) + 1) if path[:n] in new),
            path,
        )
        if not (_kept(found.data, here, value, new) or _in_clash(found, here, value, whose)):
            missing.append(path)
    return missing


def equal_at(tree: Any, path: KeyPath, value: Any) -> bool:
    return bool(at(tree, path) == value)


def _turned(tree: Any, path: KeyPath, value: Any) -> bool:
    """Whether a pair is judged so from its other end."""
    other = at(tree, (*path[:2], path[3], path[2])) if path[:2] == ("weighting", "pairwise") else NOTHING
    return other is not NOTHING and math.isclose(other * value, 1)


def _kept(tree: Any, path: KeyPath, value: Any, new: Mapping[KeyPath, KeyPath]) -> bool:
    there = at(tree, path)
    keys = {old[-1]: key[-1] for old, key in new.items()}
    if isinstance(value, tuple) and isinstance(there, tuple):
        return all(keys.get(item, item) in there for item in value)
    if isinstance(value, Mapping):
        return isinstance(there, Mapping)
    own = keys.get(value, NOTHING) if isinstance(value, str) else NOTHING
    return bool(there in (value, own))


def _in_clash(found: Merged, path: KeyPath, value: Any, whose: str) -> bool:
    for clash in found.clashes:
        said = clash.mine if whose == "mine" else clash.theirs
        if path[: len(clash.path)] == clash.path and (at(said, path[len(clash.path) :]) == value):
            return True
        if path[:2] == ("weighting", "pairwise") and clash.path == (*path[:2], path[3], path[2]):
            return True
    return False
