"""The laws of the keyboard, one by one; tests of it everywhere are in `test_keyboard_everywhere` and `…_dialogs`."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from textual.widgets import Input

from on_screen import settled
from roadworthy.interview.items import Ask, place_of
from roadworthy.interview.offered import offered_words
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import all_questions
from roadworthy.method.homes import STATIONS
from roadworthy.model import Interval, put
from roadworthy.store import load
from roadworthy.tui.screens.rows import Rows
from roadworthy.tui.stations.formed import FormStation
from station_walk import at
from tui.keyboard import filled
from tui.test_keyboard_dialogs import ballot_at

pytestmark = pytest.mark.turns


async def test_enter_and_tab_from_an_open_field_open_the_next(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", filled()) as walk:
        walk.station.go_to(("outcome", "review_on"))
        await walk.press("enter", *"in 6 months", "enter", *"1 Dec 2026", "tab", *"lead")
        outcome = walk.value.outcome
        assert (outcome.review_on, outcome.decided_on) == (date(2027, 5, 23), date(2026, 12, 1))
        assert outcome.decided_by == "lead"


async def test_enter_goes_on_from_every_field_of_words(tmp_path: Path) -> None:
    """Of one line or of several, at every station: it closes, and the next one is open; ctrl+j is a line in it."""
    async with at(tmp_path, "frame", filled()) as walk:
        kinds = set()
        for station in STATIONS:
            await walk.go(station)
            if not isinstance(walk.station, FormStation):
                continue
            form = walk.station.form
            for stop in form.stops()[:-1]:
                if not isinstance(stop, Ask) or stop.question.options:
                    continue
                kind = (station, stop.question.kind, isinstance(form.state.present(stop), tuple))
                if kind in kinds:
                    continue
                kinds.add(kind)
                form.open_item(stop)
                await walk.press("enter")
                assert form.field_open, stop.path
                await walk.press("enter")
                after = form.stops()[form.stops().index(stop) + 1]
                place = place_of(after)
                assert place is not None
                assert walk.station.left_off() == place[1], stop.path
                assert form.field_open or not isinstance(after, Ask), stop.path
                await walk.press("escape")
        assert len({kind[1:] for kind in kinds}) >= 5


@pytest.mark.slow
async def test_a_line_more_in_a_field_of_several_lines(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        await walk.press("enter", *"Bills", "ctrl+j", *"and more")
        assert "^j new line" in walk.keys
        await walk.press("enter", "escape")
        assert walk.value.frame.scope == "Bills\nand more"
        await walk.go("decision", ("outcome", "reasons"))
        await walk.press("enter", *"One", "enter", *"Two", "enter")
        assert walk.station.left_off() == ("outcome", "reasons"), "one a line: enter begins the next"
        await walk.press("enter", "escape")
        assert walk.value.outcome.reasons == ("One", "Two")
        assert walk.station.left_off() != ("outcome", "reasons"), "an empty line goes on"
        walk.station.go_to(("outcome", "reasons"))
        await walk.press("enter", "enter", "escape")
        assert walk.value.outcome.reasons == ("One", "Two"), "what is held and selected is not replaced"


@pytest.mark.slow
async def test_enter_leaves_the_reason_of_a_score_and_the_note_of_a_ballot(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", filled()) as walk:
        cell = walk.station.left_off()
        await walk.press("e", *"Seen", "ctrl+j", *"twice", "enter", "4")
        kept = walk.value.scores["django"][cell[2]]
        assert (kept.rationale, kept.score) == ("Seen\ntwice", Interval(4.0, 4.0))
        await walk.press("e", "right", *"!", "enter", "e", *"Anew", "enter")
        assert walk.value.scores["django"][cell[2]].rationale == "Anew", "what is held is selected"
        ballot = await ballot_at(walk, "cast")
        await walk.press("tab", *"Well", "enter")
        assert ballot.session.value.note == "Well"
        assert isinstance(ballot.focused, Rows)


def test_an_example_says_that_it_is_one() -> None:
    for question in all_questions():
        offered = offered_words(question)
        assert offered == (f"e.g. {question.example}" if question.example else ""), question.id
    assert offered_words(replace(question, proposed="Ana")) == "Ana, as git knows you: enter takes it"


async def test_what_was_understood_stands_in_the_field_once_it_is_closed(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", filled()) as walk:
        walk.station.go_to(("outcome", "review_on"))
        await walk.press("enter", *"+6m", "escape")
        assert "2027-05-23" in walk.screen
        assert "+6m" not in walk.screen


@pytest.mark.slow
async def test_what_is_not_taken_stays_until_it_is_left_twice(tmp_path: Path) -> None:
    decision = put(filled(), ("outcome", "review_on"), date(2027, 1, 2))
    for key in ("f3", "ctrl+g", "escape", "ctrl+q"):
        (tmp_path / key).mkdir()
        async with at(tmp_path / key, "decision", decision) as walk:
            walk.station.go_to(("outcome", "review_on"))
            await walk.press("enter", *"soon", "enter")
            assert "a date such as" in walk.screen
            await walk.press(key)
            assert isinstance(walk.pilot.app.focused, Input), key
            assert "Leaving once more gives this up, and “2027-01-02” stays" in " ".join(
                " ".join(walk.pane).replace("▌", "").split()
            ), key
            assert walk.value.outcome.review_on == date(2027, 1, 2)


async def test_it_is_given_up_the_second_time(tmp_path: Path) -> None:
    decision = put(filled(), ("outcome", "review_on"), date(2027, 1, 2))
    async with at(tmp_path, "decision", decision) as walk:
        walk.station.go_to(("outcome", "review_on"))
        await walk.press("enter", *"soon", "f3", "f3")
        assert walk.walk.current == "risks"
        await walk.press("f8", "enter")
        assert walk.value.outcome.review_on == date(2027, 1, 2)


@pytest.mark.slow
async def test_what_could_be_two_days_is_chosen_by_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roadworthy.interview.country.usual_order", lambda: None)
    async with at(tmp_path, "decision", filled()) as walk:
        walk.station.go_to(("outcome", "review_on"))
        await walk.press("enter", *"1.2.2027", "enter")
        assert "1  Monday 1 February 2027" in walk.screen
        await walk.press("escape")
        assert walk.value.outcome.review_on is None
        assert isinstance(walk.pilot.app.focused, Input), "what was typed stays in its field"
        await walk.press("backspace", "7", "enter")
        await walk.press("2")
        assert walk.value.outcome.review_on == date(2027, 1, 2)
        assert isinstance(walk.pilot.app.focused, Input), "the next question is open"
        assert walk.station.left_off() != ("outcome", "review_on")


async def test_what_could_be_several_things_says_so_while_it_is_typed(tmp_path: Path) -> None:
    """A month in a date, thousands in an amount: it was said only when the field was left."""
    async with at(tmp_path, "frame", put(filled(), ("frame", "trigger"), "support")) as walk:
        walk.station.go_to(("frame", "waiting", "forced_on"))
        await walk.press("enter", *"March 2028")
        assert "could be Wednesday 1 March 2028, Thursday 16 March 2028 or" in " ".join(walk.screen.split())
        await walk.press("left", "enter", "3")
        assert walk.value.frame.waiting.forced_on == date(2028, 3, 31)
        walk.station.go_to(("frame", "load", "growth"))
        await walk.press("enter", *"1.500")
        assert "could be 1500 or 1.5" in walk.screen
        await walk.press("backspace")
        assert "could be" not in walk.screen


async def test_typing_replaces_what_is_held_and_an_arrow_edits_it(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        walk.station.go_to(("people", "ann", "name"))
        await walk.press("enter", "B", "o", "escape")
        assert walk.value.people["ann"].name == "Bo"
        await walk.press("enter", "right", "b", "escape")
        assert walk.value.people["ann"].name == "Bob"


async def test_undo_in_a_field_is_that_of_the_field(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        await walk.press("enter", "end", *" and more")
        walk.station.go_to(("people", "ann", "name"))
        await walk.press("enter", *"Bo", "ctrl+z")
        assert walk.value.people["ann"].name == "Ann"
        assert walk.value.frame.scope == "Bills and more"
        assert "typing in this field" in walk.verdict
        await walk.press("ctrl+z")
        assert walk.value.frame.scope == "Bills and more", "nothing elsewhere is undone from inside a field"
        await walk.press("ctrl+y")
        assert walk.value.people["ann"].name == "Bo"


@pytest.mark.slow
async def test_undo_says_whose_answer_it_was(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        walk.station.go_to(("people", "ann", "name"))
        await walk.press("enter", *"Bo", "escape", "u")
        assert "Undid: Ann, who" in walk.verdict
        await walk.go("risks")
        walk.station.go_to(("risks", "slow", "owner"))
        await walk.press("enter", *"Ops", "escape", "u")
        assert "Undid: Slow, " in walk.verdict
        await walk.press("U")
        assert "Did again: Slow, " in walk.verdict


async def test_what_was_just_added_is_open_and_gone_when_left_empty(tmp_path: Path) -> None:
    async with at(tmp_path, "risks", filled()) as walk:
        await walk.press("+")
        assert isinstance(walk.pilot.app.focused, Input)
        await walk.press("escape")
        assert list(walk.value.risks) == ["slow"]
        await walk.press("+", *"Cold", "enter")
        assert [risk.title for risk in walk.value.risks.values()] == ["Slow", "Cold"]
        assert walk.station.form.field_open if isinstance(walk.station, FormStation) else False


async def test_escape_closes_the_field_and_then_leaves_the_record(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        walk.station.go_to(("people", "ann", "name"))
        await walk.press("enter", "escape")
        assert walk.station.left_off() == ("people", "ann", "name")
        await walk.press("escape")
        assert walk.station.left_off() == ("people", "ann")


@pytest.mark.slow
async def test_n_goes_to_the_next_essential_question_across_stations(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        places = []
        for _ in range(16):
            await walk.press("n")
            places.append((walk.walk.current, walk.station.left_off()))
        assert len({station for station, _ in places}) > 1
        assert ("frame", ("frame", "scope")) not in places, "it has its answer"


async def test_ctrl_c_twice_leaves_saved_and_once_only_says_so(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        await walk.press("enter", *"Returns", "ctrl+c")
        assert "ctrl+c again quits" in walk.verdict
        assert walk.pilot.app.return_code is None
        await walk.press("ctrl+c")
        assert walk.pilot.app.return_code == 0
    assert load(tmp_path / "decision.toml").frame.scope == "Returns"


@pytest.mark.slow
async def test_a_change_after_the_decision_says_so_with_two_keys(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", put(filled(), ("status",), "decided")) as walk:
        await walk.press("4")
        assert "This was decided, and its scores changed." in walk.verdict
        assert "A puts that on record" in walk.verdict
        await walk.press("down", "5")
        assert "This was decided" not in walk.verdict, "of each ground once"
        await walk.press("u")
        await walk.go("decision", ("outcome", "chosen"))
        await walk.press("enter", "2")
        assert "This was decided, and its scores and choice changed." in walk.verdict, "of another it is told"
        await walk.press("escape", "u")
        await walk.go("scores")
        await walk.press("A", *"Ana", "enter", "enter")
        (kept,) = walk.value.history.values()
        assert kept.role == "Ana"
        assert kept.note.startswith("Amended: scores. ")
        assert kept.note.endswith(": 4, was 3")
        await walk.press("R")
        assert len(walk.pilot.app.screen_stack) == 1, "all is on record"
        await walk.press("down", "4", "R", *"Ana", "enter", "enter")
        assert walk.value.status == "reopened"
        await walk.press("down", "5")
        assert "This was decided" not in walk.verdict


async def test_what_is_told_of_an_edit_hides_no_question_about_it(tmp_path: Path) -> None:
    async with at(tmp_path, "landscape", put(filled(), ("status",), "decided")) as walk:
        walk.station.go_to(("candidates", "django"))
        await walk.press("x")
        assert "django" not in walk.value.candidates
        assert "This was decided, and its candidates" in walk.verdict
        await walk.press("u")
        assert "Undid: Deleted" in walk.verdict
        await walk.go("criteria")
        await walk.press("9")
        assert "This was decided, and its weights changed." in walk.verdict


def known_to_git(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Git knows a name in every folder."""
    for module in (
        "roadworthy.interview.own_name",
        "roadworthy.tui.screens.amending",
        "roadworthy.tui.ballots.start",
    ):
        if hasattr(import_module(module), "git_name"):
            monkeypatch.setattr(f"{module}.git_name", lambda _: name)


