"""The whole decision: one frozen value, one TOML file."""

from typing import ClassVar, Final, Literal

from roadworthy.model.aftermath import Hindsight, Lesson
from roadworthy.model.base import NO_ROWS, Record, Table
from roadworthy.model.conflict import Conflict
from roadworthy.model.evidence import SignAnswer, Upgrades, Upkeep
from roadworthy.model.frame import Frame, Horizon, MustHave, Person
from roadworthy.model.judgement import (
    Balloting,
    Cell,
    Certainty,
    Criterion,
    Evidence,
    Group,
    Scale,
    Weighting,
)
from roadworthy.model.landscape import Candidate, Fit
from roadworthy.model.outcome import (
    ChecklistItem,
    Outcome,
    Raised,
    Recovery,
    Risk,
    Status,
    StatusMove,
)
from roadworthy.model.path import MigrationPath
from roadworthy.model.text import Line, Text

FORMAT: Final = 1
"""The file format that this version reads and writes."""


class Decision(Record):
    """A decision. The order of the fields is the order of the file."""

    ALWAYS: ClassVar[tuple[str, ...]] = ("format", "title", "status")

    format: Literal[1] = FORMAT
    title: Line = ""
    status: Status = "framing"
    note: Text = ""
    scale: Scale = Scale.blank()
    certainty: Certainty = Certainty.blank()
    frame: Frame = Frame.blank()
    must_haves: Table[MustHave] = NO_ROWS
    people: Table[Person] = NO_ROWS
    horizons: Table[Horizon] = NO_ROWS
    fit: Fit = Fit.blank()
    candidates: Table[Candidate] = NO_ROWS
    groups: Table[Group] = NO_ROWS
    criteria: Table[Criterion] = NO_ROWS
    weighting: Weighting = Weighting.blank()
    evidence: Table[Evidence] = NO_ROWS
    signs: Table[Table[Table[SignAnswer]]] = NO_ROWS
    """Answers by candidate, criterion and sign."""
    upgrades: Upgrades = Upgrades.blank()
    upkeep: Table[Upkeep] = NO_ROWS
    scores: Table[Table[Cell]] = NO_ROWS
    ballots: Balloting = Balloting.blank()
    paths: Table[MigrationPath] = NO_ROWS
    checklist: Table[ChecklistItem] = NO_ROWS
    risks: Table[Risk] = NO_ROWS
    raised: Table[Raised] = NO_ROWS
    recovery: Recovery = Recovery.blank()
    outcome: Outcome = Outcome.blank()
    history: Table[StatusMove] = NO_ROWS
    hindsight: Hindsight = Hindsight.blank()
    lessons: Table[Lesson] = NO_ROWS
    conflicts: Table[Conflict] = NO_ROWS

    def cell(self, candidate: str, criterion: str) -> Cell:
        """The cell of a candidate and a criterion; an unknown one where nothing was said."""
        return self.scores.get(candidate, {}).get(criterion, _UNKNOWN)

    def candidate_name(self, slug: str) -> str:
        """The candidate's name, or its slug where it has none or is gone."""
        found = self.candidates.get(slug)
        return found.name if found and found.name else slug

    def criterion_name(self, slug: str) -> str:
        """The criterion's name, or its slug where it has none or is gone."""
        found = self.criteria.get(slug)
        return found.name if found and found.name else slug

    def group_of(self, criterion: str) -> str:
        """The key of the group that a criterion is in, which may be told by its name; empty for none."""
        said = self.criteria[criterion].group
        if not said or said in self.groups:
            return said
        named = said.casefold()
        return next((slug for slug, group in self.groups.items() if group.name.casefold() == named), "")


_UNKNOWN: Final = Cell.blank()
