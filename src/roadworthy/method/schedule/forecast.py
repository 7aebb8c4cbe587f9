"""The forecast itself: 10,000 draws of a plan, as it is or as it might be. numpy comes with the first."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from roadworthy.method.schedule.change import PlanChange
from roadworthy.method.schedule.effort import effort_left, needed_people
from roadworthy.method.schedule.inputs import ScheduleInput
from roadworthy.method.schedule.result import SAMPLES, PhaseForecast, Schedule
from roadworthy.method.weight_distribution import DEFAULT_SEED
from roadworthy.model import Interval
from roadworthy.model.frozen import frozen

if TYPE_CHECKING:
    from roadworthy.method.robustness.normal import Floats
    from roadworthy.method.robustness.phase_ends import PhaseDraws

HALF: Final = 0.5
MOST: Final = 0.8
"""The two chances at which a day is told."""


def schedule_of(candidate: str, it: ScheduleInput, *, seed: int = DEFAULT_SEED) -> Schedule:
    """The phases of a candidate's move forecast; after a failed phase there is no forecast.

    The lengths are log-normal with the planned weeks as their 10 % and 90 % points.
    """
    from roadworthy.method.robustness.phase_ends import PhaseDraws, day_at, share_by  # noqa: PLC0415 - numpy on first use

    drawn = PhaseDraws(it, SAMPLES, seed).ends()
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


class WhatIfs:
    """Changes of one schedule, all on its own draws, so that a difference is no noise."""

    def __init__(self, found: Schedule) -> None:
        self._found: Final = found

    @cached_property
    def _draws(self) -> "PhaseDraws":
        from roadworthy.method.robustness.phase_ends import PhaseDraws  # noqa: PLC0415 - as above

        return PhaseDraws(self._found.basis, SAMPLES, self._found.seed)

    def _last(self, change: PlanChange) -> "Floats | None":
        """The ends of the last phase with what lies ahead changed; None without a forecast."""
        it = self._found.basis
        drawn = () if it.failed else self._draws.ends(tuple(change.speeds(it)))
        return drawn[-1] if drawn else None

    def chance(self, change: PlanChange) -> float:
        """The chance to be in time with a change; 0 without a date or a forecast."""
        return self._chance(self._last(change), change) or 0.0

    def of(self, change: PlanChange) -> WhatIf:
        """All that a change would do."""
        from roadworthy.method.robustness.phase_ends import day_at  # noqa: PLC0415 - as above

        last, today = self._last(change), self._found.basis.today
        if last is None:
            return WhatIf(change, None, None, None)
        return WhatIf(
            change, self._chance(last, change), day_at(last, HALF, today), day_at(last, MOST, today)
        )

    def _chance(self, last: "Floats | None", change: PlanChange) -> float | None:
        from roadworthy.method.robustness.phase_ends import share_by  # noqa: PLC0415 - as above

        forced = change.forced_on or self._found.basis.forced_on
        return None if last is None or forced is None else share_by(last, forced, self._found.basis.today)


def what_if(found: Schedule, change: PlanChange) -> WhatIf:
    """What one change of a schedule would do; `WhatIfs` where there are several."""
    return WhatIfs(found).of(change)
