"""How words are filled: never “what comes after it?.”, never “Rails's”, and no quotation where nobody answered."""

import re
from string import Formatter

import pytest

from roadworthy.knowledge.fill import fill
from roadworthy.knowledge.words import FILES
from roadworthy.report.robustness_words import Names
from roadworthy.report.words import NOT_ANSWERED, worded
from shipped_words import SHIPPED, texts_of


def filled_with(words: str, fact: str) -> dict[str, str]:
    """Facts for a template: `fact` where words go, a figure where something is counted."""
    return {name: "2" if noun else fact for _, name, noun, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize("end", ["?", "!", "…", ".", "?”"])
def test_no_full_stop_follows_another_stop(end: str) -> None:
    doubled = re.compile(rf"so{re.escape(end)}”?\.(?=[\s”]|$)")
    said = {
        words: fill(words, filled_with(words, f"so{end}")) for name in SHIPPED for _, words in texts_of(name)
    }
    assert len(said) > 2_000
    assert {words: filled for words, filled in said.items() if doubled.search(filled)} == {}


@pytest.mark.parametrize(
    ("name", "owned"),
    [
        ("Django", "Django's"),
        ("Rails", "Rails'"),
        ("Hono on Workers", "Hono on Workers'"),
        ("Spring Boot services", "Spring Boot services'"),
        ("Quarkus", "Quarkus's"),
        ("Express", "Express's"),
        ("Next.js", "Next.js's"),
        ("NestJS", "NestJS's"),
    ],
)
def test_a_name_is_possessive_as_it_is_said_aloud(name: str, owned: str) -> None:
    assert fill("{name}'s lead", {"name": name}) == f"{owned} lead"


def test_a_score_goes_by_the_name_of_its_candidate_in_marks_where_that_reads_as_several() -> None:
    names = Names(lambda slug: slug, lambda slug: slug)
    assert names.cell("Rails", "upkeep") == "Rails' upkeep"
    assert names.cell("Rails 8, in modules", "upkeep") == "the upkeep of “Rails 8, in modules”"
    assert names.cell("Django and FastAPI", "upkeep") == "the upkeep of “Django and FastAPI”"


def test_what_was_not_answered_is_no_quotation_and_begins_a_sentence_as_one() -> None:
    wrong = re.compile(rf"“{NOT_ANSWERED}”|[.?!] {NOT_ANSWERED}|\({NOT_ANSWERED}\)")
    said = [worded(words, filled_with(words, NOT_ANSWERED)) for name in FILES for _, words in texts_of(name)]
    assert sum("ot answered" in one for one in said) > 200
    assert [one for one in said if wrong.search(one)] == []
    facts = {"a1": "In part", "a2": NOT_ANSWERED}
    assert worded("A layer: “{a1}”. Asked? “{a2}”.", facts) == "A layer: “In part”. Asked? Not answered."
    assert worded("It has begun ({a2}), as said (“{a1}”).", facts) == "It has begun, as said (“In part”)."
