"""Figures that are read have a comma between thousands; those that are read back have none."""

import re
from datetime import date

import pytest

from forms import full_markdown, full_text, page_of
from roadworthy.interview.answers import shown_value, spoken_value
from roadworthy.knowledge.fill import fill
from roadworthy.knowledge.questions import question_at
from roadworthy.model import Decision, Interval, put
from roadworthy.model.interval import figure_text, span_figures
from roadworthy.report.place_words import value_words
from roadworthy.report.summary import summary
from roadworthy.store import load
from roadworthy.store.places import sample_file

BARE = re.compile(r"(?<![\d.,:/#=-])\b(?!(?:19|20)\d\d\b)\d{4,}\b")


@pytest.fixture(scope="module")
def large() -> Decision:
    """A decision in which whatever is counted counts thousands."""
    decision = load(sample_file("startup-crud"))
    counts = {"team.size": 1234, "team.juniors": 1111, "organisation.headcount": 24311, "load.rate": 2431.0}
    for key, count in {**counts, "load.limit": 12345.0, "organisation.engineers": 5431}.items():
        decision = put(decision, ("frame", *key.split(".")), count)
    for slug in decision.candidates:
        for cost in ("switching_weeks", "running_month", "upkeep_year"):
            decision = put(decision, ("candidates", slug, "costs", cost), Interval(1300, 24000))
        decision = put(decision, ("candidates", slug, "enthusiasm", "excited"), 1200)
    for slug, path in decision.paths.items():
        decision = put(decision, ("paths", slug, "people"), Interval(1000, 1200))
        for phase in path.phases:
            decision = put(decision, ("paths", slug, "phases", phase, "weeks"), Interval(1000, 1500))
    return decision


def test_no_form_has_a_bare_figure_of_thousands(large: Decision) -> None:
    told = summary(large, date(2026, 11, 30))
    for words in (full_text(told, 200), full_markdown(told), page_of(told)):
        lines = [line for line in words.splitlines() if BARE.search(line) and "seed" not in line]
        lines = [line for line in lines if not re.search(r"\b2\d{3}-\d\d", line)]
        assert lines == []
    assert "2,431 requests a second" in full_text(told, 200)
    assert "1,300–24,000" in full_text(told, 200)


def test_fields_and_files_have_none(large: Decision) -> None:
    question = question_at(("frame", "team", "size"))
    assert question is not None
    assert (shown_value(1234), spoken_value(question, 1234)) == ("1234", "1,234")
    assert spoken_value(question, Interval(1000, 2500.5)) == "1,000–2,500.5"
    assert value_words(("frame", "team", "size"), 1234, large) == "1,234 people"
    assert str(Interval(1300, 24000)) == "1300-24000"


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (999, "999"), (-1200.25, "-1,200.25"), (1e6, "1,000,000"), (0.1, "0.1")]
)
def test_a_figure_is_the_same_but_for_the_comma(value: float, words: str) -> None:
    assert figure_text(value) == words
    assert float(words.replace(",", "")) == value
    assert span_figures(Interval(value, value)) == words


def test_a_count_with_its_noun_has_the_comma_too() -> None:
    assert fill("{found:commit} in {on}", {"found": 12034, "on": 2026}) == "12,034 commits in 2026"
    assert fill("{found:commit}", {"found": 1}) == "1 commit"
    assert fill("{found:time}", {"found": "fewer than 1000"}) == "fewer than 1000 times"
