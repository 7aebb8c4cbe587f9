"""Every short screen survives any size and comes back whole."""

from pathlib import Path

import pytest
from textual import events

from examples import part
from on_screen import new_session, settled, text_of
from roadworthy.tui.app import RoadworthyApp
from tui.overlays import OVERLAYS

pytestmark = pytest.mark.turns

SHORT = [name for name in OVERLAYS if name not in ("sources", "cast a ballot", "ask for a ballot")]
"""Without those that need evidence or candidates."""


async def test_every_screen_survives_any_size(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml", "[/foo] 中文 " * 20))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        walk = text_of(app)
        for name in part(SHORT, 6):
            OVERLAYS[name](app)
            await settled(pilot)
            before = text_of(app)
            for size in ((200, 60), (60, 16), (40, 10), (80, 24), (120, 40)):
                await pilot.resize_terminal(*size)
                await settled(pilot)
                assert len(text_of(app).splitlines()) == size[1], name
            # The guide behind a dialog may keep its scrollbar, at the right edge, until the dialog is closed.
            assert [row[:-1] for row in text_of(app).splitlines()[:-1]] == [
                row[:-1] for row in before.splitlines()[:-1]
            ], name
            depth = len(app.screen_stack)
            await pilot.press("escape")
            await settled(pilot)
            assert len(app.screen_stack) == depth - 1, name
            assert text_of(app) == walk, name
        assert "next field" in text_of(app).splitlines()[-1]


async def test_what_is_typed_into_a_screen_that_is_too_small_goes_nowhere(tmp_path: Path) -> None:
    """Nobody sees a field or a list then; what was typed before stays, and the focus is there again."""
    app = RoadworthyApp(new_session(tmp_path / "a.toml", "Billing"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        walk = app.screen
        for name in part(SHORT, 6):
            OVERLAYS[name](app)
            await settled(pilot)
            if name in ("commands", "title", "save elsewhere"):
                await pilot.press("a", "b")
                await settled(pilot)
            over, before, focused = app.screen, text_of(app), app.screen.focused
            await pilot.resize_terminal(50, 12)
            await settled(pilot)
            assert "I need 60 × 16" in " ".join(text_of(app).split()), name
            for key in ("x", "1", "enter", "escape", "down", "tab", "f8", "ctrl+z", "ctrl+s"):
                await pilot.press(key)
                await settled(pilot)
            app.post_message(events.Paste("pasted"))
            await settled(pilot)
            assert app.screen is over, name
            await pilot.resize_terminal(120, 40)
            await settled(pilot)
            assert [row[:-1] for row in text_of(app).splitlines()] == [
                row[:-1] for row in before.splitlines()
            ], name
            assert app.screen.focused is focused, name
            while app.screen is not walk:
                await app.pop_screen()
            await settled(pilot)


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
