"""All forms of a summary tell the same figures: the page in its three forms word by word, the others by value."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from examples import portion
from forms import full_markdown, full_text, page_of
from roadworthy.method.of_hundred import of_hundred, of_hundred_words
from roadworthy.model import Decision
from roadworthy.report.document import Document, Facts, Items, Paragraph, ScoreTable
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.markdown import _TRAILING
from roadworthy.report.page.line import summary_line
from roadworthy.report.page.page import page
from roadworthy.report.rounding import points_of_hundred
from roadworthy.report.standup import stand_up, stand_up_text
from roadworthy.report.summary import Summary, summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file
from strategies import decisions

pytestmark = pytest.mark.turns

TODAY: Final = date(2026, 12, 1)
SAMPLES: Final = (
    "article-comparison", "bank-migration", "event-driven-hybrid", "startup-crud", "marina-looked-back",
)  # fmt: skip
DAY: Final = r"(\d{4}-\d\d-\d\d)"


class _Words(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0
        self.feed(text)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("style", "script")
        self.found.append("" if tag in ("a", "span") else " ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def plain(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def of_html(text: str) -> str:
    return plain("".join(_Words(text).found))


def of_markdown(text: str) -> str:
    return of_html(MarkdownIt("commonmark").enable("table").render(text))


def form(told: Summary, name: str) -> str:
    return output_format(name).render(told, RenderOptions())


def units(document: Document) -> Iterator[str]:
    """What the page says, piece by piece."""
    yield plain(document.title).rstrip(f"{_TRAILING} ")  # a heading in Markdown has no punctuation at its end
    yield document.under
    for block in (*document.lead, *(block for section in document.sections for block in section.blocks)):
        match block:
            case Paragraph(text, _):
                yield text
            case Items(bullets, _):
                yield from (bullet.text for bullet in bullets)
            case Facts(rows):
                yield from (part for row in rows for part in row)
            case ScoreTable(head, rows, _):
                yield from (" ".join(row) for row in (head, *rows))
            case _:
                raise AssertionError(block)


def different_pages(told: Summary) -> list[str]:
    """What the page says and one of its forms does not."""
    forms = {
        "text": plain(page_of(told, 4000)), "markdown": of_markdown(form(told, "markdown")),
        "html": of_html(form(told, "html")),
    }  # fmt: skip
    said = {plain(unit) for unit in units(page(told)) if plain(unit)}
    return [f"{name}: {unit}" for unit in sorted(said) for name, text in forms.items() if unit not in text]


def _then(data: Any) -> list[Any]:
    """The candidates as they stood on the day of the decision, and by the figures of today."""
    then = data["decision"]["then"] or {"candidates": [], "now": {"candidates": []}}
    return [*then["candidates"], *then["now"]["candidates"]]


def _has_value(data: Any, words: str) -> bool:
    digits = len(words.partition(".")[2])
    values = [row["value"] for row in data["candidates"] if row["value"] is not None]
    values += [row["value"] for row in _then(data) if row["value"] is not None]
    return any(abs(round(value, digits) - float(words)) < 10**-digits / 2 + 1e-9 for value in values)


def _has_share(data: Any, words: str) -> bool:
    shares = [row["rank_shares"][0] for row in data["candidates"] if row.get("rank_shares")]
    shares += [row["first_share"] for row in _then(data) if row["first_share"] is not None]
    return words in {say(share) for share in shares for say in (of_hundred, of_hundred_words)}


def _has_days(data: Any, p50: str, p80: str) -> bool:
    return (p50, p80) == (data["path"]["p50"], data["path"]["p80"])


def _has_chance(data: Any, on: str, words: str) -> bool:
    chance = data["path"]["chance"]
    return on == data["frame"]["answers"]["frame.waiting.forced_on"] and words == of_hundred_words(chance)


def _has_checks(data: Any, met: str, total: str) -> bool:
    found = {(str(row["checks_met"]), str(row["checks"])) for row in data["path"]["phases"]}
    return (met, total) in found


PATTERNS: Final[dict[str, tuple[re.Pattern[str], Callable[..., bool]]]] = {
    "value": (re.compile(r"\b(\d+\.\d+) of 5\b"), _has_value),
    "share": (re.compile(r"\b[Ff]irst ((?:fewer than |more than )?\d+) times in 100"), _has_share),
    "share at a stand-up": (re.compile(r"first in (\S+) of 100"), _has_share),
    "days": (re.compile(rf"by {DAY}, and 80 in 100 by {DAY}"), _has_days),
    "days in a line": (re.compile(rf"Over by {DAY} \(even chance\) or {DAY} \(80 in 100\)"), _has_days),
    "days at a stand-up": (re.compile(rf"even chance by {DAY}, 80 in 100 by {DAY}"), _has_days),
    "chance": (re.compile(rf"{DAY} holds ((?:fewer than |more than )?\d+) times? in 100"), _has_chance),
    "checks": (re.compile(r"\b(\d+) of (\d+) checks met"), _has_checks),
}


def figures(told: Summary) -> tuple[set[str], list[str]]:
    """Which kinds of figures the short forms tell, and those that are others than in JSON."""
    data = json.loads(form(told, "json"))
    forms = {
        "text": page_of(told, 4000), "line": summary_line(told), "markdown": of_markdown(form(told, "markdown")),
        "status": plain(stand_up_text(stand_up(told), 4000)),
    }  # fmt: skip
    seen, wrong = set(), []
    for name, text in forms.items():
        for kind, (pattern, holds) in PATTERNS.items():
            for found in pattern.finditer(text):
                seen.add(kind)
                if not holds(data, *found.groups()):
                    wrong.append(f"{name}: {kind}: {found[0]}")
    return seen, wrong


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_the_same_in_every_form(name: str) -> None:
    told = summary(load(sample_file(name)), TODAY)
    assert different_pages(told) == []
    assert figures(told)[1] == []


def test_every_kind_of_figure_is_told_by_some_sample() -> None:
    told = (summary(load(sample_file(name)), TODAY) for name in SAMPLES[:3])
    assert set().union(*(figures(one)[0] for one in told)) == set(PATTERNS)


@pytest.mark.parametrize("name", SAMPLES)
def test_weights_scores_and_values_of_the_matrix_are_those_of_json(name: str) -> None:
    told = summary(load(sample_file(name)), TODAY)
    data = json.loads(form(told, "json"))
    points = points_of_hundred([row["weight"] for row in data["criteria"]])
    texts = {"markdown": of_markdown(form(told, "markdown")), "html": of_html(form(told, "html"))}
    for row, of_hundred_points in zip(data["criteria"], points, strict=True):
        for kind, text in texts.items():
            assert f"{row['name']} {of_hundred_points} " in text, (kind, row["name"])
    for candidate in data["candidates"]:
        if candidate["rank"] is not None:
            assert f"{candidate['value']:.2f}" in texts["markdown"]
            assert f"{candidate['name']} {candidate['value']:.2f}" in texts["html"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_full_forms_and_the_report_tell_the_same_days_and_checks(name: str) -> None:
    told = summary(load(sample_file(name)), TODAY)
    data = json.loads(form(told, "json"))
    texts = {
        "text": plain(full_text(told, 4000)), "markdown": of_markdown(full_markdown(told)),
        "html": of_html(form(told, "html")),
    }  # fmt: skip
    for kind, text in texts.items():
        for key in ("days", "checks"):
            pattern, holds = PATTERNS[key]
            for found in pattern.finditer(text):
                assert holds(data, *found.groups()), (kind, found[0])


@portion(0.3)
@example(Decision(title="In which? 0."), date(2020, 1, 1))
@given(decisions(), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_any_decision_says_the_same_in_every_form_of_the_page(decision: Decision, today: date) -> None:
    told = summary(decision, today, samples=20)
    assert different_pages(told) == []
