"""Decisions with something in every field, for tests that look at all of the screen."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from typing_extensions import TypeAliasType

from roadworthy.model import Decision, Interval, KeyPath, Record
from roadworthy.model.judgement import Cell

DAY = date(2026, 11, 23)
_ROWS = {
    "candidates": ("one", "two"),
    "criteria": ("learning-curve", "own"),
    "horizons": ("soon", "late"),
    "checklist": ("lock-in", "team-dynamics"),
    "paths": ("one",),
    "presets_taken": ("regulated",),
}
_REFERS = {
    "candidate": "one",
    "criterion": "learning-curve",
    "chosen": "one",
    "finalists": ("one", "two"),
    "sources": ("row",),
    "group": "row",
}

_PARTS = ("chance", "share")
"""Numbers that are a part of one."""


def filled(words: str, *, refers: bool = True, first: bool = True) -> Decision:
    """A decision whose every text is `words`; those that name another row name a real one where `refers`."""
    made: Decision = _record(Decision, words, refers, first)
    scores = {
        candidate: {
            criterion: Cell(
                score=None if refers and (candidate, criterion) == ("two", "own") else Interval(2.0, 4.0),
                rationale=words,
                sources=("row",) if refers else (words,),
                by_horizon={"soon": Interval(3.0, 3.0)},
            )
            for criterion in made.criteria
        }
        for candidate in made.candidates
    }
    pair = {"learning-curve": {"own": 2.0}}
    return made.model_copy(
        update={
            "scores": scores,
            "scale": made.scale.model_copy(update={"low": 1, "high": 5}),
            "weighting": made.weighting.model_copy(update={"pairwise": pair}),
        }
    )


def _record(kind: type[Any], words: str, refers: bool, first: bool) -> Any:
    said = {}
    for name, info in kind.model_fields.items():
        if name in ("format", "scores", "scale"):
            continue
        if refers and name in _REFERS:
            said[name] = _REFERS[name]
        else:
            said[name] = _value(info.annotation, name, words, refers, first)
    return kind.model_validate(said)


def _value(annotation: Any, name: str, words: str, refers: bool, first: bool) -> Any:
    if isinstance(annotation, TypeAliasType):
        return _value(annotation.__value__, name, words, refers, first)
    origin = get_origin(annotation)
    if origin is Annotated:
        return _value(get_args(annotation)[0], name, words, refers, first)
    if origin in (Union, UnionType):
        inner = next(part for part in get_args(annotation) if part is not NoneType)
        return _value(inner, name, words, refers, first)
    if origin is Literal:
        return get_args(annotation)[0 if first else -1]
    if origin is tuple:
        one = _value(get_args(annotation)[0], name, words, refers, first)
        return (one,) if get_origin(get_args(annotation)[0]) is Literal else (one, one)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = get_args(annotation)[1]
        keys = _ROWS.get(name, ("soon",) if name == "by_horizon" else ("row",))
        return {key: _value(inner, name, words, refers, first) for key in keys}
    if annotation is Interval:
        return Interval(2.0, 4.0)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation, words, refers, first)
    number = 0.5 if name in _PARTS else 2.0
    return {str: words, Any: words, date: DAY, bool: first, int: 2, float: number}[annotation]


def strings_of(node: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Every text of a record with its path."""
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, Mapping):
        for key, inner in node.items():
            yield from strings_of(inner, (*path, key))
    elif isinstance(node, tuple) and not isinstance(node, Interval):
        for inner in node:
            yield from strings_of(inner, path)
    elif isinstance(node, Record):
        for key in type(node).model_fields:
            yield from strings_of(getattr(node, key), (*path, key))


def rows_of(node: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """The path of every record and table inside a record: what a form can open."""
    if isinstance(node, Mapping):
        for key, inner in node.items():
            yield (*path, key)
            yield from rows_of(inner, (*path, key))
    elif isinstance(node, Record):
        for key in type(node).model_fields:
            if isinstance(getattr(node, key), Mapping | Record):
                yield (*path, key)
                yield from rows_of(getattr(node, key), (*path, key))
