"""A ballot paper: what one person judged, blind, in a file of its own beside the decision."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, Literal, get_args

from roadworthy.model.base import NO_ROWS, Amount, Day, Record, Table
from roadworthy.model.check import Problem, scale_problems
from roadworthy.model.decision import Decision
from roadworthy.model.interval import MaybeInterval, number_text
from roadworthy.model.judgement import Cell, Criterion, Group, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.model.text import Line, Text

BALLOT_FORMAT: Final = 1
"""The format of ballot files that this version reads and writes."""
BallotMood = Literal["excited", "tolerate", "dread"]
MOODS: Final[tuple[BallotMood, ...]] = get_args(BallotMood)

MOST_POINTS: Final = 1e9


class BallotPaper(Record):
    """One person's weights, scores and enthusiasm. The order of the fields is the order of the file.

    Its first key is `ballot`, where a decision has `format`: neither is ever taken for the other.
    """

    ALWAYS: ClassVar[tuple[str, ...]] = ("ballot", "decision", "voter")

    ballot: Literal[1] = BALLOT_FORMAT
    decision: Line = ""
    """The title of the decision when the ballot was last changed."""
    voter: Line = ""
    begun_on: Day | None = None
    cast_on: Day | None = None
    """The day on which the voter said that it is done; absent while it is only begun."""
    withdrawn_on: Day | None = None
    scale: Scale = Scale()
    criteria: Table[Line] = NO_ROWS
    """The criteria that were on the paper, with their names then."""
    candidates: Table[Line] = NO_ROWS
    """The candidates that were on the paper, with their names then."""
    weights: Table[Amount] = NO_ROWS
    """Points by criterion; only the proportions matter. One without is 0 once another has points."""
    scores: Table[Table[MaybeInterval]] = NO_ROWS
    """By candidate and criterion; absent and ``"?"`` both abstain."""
    enthusiasm: Table[BallotMood] = NO_ROWS
    note: Text = ""

    @property
    def is_in(self) -> bool:
        """Whether it was cast and not taken back."""
        return self.cast_on is not None and self.withdrawn_on is None

    @property
    def scored(self) -> int:
        """How many cells have a score."""
        return sum(interval is not None for row in self.scores.values() for interval in row.values())


def ballot_problems(paper: BallotPaper) -> Iterator[Problem]:
    """What names nothing on the paper or lies outside its scale, in the order of the file."""
    low, high = paper.scale.low, paper.scale.high
    ends = f"{number_text(low)} to {number_text(high)}"
    yield from scale_problems(low, high)
    for slug, points in paper.weights.items():
        if slug not in paper.criteria:
            yield _nothing("criterion", slug, ("weights", slug), paper.criteria)
        elif points > MOST_POINTS:
            yield Problem(("weights", slug), "so many points can't be meant", "give a smaller number")
    for candidate, row in paper.scores.items():
        if candidate not in paper.candidates:
            yield _nothing("candidate", candidate, ("scores", candidate), paper.candidates)
            continue
        for criterion, interval in row.items():
            path = ("scores", candidate, criterion)
            if criterion not in paper.criteria:
                yield _nothing("criterion", criterion, path, paper.criteria)
            elif interval is not None and (interval.low < low or interval.high > high):
                what = f"the score {interval} lies outside the scale {ends}"
                yield Problem(path, what, f"give a score from {ends}")
    for slug in paper.enthusiasm:
        if slug not in paper.candidates:
            yield _nothing("candidate", slug, ("enthusiasm", slug), paper.candidates)


def _nothing(kind: str, slug: str, path: tuple[str, ...], known: Mapping[str, str]) -> Problem:
    names = ", ".join(f"“{name}”" for name in list(known)[:6])
    todo = f"use one of {names}" if names else "take the line away"
    return Problem(path, f"no {kind} on this paper is called “{slug}”", todo)


def blank(decision: Decision) -> Decision:
    """What a voter may see of a decision: what is judged, on which scale, and the facts on record.

    No weight, no score, no reason for one, nobody's word on a candidate: they are not in it, so no screen
    that is given it can show them.
    """
    criteria = {
        slug: Criterion(
            name=own.name, question=own.question, group=own.group,
            worst=own.worst, middle=own.middle, best=own.best,
        )
        for slug, own in decision.criteria.items()
    }  # fmt: skip
    candidates = {
        slug: Candidate(
            name=own.name, approach=own.approach, language=own.language, version_line=own.version_line,
            runs_on=own.runs_on, summary=own.summary, parts=own.parts,
        )
        for slug, own in decision.candidates.items()
    }  # fmt: skip
    facts = {slug: row for slug, row in decision.evidence.items() if row.kind in ("fact", "measurement")}
    return Decision(
        title=decision.title,
        scale=decision.scale,
        candidates=candidates,
        groups={slug: Group(name=own.name) for slug, own in decision.groups.items()},
        criteria=criteria,
        evidence=facts,
    )


def filled(sheet: Decision, paper: BallotPaper) -> Decision:
    """A blank sheet with one voter's own points and scores on it, for showing them to that voter."""
    criteria = {
        slug: own.model_copy(update={"weight": paper.weights.get(slug)})
        for slug, own in sheet.criteria.items()
    }
    scores = {
        candidate: {
            criterion: Cell(score=interval)
            for criterion, interval in paper.scores.get(candidate, {}).items()
            if criterion in sheet.criteria
        }
        for candidate in sheet.candidates
    }
    return sheet.model_copy(update={"criteria": criteria, "scores": scores})


def brought_up_to(paper: BallotPaper, decision: Decision) -> BallotPaper:
    """The paper with what the decision asks now; what it no longer asks stays where it was answered.

    Scores that were given on another scale mean nothing on this one and are taken away.
    """
    criteria = {slug: decision.criterion_name(slug) for slug in decision.criteria}
    criteria |= {
        slug: name
        for slug, name in paper.criteria.items()
        if slug not in criteria
        and (slug in paper.weights or any(slug in row for row in paper.scores.values()))
    }
    candidates = {slug: decision.candidate_name(slug) for slug in decision.candidates}
    candidates |= {
        slug: name
        for slug, name in paper.candidates.items()
        if slug not in candidates and (slug in paper.scores or slug in paper.enthusiasm)
    }
    new: dict[str, object] = {"decision": decision.title, "criteria": criteria, "candidates": candidates}
    if paper.scale != decision.scale:
        new |= {"scale": decision.scale, "scores": {}}
    return paper.model_copy(update=new)
