"""Risks, the decision itself, and the record's status: the answers of the last two stations."""

from typing import ClassVar, Final, Literal

from roadworthy.model.aftermath import Figures
from roadworthy.model.base import Count, Day, Lines, Record
from roadworthy.model.text import Line, Text

Status = Literal[
    "framing", "choosing", "proposed", "decided", "migrating", "done", "reopened", "abandoned", "superseded"
]
DECIDED: Final[frozenset[Status]] = frozenset({"decided", "migrating", "done"})
"""The states of a record in which people rely on what was decided."""
RiskState = Literal["open", "watched", "came-true", "closed"]
RaisedState = Literal["accepted", "dismissed"]


class ChecklistItem(Record):
    """One of the four common ways to go wrong; open until answered."""

    IMPLICIT: ClassVar[bool] = True

    applies: Literal["yes", "no", "unknown"] | None = None
    because: Text = ""


class Risk(Record):
    """A line of the register."""

    title: Line = ""
    likelihood: Count | None = None
    """1 (hardly) to 5 (almost surely)."""
    impact: Count | None = None
    """1 (a nuisance) to 5 (it stops us)."""
    sign: Text = ""
    mitigation: Text = ""
    if_it_comes: Text = ""
    owner: Line = ""
    review_on: Day | None = None
    state: RiskState = "open"
    raised_by: Line = ""
    """The id of the finding that it was accepted from."""


class Raised(Record):
    """What a person said to a risk or advice that the answers raised; keyed by the finding's id."""

    IMPLICIT: ClassVar[bool] = True

    state: RaisedState | None = None
    reason: Text = ""
    role: Line = ""
    on: Day | None = None
    answers: Lines = ()
    """The answers it rested on then, as ``path = value``; when one changes, it is raised again."""


class Recovery(Record):
    """What is done when a choice turns out wrong."""

    isolate: Text = ""
    pieces: Text = ""
    way: Literal["piece-by-piece", "big-bang"] | None = None
    criteria_update: Text = ""


class Outcome(Record):
    """The decision."""

    chosen: Line = ""
    reasons: Lines = ()
    dissent: Text = ""
    would_change: Text = ""
    reopen_when: Text = ""
    review_on: Day | None = None
    decided_on: Day | None = None
    decided_by: Line = ""
    superseded_by: Line = ""


class StatusMove(Record):
    """The status moved, by somebody, on a day."""

    status: Status | None = None
    on: Day | None = None
    role: Line = ""
    note: Text = ""
    met: Lines = ()
    """Ids of the conditions for reopening that were met by then: those who moved it knew them."""
    then: Figures = Figures.blank()
    """The figures of that day, where it was moved to decided."""
