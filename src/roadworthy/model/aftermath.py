"""What is kept after a decision: the figures of the day on which it was made, and what was learned since."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from roadworthy.model.base import NO_ROWS, Amount, AtMost, Count, Day, Number, Record, Table
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import MaybeInterval
from roadworthy.model.text import Line, Text


def _share(value: float) -> float:
    if value > 1:
        raise ValueError("a share is a number from 0 to 1")
    return value


PartOfOne = Annotated[Amount, AfterValidator(_share), AtMost(1)]
"""A part of the whole, from 0 to 1."""

Direction = Literal["too-high", "right", "too-low"]
"""How a criterion was judged, seen from later: ``too-high`` is one that turned out worse than its score."""


class StandingThen(Record):
    """Where one candidate stood on the day of a decision."""

    rank: Count | None = None
    """Its place, 1 the first; absent where it was ruled out."""
    value: Number | None = None
    share: PartOfOne | None = None
    """Share of the plausible weights and scores in which it came first."""


class EndThen(Record):
    """When one phase could be over, as it was worked out on the day of a decision."""

    p50: Day | None = None
    p80: Day | None = None


class Figures(Record):
    """What the figures said on the day of a decision: written with the move to decided, kept as they were."""

    chosen: Line = ""
    """The key of the candidate that was chosen."""
    p50: Day | None = None
    """The day by which its move would be over in half of all cases."""
    p80: Day | None = None
    """The same in 80 of 100."""
    forced_on: Day | None = None
    """The date that forced it."""
    chance: PartOfOne | None = None
    """The chance to be over by that date."""
    effort: MaybeInterval = None
    """Person-weeks that the move was thought to take."""
    upgrades: MaybeInterval = None
    """Forced upgrades of the chosen candidate that were expected."""
    upgrade_months: Count | None = None
    """Months from that day for which they were expected."""
    standings: Table[StandingThen] = NO_ROWS
    """By candidate."""
    ends: Table[EndThen] = NO_ROWS
    """By phase of the path that was walked."""
    judged: Table[MaybeInterval] = NO_ROWS
    """The chosen candidate's scores, by criterion."""


class Hindsight(Record):
    """What came, once the phases were over; beside what had been expected."""

    looked_on: Day | None = None
    effort: MaybeInterval = None
    """Person-weeks that the move took."""
    upgrades: Count | None = None
    """Upgrades to a new version line that came since the decision."""


class Lesson(Record):
    """What a decision taught: how a criterion was judged, seen from later, or anything else in words.

    A lesson about a criterion has the criterion's key; one about something else has a key from its words.
    """

    IMPLICIT: ClassVar[bool] = True

    criterion: Line = ""
    """The key of the criterion that it is about; empty: about something else."""
    direction: Direction | None = None
    words: Text = ""
    on: Day | None = None


@frozen
class EarlierLesson:
    """A lesson as it stands in another decision, for one that is being made."""

    file: str
    """The name of that decision's file."""
    title: str
    """What that decision is called."""
    criterion: str
    """The key of the criterion there; empty: it is about something else."""
    name: str
    """What the criterion is called there."""
    direction: Direction | None
    words: str
    on: date | None
    candidate: str = ""
    """What was chosen there, and so judged from later: its name."""
    off: float | None = None
    """By how much of `scale` its score was off: what it was decided on, less what stands there today."""
    scale: tuple[float, float] = (1.0, 5.0)
    """The scale of its scores, low end and high."""
