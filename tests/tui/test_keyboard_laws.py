"""The laws of the keyboard, over every station and the kinds of items in it."""

import string
from datetime import date
from pathlib import Path

import pytest
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea

from on_screen import burst, settled, text_of, worked_off
from roadworthy.interview.items import Ask, Stop
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, put
from roadworthy.model.frame import Person
from roadworthy.model.judgement import Evidence
from roadworthy.model.outcome import Risk
from roadworthy.store import load
from roadworthy.tui.stations.formed import FormStation
from station_walk import StationWalk, at, grid_decision

SIZES = ((120, 40), (80, 24))
PRINTABLE = string.ascii_letters + string.digits + "+-=?!.,;[]#/' "


def filled() -> Decision:
    """A decision that has something at every station."""
    decision = grid_decision(horizons=True)
    for path, value in (
        (("frame", "scope"), "Bills"),
        (("people", "ann"), Person(name="Ann")),
        (("risks", "slow"), Risk(title="Slow", likelihood=2)),
        (("evidence", "seen"), Evidence(candidate="django", words="Seen")),
    ):
        decision = put(decision, path, value)
    return decision


def kinds(walk: StationWalk) -> list[Stop | None]:
    """One stop of each kind that the station's form has; None for a station without one."""
    if not isinstance(walk.station, FormStation):
        return [None]
    found: dict[tuple[str, str], Stop] = {}
    for stop in walk.station.form.stops():
        kind = "choice" if isinstance(stop, Ask) and stop.question.options else ""
        found.setdefault((type(stop).__name__, kind), stop)
    return list(found.values())


def seen(walk: StationWalk) -> tuple[object, ...]:
    """All that a key could change, but for what it says in the row of the verdict."""
    app = walk.pilot.app
    focus = (type(app.focused).__name__, walk.station.left_off())
    return walk.value, focus, len(app.screen_stack), walk.walk.current, walk.pane


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("station", STATIONS)
async def test_what_is_not_offered_does_nothing(tmp_path: Path, station: str, size: tuple[int, int]) -> None:
    async with at(tmp_path, station, filled(), size=size) as walk:
        for stop in kinds(walk):
            if stop is not None and isinstance(walk.station, FormStation):
                walk.station.form.open_item(stop)
                await settled(walk.pilot)
                assert not walk.station.form.field_open, "arriving opens nothing"
            before, text = seen(walk), text_of(walk.pilot.app)
            offered = {key for key, one in walk.walk.active_bindings.items() if one.enabled}
            silent = [
                sign for sign in PRINTABLE if _character_to_key(sign) not in offered and sign not in offered
            ]
            assert len(silent) > 20
            burst(walk.pilot, *silent)
            await worked_off(walk.pilot)
            assert seen(walk) == before, f"{stop}: one of {silent}"
            assert text_of(walk.pilot.app) == text


@pytest.mark.parametrize("station", STATIONS)
async def test_what_is_offered_does_something(tmp_path: Path, station: str) -> None:
    async with at(tmp_path, station, filled(), size=(120, 90)) as walk:
        stops = kinds(walk)
        for index in range(len(stops)):
            # At an edge some stay where they are; those of the walk are alike everywhere.
            signs = [
                sign
                for sign in string.ascii_letters
                if sign not in "jkJKh" and (not index or sign not in "nguUe")
            ]
            for sign in signs:
                stop = kinds(walk)[index] if index < len(kinds(walk)) else None
                if stop is not None and isinstance(walk.station, FormStation):
                    walk.station.form.open_item(stop)
                one = walk.walk.active_bindings.get(_character_to_key(sign))
                if one is None or not one.enabled:
                    continue
                before = (seen(walk), walk.verdict, text_of(walk.pilot.app))
                await walk.press(sign)
                assert (seen(walk), walk.verdict, text_of(walk.pilot.app)) != before, f"{sign} at {stop}"
                while len(walk.pilot.app.screen_stack) > 1 and walk.pilot.app.screen is not walk.walk:
                    await walk.press("escape")
                await walk.press("escape")
                if walk.walk.current != station:
                    await walk.go(station)
                while walk.session.undo() is not None:
                    pass
                await settled(walk.pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["pagedown", "pageup", "home", "end", "up", "down", "tab", "shift+tab"])
async def test_moving_never_opens(tmp_path: Path, key: str, size: tuple[int, int]) -> None:
    for station in ("frame", "decision"):
        (tmp_path / station).mkdir()
        async with at(tmp_path / station, station, filled(), size=size) as walk:
            before = walk.value
            await walk.press(key, "q", key, "z", "7")
            assert not isinstance(walk.pilot.app.focused, Input | TextArea)
            assert walk.value == before


async def test_enter_and_tab_from_an_open_field_open_the_next(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", filled()) as walk:
        walk.station.go_to(("outcome", "review_on"))
        await walk.press("enter", *"in 6 months", "enter", *"1 Dec 2026", "tab", *"lead")
        outcome = walk.value.outcome
        assert (outcome.review_on, outcome.decided_on) == (date(2027, 5, 23), date(2026, 12, 1))
        assert outcome.decided_by == "lead"


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
            assert "leaves this out, and “2027-01-02” stays" in " ".join(
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


async def test_n_goes_to_the_next_essential_question_across_stations(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        places = []
        for _ in range(16):
            await walk.press("n")
            places.append((walk.walk.current, walk.station.left_off()))
        assert len({station for station, _ in places}) > 1
        assert ("frame", ("frame", "scope")) not in places, "it has its answer"


@pytest.mark.parametrize("station", STATIONS)
async def test_the_way_out_stands_at_every_station(tmp_path: Path, station: str) -> None:
    async with at(tmp_path, station, filled(), size=(80, 24)) as walk:
        assert "^q quit" in walk.keys


async def test_ctrl_c_twice_leaves_saved_and_once_only_says_so(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", filled()) as walk:
        await walk.press("enter", *"Returns", "ctrl+c")
        assert "ctrl+c again quits" in walk.verdict
        assert walk.pilot.app.return_code is None
        await walk.press("ctrl+c")
        assert walk.pilot.app.return_code == 0
    assert load(tmp_path / "decision.toml").frame.scope == "Returns"


async def test_a_change_after_the_decision_says_so_with_two_keys(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", put(filled(), ("status",), "decided")) as walk:
        await walk.press("4")
        assert "This was decided, and its scores changed." in walk.verdict
        assert "A puts that on record" in walk.verdict
        await walk.press("A", *"Ana", "enter", "enter")
        (kept,) = walk.value.history.values()
        assert (kept.role, kept.note) == ("Ana", "Amended: scores")
        await walk.press("R")
        assert len(walk.pilot.app.screen_stack) == 1, "all is on record"
        await walk.press("down", "4", "R", *"Ana", "enter", "enter")
        assert walk.value.status == "reopened"
        await walk.press("down", "5")
        assert "This was decided" not in walk.verdict
