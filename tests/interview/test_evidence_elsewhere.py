"""What is known of several candidates or criteria is typed once; an address among the words is its source."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from roadworthy.interview.form import Done, FormState, Wanted
from roadworthy.interview.items import Action, Ask
from roadworthy.interview.offered import offered_words, option_words, with_offer
from roadworthy.interview.outlines.asking import the
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.model import Decision, put
from roadworthy.model.judgement import Evidence
from roadworthy.session import Session
from roadworthy.store import load, save
from roadworthy.store.places import sample_file
from station_walk import at

ENTRY = Evidence(
    words="Both start in under a second: https://example.org/start?x=1.",
    candidate="quarkus", criterion="operational-tooling", kind="measurement", on=date(2026, 9, 1),
)  # fmt: skip
PATH = ("evidence", "start")


def _decision() -> Decision:
    return put(load(sample_file("bank-migration")), PATH, ENTRY)


@pytest.mark.parametrize("matrix", [True, False])
def test_the_same_about_another_is_an_entry_of_its_own(tmp_path: Path, matrix: bool) -> None:
    session = Session.create(tmp_path / "a.toml", _decision())
    cell = ("quarkus", "operational-tooling")
    form = FormState(
        session, outline_of("evidence"), View(matrix=matrix, cell=cell, opened=frozenset({PATH}))
    )
    (act,) = [one for one in form.items if isinstance(one, Action) and one.id == "elsewhere"]
    assert isinstance(form.act(act), Wanted)
    with pytest.raises(NotTaken, match="where it stands already"):
        form.act(act, {"evidence-candidate": cell[0], "evidence-criterion": cell[1]})
    before = session.value
    done = form.act(act, {"evidence-candidate": "spring-boot", "evidence-criterion": "learning-curve"})
    assert isinstance(done, Done)
    key = done.edit.path[1]
    made = session.value.evidence[key]
    assert made == ENTRY.model_copy(update={"candidate": "spring-boot", "criterion": "learning-curve"})
    assert session.value.evidence["start"] == ENTRY
    assert key in session.value.cell("spring-boot", "learning-curve").sources, "the score there rests on it"
    session.undo()
    assert session.value == before


def test_what_a_collector_found_of_one_package_is_said_of_no_other(tmp_path: Path) -> None:
    found = ENTRY.model_copy(update={"found_by": "pypi"})
    session = Session.create(tmp_path / "a.toml", put(_decision(), PATH, found))
    form = FormState(session, outline_of("evidence"), View(opened=frozenset({PATH})))
    assert not [one for one in form.items if isinstance(one, Action) and one.id == "elsewhere"]


async def test_where_it_stands_is_told(tmp_path: Path) -> None:
    async with at(tmp_path, "evidence", _decision()) as walk:
        walk.station.go_to((*PATH, "on"))
        await walk.press("down", "enter", "1", "1")
        assert "Said of Spring Boot, too: Learning curve" in walk.verdict
        assert sum(one.words == ENTRY.words for one in walk.value.evidence.values()) == 2
        await walk.press("u")
        assert walk.value == _decision()


async def test_an_address_among_the_words_is_offered_as_the_source(tmp_path: Path) -> None:
    async with at(tmp_path, "evidence", _decision()) as walk:
        walk.station.go_to((*PATH, "source"))
        await walk.press("enter")
        assert "https://example.org/start?x=1: enter takes it" in walk.screen
        assert walk.value.evidence["start"].source == "", "never unasked"
        await walk.press("enter")
        assert walk.value.evidence["start"].source == "https://example.org/start?x=1"
        await walk.press("escape", "u")
        walk.station.go_to((*PATH, "words"))
        await walk.press("enter", *"No address", "escape")
        walk.station.go_to((*PATH, "source"))
        await walk.press("enter")
        assert "enter takes it" not in walk.screen


def test_line_by_line_the_address_is_taken_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    save(put(load(sample_file("bank-migration")), PATH, ENTRY), file)
    session = Session.open(file)
    form = FormState(session, outline_of("evidence"), View(opened=frozenset({PATH})))
    assert form.open_path((*PATH, "source"))
    asked = form.current
    assert isinstance(asked, Ask)
    address = with_offer(asked, session.value, file).proposed
    assert option_words(address) == address == "https://example.org/start?x=1"
    session.close()


def test_a_name_is_offered_as_what_git_knows() -> None:
    asked = replace(the("decision", "decision-decided-by"), proposed="Ana")
    assert offered_words(asked) == "Ana, as git knows you: enter takes it"
