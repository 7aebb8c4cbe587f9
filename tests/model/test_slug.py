"""Keys of records: two branches that each add one of a name get two."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.model import Decision, Interval, Record
from roadworthy.model.base import Slug
from roadworthy.model.frame import Horizon, MustHave, Person
from roadworthy.model.judgement import Criterion, Evidence, Group
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Risk
from roadworthy.model.path import Blocker, Check, Flag, Phase, Pulse
from roadworthy.model.plain import canonical
from roadworthy.model.slug import record_key, slug_for, slug_of
from strategies import texts

PAIRS: list[tuple[str, Record, Record]] = [
    ("Django", Candidate(name="Django", language="Python"), Candidate(name="Django", version_line="5.2")),
    ("Speed", Criterion(name="Speed", weight=3.0), Criterion(name="Speed", weight=4.0)),
    ("Quality", Group(name="Quality"), Group(name="Quality", weight=20.0)),
    ("Load test", Evidence(words="90 a second", on=date(2026, 3, 1)), Evidence(words="70 a second")),
    ("Hiring", Risk(title="Hiring", likelihood=2), Risk(title="Hiring", likelihood=4)),
    ("PostgreSQL", MustHave(name="PostgreSQL"), MustHave(name="PostgreSQL", words="15 or later")),
    ("Ana", Person(name="Ana", role="lead"), Person(name="Ana", role="team")),
    ("Soon", Horizon(name="Soon", to_month=6), Horizon(name="Soon", to_month=12)),
    ("Rehearsal", Phase(name="Rehearsal", weeks=Interval(1, 2)), Phase(name="Rehearsal")),
    ("It restarts", Check(words="It restarts"), Check(words="It restarts", note="twice")),
    ("reads", Flag(name="reads", share=5), Flag(name="reads", share=10)),
    ("Driver", Blocker(words="Driver", kind="integration"), Blocker(words="Driver")),
    ("2026-11-29", Pulse(on=date(2026, 11, 29), load="heavy"), Pulse(on=date(2026, 11, 29), load="right")),
]


def key(name: str, taken: Any, content: object = None) -> str:
    return record_key(name, taken, content, "candidate")


def test_a_key_is_the_slug_of_the_name() -> None:
    assert key("Django 5.2 LTS!", {}, "x") == "django-5-2-lts"
    assert key("Élan", {}) == "elan"
    assert key("a" * 39 + " b", {}) == "a" * 39
    assert slug_of("--Ana  & Ben--") == "ana-ben"
    assert slug_of("中文") == ""


@pytest.mark.parametrize(("name", "one", "other"), PAIRS, ids=[type(one).__name__ for _, one, _ in PAIRS])
def test_two_of_one_name_differ_by_what_they_say(name: str, one: Record, other: Record) -> None:
    base = slug_of(name)
    keys = [key(name, {base}, one), key(name, {base}, other)]
    assert keys[0] != keys[1]
    assert all(found.startswith(f"{base}-") and len(found) == len(base) + 5 for found in keys)
    assert not any(found.removeprefix(base)[1:].isdecimal() for found in keys)
    assert key(name, {base, "another"}, one) == keys[0], "wherever it is added"
    assert key(name, {base}, canonical_of(one)) == keys[0], "as the file holds it, too"


def canonical_of(record: Record) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in canonical(record).items()
    }


def test_a_name_of_which_nothing_is_left_is_told_by_its_mark() -> None:
    one, other = key("中文", {}), key("日本", {})
    assert one != other
    assert one.startswith("candidate-")
    assert key("中文", {}) == one


def test_a_mark_that_is_taken_grows() -> None:
    first = key("Ana", {"ana"}, "x")
    assert key("Ana", {"ana", first}, "x").startswith(first)
    assert len(key("Ana", {"ana", first}, "x")) == len(first) + 1


class Everything:
    """Everything with a mark in letters is taken."""

    def __contains__(self, word: object) -> bool:
        return not str(word).endswith("-7")


def test_there_is_always_another_key() -> None:
    assert key("Ana", Everything(), "x") == "ana-7"


@given(texts, st.lists(texts, max_size=5), texts)
def test_a_key_is_free_and_a_key(name: str, others: list[str], content: str) -> None:
    taken: dict[str, Slug] = {}
    for other in others:
        made = record_key(other, taken, content)
        assert made not in taken
        taken[made] = other
    made = record_key(name, taken, content)
    assert made not in taken
    assert made == record_key(name, taken, content)
    Decision.model_validate({"candidates": {made: {}}})


def test_keys_that_people_type_are_numbered() -> None:
    assert slug_for("Ana", {"ana"}, "voter") == "ana-2"
    assert slug_for("Ana", {"ana", "ana-2"}, "voter") == "ana-3"
    assert slug_for("中文", {"voter-1"}, "voter") == "voter-2"
