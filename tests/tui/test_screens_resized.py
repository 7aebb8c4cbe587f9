"""Every short screen survives any size and comes back whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from on_screen import new_session, settled, text_of, walk_of
from roadworthy.store import StoreError
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.screens.choose import how_to_walk
from roadworthy.tui.screens.recover import RecoverScreen

OPENERS: dict[str, Callable[[RoadworthyApp], object]] = {
    "commands": lambda app: app.action_commands(),
    "help": lambda app: Actions(app).help(),
    "keys": lambda app: Actions(app).keys(),
    "theme": lambda app: Actions(app).theme(),
    "versions": lambda app: Actions(app).versions(),
    "against-disk": lambda app: Actions(app).against_disk(),
    "save-elsewhere": lambda app: Actions(app).save_elsewhere(),
    "title": lambda app: Actions(app).title(),
    "status": lambda app: Actions(app).status(),
    "go": lambda app: walk_of(app).action_go_to(),
    "begin": lambda app: app.push_screen(how_to_walk()),
    "recover": lambda app: app.push_screen(
        RecoverScreen(Path("a.toml"), StoreError("[/foo] is no TOML"), (), walk_of(app).session.today())
    ),
}


@pytest.mark.parametrize("name", OPENERS)
async def test_a_screen_survives_any_size(tmp_path: Path, name: str) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml", "[/foo] 中文 " * 20))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        walk = text_of(app)
        OPENERS[name](app)
        await settled(pilot)
        before = text_of(app)
        for size in ((200, 60), (60, 16), (40, 10), (80, 24), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert len(text_of(app).splitlines()) == size[1]
        # The guide behind a dialog may keep its scrollbar, at the right edge, until the dialog is closed.
        assert [row[:-1] for row in text_of(app).splitlines()[:-1]] == [
            row[:-1] for row in before.splitlines()[:-1]
        ]
        depth = len(app.screen_stack)
        await pilot.press("escape")
        await settled(pilot)
        assert len(app.screen_stack) == depth - 1
        assert text_of(app) == walk
        assert "next field" in text_of(app).splitlines()[-1]


async def test_the_first_screen_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = text_of(app)
        await pilot.resize_terminal(40, 10)
        await settled(pilot)
        assert "I need 60 × 16" in " ".join(text_of(app).split())
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert text_of(app) == before
