"""When a move can be over: each rule of the definition on a plan that shows it, and what always holds."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from plans_of_moves import CHECKS, SLUGS, TODAY, decision, ended, phase
from roadworthy.knowledge.phases import phase_guides
from roadworthy.method.schedule import Moves, Schedule, input_of, schedule_of
from roadworthy.method.schedule.inputs import GUESS, KINDS, USUAL
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import MustHave
from roadworthy.model.landscape import Candidate
from roadworthy.model.path import Phase


def told(it: Decision, candidate: str = "django", today: date = TODAY) -> Schedule:
    return schedule_of(candidate, input_of(it, candidate, today))


def weeks(*lengths: float | Interval) -> tuple[Phase, ...]:
    return tuple(phase(weeks=one if isinstance(one, Interval) else Interval(one, one)) for one in lengths)


def test_the_usual_lengths_are_those_of_the_guide() -> None:
    assert {guide.id: guide.kind for guide in phase_guides()} == KINDS
    for guide in phase_guides():
        assert USUAL.get(guide.kind, GUESS) == guide.weeks


def test_lengths_without_a_range_add_up_to_the_day() -> None:
    found = told(decision(*weeks(2, 4, 6, 3)))
    assert [row.p50 for row in found.phases] == [TODAY + timedelta(weeks=n) for n in (2, 6, 12, 15)]
    assert found.p50 == found.p80 == TODAY + timedelta(weeks=15)


def test_part_of_a_day_is_a_day() -> None:
    assert told(decision(*weeks(2.5))).p50 == TODAY + timedelta(days=18)


def test_a_range_is_read_as_one_in_ten_and_nine_in_ten() -> None:
    it = decision(phase(weeks=Interval(4.0, 9.0)))
    for day, share in ((28, 0.1), (42, 0.5), (63, 0.9)):
        chance = told(put(it, ("frame", "waiting", "forced_on"), TODAY + timedelta(days=day))).chance
        assert chance == pytest.approx(share, abs=0.015)


def test_on_the_day_is_in_time_and_the_day_before_is_not() -> None:
    it = decision(*weeks(5), forced_on=TODAY + timedelta(weeks=5))
    found = told(it)
    assert (found.chance, found.error, found.weeks_over) == (1.0, 0.0, 0.0)
    late = told(put(it, ("frame", "waiting", "forced_on"), TODAY + timedelta(days=34)))
    assert (late.chance, late.error) == (0.0, 0.0)


def test_a_phase_ahead_waits_for_today_for_its_date_and_for_the_one_before() -> None:
    later = TODAY + timedelta(weeks=10)
    past = TODAY - timedelta(weeks=10)
    found = told(
        decision(
            phase(weeks=Interval(2.0, 2.0), starts_on=past),
            phase(weeks=Interval(2.0, 2.0), starts_on=later),
            phase(weeks=Interval(2.0, 2.0), starts_on=past),
        )
    )
    assert [row.p50 for row in found.phases] == [TODAY + timedelta(weeks=n) for n in (2, 12, 14)]


def test_what_ended_counts_from_its_day_and_what_is_skipped_takes_no_time() -> None:
    done = ended(TODAY - timedelta(weeks=9), TODAY - timedelta(weeks=7), Interval(2.0, 2.0))
    skipped = phase(weeks=Interval(50.0, 60.0), result="skipped")
    found = told(decision(done, skipped, *weeks(3)))
    assert [row.slug for row in found.phases] == [SLUGS[0], SLUGS[2]]
    assert found.phases[0].p80 == TODAY - timedelta(weeks=7)
    assert found.p50 == TODAY + timedelta(weeks=3)


def test_after_a_failed_phase_there_is_no_forecast_and_it_is_named() -> None:
    failed = phase(weeks=Interval(2.0, 2.0), started_on=TODAY, result="failed", name="Trial")
    found = told(
        decision(*weeks(1), failed, *weeks(3), forced_on=TODAY, effort=Interval(9.0, 9.0), capacity=3)
    )
    assert [row.p50 for row in found.phases] == [TODAY + timedelta(weeks=1)]
    assert found.basis.failed == "Trial"
    figures = (found.p50, found.p80, found.chance, found.error, found.effort_left, found.needed_people)
    assert figures == (None,) * 6


def test_twice_as_long_as_planned_makes_the_rest_longer_and_more_so_the_oftener() -> None:
    def slow(count: int) -> list[Phase]:
        day = TODAY - timedelta(weeks=4 * count)
        starts = (day + timedelta(weeks=4 * n) for n in range(count))
        return [ended(start, start + timedelta(weeks=4), Interval(2.0, 2.0)) for start in starts]

    for count, factor in ((1, 2 ** (1 / 3)), (2, 2 ** (2 / 4)), (3, 2 ** (3 / 5))):
        last = told(decision(*slow(count), *weeks(6))).phases[-1]
        assert last.learned == pytest.approx(factor)
        assert last.p50 == TODAY + timedelta(days=-(-42 * factor // 1))


def test_half_a_day_of_work_counts_as_a_day() -> None:
    done = ended(TODAY, TODAY, Interval(1.0, 1.0))
    assert input_of(decision(done, *weeks(2)), "django", TODAY).learned == pytest.approx((1 / 7) ** (1 / 3))


def test_a_running_phase_is_never_over_yesterday_and_waits_longer_the_longer_it_lasted() -> None:
    ends = []
    for lasted in (0, 3, 6, 9, 30, 400):
        running = phase(weeks=Interval(4.0, 6.0), started_on=TODAY - timedelta(weeks=lasted))
        found = told(decision(running))
        assert found.p50 is not None
        assert found.p50 >= TODAY
        ends.append((found.p50 - TODAY).days + 7 * lasted)
    assert ends == sorted(ends)


def test_the_rest_of_the_effort_is_the_last_phases_length() -> None:
    early = weeks(Interval(2.0, 4.0), Interval(4.0, 6.0), Interval(6.0, 12.0))
    open_end = (*early, phase(kind="full-migration"))

    def rest(**said: Any) -> tuple[Interval, str]:
        row = told(decision(*open_end, **said)).phases[-1]
        return row.weeks, row.length_from

    assert rest() == (Interval(4.0, 12.0), "guess")
    assert rest(effort=Interval(100.0, 200.0)) == (Interval(4.0, 12.0), "guess")
    assert rest(effort=Interval(100.0, 200.0), capacity=4) == (Interval(3.0, 38.0), "effort")
    assert rest(effort=Interval(100.0, 200.0), people=Interval(4.0, 5.0)) == (Interval(1.0, 38.0), "effort")
    assert rest(effort=Interval(14.0, 20.0), capacity=9) == (Interval(1.0, 2.0), "effort")
    assert rest(effort=Interval(900.0, 900.0), capacity=10) == (Interval(68.0, 78.0), "effort")
    assert rest(effort=Interval(100.0, 200.0), capacity=0) == (Interval(4.0, 12.0), "guess")


def test_its_low_end_is_never_above_its_high_one() -> None:
    spread = weeks(1, 1, Interval(1.0, 1.0))
    it = decision(*spread, phase(), effort=Interval(40.0, 41.0), people=Interval(1.0, 40.0))
    low, high = told(it).phases[-1].weeks
    assert low <= high


def test_the_paths_people_come_before_the_teams_capacity() -> None:
    it = decision(*weeks(4), people=Interval(2.0, 3.0), capacity=9)
    assert told(it).people == Interval(2.0, 3.0)
    assert told(decision(*weeks(4), capacity=9)).people == Interval(9.0, 9.0)
    assert told(decision(*weeks(4))).people is None


def test_without_a_path_the_four_phases_are_the_usual_ones() -> None:
    found = told(decision(capacity=9))
    assert [row.slug for row in found.phases] == list(SLUGS)
    assert [row.length_from for row in found.phases] == ["usual", "usual", "usual", "guess"]
    assert not found.basis.planned


def test_what_is_spent_is_taken_off_the_effort() -> None:
    done = ended(TODAY - timedelta(weeks=9), TODAY - timedelta(weeks=4), Interval(2.0, 4.0))
    running = phase(weeks=Interval(4.0, 6.0), started_on=TODAY - timedelta(weeks=2))
    planned = weeks(Interval(6.0, 12.0), Interval(3.0, 3.0))
    it = decision(done, running, *planned, effort=Interval(40.0, 80.0), forced_on=TODAY + timedelta(weeks=10))
    found = told(it)
    share = (3 + 2) / (3 + 5 + 9 + 3)
    assert found.effort_left == pytest.approx((40 * (1 - share), 80 * (1 - share)))
    assert found.needed_people == pytest.approx((4 * (1 - share), 8 * (1 - share)))
    long_ago = put(it, ("paths", "django", "phases", SLUGS[1], "started_on"), TODAY - timedelta(weeks=30))
    assert told(long_ago).effort_left == pytest.approx((40 * 12 / 20, 80 * 12 / 20))


def test_people_are_counted_from_the_first_phases_start_and_without_a_date_to_80_in_100() -> None:
    start = TODAY + timedelta(weeks=5)
    it = decision(phase(weeks=Interval(8.0, 8.0), starts_on=start), effort=Interval(40.0, 80.0))
    assert told(it).needed_people == Interval(5.0, 10.0)
    forced = put(it, ("frame", "waiting", "forced_on"), TODAY + timedelta(weeks=7))
    assert told(forced).needed_people == Interval(20.0, 40.0)
    gone = put(it, ("frame", "waiting", "forced_on"), TODAY - timedelta(days=1))
    assert told(gone).needed_people is None


def test_nobody_knows_the_people_of_an_effort_that_nobody_gave() -> None:
    found = told(decision(*weeks(4), capacity=3))
    assert (found.effort_left, found.needed_people) == (None, None)


def two(**must_haves: str) -> Decision:
    it = decision(*weeks(8), forced_on=TODAY + timedelta(weeks=10))
    go = Candidate.model_validate({"name": "Go", "must_haves": must_haves})
    it = put(it, ("candidates",), {**it.candidates, "go": go})
    return put(it, ("must_haves",), {"db": MustHave(name="db")})


def test_the_best_chance_is_over_all_that_are_in_the_running() -> None:
    best = Moves(two(), TODAY).best_chance
    assert best is not None
    assert (best.candidate, best.chance) == ("django", 1.0)
    slow = put(two(), ("paths", "django", "phases", SLUGS[0], "weeks"), Interval(30.0, 30.0))
    best = Moves(slow, TODAY).best_chance
    assert best is not None
    assert (best.candidate, best.chance) == ("go", pytest.approx(0.0, abs=0.02))
    assert list(Moves(two(db="no"), TODAY).schedules) == ["django"]
    undated = put(two(), ("frame", "waiting", "forced_on"), None)
    assert Moves(undated, TODAY).best_chance is None


def test_who_stays_as_they_are_makes_no_move() -> None:
    stays = put(two(), ("candidates", "go", "present"), "as-is")
    assert list(Moves(stays, TODAY).schedules) == ["django"]
    alone = stays.model_copy(update={"candidates": {"go": stays.candidates["go"]}})
    assert list(Moves(alone, TODAY).schedules) == ["go"]


def test_another_phase_or_candidate_changes_no_draw() -> None:
    short = told(decision(phase(weeks=Interval(4.0, 9.0))))
    long = told(decision(phase(weeks=Interval(4.0, 9.0)), *weeks(3)))
    assert short.phases[0] == long.phases[0]


def test_the_seed_is_asked_for_and_kept() -> None:
    it = input_of(
        decision(phase(weeks=Interval(4.0, 40.0)), forced_on=TODAY + timedelta(weeks=13)), "django", TODAY
    )
    one, other = schedule_of("django", it, seed=1), schedule_of("django", it, seed=2)
    assert one == schedule_of("django", it, seed=1)
    assert one.chance != other.chance


days = st.none() | st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
lengths = st.none() | st.tuples(st.sampled_from([0, 1, 3, 8, 50, 1e15]), st.sampled_from([0, 1, 4, 30])).map(
    lambda pair: Interval(float(pair[0]), float(pair[0] + pair[1]))
)
any_phase = st.builds(
    Phase,
    weeks=lengths,
    starts_on=days,
    started_on=days,
    ended_on=days,
    result=st.sampled_from([None, "passed", "failed", "skipped"]),
    checks=st.sampled_from([{}, CHECKS]),
)


@portion(0.6)
@given(
    st.lists(any_phase, max_size=4), days, st.sampled_from([None, Interval(0.0, 0.0), Interval(9.0, 50.0)])
)
def test_whatever_the_plan_the_days_are_in_order(
    phases: list[Phase], forced: date | None, effort: Interval | None
) -> None:
    found = told(decision(*phases, forced_on=forced, effort=effort, capacity=2))
    for row in found.phases:
        assert (row.p50 is None) <= (row.p80 is None)
        if row.p50 and row.p80:
            assert row.p50 <= row.p80
        if row.time != "ended" and row.p50:
            assert row.p50 >= TODAY
    if found.chance is not None:
        assert 0 <= found.chance <= 1
    if found.effort_left:
        assert 0 <= found.effort_left.low <= found.effort_left.high
