"""What our own records say in sentences of their own, found again where a record is read."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any, Final

from roadworthy.knowledge.files import table
from roadworthy.model import KeyPath

_FILLED: Final = re.compile(r"\\\{(\w+)\\\}")
_DAY: Final = "[0-9-]+"
_LONGEST: Final = 2_000
_TOLD: Final[dict[str, dict[str, KeyPath]]] = {
    "look_again": {"on": ("outcome", "review_on")},
    "look_again_if": {"words": ("outcome", "reopen_when")},
    "would_change": {"words": ("outcome", "would_change")},
    "dissent": {"words": ("outcome", "dissent")},
    "covers": {"words": ("frame", "scope")},
    "leaves": {"words": ("frame", "out_of_scope")},
    "limit": {"words": ("frame", "bottleneck", "what")},
    "present": {"words": ("frame", "present_stack")},
    "waiting": {"words": ("frame", "waiting", "cost")},
    "forced": {"on": ("frame", "waiting", "forced_on"), "by": ("frame", "waiting", "forced_by")},
    "forced_bare": {"on": ("frame", "waiting", "forced_on")},
}
"""The key of a sentence in `record.toml`, and where each part of it belongs in a decision."""


def reasons_in(words: str) -> tuple[str, ...]:
    """The reasons behind the “because” of a choice."""
    parts = words.split(str(_said()["between_reasons"]))
    return tuple(part for words in parts if (part := words.strip().rstrip(".")))


def answers_in(words: str) -> dict[KeyPath, str | date]:
    """The answers that a line of a record gives in our own words; empty where it is somebody else's."""
    for key, paths in _TOLD.items():
        found = _pattern(key).fullmatch(words[:_LONGEST])
        if found is not None:
            with suppress(ValueError):
                return dict(_answers(found, paths))
    return {}


def _answers(found: re.Match[str], paths: dict[str, KeyPath]) -> Iterator[tuple[KeyPath, str | date]]:
    for name, path in paths.items():
        said = found[name].strip()
        if name == "on":
            yield path, date.fromisoformat(said)
        elif said:
            yield path, said


def _said() -> dict[str, Any]:
    said: dict[str, Any] = table("record.toml")["say"]
    return said


@cache
def _pattern(key: str) -> re.Pattern[str]:
    words = re.escape(str(_said()[key]).rstrip("."))
    return re.compile(_FILLED.sub(_part, words) + r"\.?", re.IGNORECASE)


def _part(name: re.Match[str]) -> str:
    return f"(?P<{name[1]}>{_DAY if name[1] == 'on' else '.+'})"
