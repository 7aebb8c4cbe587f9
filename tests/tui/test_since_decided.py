"""A decision that is opened with a change that nobody put on record says so, with what can be done."""

from datetime import date
from pathlib import Path

import pytest

from roadworthy.edits.status import move_status
from roadworthy.model import Interval, put
from roadworthy.session import Session
from roadworthy.store import load, save
from roadworthy.store.places import sample_file
from station_walk import StationWalk, at_session

DAY = date(2026, 11, 23)
PATH = ("scores", "django", "learning-curve", "score")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A decision that was decided, and whose file says something else by now."""
    chosen = put(load(sample_file("article-comparison")), ("outcome", "chosen"), "django")
    save(put(move_status("decided", DAY, "Lead").apply(chosen), PATH, Interval(1, 1)), tmp_path / "a.toml")
    return tmp_path / "a.toml"


def read_first(walk: StationWalk) -> None:
    """The moment after the first frame, which comes in no test by itself."""
    walk.walk.opened()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 16)])
async def test_it_is_told_at_opening_until_it_is_on_record(changed: Path, size: tuple[int, int]) -> None:
    async with at_session(Session.open(changed, today=lambda: DAY), "frame", size=size) as walk:
        read_first(walk)
        await walk.press()
        assert "alues changed." in walk.verdict
        assert "A puts that on record  R reopens" in walk.verdict
        await walk.press("A", *"Ana", "enter", "enter")
        (*_, kept) = walk.value.history.values()
        assert (kept.role, kept.status) == ("Ana", "decided")
        assert kept.note.startswith("Amended: values. The value of Django: ")
    async with at_session(Session.open(changed, today=lambda: DAY), "frame", size=size) as walk:
        read_first(walk)
        await walk.press("A", "R")
        assert len(walk.pilot.app.screen_stack) == 1, "all is on record"


async def test_who_puts_it_back_is_asked_nothing(changed: Path) -> None:
    before = load(sample_file("article-comparison")).cell("django", "learning-curve").score
    assert before is not None
    async with at_session(Session.open(changed, today=lambda: DAY), "frame") as walk:
        read_first(walk)
        await walk.go("scores", PATH[:3])
        await walk.press(*str(before), "enter")
        assert walk.value.cell("django", "learning-curve").score == before
        await walk.press("R")
        assert len(walk.pilot.app.screen_stack) == 1, "it is as it was decided"


async def test_it_stands_among_what_is_open_before_it_is_passed_on(changed: Path) -> None:
    async with at_session(Session.open(changed, today=lambda: DAY), "decision", size=(160, 60)) as walk:
        assert "A change since it was decided is not on record" in walk.screen
