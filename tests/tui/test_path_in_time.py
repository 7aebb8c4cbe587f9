"""Whether the move is in time, on the path: the answer, the calendar, the cures, and what is tried by key."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from examples import few
from on_screen import settled
from roadworthy.knowledge.phases import default_path
from roadworthy.method.path import PhasePlan
from roadworthy.model import Decision, Interval, put
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.store.places import sample_file
from roadworthy.tui.stations.path import PathStation
from roadworthy.tui.widgets.plan_what_if import PlanWhatIf
from station_walk import StationWalk, at_session

pytestmark = pytest.mark.turns

TODAY = date(2026, 11, 23)


@asynccontextmanager
async def bank(tmp_path: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[StationWalk]:
    file = tmp_path / "bank.toml"
    shutil.copy(sample_file("bank-migration"), file)
    session = Session.open(file, today=lambda: TODAY)
    async with at_session(session, "path", size=size) as walk:
        await settled(walk.pilot)
        yield walk


def card(walk: StationWalk) -> PlanWhatIf:
    assert isinstance(walk.station, PathStation)
    return walk.station.card


@few("size", [(120, 40), (100, 30), (80, 24), (160, 45), (200, 55)])
async def test_the_answer_comes_first_and_the_date_goes_through_all_phases(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with bank(tmp_path, size) as walk:
        seen = " ".join(walk.screen.split())
        assert "Probably too late. It has an even chance" in seen
        lines = [text for text in walk.screen.splitlines() if "─ today ┬" in text or "today" in text]
        assert len(lines) == 1
        at = lines[0].index("┃")
        for name in ("Proof of concept", "A critical path", "Side by side", "The whole move"):
            row = next(text for text in walk.screen.splitlines() if re.search(rf"[1-4] {name}", text))
            assert row[at] == "┃", f"{name}: the forced date is one line through all phases"


async def test_people_stand_on_a_scale_and_cures_have_their_chance(tmp_path: Path) -> None:
    async with bank(tmp_path, (120, 60)) as walk:
        seen = walk.screen
        assert "! 20–26 needed of 22 there: tight" in seen
        assert re.search(r"\d+ % less to move, about \d+ person-weeks .* \d+ ", seen)
        found = re.search(r"(\d+)$", walk.line("more people from").strip())
        assert found is not None
        assert int(found.group()) >= 80
        assert "▂ light █ crunch" in seen


async def test_beside_the_wide_timeline_stands_what_is_told_of_the_whole_move(tmp_path: Path) -> None:
    async with bank(tmp_path, (160, 45)) as walk:
        columns = [text.split("│") for text in walk.screen.splitlines()[1:-4]]
        left, right = ("\n".join(parts[place] for parts in columns) for place in (1, 2))
        for words in ("Probably too late.", "needed of 22", "What would help"):
            assert words not in left
            assert words in right


async def test_the_phase_that_is_looked_at_is_the_one_that_is_marked(tmp_path: Path) -> None:
    async with bank(tmp_path) as walk:
        station = walk.station
        assert isinstance(station, PathStation)
        for slug in ("critical-path", "proof-of-concept"):
            await walk.press("up")
            assert station.shown == slug
            lit = [row.slug for row in _phases(station) if _lit(station, row.slug)]
            assert lit == [slug]


def _phases(station: PathStation) -> tuple[PhasePlan, ...]:
    plan = station.analysis.plan(station.candidate())
    assert plan is not None
    return plan.phases


def _lit(station: PathStation, slug: str) -> bool:
    timeline = station._timeline
    assert timeline is not None
    return any(str(span.style) == "$accent" for span in timeline.phase(slug, 62, folded=False)[0].spans)


async def test_the_first_check_of_a_phase_without_a_date_keeps_its_bar(tmp_path: Path) -> None:
    decision = Decision(title="Orders", candidates={"django": Candidate(name="Django")})
    decision = put(decision, ("paths", "django"), default_path())
    session = Session.create(tmp_path / "orders.toml", decision, today=lambda: TODAY)
    async with at_session(session, "path") as walk:
        assert "█" in walk.line("1 Proof of concept")
        await walk.press("enter", "space")
        assert "█" in walk.line("1 Proof of concept")
        assert "Nov 23 –" in "\n".join(walk.pane), "it began with the check"
        starts = [walk.line(name).index("█") for name in ("1 Proof of concept", "2 ")]
        assert starts == sorted(starts)
        assert starts[0] < starts[1], "the next one begins behind it"


async def test_what_is_tried_is_in_no_file_until_it_is_taken(tmp_path: Path) -> None:
    async with bank(tmp_path) as walk:
        file, before = tmp_path / "bank.toml", walk.value
        bytes_before = file.read_bytes()
        await walk.press("w")
        assert walk.pilot.app.focused is card(walk)
        assert "f take it" not in walk.keys, "there is nothing to take yet"
        await walk.press("right", "right", "down", "left", "left")
        assert "22 → 24 from 2027-01-01" in walk.screen
        assert "100 → 90 % of what is left" in walk.screen
        assert re.search(r"in time   2 → 3\d of 100", walk.screen)
        assert "f take it" in walk.keys
        walk.session.save()
        assert walk.value is before
        assert file.read_bytes() == bytes_before
        await walk.press("escape")
        assert not card(walk).display
        assert walk.value is before
        await walk.press("f8", "f3")
        assert not walk.session.can_undo


async def test_f_takes_it_as_one_step_and_the_plan_then_says_what_was_tried(tmp_path: Path) -> None:
    async with bank(tmp_path) as walk:
        before = walk.value
        await walk.press("w", "right", "right", "down", "left", "left", "f")
        assert not card(walk).display
        assert "u takes it back" in walk.verdict
        path = walk.value.paths["spring-boot"]
        assert path.people == Interval(24, 24)
        assert (
            path.phases["full-migration"].weeks != before.paths["spring-boot"].phases["full-migration"].weeks
        )
        assert path.phases["proof-of-concept"] == before.paths["spring-boot"].phases["proof-of-concept"]
        assert re.search(r"By 2027-03-31: 3\d in", " ".join(" ".join(walk.pane).split()))
        await walk.press("u")
        assert walk.value == before


async def test_another_date_and_back_to_as_it_is(tmp_path: Path) -> None:
    async with bank(tmp_path) as walk:
        await walk.press("w", "up", *["right"] * 13)
        assert "2027-03-31 → 2027-06-30" in walk.screen
        assert re.search(r"→ (>99|99|100) of 100", walk.screen)
        await walk.press("0")
        assert "→ 2027-06-30" not in walk.screen
        assert "f take it" not in walk.keys
        await walk.press("f")
        assert walk.value.frame.waiting.forced_on == date(2027, 3, 31)


async def test_while_it_is_tried_no_key_of_the_path_does_something_else(tmp_path: Path) -> None:
    async with bank(tmp_path) as walk:
        before = walk.value
        await walk.press("w", "b", "p", "c", "x", "space")
        assert walk.value == before
        assert card(walk).has_focus
