"""Ballots of several people: their means, where they disagree, and what a mean would hide.

Every sum is exactly rounded (fsum). An unknown is an abstention; so is what was not on somebody's paper.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import exp, fsum, log, sqrt
from typing import Final, Literal

from roadworthy.method.concordance import Concordance, concordance
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import TOLERANCE, value
from roadworthy.method.rules.team import MANY
from roadworthy.method.weights import Weights, normalised
from roadworthy.model import Decision, Interval
from roadworthy.model.ballot import MOODS, BallotPaper
from roadworthy.model.frozen import frozen

BallotRow = tuple[float | None, ...]
"""One person's normalised weights; None for a criterion that was not on the paper. Empty: none were given."""
MeanKind = Literal["arithmetic", "geometric"]
Papers = Mapping[str, BallotPaper]
"""The ballots that count, by voter."""

APART: Final = 2.0
"""Points from which on two people's scores of one cell want a talk."""


@frozen
class Means:
    """Mean weights, and the mean that was taken in the end."""

    weights: Weights
    """Adds up to 1; empty where nobody gave weights."""
    kind: MeanKind


@frozen
class Spread:
    """How far the weights of one criterion lie apart."""

    criterion: str
    mean: float
    """The arithmetic mean of those who gave weights, before it is made to add up to 1."""
    deviation: float
    """Standard deviation of all ballots, not of a sample: sqrt(sum (w - mean)^2 / P)."""
    low: float
    high: float
    people: int


@frozen
class MeanCell:
    """What several people said about one cell."""

    candidate: str
    criterion: str
    mean: float
    """Mean of the midpoints."""
    hull: Interval
    """From the lowest low end to the highest high end."""
    distance: float
    """Between the highest and the lowest midpoint."""
    people: int

    @property
    def apart(self) -> bool:
        """Whether two people lie two points or more apart."""
        return self.people > 1 and self.distance >= APART - TOLERANCE


@frozen
class MoodSplit:
    """How many are excited by a candidate, would tolerate it, or dread it."""

    candidate: str
    excited: int
    tolerate: int
    dread: int

    @property
    def people(self) -> int:
        """Those who said so."""
        return self.excited + self.tolerate + self.dread

    @property
    def shares(self) -> tuple[float, float, float] | None:
        """The shares of the excited, the tolerating and the dreading; None where nobody said."""
        if not self.people:
            return None
        return self.excited / self.people, self.tolerate / self.people, self.dread / self.people

    @property
    def hides_split(self) -> bool:
        """Whether a mean would look like indifference where many are excited and many dread it."""
        shares = self.shares
        return shares is not None and shares[0] >= MANY and shares[2] >= MANY


@frozen
class Tally:
    """All that is worked out from the ballots that count."""

    weights: Mapping[str, BallotRow]
    """By voter, those who gave weights."""
    means: Means
    spreads: tuple[Spread, ...]
    variation: float | None
    """Mean total variation of all pairs of voters, 0 to 1; None for fewer than two."""
    cells: Mapping[tuple[str, str], MeanCell]
    """By candidate and criterion, where somebody gave a score."""
    apart: tuple[MeanCell, ...]
    """Cells two points or more apart, the farthest first, and of those the weightiest by the mean weights."""
    order: Concordance | None
    """Agreement on the order of the candidates, each voter by their own weights and scores."""
    weights_order: Concordance | None
    """Agreement on the order of the criteria."""
    moods: Mapping[str, MoodSplit]


def own_weights(paper: BallotPaper, criteria: Sequence[str]) -> BallotRow:
    """A ballot's weights over `criteria`, adding up to 1; a criterion left without points has 0.

    None stands for a criterion that was not on the paper. Empty where no points were given.
    """
    given = [paper.weights.get(slug, 0.0) if slug in paper.criteria else None for slug in criteria]
    shares = normalised(tuple(points for points in given if points is not None))
    left = iter(shares)
    return tuple(None if points is None else next(left) for points in given) if shares else ()


def arithmetic_mean(rows: Sequence[BallotRow]) -> Weights:
    """w_j = mean over the ballots of w_j, made to add up to 1. Forman & Peniwati, EJOR 108 (1998) 165-169."""
    return _mean(rows, lambda column: fsum(column) / len(column))


