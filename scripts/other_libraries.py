"""Record what other libraries make of cards and judgements, for the tests to compare with.

    python scripts/other_libraries.py > tests/method/other_libraries.json

Run it in an environment of its own that has pymcdm, scikit-criteria and scipy; nothing of Roadworthy is used.
"""

import json
import sys
from importlib.metadata import version
from random import Random

import numpy as np
import skcriteria
from pymcdm.methods import WSM
from pymcdm.weights.subjective import AHP
from scipy.optimize import linprog
from scipy.stats import rankdata
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.preprocessing.scalers import SumScaler

LIBRARIES = ("pymcdm", "scikit-criteria", "scipy", "numpy")
CARDS = 40
JUDGED = range(3, 9)


def card(random: Random) -> tuple[list[int], list[list[list[float]]]]:
    """Points of the criteria, and for each candidate the ends of its cells on 1 to 5."""
    candidates, criteria = random.randint(2, 6), random.randint(1, 7)
    points = [random.choice((0, 1, 2, 3, 5, 8)) for _ in range(criteria)]
    points[0] = points[0] or 4
    rows = [[_cell(random) for _ in range(criteria)] for _ in range(candidates)]
    if random.random() < 0.2:
        rows[-1] = rows[0]
    return points, rows


def _cell(random: Random) -> list[float]:
    if random.random() < 0.1:
        return [1.0, 5.0]
    low = random.randint(2, 10) / 2
    high = min(5.0, low + random.choice((0.0, 0.0, 0.0, 0.5, 1.0)))
    return [low, high]


def _as_it_is(column: np.ndarray, cost: bool) -> np.ndarray:  # noqa: ARG001 - as pymcdm calls it
    """The identity, where pymcdm would normalise over who is in the table."""
    return column


def looked_at(points: list[int], rows: list[list[list[float]]]) -> dict[str, object]:
    """The results of the libraries for one card; values, ranks and flips at the midpoints."""
    raw = np.asarray(points, dtype=float)
    weights = raw / raw.sum()
    ends = np.asarray(rows)
    low, high, middle = ends[..., 0], ends[..., 1], ends.mean(axis=2)
    kinds = np.ones(len(points))
    table = skcriteria.mkdm(middle, [max] * len(points), weights=weights)
    pymcdm = {
        which: WSM(_as_it_is)(matrix, weights, kinds, verbose=False).tolist()
        for which, matrix in (("low", low), ("middle", middle), ("high", high))
    }
    scaled = SumScaler(target="weights").transform(skcriteria.mkdm(middle, [max] * len(points), weights=raw))
    scikit = WeightedSumModel().evaluate(scaled).e_.score
    return {
        "points": points,
        "rows": rows,
        "pymcdm": pymcdm,
        "scikit-criteria": scikit.tolist(),
        "ranks": rankdata(-np.round(scikit, 9), method="min").astype(int).tolist(),
        "dominance": table.dominance.dominance(strict=False).to_numpy().tolist(),
        "flips": [flip(middle, weights, rival) for rival in range(len(rows))],
        "optimal": [optimal(low, high, i) for i in range(len(rows))],
    }


def flip(middle: np.ndarray, weights: np.ndarray, rival: int) -> float | None:
    """The least share of weight to move until a rival is level with the first, by a linear program."""
    values = np.round(middle @ weights, 9)
    top = int(np.argmax(values))
    if rival == top:
        return None
    count = len(weights)
    gaps = middle[top] - middle[rival]
    # w' = w + up - down with up, down >= 0; half of what moves is counted.
    found = linprog(
        np.full(2 * count, 0.5),
        A_ub=np.vstack([np.concatenate([gaps, -gaps]), np.hstack([-np.eye(count), np.eye(count)])]),
        b_ub=np.concatenate([[-(gaps @ weights)], weights]),
        A_eq=np.concatenate([np.ones(count), -np.ones(count)])[None],
        b_eq=[0.0],
        method="highs",
    )
    return float(found.fun) if found.success else None


def optimal(low: np.ndarray, high: np.ndarray, i: int) -> float:
    """By how much a candidate at its best can lead all others at their worst, by a linear program."""
    others = np.delete(low, i, axis=0)
    count = low.shape[1]
    found = linprog(
        np.concatenate([np.zeros(count), [-1.0]]),
        A_ub=np.hstack([others - high[i], np.ones((len(others), 1))]),
        b_ub=np.zeros(len(others)),
        A_eq=np.concatenate([np.ones(count), [0.0]])[None],
        b_eq=[1.0],
        bounds=[(0, None)] * count + [(None, None)],
        method="highs",
    )
    return float(-found.fun)


def judged(random: Random, count: int) -> dict[str, object]:
    """A reciprocal matrix, and what pymcdm and numpy say of it."""
    matrix = np.ones((count, count))
    for i in range(count):
        for j in range(i + 1, count):
            matrix[i, j] = random.choice([*range(1, 10), *(1 / n for n in range(2, 10))])
            matrix[j, i] = 1 / matrix[i, j]
    eigenvalues, vectors = np.linalg.eig(matrix)
    first = int(np.argmax(eigenvalues.real))
    vector = np.abs(vectors[:, first].real)
    return {
        "matrix": matrix.tolist(),
        "numpy": (vector / vector.sum()).tolist(),
        "eigenvalue": float(eigenvalues[first].real),
        "pymcdm": np.asarray(AHP(matrix=matrix)()).tolist(),
        "pymcdm ratio": float(AHP(matrix=matrix).get_cr()),
        "pymcdm index": AHP.RI_M[count - 1],
    }


def main() -> None:
    random = Random(1997)
    found = {
        "versions": {name: version(name) for name in LIBRARIES},
        "cards": [looked_at(*card(random)) for _ in range(CARDS)],
        "judgements": [judged(random, count) for count in JUDGED],
    }
    text = json.dumps(found, separators=(",", ":")).replace('{"points"', '\n{"points"')
    sys.stdout.write(text.replace('{"matrix"', '\n{"matrix"') + "\n")


main()
