"""What stands around the stations, by mouse."""

from pathlib import Path

import pytest

from examples import few
from on_screen import SIZES
from roadworthy.tui.palette.screen import CommandScreen
from roadworthy.tui.screens.help import HelpScreen
from roadworthy.tui.widgets.chrome import Guide, Header
from roadworthy.tui.widgets.key_row import KeyRow
from station_walk import StationWalk, at, grid_decision

pytestmark = pytest.mark.turns


async def click(walk: StationWalk, words: str) -> None:
    """Click the middle of some words of the foot."""
    where = walk.keys.index(words) + len(words) // 2
    await walk.pilot.click(KeyRow, offset=(where, 0))
    await walk.press()


@few("size", SIZES)
async def test_a_key_at_the_foot_is_pressed_by_clicking_it(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "scores", grid_decision(), size=size) as walk:
        await click(walk, "F8 next")
        assert walk.walk.current == "compare"
        await click(walk, "F3 back")
        assert walk.walk.current == "scores"
        await click(walk, "? unknown")
        assert walk.value.cell("django", "learning-curve").score is None
        await click(walk, "^p commands")
        assert isinstance(walk.pilot.app.screen, CommandScreen)


async def test_beside_the_keys_a_click_does_nothing(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", grid_decision()) as walk:
        before = walk.screen
        await walk.pilot.click(KeyRow, offset=(118, 0))
        await walk.press()
        assert walk.screen == before


@few("size", SIZES)
async def test_help_opens_by_clicking_its_key(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "scores", grid_decision(), size=size) as walk:
        await walk.pilot.click(Header, offset=(size[0] - 6, 0))
        await walk.press()
        wide = size[0] >= 100
        opened = (
            isinstance(walk.pilot.app.screen, HelpScreen)
            if wide
            else walk.walk.query_one(Guide).has_class("-open")
        )
        assert opened
