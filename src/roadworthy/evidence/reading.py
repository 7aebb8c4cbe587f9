"""Taking values out of somebody else's JSON: what is not of the wanted kind is absent, and text is safe."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from roadworthy.errors import NoAnswer
from roadworthy.model.text import one_line

LONGEST: Final = 300
"""Characters of a text that is kept."""


def parse_object(raw: bytes, source: str) -> Mapping[str, Any]:
    """The JSON object in an answer. Raises NoAnswer for anything else."""
    data = parse_json(raw, source)
    if not isinstance(data, dict):
        raise NoAnswer(f"{source} answers with something else than a JSON object")
    return data


def parse_json(raw: bytes, source: str) -> Any:
    """The JSON in an answer. Raises NoAnswer for what is none."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise NoAnswer(f"{source} answers with something that is not JSON") from None


def text(value: Any) -> str | None:
    """A text on one line, safe to show and not endless; None for anything else and for an empty one."""
    return (one_line(value).strip()[:LONGEST] or None) if isinstance(value, str) else None


def texts(value: Any, most: int = 500) -> tuple[str, ...]:
    """The texts of a list."""
    rows = value if isinstance(value, list) else []
    return tuple(words for row in rows[:most] if (words := text(row)) is not None)


def mapping(value: Any) -> Mapping[str, Any]:
    """A JSON object, or an empty one."""
    return value if isinstance(value, dict) else {}


def day(value: Any) -> date | None:
    """The day of a moment such as ``2026-11-03T15:21:19Z``, in UTC; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
