"""A key is painted once it is worked off, and only the one that nothing waits behind."""

import shutil
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from roadworthy.session import Session
from roadworthy.store.places import sample_file
from roadworthy.tui.textual_patches.key_frames import KeyPainter
from roadworthy.tui.widgets.key_row import KeyRow
from station_walk import at_session


@pytest.mark.parametrize(("due", "painted"), [(True, True), (False, False)])
async def test_a_key_does_not_wait_for_the_turn_of_a_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, due: bool, painted: bool
) -> None:
    shutil.copy(sample_file("bank-migration"), tmp_path / "bank.toml")
    async with at_session(Session.open(tmp_path / "bank.toml"), "risks") as walk:
        app, screen = walk.pilot.app, walk.walk
        assert isinstance(app, KeyPainter)
        frames: list[bool] = []
        monkeypatch.setattr(Screen, "_on_timer_update", lambda _screen: frames.append(True))
        screen._dirty_widgets.add(screen.query_one(KeyRow))
        app.key_is_due = due
        await screen._on_idle(events.Idle())
        assert bool(frames) is painted
        assert not app.key_is_due, "the next frame has its turn again"
        assert screen._update_timer._active.is_set() is not painted
        screen._update_timer.pause()
