"""A list that letters narrow offers what can be done with what it found."""

from pathlib import Path

import pytest
from textual.widgets import Input

from on_screen import new_session, settled, text_of
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.screens.panel import Hints
from tui.overlays import OVERLAYS


@pytest.mark.parametrize("opens", ["commands", "catalogue"])
async def test_what_is_not_found_is_not_offered(tmp_path: Path, opens: str) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test() as pilot:
        await settled(pilot)
        OVERLAYS[opens](app)
        await settled(pilot)
        field, offered = app.screen.query_one(Input), app.screen.query_one(Hints)
        takes = offered.keys[0][1]
        for words, count in (
            ("", 2),
            ("zzzz", 0),
            ("change the title" if opens == "commands" else "nestjs", 1),
        ):
            field.value = words
            await settled(pilot)
            before = len(app.screen_stack), text_of(app)
            told = [does for _, does in offered.keys]
            assert (takes in told) == (count > 0), words
            assert ("choose" in told) == (count > 1), words
            if not count:
                await pilot.press("enter", "down", "up")
                await settled(pilot)
                assert (len(app.screen_stack), text_of(app)) == before
            field.value = ""
            await settled(pilot)
