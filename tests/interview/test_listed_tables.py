"""Every table that a script is told of takes a record from it, and lets it go again."""

from typing import Final

import pytest

from interview.places import NAMES, TODAY, decision_called
from roadworthy.interview.script import add_named, drop_at, tables
from roadworthy.knowledge.questions import CATALOGUE, Question
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import PathError, get

BY_KIND: Final = {"number": "3", "date": "2026-05-01"}


def words_for(first: Question) -> str:
    return first.options[0].value if first.options else BY_KIND.get(first.kind, "Fresh words")


@pytest.mark.parametrize("name", NAMES)
def test_each_table_takes_a_record(name: str) -> None:
    decision = decision_called(name)
    listed = tables(Analysis(decision, TODAY, CATALOGUE, signs=SIGN_CATALOGUE))
    wanted = {"candidates", "risks"} | ({"cycles"} if decision.candidates else set())
    assert {one.path[-1] for one in listed} >= wanted
    for one in listed:
        edit = add_named(decision, one.path, words_for(one.first), TODAY)
        after = edit.apply(decision)
        assert get(after, edit.path) is not None, one.path
        assert get(drop_at(after, edit.path, TODAY).apply(after), edit.path) is None, one.path


@pytest.mark.parametrize(
    "table", ["upkeep.nobody.cycles", "candidates.nobody.parts", "frame.team", "scores", "nothing"]
)
def test_what_is_about_nobody_takes_none(table: str) -> None:
    with pytest.raises(PathError):
        add_named(decision_called("startup-crud"), tuple(table.split(".")), "Fresh words", TODAY)
