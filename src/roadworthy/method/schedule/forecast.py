"""The forecast itself: 10,000 draws of a plan, as it is or as it might be. numpy comes with the first."""

from datetime import date
from typing import Final

from roadworthy.method.schedule.change import PlanChange
from roadworthy.method.schedule.effort import effort_left, needed_people
from roadworthy.method.schedule.inputs import ScheduleInput
from roadworthy.method.schedule.result import SAMPLES, PhaseForecast, Schedule
from roadworthy.method.weight_distribution import DEFAULT_SEED
from roadworthy.model import Interval
from roadworthy.model.frozen import frozen

HALF: Final = 0.5
MOST: Final = 0.8
"""The two chances at which a day is told."""


def schedule_of(candidate: str, it: ScheduleInput, *, seed: int = DEFAULT_SEED) -> Schedule:
    """The phases of a candidate's move forecast; after a failed phase there is no forecast.

    The lengths are log-normal with the planned weeks as their 10 % and 90 % points.
    """
    from roadworthy.method.robustness.phase_ends import day_at, ends, share_by  # noqa: PLC0415 - numpy on first use

    drawn = ends(it, SAMPLES, seed)
    learned = it.learned
    phases = tuple(
        PhaseForecast(
            phase.slug,
            Interval(phase.low, phase.high),
            phase.length_from,
            phase.time,
            None if end is None else day_at(end, HALF, it.today),
            None if end is None else day_at(end, MOST, it.today),
            None if phase.time == "ended" else learned,
        )
        for phase, end in zip(it.phases, drawn, strict=True)
    )
    last = drawn[-1] if drawn and not it.failed else None
    p80 = None if last is None else phases[-1].p80
    return Schedule(
        candidate=candidate,
        basis=it,
        seed=seed,
        phases=phases,
        p50=None if last is None else phases[-1].p50,
        p80=p80,
        chance=None if last is None or it.forced_on is None else share_by(last, it.forced_on, it.today),
        effort_left=effort_left(it),
        needed_people=needed_people(it, p80),
    )


@frozen
class WhatIf:
    """What a change would do to a schedule."""

    change: PlanChange
    chance: float | None
    """To be in time; None without a date or a forecast."""
    p50: date | None
    p80: date | None


def what_if(found: Schedule, change: PlanChange) -> WhatIf:
    """The same draws with what lies ahead changed, so that a difference is no noise."""
    from roadworthy.method.robustness.phase_ends import day_at, ends, share_by  # noqa: PLC0415 - as above

    it = found.basis
    drawn = () if it.failed else ends(it, SAMPLES, found.seed, tuple(change.speeds(it)))
    last = drawn[-1] if drawn else None
    if last is None:
        return WhatIf(change, None, None, None)
    forced = change.forced_on or it.forced_on
    chance = None if forced is None else share_by(last, forced, it.today)
    return WhatIf(change, chance, day_at(last, HALF, it.today), day_at(last, MOST, it.today))
