"""How Scores shares out its room: rows before explanations, and a reason that is written where it stood."""

import re
from pathlib import Path

import pytest

from each import each
from examples import few
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.scores.told import source_lines
from roadworthy.tui.widgets.grid import ScoreGrid
from roadworthy.tui.widgets.text_fields import FieldArea
from station_walk import TODAY, StationWalk, at, grid_decision

pytestmark = pytest.mark.turns

SIZES = [(60, 16), (80, 24), (100, 30), (120, 36), (120, 40), (160, 45), (200, 55)]


def bank() -> Decision:
    return load(sample_file("bank-migration"))


def place_of_reason(walk: StationWalk) -> tuple[int, int] | None:
    """Where the words begin that say why, in the station's own columns; None where none are in sight."""
    for y, row in enumerate(walk.screen.splitlines()):
        station = row.split("│")[1] if walk.pilot.app.size.width >= 116 and "│" in row else row
        if station.strip().startswith("why "):
            return y, row.index("why") + len("why") + len(station.split("why", 1)[1]) - len(
                station.split("why", 1)[1].lstrip()
            )
    return None


@few("size", SIZES, 0, 3)
async def test_a_reason_is_written_where_it_stood_with_its_label(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with at(tmp_path, "scores", bank(), size=size) as walk:
        await walk.press("down", "down")
        before = place_of_reason(walk)
        await walk.press("e")
        area, pane = walk.station.query_one(FieldArea), walk.station.query_one("#score-pane")
        assert area.region.height == 4
        assert pane.region.contains_region(area.region), "all of the field is in sight"
        label = walk.screen.splitlines()[area.region.y]
        assert "why" in label[: area.region.x].split("│")[-1]
        if before is not None and size[0] < 150:  # in a second column it stays where it is read
            assert area.region.x + 1 == before[1], "a cell of the field is its edge"
            assert abs(area.region.y - before[0]) <= 3, "the grid may give up some lines, no more"
        await walk.press("end")
        await walk.write(" Also this.")
        await walk.press("escape")
        cell = walk.value.cell(walk.station.query_one(ScoreGrid).candidate, "operational-tooling")
        assert cell.rationale.endswith("Also this.")


async def test_the_smallest_terminal_shows_four_criteria(tmp_path: Path) -> None:
    async with at(tmp_path, "scores", bank(), size=(60, 16)) as walk:
        grid = walk.station.query_one(ScoreGrid)
        shown = [name for name in grid._labels if name in walk.screen]
        assert len(shown) >= 4
        assert "h horizon" in walk.screen


@few("size", SIZES, 3, 4)
async def test_no_bar_is_explained_where_there_is_none_and_no_name_cut(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with at(tmp_path, "scores", bank(), size=size) as walk:
        grid = walk.station.query_one(ScoreGrid)
        assert grid.has_bars or "at most" not in walk.screen
        rows = walk.screen.splitlines()[grid.region.y : grid.region.bottom]
        assert not [row for row in rows if "…" in row[grid.region.x : grid.region.right]]


@few("size", SIZES, 1, 4)
async def test_without_candidates_no_sign_is_explained(size: tuple[int, int], tmp_path: Path) -> None:
    async with at(tmp_path, "scores", Decision(title="Empty"), size=size) as walk:
        assert "≡ evidence" not in " ".join(walk.pane)
    (tmp_path / "filled").mkdir()
    async with at(tmp_path / "filled", "scores", grid_decision(), size=size) as walk:
        assert "≡ evidence" in walk.screen


@each("width", range(48, 100, 3))
def test_the_day_of_a_source_stands_at_the_right(width: int) -> None:
    decision = bank()
    of = Analysis(decision, TODAY, signs=SIGN_CATALOGUE)
    for candidate in decision.candidates:
        for criterion in decision.criteria:
            lines = [text.plain for text in source_lines(of, candidate, criterion, width)]
            days = [text for text in lines if re.search(r"  \d{4}-\d\d-\d\d$", text)]
            assert all(len(text.rstrip()) == width for text in days), days
            assert all(len(text) <= width for text in lines)
