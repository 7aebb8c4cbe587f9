"""What is found out about candidates beside typed evidence: signs, own release lines, upkeep."""

from typing import ClassVar, Final, Literal, TypeAlias, get_args

from roadworthy.model.base import NO_ROWS, Count, Day, Record, Table
from roadworthy.model.interval import MaybeInterval
from roadworthy.model.text import Line, Text

Registry: TypeAlias = Literal["pypi", "npm"]
"""A registry that a collector reads; the name of its file in ``evidence/``."""
REGISTRIES: Final[tuple[Registry, ...]] = get_args(Registry)

SignMark = Literal["holds", "in-part", "does-not", "unknown"]


class SignAnswer(Record):
    """Whether a sign of a criterion holds for a candidate; unknown means: looked, and could not tell."""

    IMPLICIT: ClassVar[bool] = True

    answer: SignMark | None = None
    source: Line = ""
    on: Day | None = None
    note: Text = ""
    found_by: Line = ""
    """The collector, or the catalogue, that filled it in; empty for a person's own answer."""
    confirmed_on: Day | None = None
    """The day on which somebody took the collector's answer for their own."""


class OwnCycle(Record):
    """A release line that the team typed itself, where nobody publishes a table or a newer one is known."""

    cycle: Line = ""
    released: Day | None = None
    active_until: Day | None = None
    eol: Day | None = None
    """First day without security support; absent: not announced."""
    lts_from: Day | None = None


class Upkeep(Record):
    """Where a candidate is published, and what keeping it current takes; keyed by the candidate."""

    IMPLICIT: ClassVar[bool] = True

    registry: Registry | None = None
    """Where its package is, for a candidate that is not in the catalogue."""
    package: Line = ""
    release_table: Line = ""
    """Product whose published lines count, where it is not the catalogue's."""
    cycles_as_of: Day | None = None
    """The day that the typed lines describe."""
    cycles: Table[OwnCycle] = NO_ROWS
    upgrade_days: MaybeInterval = None
    """Person-days that one upgrade to a new line takes."""
    upkeep_days: MaybeInterval = None
    """Person-days a month that patches and dependencies take."""
    tool: Line = ""
    """What watches the dependencies."""
    tests: Text = ""
    """Which integration tests cover the critical paths."""
    notes_by: Line = ""
    """The role that follows the release notes."""
    guide: Line = ""
    """Where the upgrade guide is."""
    guide_read_on: Day | None = None


class Upgrades(Record):
    """How the team means to follow releases, for every candidate alike."""

    policy: Literal["lts", "latest"] | None = None
    within_months: Count | None = None
    """With ``latest``: how long after a release the team moves."""
