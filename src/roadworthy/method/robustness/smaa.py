"""SMAA-2: how often each candidate takes each rank among plausible weights and scores."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from roadworthy.method.card import Card
from roadworthy.method.dominance import surely_better
from roadworthy.method.law import Law
from roadworthy.method.robustness.draws import (
    BLOCK,
    CELLS,
    CONFIDENCE,
    CellStream,
    Floats,
    Uncertain,
    blocks,
    uncertain,
    weights,
)
from roadworthy.method.robustness.result import FEWEST_FIRST, Acceptability
from roadworthy.method.weights import Weights

STRICTLY: Final = 1e-12
"""A value must be larger by more than this to be a better rank."""


@dataclass(frozen=True, slots=True)
class _Board:
    """A card as arrays, and the draws that are asked for."""

    low: Floats
    cells: tuple[Uncertain, ...]
    floor: NDArray[np.int16]
    """How many are surely better than each candidate: its rank, from 0, is never above that."""
    samples: int
    seed: int


def run(card: Card, law: Law, samples: int, seed: int, *, confidence: bool) -> Acceptability:
    """Draw `samples` weightings and cells and rank each. The card has weights and candidates."""
    count = len(card.candidates)
    better = surely_better(card, weighted=law.kind in ("stated", "near"))
    floor = np.asarray([sum(row[i] for row in better) for i in range(count)], dtype=np.int16)
    board = _Board(np.asarray(card.low), uncertain(card), floor, samples, seed)
    tally = np.zeros((count, count), dtype=np.int64)
    firsts = np.zeros((count, len(card.criteria)))
    for block, rows in blocks(samples):
        drawn = weights(law, card.weights, seed, block, rows)
        ranks = np.maximum(_ranks(_values(board, drawn, block)), floor[:, None])
        for i in range(count):
            tally[i] += np.bincount(ranks[i], minlength=count)
        firsts += (ranks == 0).astype(np.float64) @ drawn
    central = tuple(
        _normalised(firsts[i] / tally[i, 0]) if tally[i, 0] >= FEWEST_FIRST else None for i in range(count)
    )
    return Acceptability(
        candidates=card.candidates,
        law=law,
        kappa=law.kappa(len(card.criteria)),
        samples=samples,
        seed=seed,
        rank_shares=tuple(tuple(int(hits) / samples for hits in row) for row in tally),
        central_weights=central,
        confidence=_confidence(board, central) if confidence else (None,) * count,
        never_first=tuple(bool(k) for k in floor),
        always_first=tuple(sum(row) == count - 1 for row in better),
    )


def _normalised(mean: Floats) -> Weights:
    return tuple(float(weight) for weight in mean / mean.sum())


def _values(board: _Board, drawn: Floats, block: int) -> Floats:
    """Values V = sum_j w_j x_ij, shape (candidates, rows); one cell at a time stays in the cache."""
    stream = CellStream(board.seed, CELLS, block)
    columns = np.ascontiguousarray(drawn.T)
    values: Floats = board.low @ columns
    uniform = np.empty(columns.shape[1])
    for cell in board.cells:
        stream.fill(cell, uniform)
        uniform *= columns[cell.criterion]
        uniform *= cell.width
        values[cell.candidate] += uniform
    return values


def _ranks(values: Floats) -> NDArray[np.int16]:
    """Ranks from 0, shape (candidates, rows): how many values are larger by more than `STRICTLY`."""
    bars = values + STRICTLY
    ranks = np.empty(values.shape, dtype=np.int16)
    for i, bar in enumerate(bars):
        np.add.reduce(values > bar, axis=0, dtype=np.int16, out=ranks[i])
    return ranks


def _confidence(board: _Board, central: tuple[Weights | None, ...]) -> tuple[float | None, ...]:
    """How often each candidate is first with its central weights fixed and the cells drawn."""
    found: list[float | None] = [None] * len(central)
    held = {i: weights_ for i, weights_ in enumerate(central) if weights_ is not None}
    if not held:
        return tuple(found)
    fixed = np.asarray(list(held.values()))
    base = fixed @ board.low.T
    by_candidate = [[cell for cell in board.cells if cell.candidate == i] for i in range(len(central))]
    buffer = np.empty((max(len(row) for row in by_candidate), BLOCK))
    hits = dict.fromkeys(held, 0)
    for block, rows in blocks(board.samples):
        stream = CellStream(board.seed, CONFIDENCE, block)
        values = np.repeat(base[:, :, None], rows, axis=2)
        for i, row in enumerate(by_candidate):
            for number, cell in enumerate(row):
                stream.fill(cell, buffer[number, :rows])
            if row:
                steps = fixed[:, [cell.criterion for cell in row]] * [cell.width for cell in row]
                values[:, i] += steps @ buffer[: len(row), :rows]
        best = values.max(axis=1)
        for number, i in enumerate(held):
            if not board.floor[i]:
                hits[i] += int(np.count_nonzero(best[number] <= values[number, i] + STRICTLY))
    for i, count in hits.items():
        found[i] = count / board.samples
    return tuple(found)
