"""What a prompt shows: the question with its place, the present answer, the options."""

from collections.abc import Iterator
from typing import Any, Final

from roadworthy.interview.answers import spoken_value
from roadworthy.interview.items import Ask, Item, RecordLine
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, answered

MOST_OPTIONS: Final = 12
"""Options that are told at once."""


def asked_of(items: tuple[Item, ...] | list[Item]) -> list[Ask]:
    """The questions of an outline, with those that stand on a record's own line."""
    found = []
    for item in items:
        if isinstance(item, Ask):
            found.append(item)
        elif isinstance(item, RecordLine) and item.figure is not None:
            found.append(item.figure)
    return found


def headed(title: str, note: str) -> str:
    """The head of a section as a sentence: “Three horizons: their worth.”, “Is it in time? Rails.”"""
    asks = title.endswith("?")
    if not note:
        return title if asks else f"{title}."
    return f"{title} {note}." if asks else f"{title}: {note}."


def option_lines(question: Question, *, every: bool = False, again: bool = False) -> Iterator[str]:
    """The options of a question, numbered; of a long list only how many there are.

    Where they were told a moment ago, their names are enough: `again`.
    """
    if len(question.options) > MOST_OPTIONS and not every:
        yield say("plain", "more_options", count=len(question.options))
        return
    if again and question.options:
        names = (
            say("plain", "option_again", number=n, label=it.label) for n, it in enumerate(question.options, 1)
        )
        yield f"{'; '.join(name.removesuffix('.') for name in names)}."
        return
    for number, option in enumerate(question.options, 1):
        key = "option_meaning" if option.meaning else "option"
        yield say("plain", key, number=number, label=option.label, meaning=option.meaning)


def spoken(question: Question, value: Any) -> str:
    """An answer as it is read out: with the number of the option that it is."""
    words = " ".join(spoken_value(question, value).split())
    if question.unit and not question.options and not isinstance(value, str):
        words = f"{words} {question.unit}"
    if question.kind == "choice" and question.options:
        places = [n for n, option in enumerate(question.options, 1) if option.value == value]
        return f"{places[0]} {words}" if places else words
    return words


def present_lines(question: Question, value: Any) -> Iterator[str]:
    """The present answer in brackets; each line of a longer text on a line of its own."""
    if not answered(value):
        yield _no_answer(question)
    elif question.kind == "long-text":
        lines = value if isinstance(value, tuple) else value.split("\n")
        yield from (say("plain", "present", words=" ".join(one.split())) for one in lines)
    else:
        yield say("plain", "present", words=spoken(question, value))


def _no_answer(question: Question) -> str:
    """That there is no answer yet, or the one that is proposed; with the unit that one is given in."""
    if question.proposed:
        return say("plain", "present", words=question.proposed)
    unit = question.unit
    if not unit or question.options:
        return say("plain", "no_answer")
    if unit.startswith("of "):
        words = say("plain", "of_unit", top=unit.removeprefix("of "))
    else:
        words = say("plain", "as_factor") if unit == "times" else say("plain", "in_unit", unit=unit)
    return say("plain", "no_answer_unit", unit=words)
