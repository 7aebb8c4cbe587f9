"""The definitions of docs/method.md once more: one loop a formula, plain numbers, nothing shared with the product.

Only what makes the same draws is the same by necessity, and is spelled out here again: PCG64, its spawn keys,
blocks of 4,096 and the place of a cell in its stream.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import product
from math import ceil
from random import Random

import numpy as np

from roadworthy.method.matrix import DecisionMatrix
from roadworthy.model import Decision

BLOCK = 4096
CELLS, CONFIDENCE, INFORMATION = 1, 2, 3

Table = list[list[float]]


def middles(matrix: DecisionMatrix) -> Table:
    return [
        [(matrix.low[i][j] + matrix.high[i][j]) / 2 for j in range(len(matrix.criteria))]
        for i in _rows(matrix)
    ]


def values(weights: Sequence[float], table: Table) -> list[float]:
    return [sum(weights[j] * row[j] for j in range(len(weights))) for row in table]


def ranks(found: Sequence[float]) -> list[int]:
    return [1 + sum(1 for other in found if other > own + 1e-12) for own in found]


def _rows(matrix: DecisionMatrix) -> range:
    return range(len(matrix.candidates))


def cells(matrix: DecisionMatrix, samples: int, seed: int, purpose: int) -> Iterator[Table]:
    """One table of scores a draw."""
    for block in range(ceil(samples / BLOCK)):
        rows = min(BLOCK, samples - block * BLOCK)
        columns = {}
        for i, candidate in enumerate(matrix.candidates):
            for j, criterion in enumerate(matrix.criteria):
                bits = np.random.PCG64(np.random.SeedSequence(entropy=seed, spawn_key=(purpose, block)))
                name = f"{candidate}\0{criterion}".encode()
                bits.advance(int.from_bytes(sha256(name).digest()[:16], "big"))
                columns[i, j] = np.random.Generator(bits).random(rows).tolist()
        for k in range(rows):
            yield [
                [
                    matrix.low[i][j] + columns[i, j][k] * (matrix.high[i][j] - matrix.low[i][j])
                    for j in range(len(matrix.criteria))
                ]
                for i in _rows(matrix)
            ]


def near(weights: Sequence[float], kappa: float, samples: int, seed: int) -> list[list[float]]:
    random = Random(seed)
    found = []
    for _ in range(samples):
        parts = [random.gammavariate(kappa * w, 1.0) if w > 0 else 0.0 for w in weights]
        found.append([part / sum(parts) for part in parts])
    return found


def uniform(count: int, samples: int, seed: int) -> list[list[float]]:
    random = Random(seed)
    found = []
    for _ in range(samples):
        parts = [random.expovariate(1.0) for _ in range(count)]
        found.append([part / sum(parts) for part in parts])
    return found


def in_order(weights: Sequence[float], samples: int, seed: int) -> list[list[float]]:
    """Of uniform weightings those alone that keep the order; equal weights are in none."""
    pairs = [
        (a, b) for a in range(len(weights)) for b in range(len(weights)) if weights[a] > weights[b] + 1e-12
    ]
    drawn = uniform(len(weights), samples * 40, seed)
    return [w for w in drawn if all(w[a] >= w[b] for a, b in pairs)][:samples]


def shares(
    matrix: DecisionMatrix, drawn: Sequence[Sequence[float]], tables: Iterator[Table]
) -> tuple[Table, list[list[float] | None]]:
    """Rank shares, and the mean of the weights with which each is first."""
    count, hits = len(matrix.candidates), [[0] * len(matrix.candidates) for _ in _rows(matrix)]
    sums = [[0.0] * len(matrix.criteria) for _ in _rows(matrix)]
    for weights, table in zip(drawn, tables, strict=True):
        for i, rank in enumerate(ranks(values(weights, table))):
            hits[i][rank - 1] += 1
            if rank == 1:
                sums[i] = [total + w for total, w in zip(sums[i], weights, strict=True)]
    central = [[x / hits[i][0] for x in sums[i]] if hits[i][0] >= 100 else None for i in range(count)]
    return [[hit / len(drawn) for hit in row] for row in hits], central


def confidence(matrix: DecisionMatrix, i: int, central: Sequence[float], samples: int, seed: int) -> float:
    tables = cells(matrix, samples, seed, CONFIDENCE)
    return sum(ranks(values(central, table))[i] == 1 for table in tables) / samples


def worth_of_knowing(matrix: DecisionMatrix, group: Sequence[tuple[int, int]], steps: int) -> float:
    """E_S[max_i E(V_i | S)] - max_i E V_i, every cell of the group at `steps` equally likely scores."""
    base = middles(matrix)
    total = 0.0
    for places in product(range(steps), repeat=len(group)):
        table = [list(row) for row in base]
        for (i, j), k in zip(group, places, strict=True):
            table[i][j] = matrix.low[i][j] + (k + 0.5) / steps * (matrix.high[i][j] - matrix.low[i][j])
        total += max(values(matrix.weights, table))
    return total / float(steps ** len(group)) - max(values(matrix.weights, base))


def order_dominates(matrix: DecisionMatrix, a: int, q: int, weightings: Sequence[Sequence[float]]) -> bool:
    """Whether a at its worst is nowhere behind q at its best."""
    return all(
        values(w, [list(matrix.low[a])])[0] >= values(w, [list(matrix.high[q])])[0] - 1e-9 for w in weightings
    )


def by_horizon(decision: Decision, horizon: str) -> dict[str, tuple[float, float, float]]:
    """Lowest, middle and highest value of each candidate in a horizon; points alone, no groups."""
    whole = {slug: criterion.weight or 0.0 for slug, criterion in decision.criteria.items()}
    own = {slug: criterion.by_horizon.get(horizon, 0.0) for slug, criterion in decision.criteria.items()}
    raw = own if decision.weighting.per_horizon and any(own.values()) else whole
    found = {}
    for candidate in decision.candidates:
        low = high = 0.0
        for slug in decision.criteria:
            cell = decision.cell(candidate, slug)
            span = cell.by_horizon.get(horizon, cell.score)
            ends = (decision.scale.low, decision.scale.high) if span is None else span
            low += raw[slug] / sum(raw.values()) * ends[0]
            high += raw[slug] / sum(raw.values()) * ends[1]
        found[candidate] = (low, (low + high) / 2, high)
    return found
