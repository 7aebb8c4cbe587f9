"""What each score rests on, and how far it may be off for that: stated scores widened to grounded intervals.

A step is a fourth of the scale. Unbacked extremes are more often too high than too low: Smith & Winkler,
Management Science 52 (2006) 311-322. The half-widths are assumed, and a file may say others.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from operator import is_
from typing import Final, Literal

from roadworthy.method.calendar import add_months, day_of
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.weights import Weights
from roadworthy.model import Decision, Interval
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Cell, Certainty, Evidence, EvidenceKind

Ground = Literal["evidence", "reason", "bare", "unknown"]
"""What a cell rests on; ``unknown`` where nobody scored it."""
Backing = Literal["score", "source", "kind", "words", "date", "ahead", "fresh", "narrower"]
"""What a cell lacks to rest on evidence: a score, a source, or a source's kind, words, date or freshness.

``narrower``: evidence backs it, and its own range is wider than that leaves open.
"""
ScoresAs = Literal["grounded", "stated"]

STALE_MONTHS: Final = 24
"""Age in months after which evidence is stale, where its criterion does not say."""
COUNTS: Final[frozenset[EvidenceKind]] = frozenset({"fact", "measurement", "experience"})
"""Kinds that back a score; an opinion or a benchmark is a reason."""
_STEPS: Final = 4
_ORDER: Final[tuple[Backing, ...]] = ("fresh", "ahead", "date", "words", "kind", "source", "score")
"""What is lacking, the least to do first."""


def lacks(evidence: Evidence, stale_months: int | None, today: date) -> Backing | None:
    """What keeps an entry from being evidence on a day; None where it is."""
    if evidence.kind not in COUNTS:
        return "kind"
    if not evidence.words.strip():
        return "words"
    if evidence.on is None:
        return "date"
    if evidence.on > today:
        return "ahead"
    stale = stale_from(evidence.on, stale_months)
    return "fresh" if stale is not None and stale <= today else None


def stale_from(on: date, months: int | None) -> date | None:
    """The first day on which evidence of a day is stale: so many calendar months later, and a day more.

    `STALE_MONTHS` for None; None beyond the calendar.
    """
    return day_of(add_months(on.toordinal(), STALE_MONTHS if months is None else months) + 1)


def ground_of(decision: Decision, cell: Cell, criterion: str, today: date) -> Ground:
    """The strongest ground that holds for a scored cell on a day; never ``unknown``."""
    named = [decision.evidence[slug] for slug in cell.sources if slug in decision.evidence]
    if named:
        limit = decision.criteria[criterion].stale_months
        if any(lacks(entry, limit, today) is None for entry in named):
            return "evidence"
        return "reason"
    return "reason" if cell.rationale.strip() or _of_several(decision, cell) else "bare"


def _of_several(decision: Decision, cell: Cell) -> bool:
    """Whether two ballots or more gave the score that was taken over.

    A file from before cells kept that count says only whose ballots went in.
    """
    if cell.ballots is not None:
        return cell.ballots >= 2
    ballots = decision.ballots
    if ballots.taken_over not in ("scores", "both") or len(ballots.taken_from) < 2 or cell.score is None:
        return False
    return not _counts_ballots(decision)


def _counts_ballots(decision: Decision) -> bool:
    """Whether any cell says how many ballots gave it."""
    return any(cell.ballots is not None for row in decision.scores.values() for cell in row.values())


def _scored(cell: Cell) -> bool:
    return cell.score is not None or any(score is not None for score in cell.by_horizon.values())


def still_lacking(decision: Decision, cell: Cell, criterion: str, today: date) -> Backing | None:
    """The least that would make a cell rest on evidence; None where it does."""
    if not _scored(cell):
        return "score"
    limit = decision.criteria[criterion].stale_months
    named = [decision.evidence[slug] for slug in cell.sources if slug in decision.evidence]
    missing = [lacks(entry, limit, today) for entry in named] or ["source"]
    if None in missing:
        return None
    return min((it for it in missing if it is not None), key=_ORDER.index)


def half_width(certainty: Certainty, ground: Ground, scale: tuple[float, float]) -> float:
    """How far a score of this ground may be off, in points of the scale; 0 for an unknown one."""
    low, high = scale
    steps = 0.0 if ground == "unknown" else float(getattr(certainty, ground))
    return steps * ((high - low) / _STEPS)


def widened(score: Interval, half: float, scale: tuple[float, float]) -> Interval:
    """The grounded interval: a stated one that is as wide stays, another is widened about its middle.

    [max(low, m - h), min(high, m + h)], m the middle; what is cut off at an end of the scale is not made up
    for at the other.
    """
    if (score.high - score.low) / 2 >= half:
        return score
    middle = (score.low + score.high) / 2
    return Interval(max(scale[0], middle - half), min(scale[1], middle + half))


@frozen
class CellBacking:
    """What one cell rests on, and what would back it better."""

    ground: Ground
    lacking: Backing | None
    """The least that it lacks to rest on evidence; None where it does."""


UNSCORED: Final = CellBacking("unknown", "score")
"""A cell that nobody scored."""


@frozen
class GroundedRow:
    """A candidate's cells as stated, with grounded intervals, and what each rests on."""

    stated: Mapping[str, Cell]
    wide: Mapping[str, Cell]
    backings: Mapping[str, CellBacking]
    """Of the cells that are scored."""
    in_order: tuple[CellBacking, ...]
    """By criterion, in the decision's order."""


