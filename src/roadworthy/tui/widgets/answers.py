"""Between what is typed into a field and what the model holds."""

from datetime import date, timedelta
from typing import Any

from roadworthy.knowledge.questions import Question
from roadworthy.model import Interval
from roadworthy.model.interval import number_text


def shown_value(value: object) -> str:
    """An answer as its field shows it."""
    if value is None:
        return ""
    if isinstance(value, Interval):
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return number_text(value)
    return str(value)


def read_value(question: Question, words: str, today: date, before: object = None) -> Any:
    """What was typed, as the model takes it; a list where `before` is one.

    Raises ValueError with words for a person.
    """
    stripped = words.strip()
    match question.kind:
        case "number":
            return _number(stripped.lstrip("×x").rstrip("%").strip())
        case "date":
            return _day(stripped, today)
        case "range":
            return stripped or None
        case "long-text" if isinstance(before, tuple):
            return tuple(part.strip() for part in words.split("\n") if part.strip())
        case "several":
            return tuple(part.strip() for part in words.split(",") if part.strip())
        case _:
            return words


def _number(words: str) -> int | float | None:
    if not words:
        return None
    try:
        return int(words)
    except ValueError:
        pass
    try:
        return float(words.replace(",", ".") if words.count(",") == 1 and "." not in words else words)
    except ValueError:
        raise ValueError("a number is wanted") from None


def _day(words: str, today: date) -> date | None:
    if not words:
        return None
    if words == "today":
        return today
    if words[0] == "+" and words[-1:] in ("d", "w") and words[1:-1].isascii() and words[1:-1].isdigit():
        days = int(words[1:-1]) * (7 if words[-1] == "w" else 1)
        try:
            return today + timedelta(days=days)
        except OverflowError:
            raise ValueError("that is too far away") from None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise ValueError("a date such as 2026-11-23 is wanted, or +14d, +2w, today") from None
