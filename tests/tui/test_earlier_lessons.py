"""A walk that begins beside a decision with lessons says so once, and a key takes one over."""

from datetime import date
from pathlib import Path

import pytest

from examples import few
from on_screen import settled
from roadworthy.knowledge.templates import new_decision
from roadworthy.model import put
from roadworthy.model.aftermath import Lesson
from roadworthy.store import save
from roadworthy.tui.walk.earlier import Earlier
from station_walk import at, grid_decision

pytestmark = pytest.mark.turns

HIGH = Lesson(criterion="learning-curve", direction="too-high", words="Six weeks", on=date(2027, 8, 1))


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is looked into when the test says so, not a moment after the walk was opened."""
    monkeypatch.setattr(Earlier, "opened", lambda _: None)


async def test_lessons_are_offered_where_a_decision_begins_and_taken_by_a_key(tmp_path: Path) -> None:
    done = put(put(new_decision("Orders"), ("lessons", "learning-curve"), HIGH), ("status",), "done")
    save(done, tmp_path / "orders.toml")
    async with at(tmp_path, "frame", new_decision("Billing")) as walk:
        walk.walk.earlier.look()
        await settled(walk.pilot)
        assert "An earlier decision in this folder kept 1 lesson.  L shows them" in walk.screen
        assert walk.session.value.criteria["learning-curve"].remark == "", "none is taken by itself"
        await walk.go("criteria")
        assert "kept 1 lesson" in walk.screen, "once more where criteria are chosen"
        await walk.press("f8")
        await walk.press("f3")
        assert "kept 1 lesson" not in walk.screen, "and not again"
        await walk.press("L")
        assert "Learning curve and onboarding, judged too high" in walk.screen
        await walk.press("1")
        await settled(walk.pilot)
        assert "Six weeks (Orders, orders.toml" in walk.session.value.criteria["learning-curve"].remark
        await walk.press("L")
        assert "Earlier decisions in this folder have no lesson" in walk.screen
        await walk.press("u")
        assert walk.session.value.criteria["learning-curve"].remark == ""


async def test_in_an_open_field_the_way_out_of_it_is_named_first(tmp_path: Path) -> None:
    done = put(put(new_decision("Orders"), ("lessons", "learning-curve"), HIGH), ("status",), "done")
    save(done, tmp_path / "orders.toml")
    async with at(tmp_path, "frame", new_decision("Billing")) as walk:
        walk.station.go_to(("frame", "scope"))
        await walk.press("enter")
        walk.walk.earlier.look()
        await settled(walk.pilot)
        assert "kept 1 lesson.  esc L shows them" in walk.screen


@few("size", [(120, 40), (200, 55)])
async def test_a_remark_is_read_where_its_criterion_is_scored(tmp_path: Path, size: tuple[int, int]) -> None:
    first = next(iter(grid_decision().criteria))
    known = put(grid_decision(), ("criteria", first, "remark"), "Six weeks [b]last[/b] time")
    async with at(tmp_path, "scores", known, size=size) as walk:
        assert "Six weeks [b]last[/b] time" in " ".join(walk.screen.split())


async def test_what_was_judged_too_high_is_read_where_it_is_weighed_and_scored(tmp_path: Path) -> None:
    first = next(iter(grid_decision().criteria))
    done = put(grid_decision(), ("lessons", first), Lesson(criterion=first, direction="too-high"))
    save(put(put(done, ("status",), "done"), ("title",), "Orders"), tmp_path / "orders.toml")
    async with at(tmp_path, "criteria", grid_decision(), size=(120, 40)) as walk:
        assert "judged too high" not in walk.screen
        walk.walk.earlier.look(says=False)
        await settled(walk.pilot)
        assert "In “Orders” this was judged too high." in walk.screen
        await walk.go("scores")
        assert "Judged before" in walk.screen
