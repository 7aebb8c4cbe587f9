"""What was decided, and what is changed afterwards."""

from datetime import date
from pathlib import Path

import pytest

from roadworthy.__main__ import main
from roadworthy.edits.amendment import amend, changed_grounds, what_changed
from roadworthy.model import Decision, Interval, KeyPath, PathError, put
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Cell
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.store import load
from station_walk import grid_decision

DAY = date(2026, 11, 23)
CHANGES: tuple[tuple[str, KeyPath, object], ...] = (
    ("scores", ("scores", "django", "own", "score"), Interval(1, 1)),
    ("weights", ("criteria", "own", "weight"), 70.0),
    ("choice", ("outcome", "chosen"), "fastapi"),
)


def decided() -> Decision:
    return put(grid_decision(), ("status",), "decided")


@pytest.mark.parametrize(("ground", "path", "value"), CHANGES)
def test_each_ground_is_told_and_only_once_it_was_decided(ground: str, path: KeyPath, value: object) -> None:
    assert changed_grounds(decided(), put(decided(), path, value)) == (ground,)
    assert changed_grounds(grid_decision(), put(grid_decision(), path, value)) == ()
    reopened = put(put(decided(), path, value), ("status",), "reopened")
    assert changed_grounds(decided(), reopened) == ()


@pytest.mark.parametrize(
    "path", [("outcome", "dissent"), ("scores", "django", "own", "rationale"), ("note",)]
)
def test_words_are_no_grounds(path: KeyPath) -> None:
    assert changed_grounds(decided(), put(decided(), path, "More words")) == ()


def test_an_amendment_says_what_who_and_when_and_leaves_the_status() -> None:
    after = amend(("scores", "choice"), DAY, "Ana", "a new benchmark").apply(decided())
    (kept,) = after.history.values()
    assert (kept.status, kept.on, kept.role) == ("decided", DAY, "Ana")
    assert kept.note == "Amended: scores, choice. a new benchmark"
    assert after.status == "decided"
    with pytest.raises(PathError):
        amend(("scores",), DAY, " ")


def test_a_script_is_refused_unless_it_says_who_amends(tmp_path: Path) -> None:
    path = str(tmp_path / "a.toml")
    Session.create(path, decided(), today=lambda: DAY).close()
    answer = ["set", path, "scores.django.own.score=1"]
    assert main(answer) == 2
    assert load(path) == decided()
    assert main([*answer, "--by", "Ana"]) == 0
    (kept,) = load(path).history.values()
    assert kept.role == "Ana"
    assert kept.note == "Amended: scores. Django, Own: 1, was 3"


def test_an_amendment_names_what_is_another_now_and_what_stood_there_before() -> None:
    other = put(put(decided(), ("outcome", "chosen"), "fastapi"), ("criteria", "own", "weight"), 40.0)
    other = put(other, ("candidates", "rails"), Candidate(name="Rails"))
    other = put(other, ("scores", "django", "own", "score"), None)
    told = what_changed(decided(), other)
    assert told[:2] == ("The choice: FastAPI, was ?", "New: Rails")
    assert any(one.startswith("Own: ") for one in told)
    assert what_changed(decided(), put(decided(), ("note",), "More")) == ()
    assert what_changed(grid_decision(), other) == (), "it was not decided before"


def test_of_many_changes_the_rest_is_counted() -> None:
    row = {slug: Cell(score=Interval(1, 1)) for slug in decided().criteria}
    rows = dict.fromkeys(decided().candidates, row)
    told = what_changed(decided(), put(decided(), ("scores",), rows))
    cells = len(rows) * len(row)
    assert told[-1] == f"and {cells - 6} more"
    assert len(told) == 7


def test_an_amendment_names_only_the_part_of_a_score_that_is_another() -> None:
    cell = Cell(
        score=Interval(4, 4), by_horizon={"first-6-months": Interval(2, 2), "12-24-months": Interval(3, 3)}
    )
    before = put(decided(), ("scores", "django", "own"), cell)
    before = put(before, ("horizons", "first-6-months"), Horizon(name="First"))
    other = put(before, ("scores", "django", "own", "score"), Interval(5, 5))
    assert what_changed(before, other) == ("Django, Own: 5, was 4",)
    other = put(before, ("scores", "django", "own", "by_horizon", "first-6-months"), Interval(1, 2))
    assert what_changed(before, other) == ("Django, Own, First: 1-2, was 2",)
    other = put(before, ("scores", "django", "own"), Cell(score=Interval(4, 4)))
    assert what_changed(before, other) == (
        "Django, Own, First: ?, was 2",
        "Django, Own, 12-24-months: ?, was 3",
    )
