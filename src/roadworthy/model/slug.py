"""Keys for records, made from their names and from what they say."""

import unicodedata
from collections.abc import Container, Mapping
from hashlib import sha256
from typing import Any, Final

from roadworthy.model.base import Record

_LONGEST: Final = 40
_SHORTEST_MARK: Final = 4
"""Letters of a mark: of two hundred records of one name, two get the same with a chance of 2 in 100, and then
a letter more each."""
_MARKS: Final = "abcdefghijklmnopqrstuvwxyz234567"
_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


def slug_of(name: str) -> str:
    """What a key keeps of a name: ASCII, lower case, dashes, 40 at the most; empty where nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter in _LETTERS else " " for letter in plain).split()
    return "-".join(words)[:_LONGEST].strip("-")


def record_key(name: str, taken: Container[str], content: object = None, kind: str = "record") -> str:
    """A key that is not `taken`, for a record called `name` that says `content`.

    The slug of the name. Where that is taken, or nothing of the name is left (then of `kind`), with a mark of
    a few letters that come from name and content, so that two people who each add a record of one name get
    different keys, and the same record the same key wherever it is added.
    """
    base = slug_of(name)
    if base and base not in taken:
        return base
    stem, marks = base or slug_of(kind), _mark(name, content)
    for length in range(_SHORTEST_MARK, len(marks)):
        if (key := f"{stem}-{marks[:length]}") not in taken:
            return key
    return slug_for(name, taken, kind)  # the very same record, again and again


def slug_for(name: str, taken: Container[str], kind: str) -> str:
    """A key that is not `taken`, told from others of the name by a number: ``ana-2``, ``candidate-3``.

    For keys that people type, and where there is neither a name nor content.
    """
    base = slug_of(name)
    if base and base not in taken:
        return base
    number = 2 if base else 1
    stem = base or kind
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _mark(name: str, content: object) -> str:
    number = int.from_bytes(sha256(repr((name, _plain(content))).encode("utf-8", "replace")).digest())
    return "".join(_MARKS[number >> 5 * place & 31] for place in range(51))


def _plain(content: object) -> Any:
    """Content in one order: the same for a record and for what a file holds of it."""
    if isinstance(content, Record):
        content = content.model_dump(exclude_defaults=True, mode="python")
    if isinstance(content, Mapping):
        return sorted((str(key), _plain(value)) for key, value in content.items())
    if isinstance(content, (list, tuple)):
        return [_plain(item) for item in content]
    return content
