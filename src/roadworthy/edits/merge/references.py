"""Which places of a decision name a record of another table."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from roadworthy.model import KeyPath
from roadworthy.model.tree import NOTHING, at, places

BY_KEY: Final[Mapping[str, tuple[KeyPath, ...]]] = {
    "candidates": (("scores", "@"), ("paths", "@")),
    "criteria": (
        ("scores", "*", "@"),
        ("weighting", "pairwise", "@"),
        ("weighting", "pairwise", "*", "@"),
        ("weighting", "first_locked", "@"),
        ("weighting", "changes", "*", "before", "@"),
    ),
    "horizons": (("scores", "*", "*", "by_horizon", "@"), ("criteria", "*", "by_horizon", "@")),
    "must_haves": (("candidates", "*", "must_haves", "@"),),
}
"""Places below a key that is a record's: they go with the record."""
BY_VALUE: Final[Mapping[str, tuple[KeyPath, ...]]] = {
    "candidates": (
        ("evidence", "*", "candidate"),
        ("outcome", "chosen"),
        ("paths", "*", "phases", "*", "finalists"),
    ),
    "criteria": (("evidence", "*", "criterion"),),
    "evidence": (("scores", "*", "*", "sources"),),
    "groups": (("criteria", "*", "group"),),
}
"""Places whose value is a record's key, or a list of such."""


def below_key(tree: Any, row: KeyPath) -> Iterator[KeyPath]:
    """The places in a tree that lie below a record's key elsewhere."""
    for pattern in BY_KEY.get(row[0], ()) if len(row) == 2 else ():
        yield from places(tree, pattern, row[1])


def naming(tree: Any, row: KeyPath) -> Iterator[KeyPath]:
    """The places in a tree whose value names a record."""
    for pattern in BY_VALUE.get(row[0], ()) if len(row) == 2 else ():
        yield from (path for path in places(tree, pattern, "") if names(at(tree, path), row[1]))


def names(value: Any, key: str) -> bool:
    """Whether a value is a record's key, or a list with it."""
    return key in value if isinstance(value, (list, tuple)) else value is not NOTHING and value == key
