"""What a schedule points out, and that it stays silent where effort, people, plan and date fit."""

from datetime import date, timedelta
from typing import Any

import pytest

from plans_of_moves import SLUGS, TODAY, decision, phase
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.model import Decision, Interval, put
from roadworthy.model.landscape import Candidate
from roadworthy.model.path import Phase
from roadworthy.report.plan_words import forecast_lines
from roadworthy.report.words import render


def weeks(*lengths: float, **said: Any) -> tuple[Phase, ...]:
    return tuple(phase(weeks=Interval(one, one), **said) for one in lengths)


def found(it: Decision, today: date = TODAY) -> dict[str, Finding]:
    return {finding.rule: finding for finding in Analysis(it, today).plan_findings}


def says(it: Decision, rule: str) -> str:
    return render(found(it)[rule], it).says


def in_weeks(count: float) -> date:
    return TODAY + timedelta(days=round(7 * count))


@pytest.mark.parametrize(
    ("spread", "forced", "rule", "level"),
    [
        (Interval(10.0, 10.0), 9, "deadline-missed", "error"),
        (Interval(8.0, 12.5), 10, "deadline-at-risk", "warning"),
        (Interval(10.0, 10.0), 10, None, None),
        (Interval(10.0, 10.0), None, None, None),
    ],
)
def test_the_date_is_held_against_the_chance(
    spread: Interval, forced: float | None, rule: str | None, level: str | None
) -> None:
    forced_on = None if forced is None else in_weeks(forced)
    told = found(decision(phase(weeks=spread), forced_on=forced_on))
    assert list(told) == ([] if rule is None else [rule])
    if rule is not None:
        assert told[rule].level == level
        assert told[rule].path == ("frame", "waiting", "forced_on")


def test_it_says_the_day_the_gap_and_what_would_cure_it() -> None:
    it = decision(*weeks(30), forced_on=in_weeks(24), effort=Interval(100.0, 100.0), capacity=4)
    told = says(it, "deadline-missed")
    assert told.startswith(f"Django is in place by {in_weeks(24)} in fewer than 1 of 100 cases. ")
    assert f"In 80 of 100 it is in place by {in_weeks(30)}: 6 weeks too late." in told
    assert "With 20 % less to move, about 20 person-weeks: more than 99 of 100." in told
    assert (
        "more people from 2027-01-01: more than 99 of 100 at best, because people who join late slow things down first."
        in told
    )
    assert f"A date you would meet in 80 of 100 cases is {in_weeks(30)}." in told


def test_an_upgrade_that_buys_time_is_named_and_another_candidate_is_not() -> None:
    it = decision(*weeks(60), forced_on=in_weeks(45))
    upgrade = put(it, ("candidates", "old"), Candidate(name="Old, upgraded", present="upgraded"))
    upgrade = put(upgrade, ("outcome", "chosen"), "django")
    assert "With Old, upgraded instead, which buys time: " in says(upgrade, "deadline-missed")
    other = put(upgrade, ("candidates", "old", "present"), None)
    assert "buys time" not in says(other, "deadline-missed")


def test_a_date_that_has_passed_is_said_to_have_and_needs_no_chance() -> None:
    it = decision(*weeks(2), forced_on=TODAY - timedelta(days=3))
    told = says(it, "deadline-missed")
    assert told == (
        f"The date was {TODAY - timedelta(days=3)}, and Django is not in place. "
        f"In 80 of 100 it is in place by {in_weeks(2)}: 2.4 weeks too late."
    )


def test_nine_hundred_person_weeks_with_fourteen_people_before_a_date_raise_their_voice() -> None:
    it = decision(forced_on=in_weeks(23), effort=Interval(900.0, 1600.0), capacity=14)
    told = found(it)
    assert {rule: one.level for rule, one in told.items()} == {
        "deadline-missed": "error", "plan-too-few-people": "warning"
    }  # fmt: skip
    words = says(it, "plan-too-few-people")
    assert (
        f"There are 900–1,600 person-weeks left to do by {in_weeks(23)}. That takes 39–70 people; on it: 14"
        in words
    )


@pytest.mark.parametrize(
    ("effort", "people", "rule"),
    [
        (Interval(110.0, 110.0), Interval(10.0, 10.0), "plan-too-few-people"),
        (Interval(90.0, 110.0), Interval(10.0, 10.0), "plan-tight"),
        (Interval(110.0, 120.0), Interval(9.0, 11.0), "plan-tight"),
        (Interval(90.0, 100.0), Interval(10.0, 12.0), None),
        (Interval(90.0, 95.0), Interval(10.0, 10.0), None),
        (None, Interval(1.0, 1.0), None),
        (Interval(500.0, 500.0), None, None),
    ],
)
def test_people_are_held_against_the_effort(
    effort: Interval | None, people: Interval | None, rule: str | None
) -> None:
    told = found(decision(*weeks(10), forced_on=in_weeks(10), effort=effort, people=people))
    assert list(told) == ([] if rule is None else [rule])


def test_a_planned_start_before_the_earliest_end_of_the_one_before() -> None:
    first = phase(weeks=Interval(4.0, 6.0), starts_on=TODAY, name="First")
    early = phase(weeks=Interval(2.0, 2.0), starts_on=in_weeks(3), name="Second")
    it = decision(first, early)
    (only,) = found(it).values()
    assert (only.rule, only.level, only.path) == (
        "phases-overlap", "warning", ("paths", "django", "phases", SLUGS[1], "starts_on")
    )  # fmt: skip
    assert f"“Second” is planned for {in_weeks(3)}, but “First” can't be over before {in_weeks(4)}" in says(
        it, only.rule
    )
    assert only in Analysis(it, TODAY).path_findings
    on_time = put(it, only.path, in_weeks(4))
    assert found(on_time) == {}
    assert found(it, in_weeks(3)).keys() == {"phases-overlap"}
    assert found(it, in_weeks(3) + timedelta(days=1)) == {}
    begun = put(it, ("paths", "django", "phases", SLUGS[1], "started_on"), in_weeks(3))
    assert "phases-overlap" not in found(begun)
    between = decision(first, phase(weeks=Interval(9.0, 9.0), result="skipped"), early)
    assert list(found(between)) == ["phases-overlap"]


def lines(it: Decision) -> str:
    return " ".join(forecast_lines(Analysis(it, TODAY).walked_schedule))


def test_the_forecast_in_words() -> None:
    it = decision(*weeks(10), forced_on=in_weeks(12), effort=Interval(60.0, 60.0), capacity=6)
    assert lines(it) == (
        f"It has an even chance of being in place by {in_weeks(10)}, and 80 in 100 by {in_weeks(10)}. "
        f"The date that forces it, {in_weeks(12)}, holds more than 99 times in 100 (±0.0). "
        f"60 person-weeks are left. Finishing them by {in_weeks(12)} takes 5 people; on it now: 6."
    )
    assert "No path is planned. At the usual pace" in lines(decision(capacity=6))
    failed = decision(phase(started_on=TODAY, result="failed", name="Trial"), *weeks(3))
    assert lines(failed) == "“Trial” failed, and what comes after it is not planned, so there is no end date."


def test_a_move_that_is_over_has_no_forecast_to_tell() -> None:
    over = phase(
        weeks=Interval(2.0, 2.0), started_on=TODAY - timedelta(weeks=4), ended_on=TODAY - timedelta(weeks=1)
    )
    assert lines(decision(over)) == ""
    assert found(decision(over, forced_on=in_weeks(-2))) == {}
    assert found(decision(over, forced_on=in_weeks(0))) == {}