@pytest.mark.slow
async def test_the_name_that_git_knows_is_taken_by_enter_and_never_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known_to_git(monkeypatch, "Ana Kern")
    async with at(tmp_path, "decision", filled()) as walk:
        await walk.go("decision", ("outcome", "decided_by"))
        assert "Ana Kern, as git knows you: enter takes it" in walk.screen
        await walk.press("enter", "escape")
        assert walk.value.outcome.decided_by == "", "looking at it takes nothing"
        await walk.press("enter", "enter")
        assert walk.value.outcome.decided_by == "Ana Kern"
        await walk.press("d", "2")
        assert "Ana Kern" in walk.screen, "who moves the status"
        await walk.press("escape")
        await walk.go("criteria")
        await walk.press("l")
        assert walk.value.weighting.locked_on is not None
        assert walk.value.weighting.locked_by == ""
        walk.station.go_to(("weighting", "locked_by"))
        await walk.press("enter", "enter")
        assert walk.value.weighting.locked_by == "Ana Kern"


async def test_what_the_palette_adds_is_typed_into(tmp_path: Path) -> None:
    async with at(tmp_path, "risks", filled()) as walk:
        await walk.press("ctrl+p", *"add a risk", "enter")
        await walk.press(*"cold start", "enter")
        assert [risk.title for risk in walk.value.risks.values()] == ["Slow", "cold start"]
        assert {risk.state for risk in walk.value.risks.values()} == {"open"}


