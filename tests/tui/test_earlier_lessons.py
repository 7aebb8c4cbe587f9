"""A walk that begins beside a decision with lessons says so once, and a key takes one over."""

from datetime import date
from pathlib import Path

from on_screen import settled
from roadworthy.knowledge.templates import new_decision
from roadworthy.model import put
from roadworthy.model.aftermath import Lesson
from roadworthy.store import save
from station_walk import at

HIGH = Lesson(criterion="learning-curve", direction="too-high", words="Six weeks", on=date(2027, 8, 1))


async def test_lessons_are_offered_where_a_decision_begins_and_taken_by_a_key(tmp_path: Path) -> None:
    done = put(put(new_decision("Orders"), ("lessons", "learning-curve"), HIGH), ("status",), "done")
    save(done, tmp_path / "orders.toml")
    async with at(tmp_path, "frame", new_decision("Billing")) as walk:
        walk.walk.earlier.opened()
        await settled(walk.pilot)
        assert "An earlier decision in this folder kept 1 lesson.  L shows them" in walk.screen
        assert walk.session.value.criteria["learning-curve"].remark == "", "none is taken by itself"
        await walk.press("L")
        assert "Learning curve and onboarding, judged too high" in walk.screen
        await walk.press("1")
        await settled(walk.pilot)
        assert "Six weeks (Orders, orders.toml" in walk.session.value.criteria["learning-curve"].remark
        await walk.press("L")
        assert "No earlier decision in this folder has a lesson" in walk.screen
        await walk.press("u")
        assert walk.session.value.criteria["learning-curve"].remark == ""
