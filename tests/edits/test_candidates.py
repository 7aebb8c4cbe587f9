"""What is added as a candidate comes with what the catalogue confirms about it."""

import pytest

from roadworthy.edits.candidates import add_framework, add_present_stack
from roadworthy.knowledge.frameworks import by_id
from roadworthy.knowledge.releases import table_for
from roadworthy.method.upkeep import line_in_words
from roadworthy.model import Decision
from roadworthy.model.landscape import Candidate


@pytest.mark.parametrize(
    ("stack", "entry", "language", "line"),
    [
        ("Struts 2.5 on Tomcat", "struts", "Java", "2.5"),
        ("Rails 5.2", "ruby-on-rails", "Ruby", "5.2"),
        ("Django 2.2", "django", "Python", "2.2"),
        ("Laravel 8", "laravel", "PHP", "8"),
        ("Symfony 3.4", "symfony", "PHP", "3.4"),
        (".NET Framework 4.6.2", "dotnet-framework", "C#", "4.6.2"),
        ("PHP 7.4 scripts", "plain-php", "PHP", "7.4"),
    ],
)
def test_a_present_stack_comes_with_its_language_and_a_line_whose_end_is_known(
    stack: str, entry: str, language: str, line: str
) -> None:
    now = add_present_stack(Decision(), Candidate(name=stack, present="as-is")).apply(Decision())
    (candidate,) = now.candidates.values()
    assert (candidate.name, candidate.present, candidate.approach) == (stack, "as-is", None)
    assert (candidate.catalogue, candidate.language, candidate.version_line) == (entry, language, line)
    table = table_for(entry)
    assert table is not None
    assert line_in_words(table, candidate.version_line) == line
    cycle = next(cycle for cycle in table.cycles if cycle.cycle == line)
    assert cycle.eol


def test_the_same_upgraded_keeps_no_version() -> None:
    now = add_present_stack(Decision(), Candidate(name="Rails 5.2, upgraded", present="upgraded"))
    (candidate,) = now.apply(Decision()).candidates.values()
    assert (candidate.catalogue, candidate.version_line) == ("ruby-on-rails", "")


def test_a_stack_that_nobody_catalogued_is_as_it_was_named() -> None:
    named = Candidate(name="our own framework", present="as-is")
    (candidate,) = add_present_stack(Decision(), named).apply(Decision()).candidates.values()
    assert candidate == named


def test_a_confirmed_fact_comes_as_evidence_with_its_page_and_day() -> None:
    now = add_framework(Decision(), by_id()["django"]).apply(Decision())
    (evidence,) = now.evidence.values()
    assert evidence.source == "https://endoflife.date/django"
    assert evidence.on is not None
    assert (
        add_framework(Decision(), by_id()["grails"]).apply(Decision()).candidates["grails"].governance is None
    )
