"""Reopening is offered where a condition for it is met: in every face, once, and never done by itself."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from in_process import called
from roadworthy.edits.status import move_status, stay_decided
from roadworthy.interview.items import Action, Prose
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath, PathError, put
from roadworthy.model.outcome import Risk
from roadworthy.model.path import MigrationPath, Phase
from roadworthy.report.reopening import reasons_to_reopen
from roadworthy.store import save
from station_walk import grid_decision

DAY = date(2026, 11, 23)
REVIEW: KeyPath = ("outcome", "review_on")
CAME = Risk(title="The vendor raised its price", state="came-true")
FAILED = MigrationPath(phases={"proof": Phase(kind="proof", name="Proof", result="failed")})


def decided(on: date = DAY) -> Decision:
    made = put(put(grid_decision(), ("outcome", "chosen"), "django"), ("status",), "proposed")
    return move_status("decided", on, "Lead").apply(put(made, REVIEW, on + timedelta(180)))


def reasons(decision: Decision, on: date) -> list[str]:
    return [one.finding.rule for one in reasons_to_reopen(Analysis(decision, on))]


def offered(decision: Decision, on: date) -> list[str]:
    items = outline_of("decision")(Analysis(decision, on), View())
    return [
        one.id
        for one in items
        if isinstance(one, Action | Prose) and one.id in ("reopen", "reopen-met", "stays")
    ]


@pytest.mark.parametrize(
    ("path", "value", "days", "rule"),
    [
        (REVIEW, DAY + timedelta(30), 31, "review-overdue"),
        (("risks", "price"), CAME, 1, "condition-came-true"),
        (("outcome", "reopen_when"), "After 2027-01-01 the licence ends", 60, "condition-day-passed"),
        (("paths", "django"), FAILED, 1, "proof-failed"),
    ],
)
def test_each_condition_is_told_when_it_is_met_and_not_before(
    path: KeyPath, value: object, days: int, rule: str
) -> None:
    before, after = decided(), put(decided(), path, value)
    assert reasons(before, DAY + timedelta(days)) == []
    assert offered(before, DAY + timedelta(days)) == []
    assert reasons(after, DAY + timedelta(days)) == [rule]
    assert offered(after, DAY + timedelta(days)) == ["reopen", "reopen-met", "stays"]


@pytest.mark.parametrize("status", ["framing", "proposed", "reopened", "abandoned", "superseded"])
def test_what_is_not_decided_is_not_offered_to_be_opened_again(status: str) -> None:
    assert reasons(put(decided(), ("status",), status), DAY + timedelta(400)) == []


def test_what_was_seen_is_quiet_and_what_is_new_is_not() -> None:
    late = DAY + timedelta(200)
    stays = stay_decided(late, "Ana", "the price still fits", late + timedelta(90)).apply(decided())
    assert stays.status == "decided"
    assert stays.outcome.review_on == late + timedelta(90)
    assert (
        list(stays.history.values())[-1].note
        == "Looked at again, and it stays as decided. the price still fits"
    )
    assert reasons(stays, late) == []
    assert reasons(put(stays, ("risks", "price"), CAME), late) == ["condition-came-true"]
    assert reasons(stays, late + timedelta(91)) == ["review-overdue"], "the next look has passed, too"
    with pytest.raises(PathError):
        stay_decided(late, " ", "why")
    with pytest.raises(PathError):
        stay_decided(late, "Ana", " ")


def test_decided_twice_what_was_met_at_the_second_time_is_known() -> None:
    late = DAY + timedelta(200)
    first = put(decided(), ("risks", "price"), CAME)
    assert reasons(first, late) == ["review-overdue", "condition-came-true"]
    opened = move_status("reopened", late, "Ana", "the price").apply(first)
    second = move_status("decided", late, "Ana", "it is still the best").apply(opened)
    assert reasons(second, late) == []
    assert reasons(put(second, REVIEW, late + timedelta(30)), late + timedelta(31)) == ["review-overdue"]


def test_status_and_inspect_say_it_and_a_script_does_it(tmp_path: Path) -> None:
    file, day = tmp_path / "orders.toml", ["--today", "2027-06-01"]
    save(decided(), file)
    assert (
        "Reopen?     The decision was due for review on 2027-05-22"
        in called("status", str(file), *day).stdout
    )
    looked = json.loads(called("inspect", str(file), *day, "--format", "json").stdout)
    assert [one["rule"] for one in looked["reopen"]] == ["review-overdue"]
    assert "A condition for reopening is met" in called("inspect", str(file), *day).stdout
    assert called("set", str(file), "status=reopened", "--by", "Ana").returncode == 0
    assert "Reopen?" not in called("status", str(file), *day).stdout
    assert json.loads(called("status", str(file), *day, "--format", "json").stdout)["reopen"] == []


OVER = MigrationPath(
    phases={
        "proof": Phase(kind="proof", result="skipped"),
        "rest": Phase(kind="full-migration", result="on-word", word_of="Lead", word_reason="All is off"),
    }
)


def ids_of(decision: Decision) -> list[str]:
    items = outline_of("decision")(Analysis(decision, DAY), View())
    return [one.id for one in items if isinstance(one, Action)]


def test_where_every_phase_is_over_it_is_offered_to_say_so_and_to_look_back() -> None:
    over = put(decided(), ("paths", "django"), OVER)
    items = outline_of("decision")(Analysis(over, DAY), View())
    (done,) = [one for one in items if isinstance(one, Action) and one.id == "all-over"]
    assert done.does is not None
    after = done.does(over, DAY, {"role": "Ana"}).apply(over)
    assert after.status == "done"
    assert "all-over" not in ids_of(after)
    assert "all-over" not in ids_of(put(over, ("paths", "django", "phases", "rest", "result"), None))
