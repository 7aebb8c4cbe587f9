"""What opens over a station and is closed again before it is there: nothing is looked for in it."""

import shutil
from pathlib import Path

import pytest

from roadworthy.session import Session
from roadworthy.store.places import sample_file
from station_walk import at_session
from tui.overlays import OVERLAYS


@pytest.mark.parametrize("name", OVERLAYS)
async def test_it_is_closed_in_the_turn_in_which_it_opens(tmp_path: Path, name: str) -> None:
    """As where the file is saved by somebody else, and what was asked because of it is settled at once."""
    shutil.copy(sample_file("bank-migration"), tmp_path / "moved.toml")
    async with at_session(Session.open(tmp_path / "moved.toml"), "scores") as walk:
        app = walk.pilot.app
        below = app.screen
        OVERLAYS[name](app)  # type: ignore[arg-type]
        while app.screen is not below:
            app.pop_screen()
        await walk.pilot.pause()
        assert app.is_running
        await walk.pilot.press("down")
        assert app.screen is below
