"""All words that ship, as the data files of `knowledge` have them: laws over every text start here."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from roadworthy import knowledge

KNOWLEDGE: Final = Path(knowledge.__file__).parent
SHIPPED: Final = sorted(file.relative_to(KNOWLEDGE).as_posix() for file in KNOWLEDGE.rglob("*.toml"))


@cache
def texts_of(file: str) -> tuple[tuple[str, str], ...]:
    """Every text of a file with the key that it stands under; those of a list share their key."""
    return tuple(_inside(tomllib.loads((KNOWLEDGE / file).read_text("utf-8")), ""))


def _inside(node: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield key, node
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from _inside(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _inside(value, key)
