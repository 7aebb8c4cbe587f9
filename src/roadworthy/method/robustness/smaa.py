"""SMAA-2: how often each candidate takes each rank among plausible weights and scores.

Products are summed by `einsum`, not by `@`: that hands them to a library which wakes a thread on every core,
and then waits for cores that are busy drawing the screen.
"""

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from roadworthy.method.dominance import surely_better
from roadworthy.method.matrix import DecisionMatrix, MatrixRow
from roadworthy.method.robustness.draws import (
    CELLS,
    CONFIDENCE,
    CellStream,
    blocks,
    place_of,
    uncertain,
    weights,
)
from roadworthy.method.robustness.normal import Floats
from roadworthy.method.robustness.result import FEWEST_FIRST, Acceptability
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import Weights
from roadworthy.model.frozen import frozen

_KEPT_BLOCKS: Final = 6
"""Blocks of weightings that are kept: two weightings of 10,000 draws."""
_KEPT_VALUES: Final = 192
"""Blocks of one candidate's values that are kept, 6 MB: thirty candidates of 10,000 draws, twice."""
_KEPT_ROWS: Final = _KEPT_VALUES // 3
"""Candidates whose ranges are kept: those of the values."""
_Range: TypeAlias = tuple[float, int, int]
"""Width, criterion and place of a cell that is a range: plain figures, which are quick to look up."""
STRICTLY: Final = 1e-12
"""A value must be larger by more than this to be a better rank, on a scale that ends at 100 or below."""


def run(
    matrix: DecisionMatrix, distribution: WeightDistribution, samples: int, seed: int, draws: "Draws"
) -> Acceptability:
    """Draw `samples` weightings and cells and rank each. The matrix has weights and candidates.

    `draws` holds what earlier runs drew, and changes no figure.
    """
    count = len(matrix.candidates)
    better = surely_better(matrix, weighted=distribution.kind in ("stated", "near"))
    floor = np.asarray([sum(row[i] for row in better) for i in range(count)], dtype=np.int16)
    by_candidate = [
        draws.ranges(name, matrix.criteria, low, high)
        for name, low, high in zip(matrix.candidates, matrix.low, matrix.high, strict=True)
    ]
    weighting = WeightDraws(distribution, matrix.weights, seed)
    margin = _margin(matrix)
    tally = np.zeros((count, count), dtype=np.int64)
    firsts = np.zeros((count, len(matrix.criteria)))
    for block, rows in blocks(samples):
        drawn = draws.weightings(weighting, block, rows)
        values = np.stack(
            [
                draws.values(weighting, block, rows, low, row)
                for low, row in zip(matrix.low, by_candidate, strict=True)
            ]
        )
        ranks = np.maximum(_ranks(values, margin), floor[:, None])
        for i in range(count):
            tally[i] += np.bincount(ranks[i], minlength=count)
        for i in range(count):
            firsts[i] += drawn[:, ranks[i] == 0].sum(axis=1)
    central = tuple(
        _normalised(firsts[i] / tally[i, 0]) if tally[i, 0] >= FEWEST_FIRST else None for i in range(count)
    )
    return Acceptability(
        candidates=matrix.candidates,
        distribution=distribution,
        kappa=distribution.kappa(len(matrix.criteria)),
        samples=samples,
        seed=seed,
        rank_shares=tuple(tuple(int(hits) / samples for hits in row) for row in tally),
        central_weights=central,
        never_first=tuple(bool(k) for k in floor),
        always_first=tuple(sum(row) == count - 1 for row in better),
    )


def _normalised(mean: Floats) -> Weights:
    return tuple(float(weight) for weight in mean / mean.sum())


@frozen
class WeightDraws:
    """Of what weights are drawn."""

    distribution: WeightDistribution
    stated: Weights
    seed: int


_Weightings: TypeAlias = Callable[[WeightDraws, int, int], Floats]


class Draws:
    """Weightings and candidates' values by block, the last ones used; any thread may ask."""

    def __init__(self) -> None:
        self.ranges: Final = lru_cache(maxsize=_KEPT_ROWS)(_ranges)
        self.weightings: Final[_Weightings] = lru_cache(maxsize=_KEPT_BLOCKS)(_weightings)
        self.values: Final = lru_cache(maxsize=_KEPT_VALUES)(partial(_values, weightings=self.weightings))


