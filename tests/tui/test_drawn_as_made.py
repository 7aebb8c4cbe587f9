"""A frame may come before the items of a station are made anew: it is drawn from what they were made of."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from textual.geometry import Region

from on_screen import text_of
from roadworthy.edits.edit import Edit
from roadworthy.knowledge.stations import stations
from roadworthy.model import Decision
from roadworthy.session import Session
from roadworthy.store.places import sample_file
from roadworthy.tui.textual_patches.strip_widget import StripWidget
from roadworthy.tui.walk.screen import WalkScreen
from roadworthy.tui.widgets.form import Form
from roadworthy.tui.widgets.lines_widget import LinesWidget
from station_walk import at_session

ELSEWHERE = {"ctrl+q", "ctrl+c", "f3", "f8", "n", "u", "ctrl+z", "U", "upper_u", "ctrl+y"}
"""Keys that leave the station, and those that bring back what was taken away."""
FORMED = ("frame", "landscape", "criteria", "evidence", "path", "risks", "decision")


EMPTIED = Edit("Emptied", (), lambda _: Decision(title="Orders"))
"""All records are gone at once, as where the file was written by another program."""


def moved(tmp_path: Path, sample: str = "bank-migration") -> Session:
    """A sample in a folder of its own."""
    shutil.copy(sample_file(sample), tmp_path / "moved.toml")
    return Session.open(tmp_path / "moved.toml")


@pytest.mark.parametrize("station", FORMED)
@pytest.mark.parametrize("sample", ["bank-migration", "marina-looked-back"])
async def test_nothing_that_is_gone_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, station: str, sample: str
) -> None:
    """All records are gone at once, as where the file was written by another program: no line looks for one."""
    session = moved(tmp_path, sample)
    async with at_session(session, station) as walk:
        form = walk.walk.query_one(Form)
        before = text_of(walk.pilot.app)
        monkeypatch.setattr(WalkScreen, "draw_changed", lambda _walk: None)
        session.do(EMPTIED)
        assert form.state.made_of.decision is not session.value
        for item in form.items:
            for width in (60, 62, 90):
                if form.drawer.draws(item):
                    form.drawer.lines_of(item, width)
        monkeypatch.undo()
        walk.walk.draw_changed()
        await walk.pilot.pause()
        assert form.state.made_of.decision is session.value
        assert text_of(walk.pilot.app) != before


@pytest.mark.parametrize("station", [one.id for one in stations()])
async def test_a_frame_of_another_size_comes_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, station: str
) -> None:
    session = moved(tmp_path)
    async with at_session(session, station) as walk:
        monkeypatch.setattr(WalkScreen, "draw_changed", lambda _walk: None)
        session.do(EMPTIED)
        for size in ((80, 24), (160, 45), (60, 16), (120, 40)):
            await walk.pilot.resize_terminal(*size)
            for widget in walk.walk.query(LinesWidget):
                widget.refresh(layout=True)
            await walk.pilot.pause()
            assert text_of(walk.pilot.app)
        monkeypatch.undo()
        walk.walk.draw_changed()
        await walk.pilot.pause()
        assert "Orders" in text_of(walk.pilot.app)


@pytest.mark.parametrize("station", [one.id for one in stations()])
async def test_a_frame_that_is_taller_than_a_widget_ends_blank(tmp_path: Path, station: str) -> None:
    """A new place in the layout may come before the size that goes with it."""
    async with at_session(moved(tmp_path), station) as walk:
        for widget in walk.walk.query(StripWidget):
            width, height = widget.size
            if width and height:
                below = widget.render_lines(Region(0, 0, width, height + 2))[height:]
                assert [strip.text.strip() for strip in below] == ["", ""], widget


def _again(before: Decision, _: Decision) -> Decision:
    return before


@pytest.mark.parametrize("station", [one.id for one in stations()])
async def test_a_key_may_come_before_what_follows_from_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, station: str
) -> None:
    """Every key that is offered, where somebody else has just taken all records away: none of them comes back."""
    session = moved(tmp_path)
    async with at_session(session, station) as walk:
        keys = sorted(walk.pilot.app.screen.active_bindings, key=lambda key: key == "ctrl+n")
        for key in ("3", ".", *keys):  # ctrl+n last: it goes on
            if key in ELSEWHERE:
                continue
            monkeypatch.setattr(WalkScreen, "draw_changed", lambda _walk: None)
            before = session.value
            session.do(EMPTIED)
            await walk.pilot.press(key, "escape")
            assert walk.pilot.app.is_running, key
            assert not any(session.value.scores.values()), key
            monkeypatch.undo()
            session.do(Edit("Filled", (), partial(_again, before)))
            walk.walk.draw_changed()
            await walk.pilot.press("escape", "escape")
