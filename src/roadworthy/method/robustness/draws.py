"""Random weights and cells. Every draw repeats to the last digit and does not depend on what else is drawn.

Draws come in blocks of `BLOCK`. A block has a generator of its own for each purpose, named by seed, purpose
and block; only its `random()` is used, whose stream numpy promises to keep (NEP 19). A cell has a place of
its own in its block's stream, found from the names of candidate and criterion: another candidate, another
weighting and another order change no draw.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

import numpy as np
from numpy.typing import NDArray

from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.robustness.normal import Floats
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import Weights, by_weight
from roadworthy.model.frozen import frozen

BLOCK: Final = 4096
WEIGHTS, CELLS, CONFIDENCE, INFORMATION = 0, 1, 2, 3
"""What a stream is for."""
_WHOLE: Final = 1 << 128
_IN_CACHE: Final = 8192
"""Variates that are worked on at a time."""
_NO_SHAPE: Final = 1e-300
"""A shape up to this gives 0 in every draw."""
_TINY_SHAPE: Final = 0.1
"""Below this shape a gamma variate can come out as 0, so logarithms are kept instead."""


def blocks(samples: int) -> Iterator[tuple[int, int]]:
    """The number of each block and how many of its draws are wanted; the last may be a part."""
    for block in range((samples + BLOCK - 1) // BLOCK):
        yield block, min(BLOCK, samples - block * BLOCK)


def bits(seed: int, *key: int) -> np.random.PCG64:
    """The bit generator of a stream: PCG64, seeded by a spawn key."""
    return np.random.PCG64(np.random.SeedSequence(entropy=seed, spawn_key=key))


def _uniforms(seed: int, block: int, *more: int) -> np.random.Generator:
    return np.random.Generator(bits(seed, WEIGHTS, block, *more))


def weights(distribution: WeightDistribution, stated: Weights, seed: int, block: int, rows: int) -> Floats:
    """The first `rows` weightings of a block, shape (rows, criteria), each adding up to 1."""
    held = np.asarray(stated)
    if distribution.kind == "stated" or len(stated) == 1:
        return np.broadcast_to(held, (rows, len(stated))).copy()
    if distribution.kind == "near":
        return _near(distribution.kappa(len(stated)) or 1.0, held, seed, block, rows)
    drawn = _simplex(_uniforms(seed, block), rows, len(stated))
    return drawn if distribution.kind == "any" else _ordered(drawn, held)


def _simplex(generator: np.random.Generator, rows: int, columns: int) -> Floats:
    """Uniform on the simplex: the gaps between sorted uniforms. No logarithm, so alike on every machine."""
    cuts = np.empty((rows, columns + 1))
    cuts[:, 0], cuts[:, -1] = 0.0, 1.0
    cuts[:, 1:-1] = np.sort(generator.random((rows, columns - 1)), axis=1)
    return np.diff(cuts, axis=1)


def _ordered(drawn: Floats, stated: Floats) -> Floats:
    """Uniform among the weightings in the stated order: sorted, by symmetry.

    Criteria of equal weight keep the order in which they were drawn, which is as likely as any other.
    """
    placed = np.empty_like(drawn)
    descending = -np.sort(-drawn, axis=1)
    start = 0
    for group in map(list, by_weight(stated.tolist())):
        within = np.argsort(np.argsort(-drawn[:, group], axis=1), axis=1)
        placed[:, group] = np.take_along_axis(descending[:, start : start + len(group)], within, axis=1)
        start += len(group)
    return placed


def _near(kappa: float, stated: Floats, seed: int, block: int, rows: int) -> Floats:
    """Dirichlet(kappa w): independent gamma variates of these shapes, divided by their sum."""
    positive = np.flatnonzero(kappa * stated > _NO_SHAPE)
    shapes = kappa * stated[positive]
    small = shapes < 1
    variates = _gamma(np.where(small, shapes + 1, shapes), seed, block, rows)
    if small.any():
        uniforms = 1.0 - _uniforms(seed, block, _BOOST).random((rows, len(shapes)))
        if np.min(shapes) < _TINY_SHAPE:
            logs = np.log(variates) + np.where(small, np.log(uniforms) / shapes, 0.0)
            variates = np.exp(logs - logs.max(axis=1, keepdims=True))
        else:
            variates[:, small] *= uniforms[:, small] ** (1 / shapes[small])
    variates /= variates.sum(axis=1, keepdims=True)
    if len(positive) == len(stated):
        return variates
    drawn = np.zeros((rows, len(stated)))
    drawn[:, positive] = variates
    return drawn


_RADIUS, _ANGLE, _TEST, _BOOST, _AGAIN = range(5)
"""What the generators of a block's gamma variates are for; the rounds of `_AGAIN` count up from there."""


