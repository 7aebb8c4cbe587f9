"""What grounded certainty is worth: decisions with a known truth, told against true; what looking up gains.

    .venv/bin/python benchmarks/calibration.py [--decisions N] [--picture FILE.svg]

Each decision has true scores, uniform on 1 to 5, and true weights near the stated ones (spread 0.30). What
is typed is a true score, off by the judge's error, rounded to whole points. The judges' errors are assumed:
standard deviations of 0.3 points where evidence backs a score, 0.6 where a reason does, 0.9 where nothing.
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from calibration_picture import picture
from roadworthy.method.certainty import Ground, half_width, widened
from roadworthy.method.find_out import by_worth
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.robustness import acceptability
from roadworthy.model import Interval
from roadworthy.model.judgement import Certainty

Floats = NDArray[np.float64]
Cells = list[list[Ground]]

SCALE: Final = (1.0, 5.0)
ERRORS: Final[dict[Ground, float]] = {"evidence": 0.3, "reason": 0.6, "bare": 0.9}
SPREAD: Final = 0.30
SAMPLES: Final = 4000
BINS: Final = ((0.0, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 1.01))
SEED: Final = 20240101


@dataclass(frozen=True)
class Case:
    """A decision and its truth. Rows are candidates."""

    stated: Floats
    weights: Floats
    true_weights: Floats
    truth: Floats
    grounds: Cells

    @property
    def true_values(self) -> Floats:
        found: Floats = np.einsum("ij,j->i", self.truth, self.true_weights)
        return found

    def matrix(self, *, grounded: bool) -> DecisionMatrix:
        """As the product sees it: the typed points, or their grounded intervals."""
        rows = [
            [self._cell(x, ground if grounded else "unknown") for x, ground in zip(row, grounds, strict=True)]
            for row, grounds in zip(self.stated.tolist(), self.grounds, strict=True)
        ]
        return DecisionMatrix(
            tuple(f"c{i}" for i in range(len(rows))),
            tuple(f"k{j}" for j in range(len(rows[0]))),
            tuple(self.weights.tolist()),
            tuple(tuple(cell.low for cell in row) for row in rows),
            tuple(tuple(cell.high for cell in row) for row in rows),
            tuple((False,) * len(row) for row in rows),
            SCALE,
        )

    @staticmethod
    def _cell(x: float, ground: Ground) -> Interval:
        return widened(Interval(x, x), half_width(Certainty(), ground, SCALE), SCALE)


def typed(random: np.random.Generator, truth: float, ground: Ground) -> float:
    """What somebody types: whole points."""
    return float(min(SCALE[1], max(SCALE[0], round(truth + random.normal(0, ERRORS[ground])))))


def case(random: np.random.Generator, candidates: int, criteria: int, grounds: Cells) -> Case:
    truth = random.uniform(*SCALE, (candidates, criteria))
    weights = random.dirichlet(np.full(criteria, 3.0))
    true_weights = random.dirichlet(((criteria - 1) / SPREAD**2 - 1) * weights)
    stated = [
        [typed(random, x, ground) for x, ground in zip(row, kinds, strict=True)]
        for row, kinds in zip(truth.tolist(), grounds, strict=True)
    ]
    return Case(np.asarray(stated), weights, true_weights, truth, grounds)


@dataclass(frozen=True)
class Told:
    """One decision: the leader's share as told, and whether it is truly best."""

    share: float
    true: bool


def tell(decisions: int, candidates: int, criteria: int, *, grounded: bool) -> list[Told]:
    """The same decisions either way: the draws of truth do not depend on `grounded`."""
    random = np.random.default_rng(SEED)
    kinds = list(ERRORS)
    found = []
    for _ in range(decisions):
        grounds: Cells = [
            [kinds[k] for k in row] for row in random.integers(0, 3, (candidates, criteria)).tolist()
        ]
        one = case(random, candidates, criteria, grounds)
        leader = int(np.argmax(np.einsum("ij,j->i", one.stated, one.weights)))
        shares = acceptability(one.matrix(grounded=grounded), samples=SAMPLES)
        assert shares is not None
        found.append(Told(shares.rank_shares[leader][0], leader == int(np.argmax(one.true_values))))
    return found


