"""Edits, and keys made from names."""

from datetime import date

from changes import move, score
from roadworthy.edits.edit import add, new_slug
from roadworthy.edits.records import delete_record
from roadworthy.edits.status import move_status
from roadworthy.model import Decision, Interval
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate

BASE = Decision(
    candidates={"a": Candidate(name="A"), "b": Candidate(name="B"), "c": Candidate(name="C")},
    criteria={"x": Criterion(name="X", by_horizon={"soon": 2.0}), "y": Criterion(name="Y")},
    horizons={"soon": Horizon(name="Soon")},
    scores={
        "a": {
            "x": Cell(score=Interval(3, 3), by_horizon={"soon": Interval(5, 5)}),
            "y": Cell(score=Interval(1, 1)),
        }
    },
)


def test_a_new_record_has_a_key_of_its_own() -> None:
    table = ("candidates",)
    assert new_slug(BASE, table, "D", "candidate") == "d"
    another = [new_slug(BASE, table, "A", "candidate", Candidate(name="A", language=word)) for word in "xyx"]
    assert another[0] == another[2] != another[1]
    assert another[0].startswith("a-")
    assert new_slug(BASE, table, "", "candidate") == "candidate-1"
    assert new_slug(BASE, table, "", "candidate", Candidate(language="x")).startswith("candidate-")
    assert new_slug(BASE, ("groups",), "", "group") == "group-1"


def test_two_moves_of_one_day_to_one_status_are_two() -> None:
    day = date(2026, 11, 29)
    one = move_status("decided", day, "lead").apply(BASE)
    ours = move_status("decided", day, "operations", "again").apply(one)
    theirs = move_status("decided", day, "product", "again").apply(one)
    assert set(ours.history) & set(theirs.history) == {"2026-11-29-decided"}


def test_moving_keeps_every_row() -> None:
    moved = move(("candidates",), "c", -1, "").apply(BASE)
    assert list(moved.candidates) == ["a", "c", "b"]
    assert list(move(("candidates",), "a", -5, "").apply(BASE).candidates) == ["a", "b", "c"]


def test_a_score_for_one_horizon_and_back() -> None:
    there = score("b", "x", Interval(2, 2), "", "soon").apply(BASE)
    assert there.scores["b"]["x"].by_horizon == {"soon": Interval(2, 2)}
    assert "b" not in score("b", "x", None, "", "soon").apply(there).scores


def test_removing_takes_what_hangs_on_it() -> None:
    assert "a" not in delete_record(("candidates", "a")).apply(BASE).scores
    assert list(delete_record(("criteria", "x")).apply(BASE).scores["a"]) == ["y"]
    without = delete_record(("horizons", "soon")).apply(BASE)
    assert not without.horizons
    assert not without.scores["a"]["x"].by_horizon
    assert not without.criteria["x"].by_horizon


def test_an_edit_is_applied_to_what_is_there_then() -> None:
    edit = add(("candidates",), "d", Candidate(name="D"), "")
    assert list(edit.apply(delete_record(("candidates", "a")).apply(BASE)).candidates) == ["b", "c", "d"]


def test_the_status_moves_with_a_date_and_a_role() -> None:
    once = move_status("proposed", date(2026, 11, 23), "lead").apply(BASE)
    twice = move_status("proposed", date(2026, 11, 23), "lead", "again").apply(once)
    assert twice.status == "proposed"
    assert [moved.note for moved in twice.history.values()] == ["", "again"]


def test_deciding_fills_the_day_and_the_role_where_they_are_open() -> None:
    moved = move_status("decided", date(2026, 11, 23), "lead")
    once = moved.apply(BASE)
    assert (once.outcome.decided_on, once.outcome.decided_by) == (date(2026, 11, 23), "lead")
    again = move_status("decided", date(2027, 1, 1), "board").apply(once)
    assert (again.outcome.decided_on, again.outcome.decided_by) == (date(2026, 11, 23), "lead")
