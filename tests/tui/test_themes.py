from pathlib import Path

import pytest

from examples import few
from on_screen import SIZES, new_session, settled, text_of
from roadworthy.store.places import config_dir
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.screens.themes import ThemeScreen

pytestmark = pytest.mark.turns


@few("size", SIZES)
async def test_a_theme_is_on_as_it_is_looked_at_and_escape_puts_the_old_one_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        before = app.theme
        Actions(app).theme()
        await settled(pilot)
        assert isinstance(app.screen, ThemeScreen)
        seen = set()
        await pilot.press("home")
        for _ in app.themes:
            await settled(pilot)
            seen.add(app.theme)
            assert "Theme" in text_of(app)
            await pilot.press("down")
        assert seen == {theme.name for theme in app.themes}
        await pilot.press("escape")
        await settled(pilot)
        assert app.theme == before
        assert not (config_dir() / "config.toml").exists()


async def test_enter_keeps_it_for_the_next_time(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        Actions(app).theme()
        await settled(pilot)
        await pilot.press("home", "down", "enter")
        await settled(pilot)
        kept = app.theme
    assert f'theme = "{kept}"' in (config_dir() / "config.toml").read_text(encoding="utf-8")
    assert RoadworthyApp(None).theme == kept
