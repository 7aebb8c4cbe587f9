"""Between the words that a person gives and the value that the model holds, for every face the same."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from roadworthy.interview.refusal import NotTaken, Unclear, quoted
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Option, Question
from roadworthy.model import Decision, Interval, KeyPath, Record, get
from roadworthy.model.interval import figure_text, number_text, span_figures

MEASURED: Final = frozenset({"number", "date", "range"})
"""Kinds of answers that are worked out from the words, so that half of the words mean something else."""


def present_answer(decision: Decision, path: KeyPath) -> Any:
    """The answer that stands at a path; a record is none, such as a conflict that is to be settled."""
    there = get(decision, path)
    return None if isinstance(there, Record) else there


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
    if isinstance(value, tuple) and not isinstance(value, Interval):
        return ", ".join(labels.get(str(one), str(one)) for one in value)
    if isinstance(value, Interval):
        return span_figures(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return figure_text(value)
    words = shown_value(value)
    return labels.get(words, words)


def understood(question: Question, words: str, value: object) -> str:
    """How an answer was understood, where its words leave that open; else empty."""
    if not isinstance(value, date):
        shown = shown_value(value)
        same = question.kind not in MEASURED or value is None or words.strip() == shown
        return "" if same else shown
    from roadworthy.interview.days import day_words  # noqa: PLC0415 - the first frame reads no answers

    return day_words(value)


def understood_so_far(question: Question, words: str, today: date, before: object = None) -> str:
    """How words that are being typed are understood, or what they could mean; else empty."""
    try:
        return understood(question, words, read_value(question, words, today, before))
    except Unclear as unclear:
        return say("card", "could_be", readings=unclear.meant)
    except NotTaken:
        return ""


def read_value(question: Question, words: str, today: date, before: object = None) -> Any:
    """What was typed, as the model takes it; a list where `before` is one. Raises NotTaken.

    Of questions with options the words are a value, a label, the beginning of one that no other has, or a
    number counted from 1.
    """
    stripped = words.strip()
    if question.options and question.kind in ("choice", "several"):
        return _chosen(question, stripped)
    if question.kind in MEASURED:
        return _measured(question, stripped, today)
    if question.letters and any(map(str.isdigit, stripped)) and not any(map(str.isalpha, stripped)):
        raise NotTaken(f"{quoted(stripped)} is only a figure; this takes words")
    match question.kind:
        case "long-text" if isinstance(before, tuple):
            return tuple(part.strip() for part in words.split("\n") if part.strip())
        case "several":
            return tuple(part.strip() for part in words.split(",") if part.strip())
        case _:
            return words


def _measured(question: Question, words: str, today: date) -> Any:
    from roadworthy.interview.country import usual_order  # noqa: PLC0415 - the first frame reads no answers
    from roadworthy.interview.days import read_day  # noqa: PLC0415 - as above
    from roadworthy.interview.numbers import read_number, read_range  # noqa: PLC0415 - as above

    if question.kind == "date":
        return read_day(words, today, usual_order(), past=question.past)
    if question.kind == "number":
        number = read_number(words, top=question.top, unit=question.unit, ratio=question.ratio)
        return number if number is None else _in_bounds(question, number, number, number)
    span = read_range(words, top=question.top, unit=question.unit)
    return span if span is None else _in_bounds(question, span.low, span.high, span)


def _in_bounds(question: Question, low: float, high: float, value: Any) -> Any:
    """The value, where nothing of it is less or more than can be meant. Raises NotTaken."""
    if question.least is not None and low < question.least:
        raise NotTaken("a number here can't be negative")
    if question.most is not None and high > question.most:
        raise NotTaken(
            f"{number_text(high)} is more than {number_text(question.most)}, the most there can be"
        )
    return value


def _chosen(question: Question, words: str) -> Any:
    if question.kind == "choice":
        return _option(question.options, words).value if words else None
    parts = [part.strip() for part in words.split(",") if part.strip()]
    return tuple(dict.fromkeys(_option(question.options, part).value for part in parts))


def is_number(words: str) -> bool:
    """Whether words are figures alone, as they are typed to choose from a list."""
    return words.isascii() and words.isdigit()


def numbered(words: str, count: int) -> int | None:
    """The place, from 0, that a number names in a list of `count`; None where the list has none such."""
    figures = words.lstrip("0")
    if not is_number(words) or not figures or len(figures) > len(str(count)) or int(figures) > count:
        return None
    return int(figures) - 1


def _option(options: Sequence[Option], words: str) -> Option:
    said = words.casefold()
    if is_number(words) and not any(one.value == words for one in options):
        if (place := numbered(words, len(options))) is not None:
            return options[place]
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
        raise NotTaken(f"{quoted(words)} could be {names}")
    raise NotTaken(f"{quoted(words)} is not one of the answers; give 1 to {len(options)}")