def _weightings(weighting: WeightDraws, block: int, rows: int) -> Floats:
    """The weightings of a block, shape (criteria, rows): the same for every score."""
    found = weights(weighting.distribution, weighting.stated, weighting.seed, block, rows)
    columns = np.ascontiguousarray(found.T)
    columns.flags.writeable = False
    return columns


def _ranges(candidate: str, criteria: tuple[str, ...], low: MatrixRow, high: MatrixRow) -> tuple[_Range, ...]:
    """A candidate's cells that are ranges, those of one width together."""
    return tuple(
        sorted(
            (end - start, j, place_of(candidate, criterion))
            for j, (criterion, start, end) in enumerate(zip(criteria, low, high, strict=True))
            if end > start
        )
    )


def _values(
    weighting: WeightDraws,
    block: int,
    rows: int,
    low: MatrixRow,
    cells: tuple[_Range, ...],
    *,
    weightings: _Weightings,
) -> Floats:
    """A candidate's values V = sum_j w_j x_j in a block; one cell at a time stays in the cache.

    They rest on its own cells alone, so those of the others hold when one score changes.
    """
    columns = weightings(weighting, block, rows)
    values: Floats = np.einsum("j,jk->k", np.asarray(low), columns)
    stream = CellStream(weighting.seed, CELLS, block)
    uniform = np.empty(rows)
    for width, alike in groupby(cells, key=itemgetter(0)):
        total = np.zeros(rows)
        for _, criterion, place in alike:
            stream.fill_at(place, uniform)
            uniform *= columns[criterion]
            total += uniform
        total *= width
        values += total
    values.flags.writeable = False
    return values


def _margin(matrix: DecisionMatrix) -> float:
    """`STRICTLY`, in proportion on a longer scale, whose values have fewer digits behind the point."""
    return STRICTLY * max(1.0, *(abs(end) / 100 for end in matrix.scale))


def _ranks(values: Floats, margin: float) -> NDArray[np.int16]:
    """Ranks from 0, shape (candidates, rows): how many values are larger by more than `margin`."""
    bars = values + margin
    ranks = np.empty(values.shape, dtype=np.int16)
    for i, bar in enumerate(bars):
        np.add.reduce(values > bar, axis=0, dtype=np.int16, out=ranks[i])
    return ranks


def confidence(matrix: DecisionMatrix, found: Acceptability) -> tuple[float | None, ...]:
    """How often each candidate is first with its central weights fixed and the cells drawn."""
    held = {i: weights_ for i, weights_ in enumerate(found.central_weights) if weights_ is not None}
    shares: list[float | None] = [None] * len(matrix.candidates)
    if not held:
        return tuple(shares)
    fixed = np.asarray(list(held.values()))
    base = np.einsum("hj,ij->ih", fixed, np.asarray(matrix.low))
    cells = uncertain(matrix)
    by_candidate = [[cell for cell in cells if cell.candidate == i] for i in range(len(matrix.candidates))]
    hits, margin = dict.fromkeys(held, 0), _margin(matrix)
    for block, rows in blocks(found.samples):
        stream = CellStream(found.seed, CONFIDENCE, block)
        best = np.full((len(held), rows), -np.inf)
        own: dict[int, Floats] = {}
        for i, row in enumerate(by_candidate):
            uniforms = np.empty((len(row), rows))
            for cell, uniform in zip(row, uniforms, strict=True):
                stream.fill(cell, uniform)
            steps = fixed[:, [cell.criterion for cell in row]] * [cell.width for cell in row]
            values = base[i][:, None] + np.einsum("hc,cr->hr", steps, uniforms)
            np.maximum(best, values, out=best)
            if i in held:
                own[i] = values[len(own)].copy()
        for number, i in enumerate(held):
            hits[i] += int(np.count_nonzero(best[number] <= own[i] + margin))
    for i, count in hits.items():
        shares[i] = count / found.samples
    return tuple(shares)
