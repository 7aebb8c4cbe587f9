from pathlib import Path

import pytest
from textual.widgets import TextArea

from examples import few
from on_screen import SIZES, new_session, settled, text_of, walk_of
from roadworthy.knowledge.stations import stations
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.goto import GoToScreen

pytestmark = pytest.mark.turns


@few("size", SIZES)
async def test_a_digit_goes_there(tmp_path: Path, size: tuple[int, int]) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert isinstance(app.screen, GoToScreen)
        shown = text_of(app)
        assert all(f"{one.number}  {one.title}" in shown for one in stations())
        await pilot.press("5")
        await settled(pilot)
        assert walk_of(app).current == "scores"


async def test_arrows_and_enter_go_there_and_escape_stays(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+g", "down", "down", "escape")
        await settled(pilot)
        assert walk_of(app).current == "frame"
        await pilot.press("ctrl+g", "down", "enter")
        await settled(pilot)
        assert walk_of(app).current == "landscape"


async def test_a_digit_in_a_text_field_is_a_digit(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        field = app.focused
        assert isinstance(field, TextArea)
        await pilot.press("g", "5")
        await settled(pilot)
        assert not isinstance(app.screen, GoToScreen)
        assert "g5" in field.text
        assert walk_of(app).current == "frame"


async def test_escape_closes_the_guide_first_and_the_field_next(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        walk = walk_of(app)
        guide = walk.query_one("#guide")
        await pilot.press("enter", "f1")
        await settled(pilot)
        field = app.focused
        assert guide.has_class("-open")
        await pilot.press("escape")
        await settled(pilot)
        assert not guide.has_class("-open")
        assert app.focused is field
        await pilot.press("escape")
        await settled(pilot)
        assert app.focused is not field
