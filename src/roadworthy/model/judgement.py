"""Criteria, weights, evidence and scores: the answers of stations three to five."""

from typing import ClassVar, Literal

from roadworthy.model.base import NO_ROWS, Amount, Count, Day, Lines, Number, Record, Slug, Table
from roadworthy.model.interval import MaybeInterval
from roadworthy.model.text import Line, Text

WeightMethod = Literal["points", "ranks", "swing", "pairwise"]
RankLaw = Literal["centroid", "sum"]
EvidenceKind = Literal["fact", "measurement", "experience", "opinion", "benchmark"]


class Scale(Record):
    """The ends of the scale on which everything is scored; the high end is always the better one."""

    low: Number = 1.0
    high: Number = 5.0


class Certainty(Record):
    """How far a score may be off by what it rests on, in steps: a step is a fourth of the scale.

    Each from 0 to 2, and none below the one before: what rests on less is never surer.
    """

    evidence: Amount = 0.5
    """Where it names a dated source that is not stale. Whole points round by half a point."""
    reason: Amount = 1.0
    """Where somebody wrote down why, or names a source that is no evidence."""
    bare: Amount = 1.5
    """Where there is neither."""


class Group(Record):
    """Criteria that belong together."""

    name: Line = ""
    weight: Amount | None = None
    """Points for all of it, shared out inside; absent: it counts by the points of its criteria."""


class Criterion(Record):
    """What counts, how much, and what its ends look like. Absent words come from the guide."""

    name: Line = ""
    question: Text = ""
    group: Line = ""
    """Key of a group in `Decision.groups`; another word is only shown."""
    weight: Amount | None = None
    """Points; only the proportions matter."""
    by_horizon: Table[Amount] = NO_ROWS
    """Points per horizon, where `Weighting.per_horizon` is on."""
    rank: Count | None = None
    """Place in the order of importance, 1 the most important; equal places are ties."""
    swing: Amount | None = None
    """Worth of the step from worst to best, the best of all being 100."""
    stale_months: Count | None = None
    """Months after which evidence about it no longer counts as evidence; absent: 24."""
    worst: Text = ""
    middle: Text = ""
    best: Text = ""
    remark: Text = ""
    """What whoever scores it should know, such as a lesson of an earlier decision."""


class WeightChange(Record):
    """Weights changed after scores were seen, with who and why; keyed by its date."""

    on: Day | None = None
    role: Line = ""
    reason: Text = ""
    before: Table[Amount] = NO_ROWS
    """Normalised weights before the first change of that day."""


class Weighting(Record):
    """How the weights are given, and what was locked."""

    method: WeightMethod = "points"
    """The way that counts; the answers to the other three are kept beside it."""
    rank_law: RankLaw = "centroid"
    """How steep the weights of an order are: centroid is steep, sum is flat."""
    per_horizon: bool = False
    locked_on: Day | None = None
    locked_by: Line = ""
    first_locked_on: Day | None = None
    first_locked: Table[Amount] = NO_ROWS
    """Normalised weights as first locked; never changed after."""
    scores_seen_first: bool = False
    """Whether a score stood in the grid before the weights were first locked."""
    presets_taken: Lines = ()
    changes: Table[WeightChange] = NO_ROWS
    pairwise: Table[Table[Amount]] = NO_ROWS
    """How many times as important the outer criterion is as the inner one, 1/9 to 9; each pair once."""


class Evidence(Record):
    """Something that is known, from where, and of what date."""

    candidate: Line = ""
    criterion: Line = ""
    words: Text = ""
    kind: EvidenceKind | None = None
    source: Line = ""
    on: Day | None = None
    signal: Line = ""
    """The signal that a collector read; empty where a person typed it."""
    raw: Line = ""
    """Its bare figure, or the word that is the fact."""
    band: Count | None = None
    """5 the best, 1 the worst; absent where a band would mislead."""
    as_of: Day | None = None
    """The day that it describes, where that is not the day on which it was looked up."""
    found_by: Line = ""
    """The collector, or the catalogue, that filled it in; empty for a person's own."""
    confirmed_on: Day | None = None
    """The day on which somebody took it for their own."""
    doubt: Text = ""
    """Why it is not to be trusted, or has no band."""


class Cell(Record):
    """One candidate's score on one criterion, with its reason."""

    IMPLICIT: ClassVar[bool] = True

    score: MaybeInterval = None
    rationale: Text = ""
    sources: Lines = ()
    """Slugs of evidence."""
    by_horizon: Table[MaybeInterval] = NO_ROWS
    ballots: Count | None = None
    """How many ballots gave this score, where it was taken over from them; absent: it was typed."""


class Ballot(Record):
    """An invitation to judge blind; the ballot itself is a file of its own."""

    name: Line = ""
    invited_on: Day | None = None
    withdrawn_on: Day | None = None
    counted_on: Day | None = None
    """The day on which this ballot was opened with the others, or let in after them; absent: not counted."""
    mark: Line = ""
    """What tells the ballot as it was counted from one that was changed after."""


class Balloting(Record):
    """Who was asked to judge, and what was made of it."""

    opened_on: Day | None = None
    taken_over: Literal["weights", "scores", "both", "enthusiasm", "nothing"] | None = None
    taken_on: Day | None = None
    taken_from: Lines = ()
    """Keys of the voters whose ballots went in."""
    agreement: Amount | None = None
    """Kendall's W over the candidates' order when they were counted; absent where it is not defined."""
    weights_agreement: Amount | None = None
    """Kendall's W over the order of the criteria."""
    voters: Table[Ballot] = NO_ROWS


__all__ = [
    "Ballot", "Balloting", "Cell", "Certainty", "Criterion", "Evidence", "EvidenceKind", "Group",
    "RankLaw", "Scale", "Slug", "WeightChange", "WeightMethod", "Weighting",
]  # fmt: skip
