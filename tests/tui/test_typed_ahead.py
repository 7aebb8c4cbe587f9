"""Keys that come faster than they can be worked off: none is lost, each goes to where the one before led."""

import sys
from pathlib import Path

import pytest

from on_screen import burst, settled, walk_of, worked_off
from roadworthy.model import Decision, Interval
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.app import RoadworthyApp

pytestmark = pytest.mark.turns


def begun(path: Path) -> Session:
    """The article's comparison in a file of its own."""
    return Session.create(path, load(sample_file("article-comparison")))


def scores_of(decision: Decision, criterion: str) -> list[Interval | None]:
    """The scores of a criterion, candidate by candidate."""
    return [decision.cell(candidate, criterion).score for candidate in decision.candidates]


async def test_a_burst_through_stations_dialogs_and_fields(tmp_path: Path) -> None:
    session = begun(tmp_path / "a.toml")
    before = session.value
    app = RoadworthyApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        burst(pilot, *"g5", "home", "1", "right", "2", "down", "1", "-", "3", *"g1", "home", "enter", "end")
        burst(
            pilot, *"ahead", " ", "f8", "f8", "f8", "f8", "right", "4", "f3", "f3", "f3", "f3", "enter", "end"
        )
        burst(pilot, *"typed", " ")
        await worked_off(pilot)
        walk = walk_of(app)
        assert walk.current == "frame"
        app.action_leave()
    after = load(tmp_path / "a.toml")
    first, second = list(after.criteria)[:2]
    assert scores_of(after, first)[:2] == [Interval(1, 1), Interval(2, 2)]
    assert scores_of(after, second)[:2] == [scores_of(before, second)[0], Interval(1, 3)]
    assert after.frame.scope == f"{before.frame.scope}ahead typed "


@pytest.mark.slow
async def test_all_stations_in_one_burst_and_back(tmp_path: Path) -> None:
    session = begun(tmp_path / "a.toml")
    before = session.value
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        burst(pilot, *["f8"] * 8)
        await worked_off(pilot)
        assert walk_of(app).current == "decision"
        burst(pilot, *["f3"] * 4, "1")
        await worked_off(pilot)
        walk = walk_of(app)
        assert walk.current == "scores"
        assert walk.station is not None
        candidate, criterion = walk.station.left_off()[1:3]
        assert walk.session.value.cell(candidate, criterion).score == Interval(1, 1)
        assert walk.session.undo() is not None
        assert walk.session.value == before


async def test_a_key_waits_for_a_station_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roadworthy.tui.textual_patches.typed_ahead.LONGEST", 0.01)
    app = RoadworthyApp(begun(tmp_path / "a.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        walk = walk_of(app)
        async with walk._going:
            burst(pilot, "f8", "f8", "f2")
            while app.typed_ahead.waiting:
                await pilot.pause()
            await pilot.pause()
            assert app.screen is not walk
        await settled(pilot)


if sys.platform != "win32":
    from tui.terminal import Terminal

    @pytest.mark.slow
    def test_in_a_real_terminal_one_burst_from_anywhere_to_the_end(tmp_path: Path) -> None:
        begun(tmp_path / "a.toml").close()
        with Terminal(tmp_path, "a.toml") as terminal:
            terminal.wait_for("What is this decision about?", "next")
            terminal.keys(
                "f8", "f8", "f8", "f8", "1", "right", "2", "down", "1", "-", "3", "f3", "f3", "f3", "f3",
                "enter", "end", *" typed ahead", "f8", "f3", "ctrl+q", together=True,
            )  # fmt: skip
            assert terminal.ended() == 0
        made = load(tmp_path / "a.toml")
        first, second = list(made.criteria)[:2]
        assert scores_of(made, first)[:2] == [Interval(1, 1), Interval(2, 2)]
        assert scores_of(made, second)[1] == Interval(1, 3)
        assert made.frame.scope.endswith(" typed ahead")
