"""A schedule as it is told: days at two chances, the chance to be in time, effort against people."""

from datetime import date
from math import sqrt

from roadworthy.method.schedule.inputs import LengthFrom, PhaseTime, ScheduleInput
from roadworthy.model import Interval
from roadworthy.model.frozen import frozen

SAMPLES = 10_000
"""Draws of a schedule."""


@frozen
class PhaseForecast:
    """When one phase can be over."""

    slug: str
    weeks: Interval
    """Its planned length: one in ten is shorter than the low end, one in ten longer than the high one."""
    length_from: LengthFrom
    time: PhaseTime
    p50: date | None
    """The day by which it is over in half of the draws; its own where it ended."""
    p80: date | None
    """The same in 80 of 100."""
    learned: float | None
    """The factor on its planned length from the phases that ended; None where none has, and for those."""


@frozen
class Schedule:
    """When a candidate's move can be over, and whether that is in time. None: nothing to work it out from."""

    candidate: str
    basis: ScheduleInput
    seed: int
    phases: tuple[PhaseForecast, ...]
    """Up to the first failed phase, without skipped ones."""
    p50: date | None
    p80: date | None
    chance: float | None
    """Share of the draws that are over on or before the forced date; None without one."""
    effort_left: Interval | None
    """Person-weeks that are not spent yet."""
    needed_people: Interval | None
    """People that it takes to spend them in the time there is."""

    @property
    def people(self) -> Interval | None:
        """Those who work on it."""
        return self.basis.people

    @property
    def over(self) -> bool:
        """Whether every phase has ended: there is nothing left to forecast."""
        return bool(self.phases) and all(row.time == "ended" for row in self.phases)

    @property
    def error(self) -> float | None:
        """Half the width of the 95 % interval of the chance: 1.96 sqrt(p (1 - p) / K)."""
        return None if self.chance is None else 1.96 * sqrt(self.chance * (1 - self.chance) / SAMPLES)

    @property
    def weeks_over(self) -> float | None:
        """Weeks by which the 80-in-100 day is past the forced one; negative where it lies before."""
        forced = self.basis.forced_on
        return None if self.p80 is None or forced is None else (self.p80 - forced).days / 7