@frozen
class GroundsReading:
    """The grounds of a decision's scores on a day, with what they were read from for the next decision."""

    made_of: tuple[object, ...]
    evidence: Mapping[str, Evidence]
    rows: Mapping[str, GroundedRow]
    """By candidate."""
    decision: Decision
    """The decision with the grounded intervals in place of the stated scores; unknown stays unknown.

    What is worked out from it is what a file gives in which these ranges were typed.
    """


def read_grounds(decision: Decision, today: date, before: GroundsReading | None = None) -> GroundsReading:
    """Every score, those of horizons too, widened by what its cell rests on.

    What is as it was `before` are the same objects: a cell is read anew where it, or evidence that it names,
    is another, and all of them where the criteria, the half-widths, the scale, the ballots or the day are.
    """
    ballots = decision.ballots
    counted = ballots.taken_over in ("scores", "both") and _counts_ballots(decision)
    made_of = (
        decision.criteria, decision.certainty, decision.scale,
        ballots.taken_over, ballots.taken_from, counted, today,
    )  # fmt: skip
    old: Mapping[str, GroundedRow] = {}
    news: frozenset[str] = frozenset()
    if before is not None and _same(before.made_of, made_of):
        old, news = before.rows, _changed(before.evidence, decision.evidence)
    rows = {
        slug: _row(decision, cells, today, old.get(slug), news) for slug, cells in decision.scores.items()
    }
    twin = decision.model_copy(update={"scores": {slug: row.wide for slug, row in rows.items()}})
    return GroundsReading(made_of, decision.evidence, rows, twin)


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether both are of the very same records, and of equal plain values."""
    return all(map(is_, one[:3], other[:3])) and one[3:] == other[3:]


def _changed(before: Mapping[str, Evidence], now: Mapping[str, Evidence]) -> frozenset[str]:
    """The keys of entries that came, went or are others."""
    if before is now:
        return frozenset()
    return frozenset(key for key in (*before, *now) if before.get(key) is not now.get(key))


def _names_any(cells: Mapping[str, Cell], entries: frozenset[str]) -> bool:
    return bool(entries) and any(not entries.isdisjoint(cell.sources) for cell in cells.values())


def _row(
    decision: Decision,
    cells: Mapping[str, Cell],
    today: date,
    held: GroundedRow | None,
    news: frozenset[str],
) -> GroundedRow:
    """A cell of a criterion that is gone is left as it is. `news`: evidence that is another since `held`."""
    if held is not None and held.stated is cells and not _names_any(cells, news):
        return held
    wide: dict[str, Cell] = {}
    backings: dict[str, CellBacking] = {}
    for criterion, cell in cells.items():
        if held is not None and held.stated.get(criterion) is cell and news.isdisjoint(cell.sources):
            wide[criterion] = held.wide[criterion]
            if criterion in held.backings:
                backings[criterion] = held.backings[criterion]
        elif criterion in decision.criteria and _scored(cell):
            ground = ground_of(decision, cell, criterion, today)
            backings[criterion] = CellBacking(ground, still_lacking(decision, cell, criterion, today))
            wide[criterion] = _widened_cell(decision, cell, ground)
        else:
            wide[criterion] = cell
    in_order = tuple(backings.get(criterion, UNSCORED) for criterion in decision.criteria)
    return GroundedRow(cells, wide, backings, in_order)


def _widened_cell(decision: Decision, cell: Cell, ground: Ground) -> Cell:
    scale = (decision.scale.low, decision.scale.high)
    half = half_width(decision.certainty, ground, scale)
    each = {
        slug: None if score is None else widened(score, half, scale)
        for slug, score in cell.by_horizon.items()
    }
    whole = None if cell.score is None else widened(cell.score, half, scale)
    return cell.model_copy(update={"score": whole, "by_horizon": each})


def grounded(decision: Decision, today: date) -> Decision:
    """The decision with the grounded intervals in place of the stated scores."""
    return read_grounds(decision, today).decision


@frozen
class GroundedMatrix:
    """A matrix with the grounded intervals, and what each of its cells rests on."""

    matrix: DecisionMatrix
    backings: tuple[tuple[CellBacking, ...], ...]
    """Rows are candidates, columns criteria; ``unknown`` where the matrix has no score."""
    evidence_half: float
    """How far a score that evidence backs may be off, in points of the scale."""

    def weighted(self, weights: Weights) -> "GroundedMatrix":
        """The same cells under other weights: a what-if."""
        return replace(self, matrix=self.matrix.weighted(weights))

    def only(self, candidates: Collection[str]) -> "GroundedMatrix":
        """The rows of some candidates, in their order here; itself where those are all."""
        kept = self.matrix.only(candidates)
        if kept is self.matrix:
            return self
        rows = zip(self.matrix.candidates, self.backings, strict=True)
        return replace(self, matrix=kept, backings=tuple(row for slug, row in rows if slug in candidates))

    def backing(self, candidate: str, criterion: str) -> CellBacking:
        """What a cell rests on."""
        matrix = self.matrix
        return self.backings[matrix.candidates.index(candidate)][matrix.criteria.index(criterion)]


def grounded_matrix(reading: GroundsReading, matrix: DecisionMatrix) -> GroundedMatrix:
    """A matrix that was read from `reading.decision`, with what its cells rest on."""
    decision = reading.decision
    none = (UNSCORED,) * len(matrix.criteria)
    backings = []
    for candidate, holes in zip(matrix.candidates, matrix.unknown, strict=True):
        row = reading.rows.get(candidate)
        whole = none if row is None else row.in_order
        backings.append(
            tuple(UNSCORED if hole else cell for hole, cell in zip(holes, whole, strict=True))
            if any(holes)
            else whole
        )
    evidence = half_width(decision.certainty, "evidence", matrix.scale)
    return GroundedMatrix(matrix, tuple(backings), evidence)


@frozen
class GroundCount:
    """How many cells rest on what."""

    evidence: int
    reason: int
    bare: int
    unknown: int


def count(row: Iterable[CellBacking]) -> GroundCount:
    """The grounds of one candidate's cells, counted."""
    found = Counter(cell.ground for cell in row)
    return GroundCount(found["evidence"], found["reason"], found["bare"], found["unknown"])
