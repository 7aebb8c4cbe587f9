"""What would cure a plan that misses its date, in figures."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from roadworthy.method.in_time import SURE_ENOUGH
from roadworthy.method.schedule.change import PlanChange, first_to_join
from roadworthy.method.schedule.forecast import WhatIfs
from roadworthy.method.schedule.result import Schedule
from roadworthy.model.frozen import frozen

CureKind = Literal["scope", "people", "date", "interim"]

_SCOPE_STEP: Final = 0.05
_SCOPE_MOST: Final = 0.5
"""More than half of the scope is another project."""


@frozen
class Cure:
    """One way to hold the date, and how far it gets."""

    kind: CureKind
    chance: float
    """To be in time with it. Below `SURE_ENOUGH` where even the most of its kind is not enough."""
    share: float = 0.0
    """``scope``: the share of what is left that is not moved."""
    person_weeks: float | None = None
    """``scope``: the same in person-weeks, where the effort is known."""
    people: int = 0
    """``people``: how many join."""
    on: date | None = None
    """``people``: from when; ``date``: the day that holds."""
    candidate: str = ""
    """``interim``: the present stack's upgrade, which buys time."""


def cures(found: Schedule, others: Iterable[Schedule] = ()) -> tuple[Cure, ...]:
    """The least of each kind with which the chance is `SURE_ENOUGH`, else the most of it with what it gives.

    Less scope in steps of a twentieth up to half; people by one up to as many again; the date that holds as
    it is; and of `others`, upgrades of the present stack, the likeliest that is in time. Empty where the plan
    holds, and without a date or a forecast.
    """
    chance, forced = found.chance, found.basis.forced_on
    if chance is None or chance >= SURE_ENOUGH or forced is None:
        return ()
    tried = WhatIfs(found)
    told = [_scope(found, tried)]
    if found.people is not None and forced > first_to_join(found.basis.today):
        told.append(_people(found, tried, found.people.high))
    if found.p80 is not None:
        told.append(Cure("date", SURE_ENOUGH, on=found.p80))
    quicker = [it for it in others if it.candidate != found.candidate and (it.chance or 0.0) > chance]
    if best := max(quicker, key=lambda it: it.chance or 0.0, default=None):
        told.append(Cure("interim", best.chance or 0.0, candidate=best.candidate, on=best.p80))
    return tuple(told)


def _scope(found: Schedule, tried: WhatIfs) -> Cure:
    steps = round(_SCOPE_MOST / _SCOPE_STEP)
    share, chance = 0.0, 0.0
    for step in range(1, steps + 1):
        share = step * _SCOPE_STEP
        chance = tried.chance(PlanChange(less_scope=share))
        if chance >= SURE_ENOUGH:
            break
    left = found.effort_left
    return Cure("scope", chance, share=share, person_weeks=None if left is None else share * left.middle)


def _people(found: Schedule, tried: WhatIfs, there: float) -> Cure:
    most = max(1, round(there))
    day = first_to_join(found.basis.today)
    people, chance = 0, 0.0
    for people in range(1, most + 1):
        chance = tried.chance(PlanChange(more_people=people, joins_on=day))
        if chance >= SURE_ENOUGH:
            break
    return Cure("people", chance, people=people, on=day)
