"""Measure the numbers behind the ranking, in one run, and print ratios.

Each figure is the least of several runs, those that are compared in turns: what else the machine does can
only make a run longer. One thread: a library's idle ones would be counted against whoever runs next.

    .venv/bin/python benchmarks/arithmetic.py [--rounds N]

crispyn, the only packaged relative, is measured where it is installed; it is no dependency.
"""

import argparse
import os
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from importlib.util import find_spec

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np

from decisions import scorecard
from roadworthy.method.analysis import Analysis
from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.ranking import figures_of, ranking_of, ranks, value
from roadworthy.method.robustness import KeptDraws, acceptability, confidence, value_of_information
from roadworthy.method.robustness.draws import BLOCK, CELLS, CellStream, blocks, uncertain, weights
from roadworthy.method.schedule import input_of, schedule_of
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import Frame, Waiting
from roadworthy.model.landscape import Candidate
from roadworthy.model.path import MigrationPath, Phase

DRAWS, MANY = 10_000, 100_000
SEED = 20240101
TODAY = date(2026, 11, 29)
NEAR = WeightDistribution("near")


def timed(run: Callable[[], object], rounds: int) -> list[float]:
    """Seconds of processor time of each of so many runs, after one that does not count."""
    run()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        run()
        taken.append(time.process_time() - began)
    return taken


