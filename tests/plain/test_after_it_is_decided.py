"""Line by line: opened again where a condition is met, looked back at, and lessons taken over."""

from datetime import date
from pathlib import Path

from plain.typist import Typist
from roadworthy.knowledge.templates import new_decision
from roadworthy.model import Decision, put
from roadworthy.model.aftermath import Lesson
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Risk
from roadworthy.plain.run import run_plain
from roadworthy.store import load, save
from station_walk import grid_decision

HIGH = Lesson(criterion="learning-curve", direction="too-high", words="Six weeks", on=date(2027, 8, 1))


def decided() -> Decision:
    made = put(put(grid_decision(), ("outcome", "chosen"), "django"), ("status",), "decided")
    return put(made, ("risks", "price"), Risk(title="The price went up", state="came-true"))


def test_what_is_met_is_told_and_opened_again_by_a_yes_with_who_and_why(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    save(decided(), file)
    talk = Typist("go decision", "y", "Ana", "the price", "q")
    assert run_plain(file, talk) == 0
    assert "A condition for opening it again is met." in talk.joined
    assert "The risk “The price went up” came true" in talk.joined
    after = load(file)
    assert after.status == "reopened"
    assert [(move.role, move.note) for move in after.history.values()] == [("Ana", "the price")]


def test_or_it_stays_and_that_is_on_record(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    save(decided(), file)
    talk = Typist("go decision", "", "y", "Ana", "still the best", "", "q")
    assert run_plain(file, talk) == 0
    (move,) = load(file).history.values()
    assert move.note == "Looked at again, and it stays as decided. still the best"
    assert move.met == ("condition-came-true--price",)


def test_a_command_opens_it_again_where_a_condition_is_met_alone(tmp_path: Path) -> None:
    file = tmp_path / "orders.toml"
    save(decided(), file)
    assert run_plain(file, Typist("reopen", "Ana", "the price", "q")) == 0
    assert load(file).status == "reopened"
    save(put(decided(), ("risks",), {}), tmp_path / "calm.toml")
    calm = Typist("reopen", "q")
    run_plain(tmp_path / "calm.toml", calm)
    assert "nothing that was decided has changed" in calm.joined


def test_lessons_are_offered_at_the_beginning_and_taken_by_a_yes(tmp_path: Path) -> None:
    done = put(put(new_decision("Orders"), ("lessons", "learning-curve"), HIGH), ("status",), "done")
    save(done, tmp_path / "orders.toml")
    file = tmp_path / "billing.toml"
    talk = Typist("Billing", "", "lessons", "y", "lessons", "q")
    assert run_plain(file, talk) == 0
    assert "An earlier decision in this folder kept 1 lesson. lessons shows them." in talk.joined
    assert "Earlier decisions in this folder have no lesson" in talk.joined
    assert "judged too high: Six weeks" in load(file).criteria["learning-curve"].remark


def test_a_remark_is_told_before_its_criterion_is_scored(tmp_path: Path) -> None:
    first = next(iter(grid_decision().criteria))
    save(put(grid_decision(), ("criteria", first, "remark"), "Six weeks last time"), tmp_path / "a.toml")
    talk = Typist("go scores", "q")
    run_plain(tmp_path / "a.toml", talk)
    assert "Six weeks last time" in talk.joined


def test_what_was_judged_too_high_is_told_before_its_criterion_is_weighed_or_scored(tmp_path: Path) -> None:
    done = put(put(new_decision("Orders"), ("lessons", "learning-curve"), HIGH), ("status",), "done")
    save(done, tmp_path / "orders.toml")
    file = tmp_path / "billing.toml"
    save(put(new_decision("Billing"), ("candidates", "django"), Candidate(name="Django")), file)
    for station in ("criteria", "scores"):
        talk = Typist(f"go {station}", "q")
        assert run_plain(file, talk) == 0
        said = "In “Orders” this was judged too high: Six weeks."
        assert said in talk.joined, station
    assert load(file).criteria["learning-curve"].remark == "", "nothing is taken by itself"