@dataclass(frozen=True)
class Bin:
    """Decisions told alike."""

    count: int
    told: float
    true: float


def binned(told: list[Told]) -> list[Bin]:
    found = []
    for low, high in BINS:
        rows = [one for one in told if low <= one.share < high]
        if rows:
            share, true = (sum(it) / len(rows) for it in ([r.share for r in rows], [r.true for r in rows]))
            found.append(Bin(len(rows), share, true))
    return found


def brier(told: list[Told]) -> float:
    """Mean squared distance of what was told from what came: 0 is perfect."""
    return sum((one.share - one.true) ** 2 for one in told) / len(told)


Order = Callable[[Case, list[tuple[int, int]], np.random.Generator], tuple[int, int]]


def ours(one: Case, left: list[tuple[int, int]], _random: np.random.Generator) -> tuple[int, int]:
    """The first cell of 'find out first'."""
    first = by_worth(one.matrix(grounded=True), left)[0]
    return int(first.candidate[1:]), int(first.criterion[1:])


def at_random(_one: Case, left: list[tuple[int, int]], random: np.random.Generator) -> tuple[int, int]:
    return left[int(random.integers(len(left)))]


def regrets(one: Case, order: Order, random: np.random.Generator) -> Iterator[float]:
    """What the choice gives up in true value, before the first look-up and after each."""
    left = [(i, j) for i in range(len(one.grounds)) for j in range(len(one.grounds[0]))]
    while True:
        leader = int(np.argmax(np.einsum("ij,j->i", one.stated, one.weights)))
        yield float(np.max(one.true_values) - one.true_values[leader])
        if not left:
            return
        i, j = order(one, left, random)
        left.remove((i, j))
        stated = one.stated.copy()
        stated[i, j] = typed(random, float(one.truth[i, j]), "evidence")
        grounds: Cells = [list(row) for row in one.grounds]
        grounds[i][j] = "evidence"
        one = Case(stated, one.weights, one.true_weights, one.truth, grounds)


def regret_curve(decisions: int, candidates: int, criteria: int, order: Order) -> list[float]:
    """Mean regret after 0, 1, 2 … look-ups, all scores bare at first."""
    random, looking = np.random.default_rng(SEED), np.random.default_rng(SEED + 1)
    bare: Cells = [["bare"] * criteria for _ in range(candidates)]
    sums = np.zeros(candidates * criteria + 1)
    for _ in range(decisions):
        sums += np.fromiter(regrets(case(random, candidates, criteria, bare), order, looking), np.float64)
    return [float(total) / decisions for total in sums]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--decisions", type=int, default=3000, help="default 3000: a few minutes")
    parser.add_argument("--picture", type=Path, help="write the picture of docs/method.md here")
    asked = parser.parse_args()
    shapes = ((3, 5), (4, 8))
    bins = {}
    for candidates, criteria in shapes:
        print(f"{candidates} candidates on {criteria} criteria, {asked.decisions} decisions")
        for grounded in (False, True):
            told = tell(asked.decisions, candidates, criteria, grounded=grounded)
            rows = bins[candidates, grounded] = binned(told)
            name = "grounded" if grounded else "as stated"
            cells = "  ".join(f"{100 * r.told:3.0f} {100 * r.true:3.0f} ({r.count})" for r in rows)
            print(f"  {name:<10} told, true (of): {cells}   Brier {brier(told):.3f}")
    curves = {}
    for candidates, criteria in shapes:
        count = asked.decisions // 4
        print(f"regret, {candidates} candidates on {criteria} criteria, all bare, {count} decisions")
        for name, order in (("our order", ours), ("at random", at_random)):
            curve = curves[candidates, name] = regret_curve(count, candidates, criteria, order)
            third = round(candidates * criteria / 3)
            print(
                f"  {name:<10} at first {curve[0]:.3f}, after a third {curve[third]:.3f}, all {curve[-1]:.3f}"
            )
    if asked.picture:
        drawn = picture(
            {
                name: [(r.told, r.true) for r in bins[3, kind]]
                for name, kind in (("as stated", False), ("grounded", True))
            },
            {name: curves[3, name] for name in ("at random", "our order")},
        )
        asked.picture.write_text(drawn, encoding="utf-8")
        print(f"wrote {asked.picture}")


if __name__ == "__main__":
    main()
