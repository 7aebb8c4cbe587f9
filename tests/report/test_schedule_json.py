"""The path's forecast as scripts read it: the fields, what is null, and that text and JSON tell the same."""

import json
from typing import Any

import pytest

from plans_of_moves import TODAY, decision, ended, phase
from roadworthy.model import Decision, Interval
from roadworthy.report.as_json import as_json
from roadworthy.report.contents import document
from roadworthy.report.markdown import as_markdown
from roadworthy.report.summary import summary

FIGURES = ("p50", "p80", "chance", "error", "people", "effort_left", "needed_people")


def path(it: Decision, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(summary(it, TODAY, **asked)))["path"]
    return found


def in_weeks(count: int) -> str:
    return TODAY.fromordinal(TODAY.toordinal() + 7 * count).isoformat()


def test_every_field_where_everything_is_known() -> None:
    done = ended(TODAY.replace(month=8), TODAY.replace(month=9), Interval(4.0, 4.0))
    it = decision(
        done, phase(weeks=Interval(8.0, 8.0)), forced_on=TODAY.replace(year=2027), effort=Interval(30.0, 60.0),
        people=Interval(2.0, 3.0),
    )  # fmt: skip
    found = path(it)
    factor = (31 / 28) ** (1 / 3)
    assert found["learned"] == pytest.approx(factor)
    assert (found["chance"], found["error"]) == (1, 0)
    assert found["people"] == [2, 3]
    assert found["effort_left"] == pytest.approx([20, 40])
    weeks = (TODAY.replace(year=2027) - TODAY).days / 7
    assert found["needed_people"] == pytest.approx([20 / weeks, 40 / weeks])
    first, second = found["phases"]
    assert (first["p50"], first["p80"], first["learned"]) == ("2026-09-23", "2026-09-23", None)
    assert second["p50"] == second["p80"] == found["p50"] == found["p80"]
    assert second["learned"] == pytest.approx(factor)
    assert (second["weeks"], second["weeks_from"]) == ([8, 8], "stated")
    assert found["cures"] == []


def test_what_there_is_nothing_to_work_out_from_is_null() -> None:
    nothing = path(Decision())
    assert {key: nothing[key] for key in FIGURES} == dict.fromkeys(FIGURES)
    assert (nothing["forecast_of"], nothing["cures"], nothing["phases"]) == (None, [], [])
    plain = path(decision(phase(weeks=Interval(3.0, 3.0))))
    assert {key: plain[key] for key in FIGURES} == {
        **dict.fromkeys(FIGURES), "p50": in_weeks(3), "p80": in_weeks(3),
    }  # fmt: skip


def test_after_a_failed_phase_the_whole_is_null_and_the_phase_is_named() -> None:
    failed = phase(started_on=TODAY, result="failed", name="Trial")
    found = path(decision(phase(weeks=Interval(1.0, 1.0)), failed, phase(), forced_on=TODAY, capacity=2))
    assert found["failed_phase"] == "Trial"
    assert (found["p50"], found["chance"]) == (None, None)
    assert [row["p50"] for row in found["phases"]] == [in_weeks(1), None, None]


def test_the_usual_phases_where_no_path_is_planned() -> None:
    found = path(decision(capacity=9, effort=Interval(14.0, 20.0)))
    assert found["usual_phases"]
    assert found["phases"] == []
    assert found["p50"] is not None
    assert found["forecast_of"] == "django"


def test_cures_are_figures() -> None:
    it = decision(phase(weeks=Interval(30.0, 30.0)), forced_on=TODAY.replace(month=12), capacity=4)
    found = {cure["kind"]: cure for cure in path(it)["cures"]}
    assert set(found) == {"scope", "date"}
    assert found["date"] == {"kind": "date", "chance": 0.8, "date": in_weeks(30)}
    assert found["scope"]["share"] == pytest.approx(0.5)


def test_the_seed_is_that_of_the_summary() -> None:
    it = decision(phase(weeks=Interval(4.0, 40.0)), forced_on=TODAY.replace(year=2027, month=2))
    assert path(it, seed=1) == path(it, seed=1)
    assert path(it, seed=1)["chance"] != path(it, seed=2)["chance"]


def test_text_and_findings_tell_the_same_figures() -> None:
    it = decision(phase(weeks=Interval(30.0, 30.0)), forced_on=TODAY.replace(month=12), capacity=4)
    told = summary(it, TODAY)
    data = json.loads(as_json(told))
    (message,) = [row["message"] for row in data["findings"] if row["rule"] == "deadline-missed"]
    assert in_weeks(30) in message
    text = as_markdown(document(told)).replace("\\", "")
    assert f"80 in 100 by {data['path']['p80']}" in text
    assert "holds fewer than 1 time in 100" in text
