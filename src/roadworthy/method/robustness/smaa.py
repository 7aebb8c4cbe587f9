"""SMAA-2: how often each candidate takes each rank among plausible weights and scores."""

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


def run(card: Card, law: Law, samples: int, seed: int) -> Acceptability:
    """Draw `samples` weightings and cells and rank each. The card has weights and candidates."""
    count = len(card.candidates)
    better = surely_better(card, weighted=law.kind in ("stated", "near"))
    floor = np.asarray([sum(row[i] for row in better) for i in range(count)], dtype=np.int16)
    low, cells = np.asarray(card.low), uncertain(card)
    tally = np.zeros((count, count), dtype=np.int64)
    firsts = np.zeros((count, len(card.criteria)))
    for block, rows in blocks(samples):
        drawn = weights(law, card.weights, seed, block, rows)
        values = _values(low, cells, drawn, CellStream(seed, CELLS, block))
        ranks = np.maximum(_ranks(values), floor[:, None])
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
        never_first=tuple(bool(k) for k in floor),
        always_first=tuple(sum(row) == count - 1 for row in better),
    )


def _normalised(mean: Floats) -> Weights:
    return tuple(float(weight) for weight in mean / mean.sum())


def _values(low: Floats, cells: tuple[Uncertain, ...], drawn: Floats, stream: CellStream) -> Floats:
    """Values V = sum_j w_j x_ij, shape (candidates, rows); one cell at a time stays in the cache."""
    columns = np.ascontiguousarray(drawn.T)
    values: Floats = low @ columns
    uniform = np.empty(columns.shape[1])
    for cell in cells:
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


def confidence(card: Card, found: Acceptability) -> tuple[float | None, ...]:
    """How often each candidate is first with its central weights fixed and the cells drawn."""
    held = {i: weights_ for i, weights_ in enumerate(found.central_weights) if weights_ is not None}
    shares: list[float | None] = [None] * len(card.candidates)
    if not held:
        return tuple(shares)
    fixed = np.asarray(list(held.values()))
    base = fixed @ np.asarray(card.low).T
    by_candidate: list[list[Uncertain]] = [[] for _ in card.candidates]
    for cell in uncertain(card):
        by_candidate[cell.candidate].append(cell)
    buffer = np.empty((max(len(row) for row in by_candidate), BLOCK))
    hits = dict.fromkeys(held, 0)
    for block, rows in blocks(found.samples):
        stream = CellStream(found.seed, CONFIDENCE, block)
        values = np.repeat(base[:, :, None], rows, axis=2)
        for i, row in enumerate(by_candidate):
            for number, cell in enumerate(row):
                stream.fill(cell, buffer[number, :rows])
            if row:
                steps = fixed[:, [cell.criterion for cell in row]] * [cell.width for cell in row]
                values[:, i] += steps @ buffer[: len(row), :rows]
        best = values.max(axis=1)
        for number, i in enumerate(held):
            hits[i] += int(np.count_nonzero(best[number] <= values[number, i] + STRICTLY))
    for i, count in hits.items():
        shares[i] = count / found.samples
    return tuple(shares)
