"""Weights from comparing criteria two by two: the analytic hierarchy process."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from math import fsum, isfinite, log
from typing import Final, TypeAlias

from roadworthy.method.weights.points import Weights
from roadworthy.model.frozen import frozen

RANDOM_INDEX: Final = {
    3: 0.58, 4: 0.90, 5: 1.12, 6: 1.24, 7: 1.32, 8: 1.41, 9: 1.45,
    10: 1.49, 11: 1.51, 12: 1.48, 13: 1.56, 14: 1.57, 15: 1.59,
}  # fmt: skip
"""Mean consistency index of random judgements, by number of criteria: Saaty's table of 1980."""
ACCEPTABLE: Final = 0.10
"""A consistency ratio up to this is good enough (Saaty 1980)."""
MOST: Final = 9.0
"""The strongest judgement; the weakest is 1/9."""
ASKED_AT_MOST: Final = 9
"""Criteria up to which comparing pairs is asked at all: nine make 36 pairs."""

_STEP: Final = 1e-14
_MOST_STEPS: Final = 10_000
_RELATIVE: Final = 1e-6
_LEVEL: Final = 1e-9

Matrix: TypeAlias = tuple[tuple[float, ...], ...]


@frozen
class Judgement:
    """One pair, and how far what was said of it lies from what the weights say."""

    pair: tuple[int, int]
    """Places of the two criteria, the first below the second."""
    said: float
    """a_ij: how many times as important i is as j, as it was said."""
    implied: float
    """w_i / w_j: the same as the weights have it, when all judgements are heard."""
    gap: float
    """|log(a_ij w_j / w_i)|: 0 where the two agree."""


@frozen
class Pairwise:
    """What a matrix of comparisons says."""

    weights: Weights
    eigenvalue: float
    """The principal eigenvalue: n for consistent judgements, more for others."""
    consistency_index: float
    """CI = (eigenvalue - n) / (n - 1), at least 0; 0 for one and two criteria."""
    random_index: float | None
    """RI of Saaty's 1980 table; None above 15 criteria, for which it has none."""
    consistency_ratio: float | None
    """CR = CI / RI; 0 for one and two criteria, None where there is no RI. Up to 0.10 is acceptable."""
    judgements: tuple[Judgement, ...]
    """All pairs, those farthest from the weights first."""

    @property
    def reconsider(self) -> tuple[int, int] | None:
        """The pair to think about again first; None where all judgements agree."""
        return self.judgements[0].pair if self.judgements and self.judgements[0].gap > _LEVEL else None


def pairwise(matrix: Sequence[Sequence[float]]) -> Pairwise:
    """Weights and consistency of a reciprocal matrix of judgements.

    `matrix[i][j]` says how many times as important criterion i is as j: 1/9 to 9, 1 on the diagonal, and the
    reciprocal at [j][i] (to one part in a million, so that decimals may stand for fractions). The weights are
    its principal eigenvector, by power iteration from equal weights.

    Raises ValueError for a matrix that is empty, not square, not reciprocal, or has an entry outside 1/9
    to 9. Saaty, Journal of Mathematical Psychology 15 (1977) 234-281; The Analytic Hierarchy Process (1980).
    """
    return _solved(_checked(matrix))


def _checked(matrix: Sequence[Sequence[float]]) -> Matrix:
    rows = tuple(tuple(float(entry) for entry in row) for row in matrix)
    if not rows:
        raise ValueError("the matrix is empty: expected one row for each criterion")
    for i, row in enumerate(rows):
        if len(row) != len(rows):
            raise ValueError(f"the matrix is not square: row {i + 1} has {len(row)} of {len(rows)} entries")
        for j, entry in enumerate(row):
            where = f"row {i + 1}, column {j + 1}"
            low, high = (1 - _RELATIVE) / MOST, MOST * (1 + _RELATIVE)
            if not (isfinite(entry) and low <= entry <= high):
                raise ValueError(f"{where}: {entry:g} lies outside 1/9 to 9")
            if i == j and abs(entry - 1) > _RELATIVE:
                raise ValueError(f"{where}: {entry:g} where a criterion meets itself; expected 1")
            if j < i and abs(entry * rows[j][i] - 1) > _RELATIVE:
                raise ValueError(f"{where}: {entry:g} is not the reciprocal of {rows[j][i]:g}")
    return rows


@lru_cache(maxsize=64)
def _solved(rows: Matrix) -> Pairwise:
    n = len(rows)
    weights, eigenvalue = _principal(rows)
    index = max(0.0, (eigenvalue - n) / (n - 1)) if n > 2 else 0.0
    random = 0.0 if n <= 2 else RANDOM_INDEX.get(n)
    ratio = 0.0 if n <= 2 else index / random if random else None
    return Pairwise(weights, eigenvalue, index, random, ratio, _judgements(rows, weights))


def _principal(rows: Matrix) -> tuple[Weights, float]:
    n = len(rows)
    weights = (1 / n,) * n
    for _ in range(_MOST_STEPS):
        moved = _times(rows, weights)
        total = fsum(moved)
        after = tuple(part / total for part in moved)
        change = max(abs(a - b) for a, b in zip(after, weights, strict=True))
        weights = after
        if change < _STEP:
            break
    return weights, fsum(_times(rows, weights))


def _times(rows: Matrix, weights: Weights) -> list[float]:
    return [fsum(entry * weight for entry, weight in zip(row, weights, strict=True)) for row in rows]


def _judgements(rows: Matrix, weights: Weights) -> tuple[Judgement, ...]:
    found = [
        Judgement((i, j), rows[i][j], weights[i] / weights[j], abs(log(rows[i][j] * weights[j] / weights[i])))
        for i, j in combinations(range(len(rows)), 2)
    ]
    # Equal gaps differ in their last digits; rounded, they stay in the order of the criteria.
    return tuple(sorted(found, key=lambda judgement: -round(judgement.gap, 9)))