def _gamma(shapes: Floats, seed: int, block: int, rows: int) -> Floats:
    """Gamma variates for shapes of 1 and above, shape (rows, shapes).

    Marsaglia & Tsang, ACM Trans. Math. Software 26 (2000) 363-372, on normals by Box & Muller (1958). What is
    refused in one round is drawn again from the generator of the next, row by row, so that the first rows do
    not depend on how many are drawn.
    """
    d = shapes - 1 / 3
    c = 1 / np.sqrt(9 * d)
    columns = len(shapes)
    pairs = (columns + 1) // 2
    radii, angles, tests = (_uniforms(seed, block, use) for use in (_RADIUS, _ANGLE, _TEST))
    found = np.empty((rows, columns))
    refused = np.empty((rows, columns), dtype=np.bool_)
    step = max(1, _IN_CACHE // columns)
    for start in range(0, rows, step):
        part = slice(start, min(rows, start + step))
        many = part.stop - start
        normal = np.empty((many, 2, pairs))
        radius, angle = radii.random((many, pairs)), angles.random((many, pairs))
        _normals(radius, angle, normal[:, 0], normal[:, 1])
        flat = normal.reshape(many, 2 * pairs)[:, :columns]
        found[part], refused[part] = _squeezed(flat, tests.random((many, columns)), c, d)
    again, column = np.nonzero(refused)
    attempt = _AGAIN
    while len(again):
        raw = _uniforms(seed, block, attempt).random((len(again), 3))
        first, unused = np.empty((2, len(again)))
        _normals(raw[:, 0].copy(), raw[:, 1].copy(), first, unused)
        variates, still = _squeezed(first, raw[:, 2], c[column], d[column])
        found[again, column] = variates
        again, column = again[still], column[still]
        attempt += 1
    return found


def _normals(radius: Floats, angle: Floats, one: Floats, other: Floats) -> None:
    """Fill `one` and `other` with independent normals from two arrays of uniforms, which are used up."""
    np.subtract(1.0, radius, out=radius)
    np.log(radius, out=radius)
    radius *= -2
    np.sqrt(radius, out=radius)
    angle *= 2 * np.pi
    np.multiply(radius, np.cos(angle), out=one)
    np.multiply(radius, np.sin(angle), out=other)


def _squeezed(normal: Floats, uniform: Floats, c: Floats, d: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Variates, and which of them are refused; the cheap test first, the exact one for the few it leaves."""
    cube = normal * c
    cube += 1
    refused = cube <= 0
    cube *= cube * cube
    square = normal * normal
    bar = square * square
    bar *= -0.0331
    bar += 1
    unsure = np.nonzero((uniform >= bar) & ~refused)
    if len(unsure[0]):
        d_there = np.broadcast_to(d, cube.shape)[unsure]
        v, z2, u = cube[unsure], square[unsure], uniform[unsure]
        refused[unsure] = np.log(np.maximum(u, _LEAST)) >= 0.5 * z2 + d_there * (1 - v + np.log(v))
    cube *= d
    return cube, refused


_LEAST: Final = 5e-324
"""Stands for a uniform of 0, which has no logarithm."""


@frozen
class Uncertain:
    """A cell that is a range: where it stands, how wide it is, and its place in a block's stream."""

    candidate: int
    criterion: int
    width: float
    place: int


def uncertain(matrix: DecisionMatrix) -> tuple[Uncertain, ...]:
    """The cells of a matrix that are ranges, candidate by candidate."""
    return tuple(
        Uncertain(i, j, matrix.high[i][j] - matrix.low[i][j], place_of(candidate, criterion))
        for i, candidate in enumerate(matrix.candidates)
        for j, criterion in enumerate(matrix.criteria)
        if matrix.high[i][j] > matrix.low[i][j]
    )


def place_of(candidate: str, criterion: str) -> int:
    """The place of a cell in every block's stream, from its names."""
    digest = sha256(f"{candidate}\x00{criterion}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:16], "big")


class CellStream:
    """The uniforms of a block's uncertain cells, one cell at a time in any order."""

    def __init__(self, seed: int, purpose: int, block: int) -> None:
        self._bits = bits(seed, purpose, block)
        self._generator = np.random.Generator(self._bits)
        self._at = 0

    def fill(self, cell: Uncertain, out: Floats) -> None:
        """Fill `out` with the cell's uniforms on [0, 1)."""
        self.fill_at(cell.place, out)

    def fill_at(self, place: int, out: Floats) -> None:
        """Fill `out` with the uniforms at a place of the stream, on [0, 1)."""
        self._bits.advance((place - self._at) % _WHOLE)
        self._generator.random(out=out)
        self._at = place + len(out)