def geometric_mean(rows: Sequence[BallotRow]) -> Weights:
    """w_j ~ (prod_p w_j^p)^(1/P), made to add up to 1; empty where any weight is 0, which would rule it out.

    For judgements of ratios. Forman & Peniwati (1998); Aczél & Saaty, J. Math. Psych. 27 (1983) 93-102.
    """
    if any(weight is not None and weight <= 0 for row in rows for weight in row):
        return ()
    return _mean(rows, lambda column: exp(fsum(map(log, column)) / len(column)))


def mean_weights(rows: Sequence[BallotRow], kind: MeanKind = "arithmetic") -> Means:
    """The mean that is asked for; the arithmetic one where a weight of 0 leaves no geometric one."""
    if kind == "geometric" and (weights := geometric_mean(rows)):
        return Means(weights, kind)
    return Means(arithmetic_mean(rows), "arithmetic")


def _mean(rows: Sequence[BallotRow], of: Callable[[list[float]], float]) -> Weights:
    rows = [row for row in rows if row]
    if not rows:
        return ()
    columns = ([row[j] for row in rows] for j in range(len(rows[0])))
    known = [[weight for weight in column if weight is not None] for column in columns]
    return normalised(tuple(of(column) if column else 0.0 for column in known))


def spreads(rows: Sequence[BallotRow], criteria: Sequence[str]) -> tuple[Spread, ...]:
    """Per criterion the mean, the standard deviation of all ballots (divisor P) and the range of weights."""
    found = []
    for j, criterion in enumerate(criteria):
        column = [weight for row in rows if row for weight in (row[j],) if weight is not None]
        if column:
            mean = fsum(column) / len(column)
            deviation = sqrt(fsum((weight - mean) ** 2 for weight in column) / len(column))
            found.append(Spread(criterion, mean, deviation, min(column), max(column), len(column)))
    return tuple(found)


def total_variation(one: BallotRow, other: BallotRow) -> float | None:
    """TV = 1/2 sum_j |w_j - w'_j|, 0 to 1, over the criteria that both had, each made to add up to 1.

    None where they had none with weight in common.
    """
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a is not None and b is not None]
    first, second = normalised(tuple(a for a, _ in pairs)), normalised(tuple(b for _, b in pairs))
    if not first or not second:
        return None
    return fsum(abs(a - b) for a, b in zip(first, second, strict=True)) / 2


def mean_variation(rows: Sequence[BallotRow]) -> float | None:
    """The mean total variation over all pairs of ballots; None for fewer than two."""
    found = [total_variation(one, other) for one, other in combinations([row for row in rows if row], 2)]
    known = [each for each in found if each is not None]
    return fsum(known) / len(known) if known else None


def mean_cell(candidate: str, criterion: str, spans: Sequence[Interval | None]) -> MeanCell | None:
    """Mean of the midpoints, hull [min l, max u] and distance; None where all abstain."""
    given = [interval for interval in spans if interval is not None]
    if not given:
        return None
    middles = [interval.middle for interval in given]
    hull = Interval(min(interval.low for interval in given), max(interval.high for interval in given))
    mean = fsum(middles) / len(middles)
    return MeanCell(candidate, criterion, mean, hull, max(middles) - min(middles), len(given))


def score_of(paper: BallotPaper, decision: Decision, candidate: str, criterion: str) -> Interval | None:
    """A ballot's score of a cell; None where it abstains or was scored on another scale."""
    if paper.scale != decision.scale:
        return None
    return paper.scores.get(candidate, {}).get(criterion)


def mean_cells(decision: Decision, papers: Papers) -> dict[tuple[str, str], MeanCell]:
    """The cells of the decision's grid for which somebody gave a score."""
    found = {}
    for candidate in decision.candidates:
        for criterion in decision.criteria:
            spans = [score_of(paper, decision, candidate, criterion) for paper in papers.values()]
            if (cell := mean_cell(candidate, criterion, spans)) is not None:
                found[candidate, criterion] = cell
    return found


