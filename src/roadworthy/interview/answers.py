"""Between the words that a person gives and the value that the model holds, for every face the same."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from roadworthy.knowledge.questions import Option, Question
from roadworthy.model import Interval, read_interval
from roadworthy.model.interval import number_text


class NotTaken(ValueError):  # noqa: N818 - named by what happened
    """An answer that can't be taken; its words say why, for a person."""


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
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def spoken_value(question: Question, value: object) -> str:
    """An answer as a person says it: with the labels of options."""
    labels = {option.value: option.label for option in question.options}
    if isinstance(value, tuple):
        return ", ".join(labels.get(str(one), str(one)) for one in value)
    words = shown_value(value)
    return labels.get(words, words)


def read_value(question: Question, words: str, today: date, before: object = None) -> Any:
    """What was typed, as the model takes it; a list where `before` is one. Raises NotTaken.

    Of questions with options the words are a value, a label, the beginning of one that no other has, or a
    number counted from 1.
    """
    stripped = words.strip()
    if question.options and question.kind in ("choice", "several"):
        return _chosen(question, stripped)
    match question.kind:
        case "number":
            return _number(stripped.lstrip("×x").rstrip("%").strip())
        case "date":
            return _day(stripped, today)
        case "range":
            return _range(stripped)
        case "long-text" if isinstance(before, tuple):
            return tuple(part.strip() for part in words.split("\n") if part.strip())
        case "several":
            return tuple(part.strip() for part in words.split(",") if part.strip())
        case _:
            return words


def _chosen(question: Question, words: str) -> Any:
    if question.kind == "choice":
        return _option(question.options, words).value if words else None
    parts = [part.strip() for part in words.split(",") if part.strip()]
    return tuple(dict.fromkeys(_option(question.options, part).value for part in parts))


def _option(options: Sequence[Option], words: str) -> Option:
    said = words.casefold()
    if words.isascii() and words.isdigit() and not any(one.value == words for one in options):
        if 1 <= int(words[:4]) <= len(options):
            return options[int(words) - 1]
        count = len(options)
        raise NotTaken(f"there {'is one answer' if count == 1 else f'are {count} answers, 1 to {count}'}")
    for found in (
        [one for one in options if one.value.casefold() == said],
        [one for one in options if one.label.casefold() == said],
    ):
        if len(found) == 1:
            return found[0]
    begun = [one for one in options if one.label.casefold().startswith(said)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        names = " or ".join(one.label for one in begun[:3])
        raise NotTaken(f"“{words[:40]}” could be {names}")
    raise NotTaken(f"“{words[:40]}” is none of the answers; one of 1 to {len(options)} is wanted")


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
        raise NotTaken("a number is wanted") from None


def _range(words: str) -> Interval | None:
    if not words:
        return None
    try:
        return read_interval(words)
    except ValueError as error:
        raise NotTaken(str(error)) from None


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
            raise NotTaken("that is too far away") from None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise NotTaken("a date such as 2026-11-23 is wanted, or +14d, +2w, today") from None
