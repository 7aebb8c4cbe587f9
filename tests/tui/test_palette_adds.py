"""What can be added by its name among the commands: at the present station, and from any other."""

from pathlib import Path

import pytest
from textual.widgets import Input

from on_screen import settled
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.palette.commands import all_commands
from roadworthy.tui.screens.keys import key_name
from tui.test_palette import run_command, sample


async def test_what_can_be_added_is_said_as_a_sentence(tmp_path: Path) -> None:
    """“Add A must-have” stood there."""
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample("startup-crud"))))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        said = set()
        for name in ("Frame", "Landscape", "Criteria", "Evidence", "Risks"):
            await run_command(pilot, f"Go to {name}")
            here = all_commands(Actions(app), app.screen.active_bindings, key_name)
            said |= {one.words for one in here if one.id.startswith("add-")}
        assert "Add a must-have" in said
        assert [words for words in said if words[4].isupper() and not words[5].isupper()] == []


@pytest.mark.parametrize(
    "of", ["a candidate", "a criterion of your own", "somebody who is involved", "a risk"]
)
async def test_something_is_added_from_any_station(tmp_path: Path, of: str) -> None:
    """What is typed right behind it is its name; the station it belongs to lists its own line instead."""
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample("startup-crud"))))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert app.session is not None
        await run_command(pilot, "Go to Compare")
        before = app.session.value
        await run_command(pilot, f"Add {of}")
        await pilot.press(*"cold start")
        await settled(pilot)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "cold start"
        await pilot.press("tab")
        await settled(pilot)
        assert app.session.value is not before
        words = [one.words for one in all_commands(Actions(app), app.screen.active_bindings, key_name)]
        assert f"Add {of}" not in words
