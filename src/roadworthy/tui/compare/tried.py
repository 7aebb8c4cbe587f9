"""A what-if: another weight, another score, or other people's weights; nothing of the decision changes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Literal

from roadworthy.method.analysis import Analysis
from roadworthy.method.leading import leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import RankedCandidate, ranking_of
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import Weights
from roadworthy.method.what_if import moved, scored
from roadworthy.model import Interval, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.report.scenarios import scenarios

TriedKind = Literal["weight", "cell", "scenario"]
KINDS: Final[tuple[TriedKind, ...]] = ("weight", "cell", "scenario")
WEIGHT_STEP: Final = 0.05
_STEPS: Final = 8
"""Steps of a score from the low end of the scale to its high end."""


@frozen
class Tried:
    """What is supposed, and which of its kind."""

    kind: TriedKind = "weight"
    at: int = 0
    """Which criterion, cell or scenario; cells in the order in which it pays to find out about them."""
    weights: Weights | None = None
    """The weights that are tried; None as long as none was moved."""
    score: float | None = None
    """The score that is tried; None as long as it was not moved."""

    @property
    def is_moved(self) -> bool:
        """Whether anything is supposed to be other than it is."""
        return self.weights is not None or self.score is not None


class Supposing:
    """Keeps what is tried, and works out what it does."""

    def __init__(self) -> None:
        self.now: Tried | None = None
        """None while nothing is tried."""
        self._made: tuple[object, ...] = ()
        self._found: tuple[tuple[RankedCandidate, ...], Sensitivity] | None = None

    def cells(self, analysis: Analysis, horizon: str | None) -> list[tuple[str, str]]:
        """Every cell that counts, what is worth finding out first."""
        found = analysis.sensitivity(horizon)
        first = [(it.worth.candidate, it.worth.criterion) for it in found.lookups]
        every = [(slug, key) for slug in found.matrix.candidates for key in found.matrix.criteria]
        seen = set(first)
        return [*first, *(cell for cell in every if cell not in seen)]

    def count(self, analysis: Analysis, horizon: str | None) -> int:
        """How many there are of the kind that is tried."""
        match self.now.kind if self.now else "weight":
            case "weight":
                return len(analysis.decision.criteria)
            case "cell":
                return len(self.cells(analysis, horizon))
            case _:
                return len(list(scenarios(analysis)))

    def begin(self, analysis: Analysis, horizon: str | None) -> None:
        """Try something; where something is tried already, another kind of it."""
        kind = KINDS[(KINDS.index(self.now.kind) + 1) % len(KINDS)] if self.now else "weight"
        self.now = Tried(kind)
        if kind == "scenario":
            self.pick(analysis, horizon, 0)

    def pick(self, analysis: Analysis, horizon: str | None, by: int) -> None:
        """Another criterion, cell or scenario; what was moved stays as it was said."""
        if self.now is None:
            return
        at = min(max(0, self.now.at + by), max(0, self.count(analysis, horizon) - 1))
        if self.now.kind == "scenario":
            every = list(scenarios(analysis))
            self.now = Tried("scenario", at, every[at][2] if every else None)
        elif at != self.now.at:
            self.now = Tried(self.now.kind, at)

    def shift(self, analysis: Analysis, horizon: str | None, by: int) -> None:
        """The weight or the score larger or smaller by steps; of scenarios the next or the one before."""
        if self.now is None:
            return
        match self.now.kind:
            case "weight":
                stated = analysis.weights(horizon)
                if stated:
                    new = moved(self.now.weights or stated, self.now.at, by * WEIGHT_STEP)
                    same = all(abs(a - b) < 1e-9 for a, b in zip(new, stated, strict=True))
                    self.now = replace(self.now, weights=None if same else new)
            case "cell":
                self._score(analysis, horizon, by)
            case _:
                self.pick(analysis, horizon, by)

    def _score(self, analysis: Analysis, horizon: str | None, by: int) -> None:
        assert self.now is not None
        cells = self.cells(analysis, horizon)
        if not cells:
            return
        low, high = analysis.matrix(horizon).scale
        step = (high - low) / _STEPS
        was = self.stated_score(analysis, horizon)
        at = self.now.score if self.now.score is not None else was
        # The first step goes to the next mark of the scale, so that whole and half points are met.
        marks = (at - low) / step
        new = low + step * (int(marks + 1 + 1e-9) if by > 0 else -int(-(marks - 1 - 1e-9) // 1))
        new = min(high, max(low, new))
        self.now = replace(self.now, score=None if abs(new - was) < 1e-9 else new)

    def stated_score(self, analysis: Analysis, horizon: str | None) -> float:
        """The midpoint of the cell that is tried."""
        i, j = self.cell_at(analysis, horizon)
        matrix = analysis.matrix(horizon)
        return (matrix.low[i][j] + matrix.high[i][j]) / 2

    def cell_at(self, analysis: Analysis, horizon: str | None) -> tuple[int, int]:
        """Row and column, in the whole matrix, of the cell that is tried."""
        assert self.now is not None
        cells, matrix = self.cells(analysis, horizon), analysis.matrix(horizon)
        candidate, criterion = cells[min(self.now.at, len(cells) - 1)]
        return matrix.candidates.index(candidate), matrix.criteria.index(criterion)

    def reset(self) -> None:
        """As it was said."""
        if self.now is not None:
            self.now = Tried(self.now.kind, self.now.at) if self.now.kind != "scenario" else Tried("weight")

    def leads(self, analysis: Analysis, horizon: str | None) -> KeyPath:
        """The place where what is tried could be said in earnest."""
        assert self.now is not None
        if self.now.kind == "cell" and self.cells(analysis, horizon):
            i, j = self.cell_at(analysis, horizon)
            matrix = analysis.matrix(horizon)
            return ("scores", matrix.candidates[i], matrix.criteria[j], "score")
        criteria = list(analysis.decision.criteria)
        return ("criteria", criteria[self.now.at], "weight") if self.now.kind == "weight" else ("criteria",)

    def result(
        self, analysis: Analysis, horizon: str | None, law: WeightDistribution, samples: int
    ) -> tuple[tuple[RankedCandidate, ...], Sensitivity] | None:
        """The ranking and the robustness as they would be; None while nothing is supposed otherwise."""
        now = self.now
        if now is None or not now.is_moved:
            return None
        made = (analysis, horizon, law, samples, now)
        if self._found is None or self._made != made:
            self._made, self._found = made, self._work(analysis, horizon, law, samples)
        return self._found

    def _work(
        self, analysis: Analysis, horizon: str | None, law: WeightDistribution, samples: int
    ) -> tuple[tuple[RankedCandidate, ...], Sensitivity]:
        now = self.now
        assert now is not None
        if now.weights is not None:
            matrix = analysis.running_matrix(horizon).weighted(now.weights)
            grounded = analysis.running_grounded(horizon).weighted(now.weights)
            places = ranking_of(analysis.matrix(horizon).weighted(now.weights), analysis.ruled_out)
            return places, Sensitivity(matrix, law, samples, grounded=grounded)
        assert now.score is not None
        i, j = self.cell_at(analysis, horizon)
        whole = analysis.matrix(horizon)
        score = Interval(now.score, now.score)
        supposed = analysis.after(scored(analysis.decision, whole.candidates[i], whole.criteria[j], score))
        return supposed.ranking(horizon), supposed.sensitivity(horizon, law, samples=samples)


def lead_of(matrix: DecisionMatrix) -> tuple[str, float]:
    """Who leads a matrix, and by how much over the next; nobody, 0 where there is no lead."""
    found = leading(matrix)
    if found is None or not found.rivals:
        return "", 0.0
    return matrix.candidates[found.top], found.leads[found.rivals[0]]


def changes(
    was: Sequence[RankedCandidate], now: Sequence[RankedCandidate]
) -> list[tuple[RankedCandidate, RankedCandidate]]:
    """Each ranked candidate as it stands, and as it would."""
    after = {place.candidate: place for place in now}
    return [(place, after[place.candidate]) for place in was if place.rank is not None]
