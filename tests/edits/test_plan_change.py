"""What is taken over from a what-if is in the plan: its forecast is what was tried, nearly."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.edits.plan_change import planned_after, take_plan_change
from roadworthy.method.schedule import Moves, PlanChange, input_of, what_if
from roadworthy.model import Decision, Interval, PathError, get, put
from roadworthy.model.landscape import Candidate, Costs
from roadworthy.model.path import Check, MigrationPath, Phase

TODAY = date(2026, 11, 23)


def plan(*phases: Phase, people: Interval | None = None, effort: Interval | None = None) -> Decision:
    """A decision with one candidate and its path, forced within half a year."""
    path = MigrationPath(people=people, phases={f"phase-{n}": one for n, one in enumerate(phases)})
    candidate = Candidate(name="Django", costs=Costs(switching_weeks=effort))
    decision = Decision(title="T", candidates={"django": candidate}, paths={"django": path})
    return put(decision, ("frame", "waiting", "forced_on"), TODAY + timedelta(weeks=26))


weeks = st.tuples(st.floats(2, 12), st.floats(1.05, 2)).map(lambda it: Interval(it[0], it[0] * it[1]))
ahead = st.builds(lambda w: Phase(weeks=w), weeks)
changes = st.builds(
    PlanChange,
    more_people=st.sampled_from([0.0, 1.0, 4.0]),
    less_scope=st.sampled_from([0.0, 0.1, 0.3, 0.5]),
    forced_on=st.sampled_from([None, TODAY + timedelta(weeks=20), TODAY + timedelta(weeks=30)]),
).filter(lambda change: change != PlanChange())


@portion(0.3)
@given(st.lists(ahead, min_size=1, max_size=4), changes)
def test_the_plan_that_was_taken_has_the_chance_that_was_tried(
    phases: list[Phase], change: PlanChange
) -> None:
    decision = plan(*phases, people=Interval(6, 6), effort=Interval(60, 90))
    found = Moves(decision, TODAY).of("django")
    tried = what_if(found, change)
    edit = take_plan_change(decision, "django", change, TODAY)
    taken = Moves(edit.apply(decision), TODAY).of("django")
    assert taken.chance is not None
    assert tried.chance is not None
    assert taken.chance == pytest.approx(tried.chance, abs=0.08)
    assert taken.p50 is not None
    assert tried.p50 is not None
    assert abs((taken.p50 - tried.p50).days) <= 7


def test_what_ended_keeps_its_weeks_and_what_runs_keeps_what_is_behind() -> None:
    begun = TODAY - timedelta(weeks=6)
    over = Phase(
        weeks=Interval(3, 4), started_on=begun - timedelta(weeks=4), ended_on=begun, result="passed",
        checks={"a": Check(words="It works", met_on=begun)},
    )  # fmt: skip
    runs = Phase(weeks=Interval(8, 10), started_on=begun)
    decision = plan(over, runs, Phase(weeks=Interval(4, 6)), people=Interval(5, 5), effort=Interval(100, 120))
    edit = take_plan_change(decision, "django", PlanChange(less_scope=0.5), TODAY)
    after = edit.apply(decision)
    phases = after.paths["django"].phases
    assert phases["phase-0"] == over
    new = phases["phase-1"].weeks
    assert new is not None
    assert 6 < new.low < 8, "half of what is left of it"
    assert phases["phase-2"].weeks == Interval(2, 3)
    effort = after.candidates["django"].costs.switching_weeks
    assert effort is not None
    assert 50 < effort.low < 100, "what is spent is spent"


def test_a_date_alone_touches_nothing_else() -> None:
    decision = plan(Phase(weeks=Interval(4, 6)), people=Interval(5, 5))
    day = TODAY + timedelta(weeks=40)
    after = take_plan_change(decision, "django", PlanChange(forced_on=day), TODAY).apply(decision)
    assert after == put(decision, ("frame", "waiting", "forced_on"), day)


def test_nothing_tried_is_nothing_to_take() -> None:
    decision = plan(Phase(weeks=Interval(4, 6)))
    with pytest.raises(PathError, match="nothing was tried"):
        take_plan_change(decision, "django", PlanChange(), TODAY)


def test_the_usual_phases_of_a_candidate_without_a_path_are_not_written_into_the_file() -> None:
    decision = put(plan(), ("paths",), {})
    after = take_plan_change(decision, "django", PlanChange(less_scope=0.2), TODAY).apply(decision)
    assert get(after, ("paths", "django", "phases")) in (None, {})
    assert planned_after(input_of(decision, "django", TODAY), PlanChange(less_scope=0.2))
