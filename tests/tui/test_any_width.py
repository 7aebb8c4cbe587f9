"""Whatever draws lines draws them for any width: a pane is asked for its lines while it has no room yet, too."""

from pathlib import Path
from typing import Final

import pytest
from textual.screen import Screen

from examples import few
from on_screen import settled
from roadworthy.method.homes import STATIONS
from roadworthy.store.load import load
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tui.widgets.lines_widget import LinesWidget
from station_walk import at
from tui.overlays import OVERLAYS

pytestmark = pytest.mark.turns

WIDTHS: Final = (1, 2, 3, 4, 6, 9, 14, 20, 28, 38, 59)


def drawn_at_any_width(screen: Screen[object], faults: list[str]) -> None:
    """Draw every widget of lines on a screen at every width, and keep what goes wrong."""
    for widget in screen.query(LinesWidget):
        for width in WIDTHS if widget.display else ():
            try:
                widget.draw(width)
            except Exception as error:  # noqa: BLE001 - all of them are told together
                faults.append(f"{type(widget).__name__} at {width}: {error!r:.120}")
                break


@few("name", sample_names(), 1)
async def test_every_pane_and_dialog_is_drawn_at_any_width(tmp_path: Path, name: str) -> None:
    faults: list[str] = []
    async with at(tmp_path, "frame", load(sample_file(name))) as walk:
        for station in STATIONS:
            await walk.go(station)
            if station == "compare":
                for chapter in "12345":
                    await walk.press(chapter)
                    drawn_at_any_width(walk.pilot.app.screen, faults)
            drawn_at_any_width(walk.pilot.app.screen, faults)
        for name_of, opens in OVERLAYS.items():
            opens(walk.pilot.app)  # type: ignore[arg-type]
            await settled(walk.pilot)
            found = len(faults)
            drawn_at_any_width(walk.pilot.app.screen, faults)
            faults[found:] = [f"{name_of}: {one}" for one in faults[found:]]
            await walk.press("escape")
    assert faults == []
