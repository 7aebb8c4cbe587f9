"""The schedule of random plans against a second implementation, written from the definitions alone."""

from datetime import timedelta
from math import exp

import pytest

import naive_schedule as naive
from examples import few
from naive_schedule import Step
from plans_of_moves import TODAY, random_plan
from roadworthy.method.schedule import input_of, schedule_of
from roadworthy.model import Interval


def ends(interval: Interval | None) -> tuple[float, float] | None:
    return None if interval is None else (interval.low, interval.high)


@few("seed", range(24), *range(6))
def test_the_same_draws_give_the_same_days_and_the_same_chance(seed: int) -> None:
    decision, steps = random_plan(seed)
    it = input_of(decision, "django", TODAY)
    found = schedule_of("django", it)
    effort, people = ends(it.effort), ends(it.people)
    if not any(step.state != "skipped" for step in steps.values()):
        assert found.p50 is None
        return
    draws = naive.forecast(steps, TODAY, effort, people)
    assert [row.slug for row in found.phases] == list(draws)
    weeks = naive.lengths(steps, effort, people)
    r, n = naive.learned(steps, weeks)
    for row in found.phases:
        assert ends(row.weeks) == pytest.approx(weeks[row.slug])
        assert row.p50 == naive.day(draws[row.slug], 0.5, TODAY)
        assert row.p80 == naive.day(draws[row.slug], 0.8, TODAY)
        if n and steps[row.slug].state != "ended":
            assert row.learned == pytest.approx(exp(r * n / (n + 2)))
        else:
            assert row.learned is None
    last = draws[found.phases[-1].slug]
    assert (found.p50, found.p80) == (naive.day(last, 0.5, TODAY), naive.day(last, 0.8, TODAY))
    forced = it.forced_on
    assert forced is not None
    chance = naive.in_time(last, forced, TODAY)
    assert found.chance == pytest.approx(chance, abs=1e-4)
    assert found.error == pytest.approx(1.96 * (chance * (1 - chance) / 10_000) ** 0.5, abs=1e-4)
    if effort is None:
        assert (found.effort_left, found.needed_people) == (None, None)
        return
    figures = naive.effort_and_people(steps, TODAY, effort, people, forced)
    assert ends(found.effort_left) == pytest.approx(figures["left"])
    assert ends(found.needed_people) == pytest.approx(figures["needed"])


def test_the_naive_one_is_right_about_a_plan_of_one_phase() -> None:
    """Medians and 80 % points of a log-normal length, known in closed form."""
    step = {"a": Step((4.0, 9.0))}
    draws = naive.forecast(step, TODAY)["a"]
    mu, sigma = naive.mu_sigma((4.0, 9.0))
    for share in (0.1, 0.5, 0.8, 0.9):
        exact = 7 * exp(mu + sigma * naive.NORMAL.inv_cdf(share))
        assert naive.day(draws, share, TODAY) - TODAY == pytest.approx(
            timedelta(days=exact), abs=timedelta(days=2)
        )
