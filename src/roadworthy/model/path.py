"""From the decision to production: the answers of the seventh station."""

from typing import ClassVar, Literal

from roadworthy.model.base import NO_ROWS, Answer, Count, Day, Lines, Record, Table
from roadworthy.model.interval import MaybeInterval
from roadworthy.model.text import Line, Text

PhaseKind = Literal["proof", "critical-path", "parallel-run", "full-migration"]
PhaseResult = Literal["passed", "on-word", "failed", "skipped"]
TeamLoad = Literal["light", "right", "heavy", "crunch"]
Mood = Literal["good", "mixed", "low"]


class Check(Record):
    """What has to hold before a phase may be left."""

    words: Line = ""
    met_on: Day | None = None
    note: Text = ""


class Flag(Record):
    """A feature flag: which share of traffic sees the new system, and the way back."""

    name: Line = ""
    share: Count | None = None
    """Percent of traffic on the new system today."""
    ramp: Lines = ()
    rollback: Text = ""
    rehearsed_on: Day | None = None
    """The day on which the way back was last tried."""
    owner: Line = ""


class Blocker(Record):
    """What stands in the way, and the way round it."""

    words: Line = ""
    kind: Literal["blocker", "documentation", "community", "integration"] | None = None
    workaround: Text = ""
    owner: Line = ""
    found_on: Day | None = None
    solved_on: Day | None = None


class Pulse(Record):
    """How the team is doing, on a day."""

    on: Day | None = None
    load: TeamLoad | None = None
    mood: Mood | None = None
    said: Text = ""


class Watch(Record):
    """What a parallel run shows."""

    performance: Line = ""
    errors: Line = ""
    resources: Line = ""
    regressions: Line = ""


class Phase(Record):
    """One phase of the move. Its state follows from its checks and dated events (see `method.path`)."""

    IMPLICIT: ClassVar[bool] = True

    kind: PhaseKind | None = None
    name: Line = ""
    goal: Text = ""
    works_on: Text = ""
    owner: Line = ""
    starts_on: Day | None = None
    weeks: MaybeInterval = None
    started_on: Day | None = None
    ended_on: Day | None = None
    result: PhaseResult | None = None
    word_of: Line = ""
    """The role on whose word the exit was passed without its checks."""
    word_reason: Text = ""
    everybody: Answer | None = None
    """Whether the whole team gets its hands on it."""
    finalists: Lines = ()
    notes: Text = ""
    watch: Watch = Watch.blank()
    checks: Table[Check] = NO_ROWS
    flags: Table[Flag] = NO_ROWS
    blockers: Table[Blocker] = NO_ROWS
    pulses: Table[Pulse] = NO_ROWS


class MigrationPath(Record):
    """The four phases for one candidate."""

    IMPLICIT: ClassVar[bool] = True

    people: MaybeInterval = None
    """Full-time equivalents that work on the move."""
    phases: Table[Phase] = NO_ROWS
    retrospective: Text = ""
    practices: Text = ""
