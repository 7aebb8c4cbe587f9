"""What it would be worth to know one cell for certain: exactly, without a draw."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial, prod

from roadworthy.method.leading import leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.model.frozen import frozen


@frozen
class CellValue:
    """Expected gain in value of the choice from knowing one cell, in points of the scale."""

    candidate: str
    criterion: str
    value: float


_HAIR = 1e-12
"""By how much a cell has to reach past the best other, in points: below, rounding says whether it does."""
MOST_EXACT = 8
"""Uncertain cells for which the expectation over two candidates is worked out exactly."""


def cell_values(matrix: DecisionMatrix) -> tuple[CellValue, ...]:
    """Every cell whose answer alone could change the choice, the most valuable first.

    With h = w_j (u - l) / 2 and g the distance of its candidate from the best other: max(0, h - g)^2 / (4 h).
    Raiffa, Applied Statistical Decision Theory (1961); the closed form for one uniform cell is derived in
    docs/method.md.
    """
    lead = leading(matrix)
    if lead is None or not lead.rivals:
        return ()
    found: list[CellValue] = []
    for i, candidate in enumerate(matrix.candidates):
        distance = lead.leads[lead.rivals[0] if i == lead.top else i]
        for j, criterion in enumerate(matrix.criteria):
            half = matrix.weights[j] * (matrix.high[i][j] - matrix.low[i][j]) / 2
            if half - distance > _HAIR:
                found.append(CellValue(candidate, criterion, cell_value(half, distance)))
    return tuple(sorted(found, key=lambda cell: -cell.value))


def cell_value(half: float, gap: float) -> float:
    """max(0, h - g)^2 / (4 h): one uniform cell of weighted half-width h, g from turning the choice."""
    return (half - gap) ** 2 / (4 * half) if half > gap else 0.0


def expected_gain(lead: float, widths: Sequence[float]) -> float:
    """E[max(0, D)] - max(0, lead) for D = lead + sum_k a_k (U_k - 1/2), U_k uniform on [0, 1], a_k > 0.

    E[D+] = sum over subsets S of (-1)^(k - |S|) (c + sum_S a)+^(k + 1) / ((k + 1)! prod a), with c the
    smallest D. Exact fractions, since the sum alternates; at most `MOST_EXACT` widths.
    """
    steps = [Fraction(width) for width in widths if width > 0]
    count = len(steps)
    if count > MOST_EXACT:
        raise ValueError(f"at most {MOST_EXACT} uncertain cells are summed exactly")
    middle = Fraction(lead)
    if not count:
        return 0.0
    least = middle - sum(steps) / 2
    total = Fraction(0)
    for size in range(count + 1):
        for chosen in combinations(steps, size):
            reach = least + sum(chosen)
            if reach > 0:
                total += (-1) ** (count - size) * reach ** (count + 1)
    return max(0.0, float(total / (factorial(count + 1) * prod(steps)) - max(Fraction(0), middle)))
