"""What would cure a plan that misses its date: figures that come true when the change is made."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from plans_of_moves import TODAY, decision, phase
from roadworthy.method.in_time import SURE_ENOUGH
from roadworthy.method.schedule import (
    Cure,
    PlanChange,
    Schedule,
    cures,
    input_of,
    schedule_of,
    what_if,
)
from roadworthy.method.schedule.change import first_to_join
from roadworthy.model import Decision, Interval

FORCED = TODAY + timedelta(weeks=20)


def told(it: Decision) -> Schedule:
    return schedule_of("django", input_of(it, "django", TODAY))


def plan(weeks: float, **said: object) -> Schedule:
    return told(decision(phase(weeks=Interval(weeks, weeks)), forced_on=FORCED, **said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 12, 1), date(2027, 1, 1)),
        (date(2026, 12, 4), date(2027, 1, 1)),
        (date(2026, 12, 5), date(2027, 2, 1)),
        (date(2027, 2, 1), date(2027, 3, 1)),
    ],
)
def test_who_is_asked_today_joins_on_the_first_of_a_month(today: date, first: date) -> None:
    assert first_to_join(today) == first


def test_a_plan_that_holds_needs_no_cure() -> None:
    assert cures(plan(18)) == ()
    assert cures(told(decision(phase(weeks=Interval(30.0, 30.0))))) == ()


def test_less_scope_shortens_what_is_left_in_proportion() -> None:
    found = plan(25, effort=Interval(80.0, 120.0))
    by_kind = {cure.kind: cure for cure in cures(found)}
    assert set(by_kind) == {"scope", "date"}
    scope = by_kind["scope"]
    assert (scope.share, scope.person_weeks, scope.chance) == (pytest.approx(0.2), pytest.approx(20), 1.0)
    assert what_if(found, PlanChange(less_scope=0.2)).p50 == TODAY + timedelta(weeks=20)
    assert by_kind["date"] == Cure("date", SURE_ENOUGH, on=TODAY + timedelta(weeks=25))


def test_a_phase_that_runs_keeps_what_is_behind() -> None:
    running = phase(weeks=Interval(20.0, 20.0), started_on=TODAY - timedelta(weeks=10))
    found = told(decision(running, forced_on=FORCED))
    assert what_if(found, PlanChange(less_scope=0.5)).p50 == TODAY + timedelta(weeks=5)


def test_more_people_shorten_what_lies_after_they_join() -> None:
    found = plan(30, capacity=2)
    joins = TODAY + timedelta(weeks=10)
    assert what_if(found, PlanChange(more_people=2, joins_on=joins)).p50 == TODAY + timedelta(weeks=20)
    people = next(cure for cure in cures(found) if cure.kind == "people")
    assert (people.people, people.on) == (2, first_to_join(TODAY))
    nobody = plan(30)
    assert what_if(nobody, PlanChange(more_people=2, joins_on=joins)).p50 == nobody.p50
    assert all(cure.kind != "people" for cure in cures(nobody))


def test_a_later_date_is_what_the_80_in_100_day_says() -> None:
    found = told(decision(phase(weeks=Interval(20.0, 40.0)), forced_on=FORCED))
    later = next(cure for cure in cures(found) if cure.kind == "date")
    assert later.on == found.p80
    assert what_if(found, PlanChange(forced_on=later.on)).chance == pytest.approx(SURE_ENOUGH, abs=0.01)


def test_where_even_the_most_is_not_enough_it_says_how_far_it_gets() -> None:
    hopeless = cures(plan(200, capacity=1))
    assert {cure.kind: cure.chance for cure in hopeless} == {"scope": 0.0, "people": 0.0, "date": SURE_ENOUGH}
    assert next(cure for cure in hopeless if cure.kind == "scope").share == pytest.approx(0.5)


def test_an_upgrade_of_the_present_stack_that_is_quicker_buys_time() -> None:
    slow, quick = plan(30), plan(10)
    upgrade = schedule_of("old-upgraded", quick.basis)
    interim = next(cure for cure in cures(slow, (slow, upgrade)) if cure.kind == "interim")
    assert (interim.candidate, interim.chance) == ("old-upgraded", 1.0)
    assert all(cure.kind != "interim" for cure in cures(slow, (slow, schedule_of("slower", plan(40).basis))))


def test_after_a_failed_phase_there_is_nothing_to_change() -> None:
    failed = told(decision(phase(started_on=TODAY, result="failed"), forced_on=FORCED))
    assert cures(failed) == ()
    assert what_if(failed, PlanChange(less_scope=0.5)).chance is None


@portion(0.4)
@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 9), st.integers(0, 9), st.integers(-30, 60))
def test_more_of_a_change_never_makes_it_later(
    scope: float, more_scope: float, people: int, more_people: int, began: int
) -> None:
    start = TODAY - timedelta(days=began) if began > 0 else None
    first = phase(weeks=Interval(3.0, 9.0), started_on=start)
    found = told(decision(first, phase(weeks=Interval(4.0, 6.0)), forced_on=FORCED, capacity=3))
    less, more = sorted((scope, more_scope))
    few, many = sorted((people, more_people))
    one = what_if(found, PlanChange(less_scope=less, more_people=few))
    other = what_if(found, PlanChange(less_scope=more, more_people=many))
    assert one.chance is not None
    assert other.chance is not None
    assert other.chance >= one.chance >= (found.chance or 0.0)
    assert (other.p80 or TODAY) <= (one.p80 or TODAY)
