"""Words about versions of a decision: what changed, what is kept twice, what many of them say."""

from functools import cache
from typing import Any

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.model.keypath import KeyPath

_FILE = "history.toml"


def say(key: str, **facts: object) -> str:
    """A sentence of ``[say]``, filled with facts."""
    words = str(table(_FILE)["say"][key])
    return fill(words, facts)


def part_title(part: str) -> str:
    """The heading of what belongs to no station."""
    return str(table(_FILE)["parts"][part])


def rows_called(table_name: str) -> str:
    """What the records of a table are called, several of them."""
    return str(table(_FILE)["names"].get(table_name, table_name.replace("_", " ")))


@cache
def _labels() -> dict[KeyPath, str]:
    labels: dict[str, Any] = table(_FILE)["labels"]
    return {tuple(key.split(".")): str(words) for key, words in labels.items()}


def field_label(path: KeyPath) -> str | None:
    """What a field is called that no question asks for; None where it has no name."""
    for pattern, words in _labels().items():
        if len(pattern) == len(path) and all(a in ("*", b) for a, b in zip(pattern, path, strict=True)):
            return words
    return None


def value_label(path: KeyPath, value: str) -> str | None:
    """What a value is called in a field that no question asks for; None where it has no name."""
    words = table(_FILE)["values"].get(".".join((*path, value)))
    return None if words is None else str(words)