def moods(decision: Decision, papers: Papers) -> dict[str, MoodSplit]:
    """How many said what about each candidate."""
    found = {}
    for candidate in decision.candidates:
        said = [paper.enthusiasm.get(candidate) for paper in papers.values()]
        excited, tolerate, dread = (said.count(mood) for mood in MOODS)
        found[candidate] = MoodSplit(candidate, excited, tolerate, dread)
    return found


def card_of_ballots(
    decision: Decision, papers: Papers, *, kind: MeanKind = "arithmetic", hull: bool = False
) -> DecisionMatrix:
    """The matrix of the means: mean weights, and in each cell the mean of the midpoints.

    With `hull` each cell runs from the lowest to the highest that anybody said: for robustness. Unknown in
    all ballots stays unknown.
    """
    criteria = tuple(decision.criteria)
    rows = [own_weights(paper, criteria) for paper in papers.values()]
    cells = mean_cells(decision, papers)
    whole = Interval(decision.scale.low, decision.scale.high)

    def interval(candidate: str, criterion: str) -> Interval:
        cell = cells.get((candidate, criterion))
        if cell is None:
            return whole
        return cell.hull if hull else Interval(cell.mean, cell.mean)

    spans = [[interval(candidate, criterion) for criterion in criteria] for candidate in decision.candidates]
    return DecisionMatrix(
        tuple(decision.candidates),
        criteria,
        mean_weights([row for row in rows if row], kind).weights,
        tuple(tuple(each.low for each in row) for row in spans),
        tuple(tuple(each.high for each in row) for row in spans),
        tuple(tuple((slug, one) not in cells for one in criteria) for slug in decision.candidates),
        (whole.low, whole.high),
    )


def own_values(decision: Decision, papers: Papers) -> dict[str, dict[str, float]]:
    """By voter, each candidate's value under the voter's own weights and scores; an unknown is the middle.

    Those who gave no weights, or scored nothing of a candidate that most others scored, are left out; so is
    a candidate that at most half of them scored.
    """
    criteria = tuple(decision.criteria)
    scored: dict[str, set[str]] = {}
    weights: dict[str, Weights] = {}
    for voter, paper in papers.items():
        row = own_weights(paper, criteria)
        known = {
            candidate
            for candidate in decision.candidates
            if any(score_of(paper, decision, candidate, criterion) is not None for criterion in criteria)
        }
        if row and known:
            scored[voter] = known
            weights[voter] = tuple(weight or 0.0 for weight in row)
    kept = [
        slug for slug in decision.candidates if 2 * sum(slug in it for it in scored.values()) > len(scored)
    ]
    middle = (decision.scale.low + decision.scale.high) / 2
    found = {}
    for voter, known in scored.items():
        if all(candidate in known for candidate in kept):
            found[voter] = {
                candidate: value(
                    weights[voter],
                    tuple(
                        middle if interval is None else interval.middle
                        for criterion in criteria
                        for interval in (score_of(papers[voter], decision, candidate, criterion),)
                    ),
                )
                for candidate in kept
            }
    return found


def tally(decision: Decision, papers: Papers, kind: MeanKind = "arithmetic") -> Tally:
    """Everything about the ballots that count."""
    criteria = tuple(decision.criteria)
    rows = {voter: row for voter, paper in papers.items() if (row := own_weights(paper, criteria))}
    whole = [tuple(weight for weight in row if weight is not None) for row in rows.values()]
    cells = mean_cells(decision, papers)
    means = mean_weights(list(rows.values()), kind)
    weight = dict(zip(criteria, means.weights, strict=False))
    return Tally(
        weights=rows,
        means=means,
        spreads=spreads(list(rows.values()), criteria),
        variation=mean_variation(list(rows.values())),
        cells=cells,
        apart=tuple(
            sorted(
                (cell for cell in cells.values() if cell.apart),
                key=lambda it: (-it.distance, -weight.get(it.criterion, 0.0)),
            )
        ),
        order=concordance([tuple(own.values()) for own in own_values(decision, papers).values()]),
        weights_order=concordance([row for row in whole if len(row) == len(criteria)]),
        moods=moods(decision, papers),
    )
