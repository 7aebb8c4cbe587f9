"""What two values have in common: an edit makes a new value that shares all that it did not touch."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final

from roadworthy.model import Record
from roadworthy.store.trivia import Comments, Trivia

_OBJECT: Final = 64
"""Bytes of an object, about."""
_ENTRY: Final = 48
"""Bytes of one entry of a mapping, or of one field, beside what it holds."""


def same(one: Record, other: Record) -> bool:
    """Whether two values are the same to the file: equal, and their rows in the same order."""
    return _same(one, other)


def _same(one: object, other: object) -> bool:
    """What a change did not touch is the same object before and after, so that little has to be looked at."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Record):
        return all(_same(getattr(one, name), getattr(other, name)) for name in type(one).model_fields)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(_same(inner, other[key]) for key, inner in one.items())
    return one == other


def unshared(one: Any, other: Any) -> int:
    """Bytes, about, that `one` holds and `other` does not: what is the same object in both counts nothing."""
    if one is other:
        return 0
    if isinstance(one, str):
        return _OBJECT + len(one)
    return _OBJECT + sum(_ENTRY + unshared(mine, theirs) for mine, theirs in _pairs(one, other))


def _pairs(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of a value, each with what stands in its place in the other."""
    if isinstance(one, Record):
        for name in type(one).model_fields:
            yield getattr(one, name), getattr(other, name, None)
    elif isinstance(one, Mapping):
        theirs = other if isinstance(other, Mapping) else {}
        for key, value in one.items():
            yield value, theirs.get(key)
    elif isinstance(one, (Trivia, Comments)):
        for name in type(one).__match_args__:
            yield getattr(one, name), getattr(other, name, None)
    elif isinstance(one, (tuple, list)):
        items = other if isinstance(other, (tuple, list)) else ()
        yield from zip_longest(one, items[: len(one)])
