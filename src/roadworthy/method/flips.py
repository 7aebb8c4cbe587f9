"""The smallest change of weights, or of one score, that costs the leader its place."""

from math import fsum

from roadworthy.method.leading import Leading, leading
from roadworthy.method.matrix import DecisionMatrix, MatrixRow
from roadworthy.method.ranking import TOLERANCE
from roadworthy.method.weights import Weights
from roadworthy.model.frozen import frozen


@frozen
class WeightFlip:
    """The nearest weights under which a rival draws level with the leader."""

    rival: str
    moved: float
    """Share of all weight that changes place: half the sum of absolute differences."""
    weights: Weights
    """The weights at the tie; beyond them the rival is ahead, if it `passes`."""
    passes: bool
    """Whether the rival is better somewhere. Else it can only draw level, where all weight is on what the two
    are equal on."""


@frozen
class CellFlip:
    """The score of one cell, all else as stated, at which the first place is shared."""

    candidate: str
    """Whose score it is: the leader's, or a rival's."""
    criterion: str
    rival: str
    """The other of the two: who overtakes the leader, or the leader who is overtaken."""
    start: float
    """The midpoint of the cell today."""
    end: float
    """At the tie; beyond it another leads."""
    within_range: bool
    """Whether `end` lies inside the stated range of the cell: then what was said allows it today."""
    within_grounded: bool
    """Whether it lies inside the grounded interval: then what the score rests on allows it."""

    @property
    def change(self) -> float:
        """How far the score moves, with its sign."""
        return self.end - self.start


def weight_flips(matrix: DecisionMatrix) -> tuple[WeightFlip, ...]:
    """For each rival the least weight that must change place, nearest first; who can't is left out.

    min sum_j |w'_j - w_j| with w' >= 0, sum w' = 1, sum_j w'_j (x_aj - x_qj) <= 0. Exact: weight goes from
    the criteria with the largest gap to the one with the smallest (a fractional knapsack).
    """
    lead = leading(matrix)
    if lead is None:
        return ()
    found = [flip for rival in lead.rivals if (flip := _weight_flip(matrix, lead, rival)) is not None]
    return tuple(sorted(found, key=lambda flip: flip.moved))


def _weight_flip(matrix: DecisionMatrix, lead: Leading, rival: int) -> WeightFlip | None:
    gaps = lead.gaps(rival)
    receiver = min(range(len(gaps)), key=lambda j: (gaps[j], -matrix.weights[j]))
    if gaps[receiver] > TOLERANCE:
        return None
    need = lead.leads[rival]
    weights = list(matrix.weights)
    moves: list[float] = []
    for j in sorted(range(len(gaps)), key=lambda j: -gaps[j]):
        step = gaps[j] - gaps[receiver]
        if need <= 0 or step <= 0:
            break
        move = min(weights[j], need / step)
        weights[j] -= move
        moves.append(move)
        need -= move * step
    moved = fsum(moves)
    weights[receiver] += moved
    return WeightFlip(matrix.candidates[rival], moved, tuple(weights), gaps[receiver] < -TOLERANCE)


def passing(flips: tuple[WeightFlip, ...]) -> tuple[WeightFlip, ...]:
    """The flips that cost the leader its place: the rival passes, or is level today."""
    return tuple(flip for flip in flips if flip.passes or flip.moved <= 0)


def cell_flips(matrix: DecisionMatrix, grounded: DecisionMatrix | None = None) -> tuple[CellFlip, ...]:
    """Every single score whose change brings a tie for first place, the smallest change first.

    A score of the leader falls until the runner-up draws level: x_aj - (V_a - V_q) / w_j; a rival's rises:
    x_qj + (V_a - V_q) / w_j. Changes that leave the scale are left out.
    `grounded` has the same cells with their grounded intervals; the stated ones where it is left out.
    """
    lead = leading(matrix)
    if lead is None or not lead.rivals:
        return ()
    found: list[CellFlip] = []
    top, second = lead.top, lead.rivals[0]
    both = (matrix, grounded or matrix)
    for j, weight in enumerate(matrix.weights):
        if weight <= 0:
            continue
        found.append(_cell_flip(both, lead.middles, (top, j), second, -lead.leads[second] / weight))
        found += [
            _cell_flip(both, lead.middles, (rival, j), top, lead.leads[rival] / weight)
            for rival in lead.rivals
        ]
    low, high = matrix.scale
    legal = [flip for flip in found if low - TOLERANCE <= flip.end <= high + TOLERANCE]
    return tuple(sorted(legal, key=lambda flip: abs(flip.change)))


def _cell_flip(
    both: tuple[DecisionMatrix, DecisionMatrix],
    middles: tuple[MatrixRow, ...],
    cell: tuple[int, int],
    rival: int,
    change: float,
) -> CellFlip:
    """`both` are the stated cells and the grounded ones."""
    i, j = cell
    matrix = both[0]
    low, high = matrix.scale
    start = middles[i][j]
    end = start + change
    if low - TOLERANCE <= end <= high + TOLERANCE:
        end = min(high, max(low, end))
    return CellFlip(
        matrix.candidates[i],
        matrix.criteria[j],
        matrix.candidates[rival],
        start,
        end,
        *(it.low[i][j] - TOLERANCE <= end <= it.high[i][j] + TOLERANCE for it in both),
    )


def within(flips: tuple[CellFlip, ...], step: float) -> tuple[CellFlip, ...]:
    """The flips that a change of one score by `step` reaches: with 1, the plus-or-minus-one test."""
    return tuple(flip for flip in flips if abs(flip.change) <= step + TOLERANCE)
