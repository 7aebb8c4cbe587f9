"""Two people who each add records to one base: nobody's is swallowed by the other's."""

from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edits.merging import BASE
from roadworthy.edits.merge.merge import merge
from roadworthy.edits.records import NAMES, add_record
from roadworthy.model import Decision, KeyPath, get, put
from roadworthy.model.check import problems
from roadworthy.model.plain import canonical

TODAY: Final = date(2026, 11, 23)
TABLES: Final[tuple[KeyPath, ...]] = (
    ("candidates",), ("risks",), ("criteria",), ("must_haves",), ("people",), ("horizons",), ("groups",), ("evidence",),
    ("paths", "django", "phases"), ("paths", "django", "phases", "poc", "checks"),
)  # fmt: skip
WORDS: Final = ("Nobody knows it", "Vendor!", "Vendor?", "vendor", "Django", "漢字", "漢字一", "Two words")
_MORE: Final = {
    "candidates": "summary", "risks": "mitigation", "criteria": "question", "people": "wants",
    "evidence": "source",
}  # fmt: skip


def added(on: Decision, table: KeyPath, name: str, more: str = "") -> tuple[Decision, KeyPath]:
    edit = add_record(on, table, name, TODAY)
    after = edit.apply(on)
    field = _MORE.get(table[-1])
    if more and field in NAMES[table[-1]][0].model_fields:
        assert field is not None
        after = put(after, (*edit.path, field), more)
    return after, edit.path


def called(of: Decision, table: KeyPath) -> list[str]:
    field = NAMES[table[-1]][1]
    return [getattr(record, field) for record in (get(of, table) or {}).values()]


def merged(ours: Decision, theirs: Decision) -> Any:
    return merge(canonical(BASE), canonical(ours), canonical(theirs))


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(TABLES), st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_what_each_added_is_there_after_the_merge(table: KeyPath, mine: str, other: str) -> None:
    ours, _ = added(BASE, table, mine)
    theirs, _ = added(BASE, table, other)
    found = merged(ours, theirs)
    assert list(problems(found.decision)) == []
    before = called(BASE, table)
    new = [name for name in called(found.decision, table) if name not in before or name in (mine, other)]
    assert {mine, other} <= set(new)
    clash = {str(getattr(one, side)) for one in found.clashes for side in ("mine", "theirs")}
    assert not clash, "two things are two records, not one with an answer in doubt"
    assert called(merged(theirs, ours).decision, table) == called(found.decision, table)


@pytest.mark.parametrize("table", [("candidates",), ("risks",)])
def test_one_name_that_both_added_with_other_words_keeps_both_words(table: KeyPath) -> None:
    ours, _ = added(BASE, table, "Fresh one", "What I know of it")
    theirs, _ = added(BASE, table, "Fresh one", "What they know of it")
    found = merged(ours, theirs)
    everything = repr(canonical(found.decision)) + repr(found.clashes)
    assert "What I know of it" in everything
    assert "What they know of it" in everything


@pytest.mark.parametrize("table", [("candidates",), ("risks",)])
def test_the_same_record_added_twice_is_one(table: KeyPath) -> None:
    ours, path = added(BASE, table, "Fresh one", "What I know of it")
    found = merged(ours, ours)
    assert found.decision == ours
    assert called(found.decision, table).count("Fresh one") == 1
    again, other = added(ours, table, "Fresh one")
    assert other != path, "who adds it a second time on purpose gets a second one"
    assert called(again, table).count("Fresh one") == 2


def test_the_key_of_a_sentence_comes_from_its_first_line_whoever_has_the_rest_already() -> None:
    for table in ("evidence", "lessons"):
        paths = {
            add_record(Decision(), (table,), words, date(2026, 11, 23)).path
            for words in ("Seen once\nand again", "Seen once")
        }
        assert len(paths) == 1, table