async def test_enter_goes_to_the_question_that_the_answer_has_just_brought(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        await walk.go("frame", ("frame", "bottleneck", "kind"))
        await walk.press("enter", "2", "enter")
        assert walk.value.frame.bottleneck.kind == "latency"
        assert walk.station.left_off()[:2] == ("frame", "bottleneck"), "what was seen of it is asked next"


async def test_a_choice_that_is_made_again_stays(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        await walk.go("frame", ("frame", "trigger"))
        await walk.press("enter", "2", "2", "enter")
        assert walk.value.frame.trigger is not None


@pytest.mark.parametrize("held", [(), ("It carries us", "Two know it")])
async def test_how_several_lines_are_typed_is_said_where_they_can_be(
    tmp_path: Path, held: tuple[str, ...]
) -> None:
    """A closed card that says what enter does on an empty line looks open, and what is typed there is lost."""
    typed, closed = say("offer", "by_lines"), say("offer", "by_lines_closed")
    async with at(tmp_path, "decision", put(filled(), ("outcome", "reasons"), held)) as walk:
        walk.station.go_to(("outcome", "reasons"))
        await settled(walk.pilot)
        for key, told, not_told in (
            ("", closed, typed),
            ("enter", typed, closed),
            ("escape", closed, typed),
            ("e", typed, closed),
        ):
            await walk.press(*filter(None, [key]))
            assert (told in walk.screen, not_told in walk.screen) == (True, False), key
