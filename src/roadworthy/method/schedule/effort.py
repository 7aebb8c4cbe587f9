"""Effort against people: what is left to do, and how many it takes in the time there is."""

from datetime import date
from math import fsum

from roadworthy.method.schedule.inputs import ScheduleInput
from roadworthy.model import Interval


def spent_share(it: ScheduleInput) -> float:
    """The share of the effort that is behind: the ended phases, and the running one for the time it has run.

    Measured by the phases' planned middles (a + b) / 2; a running phase counts for its middle at the most.
    """
    total = fsum(phase.middle for phase in it.phases)
    behind = 0.0
    for phase in it.phases:
        if phase.time == "ended":
            behind += phase.middle
        elif phase.time == "running" and phase.started_on is not None:
            behind += min(phase.middle, (it.today - phase.started_on).days / 7)
    return behind / total if total > 0 else 0.0


def effort_left(it: ScheduleInput) -> Interval | None:
    """Person-weeks that are not spent yet; None where nobody said how many there are, or a phase failed."""
    if it.effort is None or it.failed or not it.phases:
        return None
    rest = 1 - spent_share(it)
    return Interval(it.effort.low * rest, it.effort.high * rest)


def weeks_there_are(it: ScheduleInput, p80: date | None) -> float | None:
    """Weeks from the first phase's start, or today if that is later, to the forced date, else to `p80`.

    None where there is neither, and where no time is left.
    """
    until = it.forced_on or p80
    if until is None or not it.phases:
        return None
    first = it.phases[0]
    start = max(it.today, first.started_on or first.starts_on or it.today)
    days = (until - start).days
    return days / 7 if days > 0 else None


def needed_people(it: ScheduleInput, p80: date | None) -> Interval | None:
    """Full-time equivalents that spend what is left of the effort in the weeks there are."""
    left, weeks = effort_left(it), weeks_there_are(it, p80)
    return None if left is None or weeks is None else Interval(left.low / weeks, left.high / weeks)
