"""The row with the focus stands on the terminal, wherever keys have moved it and the form below it."""

import sys
from pathlib import Path

import pytest
from textual.geometry import Region

from on_screen import settled
from roadworthy.session import Session
from roadworthy.store import load, save
from roadworthy.store.places import sample_file
from roadworthy.tui.stations.formed import FormStation
from station_walk import at_session

if sys.platform == "win32":
    pytest.skip("pseudo-terminals of this kind are not for Windows", allow_module_level=True)

from tui.terminal import Terminal

_PAGE = "\x1b[6~"
_UP, _DOWN = "up", "down"


async def test_what_moved_is_painted_although_somebody_asked_for_it_before(tmp_path: Path) -> None:
    """As the cursor does, which follows the focus: between a scroll and the frame that shows it."""
    session = Session.create(tmp_path / "a.toml", load(sample_file("startup-crud")))
    async with at_session(session, "decision", size=(80, 24)) as walk:
        station = walk.station
        assert isinstance(station, FormStation)
        form, painter = station.form, walk.walk._compositor
        await walk.press("pagedown")
        for by in (1, 2):  # the first frame after a scroll has the map of all made anew
            form.scroll_relative(y=-by, animate=False, immediate=True)
            painter._full_map_invalidated = True
            before: Region = painter.full_map[form.row_stop].region
            painter._dirty_regions.clear()
            form.scroll_relative(y=by, animate=False, immediate=True)
            painter._full_map_invalidated = True
            after = form.row_stop.region
            assert after != before
            assert after in painter._dirty_regions
            await settled(walk.pilot)


@pytest.mark.parametrize("station", ["9", pytest.param("8", marks=pytest.mark.slow)])
def test_the_focused_row_is_lit_after_each_key(tmp_path: Path, station: str) -> None:
    save(load(sample_file("startup-crud")), tmp_path / "a.toml")
    with Terminal(tmp_path, "a.toml", ROADWORTHY_STATE_DIR=str(tmp_path / "state")) as terminal:
        terminal.wait_for("What is this decision about?")
        terminal.keys("g", station)
        terminal.wait_for(f"● {station} ")
        for key in (_PAGE, _PAGE, _DOWN, _DOWN, _DOWN, _UP, _PAGE, _UP):
            terminal.keys(key)
            lines = terminal.end_step().split("\n")[2:-4]
            assert any(line.startswith(" ▌") for line in lines), f"{key!r}:\n" + "\n".join(lines)
