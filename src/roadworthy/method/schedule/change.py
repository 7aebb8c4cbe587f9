"""A what-if on a schedule: more people, less to move, another date. It never touches the file."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from roadworthy.method.schedule.inputs import ScheduleInput
from roadworthy.model.frozen import frozen

NOTICE_DAYS: Final = 28
"""Days before anybody who is asked for today is there."""


@frozen
class Speed:
    """From a day on, what is left of every phase takes this share of its time."""

    share: float
    """1 changes nothing; 0.5 halves what is left."""
    after: int = 0
    """Days after today from which it does."""


@frozen
class PlanChange:
    """What could be done about a plan that does not hold."""

    more_people: float = 0.0
    """Full-time equivalents who join those at work, from `joins_on` on."""
    joins_on: date | None = None
    """The first of a month, four weeks ahead or more, where nobody says."""
    less_scope: float = 0.0
    """The share of what is left that is not moved, 0 to 1."""
    forced_on: date | None = None
    """Another date; None keeps the one there is."""

    def speeds(self, it: ScheduleInput) -> Iterator[Speed]:
        """How it changes what lies ahead.

        Less scope shortens all of it in proportion. More people do from the day they join: P of P + k, as if
        each were as quick as the rest at once. That is the best that can come of it; Brooks, The Mythical
        Man-Month (1975): who joins late slows it first.
        """
        if self.less_scope > 0:
            yield Speed(1 - min(1.0, self.less_scope))
        if self.more_people > 0 and it.people is not None:
            day = self.joins_on or first_to_join(it.today)
            there = it.people.middle
            yield Speed(there / (there + self.more_people), max(0, (day - it.today).days))


def first_to_join(today: date) -> date:
    """The first of the month that lies four weeks ahead or more."""
    soonest = today + timedelta(days=NOTICE_DAYS)
    return soonest if soonest.day == 1 else (soonest.replace(day=1) + timedelta(days=32)).replace(day=1)
