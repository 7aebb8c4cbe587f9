"""From 150 columns on no column stands empty: the guide follows what a station shows beside itself."""

from pathlib import Path

import pytest

from examples import few, part
from on_screen import settled
from roadworthy.knowledge.stations import stations
from roadworthy.model import Decision
from roadworthy.model.landscape import Candidate
from roadworthy.store import load
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tui.widgets.chrome import Guide, GuideText, SecondColumn
from station_walk import at

pytestmark = pytest.mark.turns

BEGUN = Decision(title="Begun", candidates={"django": Candidate(name="Django")})
DECISIONS = {"empty": Decision(title="Empty"), "begun": BEGUN} | {
    name: load(sample_file(name)) for name in sample_names()
}


@pytest.mark.parametrize("name", DECISIONS)
async def test_the_guide_stands_below_the_second_column_of_every_station(name: str, tmp_path: Path) -> None:
    async with at(tmp_path, "frame", DECISIONS[name], size=(160, 200)) as walk:
        for station in part(stations(), 3, [*DECISIONS].index(name)):
            await walk.go(station.id)
            guide = walk.walk.query_one(Guide)
            second, words = guide.query_one(SecondColumn), guide.query_one(GuideText)
            assert words.display is walk.station.guide_below
            if words.display:
                assert words.region.y == guide.content_region.y + second.size.height, station.id
            right = [line.split("│")[2] for line in walk.screen.splitlines()[1:-4]]
            told = walk.station.guidance()
            shown = " ".join(" ".join(right).split())
            assert " ".join(told.title.split()) in shown, station.id
            told_words = [body for _, body in told.blocks if isinstance(body, str) and body]
            missing = [words for words in told_words if " ".join(words.split()) not in shown]
            assert missing == [], station.id


async def test_the_guide_alone_opens_over_it_and_closes_again(tmp_path: Path) -> None:
    async with at(tmp_path, "frame", DECISIONS["bank-migration"], size=(160, 30)) as walk:
        second = walk.walk.query_one(SecondColumn)
        assert second.display
        await walk.press("f1")
        await settled(walk.pilot)
        assert not second.display
        assert "Why we ask" in walk.screen
        await walk.press("escape")
        assert second.display


@few("size", [(160, 45), (200, 55)])
async def test_whatever_stands_in_it_ends_at_the_same_column(size: tuple[int, int], tmp_path: Path) -> None:
    ends: dict[int, list[str]] = {}
    async with at(tmp_path, "frame", DECISIONS["bank-migration"], size=size) as walk:
        for station in stations():
            await walk.go(station.id)
            guide = walk.walk.query_one(Guide)
            for part in (guide.query_one(SecondColumn), guide.query_one(GuideText)):
                if part.display:
                    assert part.content_region.right == guide.content_region.right - 2, station.id
            for row in walk.screen.splitlines()[1:-4]:
                right = row.split("│")[-1]
                if "──" in right and "hits" not in right:  # the map of risks has a width of its own
                    ends.setdefault(len(row[: size[0] - 1].rstrip()), []).append(f"{station.id}: {right}")
    assert len(ends) == 1, ends
