"""A window that is drawn large and small while the walk is open."""

import re
import sys
from pathlib import Path

import pytest

from examples import few, part
from on_screen import settled, text_of, walk_of
from roadworthy.knowledge.stations import stations
from roadworthy.session import Session
from roadworthy.session.ballot import BallotSession
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.ballots.paper_screen import BallotScreen
from roadworthy.tui.widgets.chrome import Guide

pytestmark = pytest.mark.turns

_DOWN_AND_UP = (
    (200, 60),
    (120, 40),
    (99, 30),
    (80, 24),
    (60, 16),
    (59, 16),
    (60, 15),
    (40, 10),
    (80, 24),
    (200, 60),
)


@few("size", [(80, 24), (60, 16)])
async def test_what_has_the_focus_stays_in_sight_above_the_open_guide(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Nothing is answered unseen: at every station's last stop, and on a ballot."""
    session = Session.create(tmp_path / "a.toml", load(sample_file("bank-migration")))
    app = RoadworthyApp(session)
    hidden = []

    def above_guide() -> list[str]:
        guide = app.screen.query_one(Guide)
        assert guide.display
        return text_of(app).split("\n")[2 : guide.region.y]

    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("f1")
        for one in part(stations(), 4, size[1]):
            await walk_of(app).show_station(one.id)
            await settled(pilot)
            await pilot.press("end", "down", "up", *["down"] * 6)
            await settled(pilot)
            if one.id != "compare" and not any("▌" in line for line in above_guide()):
                hidden.append(f"{one.id}:\n{text_of(app)}")
        session.save()
        ballot = BallotSession.open(tmp_path / "a.toml", "Ann", today=session.today)
        app.push_screen(BallotScreen(ballot, in_walk=True))
        await settled(pilot)
        await pilot.press("f1")
        for _ in range(3):
            await pilot.press(*["down"] * 5)
            await settled(pilot)
            if not any("▌" in line for line in above_guide()):
                hidden.append(f"ballot:\n{text_of(app)}")
            await pilot.press("f8")
    assert not hidden, "\n".join(hidden)


@few("name", (one.id for one in stations()), 4)
async def test_down_and_up_again(tmp_path: Path, name: str) -> None:
    session = Session.create(tmp_path / "a.toml", load(sample_file("article-comparison")))
    app = RoadworthyApp(session)
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        walk = walk_of(app)
        await walk.show_station(name)
        await pilot.press("down")
        await pilot.pause()
        station = walk.station
        assert station is not None
        focused, place = app.focused, station.left_off()
        assert focused is not None
        before = text_of(app)
        for width, height in _DOWN_AND_UP:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            shown = text_of(app)
            lines = shown.split("\n")
            assert len(lines) == height
            small = width < 60 or height < 16
            assert (f"This window is {width} × {height}" in shown) == small
            assert ("a.toml" in shown) or not small
            assert (station.text.title in shown) != small
            assert small or app.focused is focused
            assert station.left_off() == place
        await pilot.press("up", "down")
        await pilot.pause()
        assert text_of(app) == before
        assert app.focused is focused


async def test_keys_go_on_working_after_it_was_too_small(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "a.toml", load(sample_file("article-comparison")))
    app = RoadworthyApp(session)
    async with app.run_test(size=(40, 10)) as pilot:
        await settled(pilot)
        assert "This window is 40 × 10. I need 60 × 16." in " ".join(text_of(app).split())
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.press("g", "5")
        await settled(pilot)
        assert walk_of(app).current == "scores"
        await pilot.press("1")
        await pilot.pause()
        grid = walk_of(app).query_one("ScoreGrid")
        assert app.focused is grid
        assert session.can_undo


@pytest.mark.parametrize("keys", ["f3", "q u i e t", "x d r", "5 enter", "ctrl+p", "ctrl+z", "tab", "escape"])
async def test_a_key_does_nothing_that_nobody_sees(tmp_path: Path, keys: str) -> None:
    session = Session.create(tmp_path / "a.toml", load(sample_file("startup-crud")))
    app = RoadworthyApp(session)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("g", "4", "+", *"found")
        await settled(pilot)
        before, focused, shown = session.value, app.focused, text_of(app)
        await pilot.resize_terminal(50, 12)
        await settled(pilot)
        assert "Until then keys do nothing." in " ".join(text_of(app).split())
        await pilot.press(*keys.split())
        await settled(pilot)
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert text_of(app) == shown
        assert app.focused is focused
        assert session.value is before
        await pilot.press(*"er", "enter")
        await settled(pilot)
        assert "founder" in {entry.words for entry in session.value.evidence.values()}


async def test_a_window_that_is_too_small_can_be_left_and_keeps_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    app = RoadworthyApp(Session.create(path, load(sample_file("startup-crud"))))
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await pilot.press("g", "4", "+", *"found")
        await pilot.resize_terminal(50, 12)
        await settled(pilot)
        await pilot.press("ctrl+q")
        await settled(pilot)
        assert not app.is_running
    assert "found" in {entry.words for entry in load(path).evidence.values()}


async def test_the_welcome_screen_too() -> None:
    app = RoadworthyApp()
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        for width, height in _DOWN_AND_UP:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert len(text_of(app).split("\n")) == height
        assert "New decision" in text_of(app)


if sys.platform != "win32":
    from tui.terminal import Terminal

    @pytest.mark.slow
    def test_a_real_terminal_at_every_station(tmp_path: Path) -> None:
        Session.create(tmp_path / "a.toml", load(sample_file("article-comparison"))).close()
        anothers = {"COLUMNS": "80", "LINES": "24"}
        with Terminal(tmp_path, "a.toml", size=(200, 60), NO_COLOR="1", **anothers) as terminal:
            for number, station in enumerate(stations()):
                if number:
                    terminal.keys("f8")
                terminal.wait_for(station.sentence, "F8 next")
                before = terminal.end_step()
                terminal.resize(40, 10)
                terminal.wait_for("This window is 40 × 10. I need 60", gone=station.sentence)
                terminal.resize(200, 60)
                terminal.wait_until(before)
            terminal.keys("ctrl+q")
            assert terminal.ended() == 0
            assert terminal.restored()
            assert not re.search(rb"\x1b\[(?:\d+;)*[34]8;[\d;]*m", terminal.bytes), (
                "NO_COLOR, and a colour was sent"
            )

    def test_a_real_terminal_that_grows_while_the_program_starts(tmp_path: Path) -> None:
        Session.create(tmp_path / "a.toml", "Orders platform").close()
        with Terminal(tmp_path, "a.toml", size=(40, 10)) as terminal:
            for size in ((80, 24), (40, 10), (120, 40)):
                terminal.resize(*size)
            seen = terminal.wait_for("What is this decision about?", "F8 next")
            assert len(seen.split("\n")) == 40
            assert terminal.screen.columns == 120
            terminal.keys("ctrl+q")
            assert terminal.ended() == 0