def in_turns(one: Callable[[], object], other: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The least time of each of two, measured in turns."""
    one(), other()
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        for run, taken in ((one, ours), (other, theirs)):
            began = time.process_time()
            run()
            taken.append(time.process_time() - began)
    return min(ours), min(theirs)


def line(name: str, figure: str, goal: str = "") -> None:
    print(f"{name:<66} {figure:>12}  {goal}")


def one_cell(decision: Decision, rounds: int) -> None:
    """A cell is changed and all are ranked anew: the arithmetic, the places, and with what was read."""
    changed = [
        put(decision, ("scores", f"candidate-{k % 20}", f"criterion-{k % 30}", "score"), 1.0 + k * 0.37 % 4)
        for k in range(400)
    ]
    base = matrix_of(decision)
    middles = [place.value or 0.0 for place in sorted(ranking_of(base), key=lambda p: int(p.candidate[10:]))]
    rows = [matrix_of(one).low[k % 20] for k, one in enumerate(changed)]
    shares = base.weights

    def arithmetic() -> None:
        for k, row in enumerate(rows):
            kept = middles[k % 20]
            middles[k % 20] = value(shares, row)
            ranks(middles)
            middles[k % 20] = kept

    figures = figures_of(base)
    cards = [matrix_of(one) for one in changed]
    fresh: Iterator[DecisionMatrix] = iter(())

    def places() -> None:
        nonlocal fresh
        for card in fresh:
            ranking_of(card, figures=figures_of(card, figures))

    taken = timed(arithmetic, rounds * 5)
    line(
        "one cell of 20 x 30 changed: its row valued, all ranked",
        f"{min(taken) / 400e-6:.1f} us",
        "at most 20",
    )
    took = []
    for turn in range(rounds):
        for place, card in enumerate(cards):
            row = tuple(x + 1e-9 * (turn + 1) for x in card.low[place % 20])
            low = tuple(row if i == place % 20 else other for i, other in enumerate(base.low))
            cards[place] = DecisionMatrix(
                base.candidates, base.criteria, shares, low, base.high, base.unknown, base.scale
            )
        fresh = iter(cards)
        began = time.process_time()
        places()
        took.append(time.process_time() - began)
    line("  with its lowest and highest value, and twenty places made", f"{min(took) / 400e-6:.1f} us")
    read = timed(partial(one_after_another, Analysis(decision, TODAY), changed), rounds)
    line("  with the decision read: two rows changed", f"{min(read) / 400e-6:.1f} us")


def one_after_another(analysis: Analysis, values: list[Decision]) -> None:
    """The ranking of each value, each worked out from the one before."""
    for value_ in values:
        analysis = analysis.after(value_)
        analysis.ranking()


def plain(card: DecisionMatrix, samples: int, *, own: bool) -> np.ndarray:
    """Rank shares by a plain loop over blocks: with our draws, or with numpy's own Dirichlet and uniforms."""
    low, width = np.asarray(card.low), np.asarray(card.high) - np.asarray(card.low)
    cells = uncertain(card)
    count = len(card.candidates)
    hits = np.zeros((count, count), dtype=np.int64)
    generator = np.random.Generator(np.random.PCG64(SEED))
    kappa = NEAR.kappa(len(card.criteria)) or 1.0
    for block, rows in blocks(samples):
        if own:
            drawn = weights(NEAR, card.weights, SEED, block, rows)
            stream = CellStream(SEED, CELLS, block)
        else:
            drawn = generator.dirichlet(kappa * np.asarray(card.weights), rows)
        values = drawn @ low.T
        for cell in cells:
            if own:
                uniform = np.empty(rows)
                stream.fill(cell, uniform)
            else:
                uniform = generator.random(rows)
            i, j = cell.candidate, cell.criterion
            values[:, i] += drawn[:, j] * uniform * width[i, j]
        place = np.argsort(np.argsort(-values, axis=1), axis=1)
        for i in range(count):
            hits[i] += np.bincount(place[:, i], minlength=count)
    return hits / samples


def shares(card: DecisionMatrix, rounds: int) -> None:
    """Rank shares at 10,000 draws against a plain loop, and at 100,000."""

    ours = partial(_anew, card)
    found = acceptability(card, NEAR, samples=DRAWS, seed=SEED)
    assert found is not None
    assert np.abs(np.asarray(found.rank_shares) - plain(card, DRAWS, own=True)).max() < 1e-9
    mine, same = in_turns(ours, lambda: plain(card, DRAWS, own=True), rounds)
    line("rank shares of 20 x 30, 10,000 draws", f"{mine * 1000:.1f} ms")
    line("  a plain blocked loop of the same draws: ours by theirs", f"{mine / same:.2f}", "at most 1.2")
    again, numpys = in_turns(ours, lambda: plain(card, DRAWS, own=False), rounds)
    line("  a plain blocked loop of numpy's own Dirichlet: ours by theirs", f"{again / numpys:.2f}")
    relative(card, mine)
    after_a_key(rounds)
    many = timed(lambda: acceptability(card, NEAR, samples=MANY, seed=SEED), max(2, rounds // 3))
    line("rank shares of 20 x 30, 100,000 draws", f"{min(many) * 1000:.0f} ms")
    line("  by 10,000 draws", f"{min(many) / mine:.1f}", "about 10")


def after_a_key(rounds: int) -> None:
    """A score is typed: only its candidate is drawn again; all cells ranges (grounded), and one in five."""
    for size in ((3, 5), (4, 8), (20, 30)):
        stated = matrix_of(scorecard(*size))
        low = tuple(tuple(max(1.0, x - 0.5) for x in row) for row in stated.low)
        high = tuple(tuple(min(5.0, x + 0.5) for x in row) for row in stated.high)
        grounded = replace(stated, low=low, high=high)
        first = [min(timed(partial(_anew, card), rounds)) for card in (grounded, stated)]
        key = [min(timed(_keys(card, rounds), rounds)) for card in (grounded, stated)]
        line(
            f"  {size[0]} x {size[1]}, grounded: first / after a key",
            f"{first[0] * 1000:.1f} / {key[0] * 1000:.1f} ms",
        )
        line("    by as stated", f"{first[0] / first[1]:.2f} / {key[0] / key[1]:.2f}", "at most 1.1")


def _anew(card: DecisionMatrix) -> object:
    return acceptability(card, NEAR, samples=DRAWS, seed=SEED)


def _keys(card: DecisionMatrix, rounds: int) -> Callable[[], object]:
    """Rank shares after one key and another, each time of another value."""
    turns = iter(
        [replace(card, low=_typed(card.low, k), high=_typed(card.high, k)) for k in range(rounds + 1)]
    )
    kept = KeptDraws()
    return lambda: acceptability(next(turns), NEAR, samples=DRAWS, seed=SEED, kept=kept)


def _typed(rows: tuple[tuple[float, ...], ...], turn: int) -> tuple[tuple[float, ...], ...]:
    """The ends of all cells, with one of the first candidate moved a little."""
    first, *rest = rows
    return ((first[0] + 0.001 * (turn + 1), *first[1:]), *rest)


def relative(card: DecisionMatrix, mine: float) -> None:
    if find_spec("crispyn") is None:
        line("  crispyn's VIKOR_SMAA", "not installed", "at least 50 times as long")
        return
    from crispyn.mcda_methods import VIKOR_SMAA
    from crispyn.normalizations import minmax_normalization

    theirs = VIKOR_SMAA(normalization_method=minmax_normalization)
    matrix = (np.asarray(card.low) + np.asarray(card.high)) / 2
    drawing, ranking = [], []
    for _ in range(3):
        began = time.process_time()
        drawn = theirs._generate_weights(len(card.criteria), DRAWS)  # noqa: SLF001 - its only way
        half = time.process_time()
        theirs(matrix, drawn, np.ones(len(card.criteria)))
        drawing.append(half - began)
        ranking.append(time.process_time() - half)
    known = replace(card, low=tuple(map(tuple, matrix)), high=tuple(map(tuple, matrix)))

    def known_again() -> None:
        acceptability(known, WeightDistribution("any"), samples=DRAWS, seed=SEED)

    alike = min(timed(known_again, 9))
    both = min(drawing) + min(ranking)
    line("  crispyn's VIKOR_SMAA: theirs by ours", f"{both / mine:.0f}", "at least 50")
    line("  by ours of the same: any weights, known scores", f"{both / alike:.0f}", "at least 50")
    line("  with its weights drawn before, which ours draws", f"{min(ranking) / alike:.0f}", "at least 50")


def memory(card: DecisionMatrix) -> None:
    """What a run holds at its peak, by what one block of values and weights takes."""
    one = (len(card.candidates) + len(card.criteria)) * BLOCK * 8
    line("one block of weights and values", f"{one / 2**20:.1f} MB")
    for samples in (DRAWS, MANY):
        tracemalloc.start()
        acceptability(card, NEAR, samples=samples, seed=SEED)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        line(f"  peak of {samples:,} draws, by one block", f"{peak / one:.1f}")


def large(candidates: int, criteria: int, rounds: int) -> None:
    """Everything about one card, each part once."""
    card = matrix_of(scorecard(candidates, criteria))
    found = acceptability(card)
    assert found is not None
    parts: dict[str, Callable[[], object]] = {
        "standing": lambda: ranking_of(card.weighted((*card.weights,))),
        "rank shares, 10,000 draws": partial(_anew, card),
        "confidence factors": lambda: confidence(card, found),
        "worth of knowing": lambda: value_of_information(card),
        "stable intervals": lambda: Sensitivity(card).stability,
        "changes of weights": lambda: Sensitivity(card).weight_flips,
        "changes of scores": lambda: Sensitivity(card).cell_flips,
        "worth of cells": lambda: Sensitivity(card).cell_values,
        "dominance": lambda: Sensitivity(card).dominances,
    }
    line(f"{candidates} candidates on {criteria} criteria", "")
    for name, run in parts.items():
        line(f"  {name}", f"{min(timed(run, rounds)) * 1000:.1f} ms")


def schedule(rounds: int) -> None:
    """10,000 draws of a path of four phases, the first of them begun, held against a date."""
    begun = Phase(weeks=Interval(4.0, 6.0), started_on=TODAY - timedelta(weeks=5))
    later = Phase(weeks=Interval(4.0, 6.0))
    phases = dict(
        zip(
            ("proof-of-concept", "critical-path", "parallel-run", "full-migration"),
            (begun, *[later] * 3),
            strict=True,
        )
    )
    decision = Decision(
        frame=Frame(waiting=Waiting(forced_on=TODAY + timedelta(weeks=20))),
        candidates={"one": Candidate(name="One")},
        paths={"one": MigrationPath(phases=phases)},
    )
    plan = input_of(decision, "one", TODAY)
    seeds = iter(range(1_000_000))
    took = timed(lambda: schedule_of("one", plan, seed=next(seeds)), rounds)
    line(
        "a plan of four phases against its date, 10,000 draws",
        f"{min(took) * 1000:.1f} ms",
        "at the most 20 ms",
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    decision = scorecard(20, 30)
    one_cell(decision, rounds)
    card = matrix_of(decision)
    shares(card, rounds)
    schedule(rounds)
    memory(card)
    large(100, 10, 3)
    large(10, 100, 3)


if __name__ == "__main__":
    main()
