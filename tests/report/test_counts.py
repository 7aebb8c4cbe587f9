"""A count agrees with its noun, wherever it is told: never “1 weeks”."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from examples import part
from roadworthy.knowledge.fill import fill
from roadworthy.model import Decision, Interval, get, put
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file, sample_names

TODAY: Final = date(2026, 11, 30)
PAGE: Final = RenderOptions(width=10_000)
FULL: Final = RenderOptions(width=10_000, full=True)
ONE_OF_MANY: Final = re.compile(r"(?<![\d.,–/:-])(?<!of )\b1 (\w+s)\b")
VERBS: Final = frozenset({"is", "was", "has", "does", "rests", "dreads", "looks", "ends", "needs", "less"})
TYPED: Final = frozenset({"requests", "events", "messages"})
"""Units that a person typed; they are quoted as they were typed."""


def figures(raw: dict[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Where figures stand in a file, those of the history among them."""
    for key, value in raw.items():
        if isinstance(value, dict):
            yield from figures(value, (*at, key))
        elif (isinstance(value, int | float) and not isinstance(value, bool)) or (
            isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?-\d+(\.\d+)?", value)
        ):
            yield (*at, key)


def of_one(decision: Decision, at: tuple[str, ...]) -> Decision:
    """The decision with a figure of one."""
    try:
        return put(decision, at, Interval(1, 1) if isinstance(get(decision, at), Interval) else 1)
    except ValueError:  # not less than what it is a part of
        return decision


def told_wrongly(decision: Decision) -> list[str]:
    """Counts of one with several, and the words around them."""
    told = summary(decision, TODAY)
    texts = [output_format("text").render(told, options) for options in (PAGE, FULL)]
    texts.append(output_format("line").render(told, RenderOptions()))
    return [
        text[max(0, found.start() - 50) : found.end() + 20]
        for text in texts
        for found in ONE_OF_MANY.finditer(text)
        if found[1] not in VERBS | TYPED
    ]


def test_a_figure_of_one_is_told_as_one() -> None:
    """Every figure of every sample becomes one: a tenth of them at a time, and each in some tenth."""
    wrong: dict[tuple[str, int], list[str]] = {}
    for number, name in enumerate(sample_names()):
        decision, raw = load(sample_file(name)), tomllib.loads(sample_file(name).read_text("utf-8"))
        for tenth in part(range(10), 10, number):
            changed = decision
            for at in [*figures(raw)][tenth::10]:
                changed = of_one(changed, at)
            if found := told_wrongly(changed):
                wrong[name, tenth] = found
    assert wrong == {}


def test_a_count_is_written_with_its_noun() -> None:
    words = "{days:day} late, {share:time} in 100, {size}"
    assert (
        fill(words, {"days": 1, "share": "fewer than 1", "size": "1"})
        == "1 day late, fewer than 1 time in 100, 1"
    )
    assert fill(words, {"days": "8–12", "share": 21, "size": 2}) == "8–12 days late, 21 times in 100, 2"
