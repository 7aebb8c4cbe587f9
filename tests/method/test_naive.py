"""The robustness of random cards against a second implementation, written from the definitions alone."""

from collections.abc import Callable
from math import sqrt
from random import Random
from typing import TypeVar

import numpy as np
import pytest

import naive
from cards import Cell, card_of_rows
from examples import few
from roadworthy.method.dominance import dominances
from roadworthy.method.flips import cell_flips
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import largest_regrets, ranking, ranking_of
from roadworthy.method.robustness import acceptability, confidence, value_of_information
from roadworthy.method.robustness.draws import blocks, weights
from roadworthy.method.value_of_information import cell_values
from roadworthy.method.weight_distribution import DistributionKind, WeightDistribution
from roadworthy.model import Decision, Interval
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Cell as Said
from roadworthy.model.judgement import Criterion, Weighting
from roadworthy.model.landscape import Candidate

pytestmark = pytest.mark.turns

T = TypeVar("T")

SCALES = ((1.0, 5.0), (0.0, 100.0), (-2.0, 3.0), (1.0, 10.0))


def matrix(seed: int, *, candidates: int = 4, criteria: int = 4) -> DecisionMatrix:
    """Ranges, unknown cells, criteria of equal weight and of none, on one scale or another."""
    random = Random(seed)
    low, high = SCALES[seed % len(SCALES)]
    step = (high - low) / 8

    def cell() -> Cell:
        if random.random() < 0.15:
            return low, high
        start = low + step * random.randint(0, 8)
        return start, min(high, start + step * random.choice((0, 0, 1, 2)))

    points = [random.choice((0, 1, 2, 2, 3, 6)) for _ in range(criteria)]
    points[random.randrange(criteria)] = 4
    rows = [[cell() for _ in range(criteria)] for _ in range(candidates)]
    return card_of_rows(points, rows, (low, high))


def drawn(law: WeightDistribution, stated: tuple[float, ...], samples: int, seed: int) -> list[list[float]]:
    parts = [weights(law, stated, seed, block, rows) for block, rows in blocks(samples)]
    return [list(map(float, row)) for row in np.concatenate(parts)]


@pytest.mark.parametrize("kind", ["stated", "near", "order", "any"])
@few("seed", range(3))
def test_the_same_draws_give_the_same_shares_and_central_weights(kind: DistributionKind, seed: int) -> None:
    it, law, samples = matrix(seed), WeightDistribution(kind), 4096 + 300
    found = acceptability(it, law, samples=samples, seed=11)
    assert found is not None
    tables = naive.cells(it, samples, 11, naive.CELLS)
    expected, central = naive.shares(it, drawn(law, it.weights, samples, 11), tables)
    assert [list(row) for row in found.rank_shares] == expected
    for ours, theirs in zip(found.central_weights, central, strict=True):
        assert (ours is None) == (theirs is None)
        assert ours is None or ours == pytest.approx(theirs, abs=1e-10)


@pytest.mark.parametrize("seed", range(4))
def test_the_same_draws_give_the_same_confidence_factors(seed: int) -> None:
    it = matrix(seed)
    found = acceptability(it, WeightDistribution("any"), samples=4500, seed=5)
    assert found is not None
    for i, share in enumerate(confidence(it, found)):
        central = found.central_weights[i]
        assert (share is None) == (central is None)
        if central is not None:
            assert share == naive.confidence(it, i, central, 4500, 5)


@pytest.mark.parametrize("kind", ["near", "order", "any"])
@few("seed", range(4, 7))
def test_weights_drawn_in_another_way_give_the_same_shares_but_for_chance(
    kind: DistributionKind, seed: int
) -> None:
    it, law, many = matrix(seed), WeightDistribution(kind), 2000
    found = acceptability(it, law, samples=20_000)
    assert found is not None
    other = {
        "near": lambda: naive.near(it.weights, law.kappa(len(it.criteria)) or 0.0, many, seed),
        "order": lambda: naive.in_order(it.weights, many, seed),
        "any": lambda: naive.uniform(len(it.criteria), many, seed),
    }[kind]()
    expected, _ = naive.shares(it, other, naive.cells(it, len(other), 3, naive.CELLS))
    assert len(other) >= 1000
    for ours, theirs in zip(found.rank_shares, expected, strict=True):
        for one, two in zip(ours, theirs, strict=True):
            error = sqrt(max(one * (1 - one), 1e-3) * (1 / 20_000 + 1 / len(other)))
            assert abs(one - two) <= 5 * error


@few("seed", range(8), 0, 1)
def test_knowing_a_group_is_worth_what_every_combination_of_scores_gives(seed: int) -> None:
    it = matrix(seed, candidates=2 + seed % 3, criteria=2)
    found = value_of_information(it, samples=20_000, seed=2)
    assert found is not None
    ranges = [(i, j) for i in range(len(it.candidates)) for j in range(2) if it.high[i][j] > it.low[i][j]]
    length = it.scale[1] - it.scale[0]
    groups = [(found.criteria[j][1], [cell for cell in ranges if cell[1] == j]) for j in range(2)]
    groups += [
        (found.candidates[i][1], [cell for cell in ranges if cell[0] == i]) for i in range(len(it.candidates))
    ]
    groups.append((found.total, ranges))
    for gain, group in groups:
        if len(group) <= 4:
            expected = naive.worth_of_knowing(it, group, (1, 1500, 90, 24, 14)[len(group)])
            assert gain.value == pytest.approx(expected, abs=4 * gain.error + 1.5e-3 * length)
            assert gain.value > 0 or expected <= 1e-3 * length
    exact = {(cell.candidate, cell.criterion): cell.value for cell in cell_values(it)}
    for i, j in ranges:
        one = naive.worth_of_knowing(it, [(i, j)], 1500)
        assert exact.get((it.candidates[i], it.criteria[j]), 0.0) == pytest.approx(one, abs=1e-5 * length)


@pytest.mark.parametrize("seed", range(12))
def test_a_score_costs_the_first_place_exactly_where_an_end_of_the_scale_does(seed: int) -> None:
    it = matrix(seed)
    base = naive.middles(it)
    top = it.candidates.index(ranking_of(it)[0].candidate)
    listed = {(flip.candidate, flip.criterion): flip for flip in cell_flips(it)}
    for i, name in enumerate(it.candidates):
        for j, criterion in enumerate(it.criteria):
            table = [list(row) for row in base]
            table[i][j] = it.scale[0] if i == top else it.scale[1]
            now = naive.values(it.weights, table)
            if max(now) > now[top] + 1e-6:
                flip = listed[name, criterion]
                for beyond, lost in ((1e-3, True), (-1e-3, False)):
                    table[i][j] = flip.end + (-beyond if i == top else beyond)
                    now = naive.values(it.weights, table)
                    if abs(flip.change) > 2e-3:
                        assert (max(now) > now[top]) is lost
            elif max(now) < now[top] - 1e-6 or it.weights[j] == 0:
                assert (name, criterion) not in listed


@few("seed", range(20), *range(5))
def test_dominance_in_the_stated_order_is_no_worse_in_every_such_weighting(seed: int) -> None:
    it = matrix(seed, criteria=3)
    weightings = naive.in_order(it.weights, 300, seed)
    found = {(one.better, one.worse): one.kind for one in dominances(it)}
    for a, better in enumerate(it.candidates):
        for q, worse in enumerate(it.candidates):
            if found.get((better, worse)) in ("sure", "order"):
                assert naive.order_dominates(it, a, q, weightings)


def horizons(seed: int) -> Decision:
    """Three horizons of unlike worth; weights and scores of their own in some of them, some unknown."""
    random = Random(seed)
    names = ("soon", "later", "late")

    def span() -> Interval | None:
        low = random.randint(1, 5)
        return None if random.random() < 0.2 else Interval(low, min(5, low + random.choice((0, 0, 1, 3))))

    def some(of: Callable[[], T]) -> dict[str, T]:
        return {name: of() for name in names if random.random() < 0.5}

    criteria = {
        f"k{j}": Criterion(weight=1.0 + j, by_horizon=some(lambda: random.choice((0.0, 1.0, 4.0))))
        for j in range(4)
    }
    return Decision(
        candidates={name: Candidate(name=name) for name in "abc"},
        criteria=criteria,
        horizons={name: Horizon(worth=random.choice((None, 0.0, 1.0, 3.0))) for name in names},
        weighting=Weighting(per_horizon=seed % 3 > 0),
        scores={
            name: {slug: Said(score=span(), by_horizon=some(span)) for slug in criteria} for name in "abc"
        },
    )


@pytest.mark.parametrize("seed", range(30))
def test_each_horizon_the_whole_and_the_regret(seed: int) -> None:
    decision = horizons(seed)
    raw = {name: horizon.worth or 0.0 for name, horizon in decision.horizons.items()}
    total = sum(raw.values())
    worths = {name: worth / total if total else 1 / 3 for name, worth in raw.items()}
    expected = {name: naive.by_horizon(decision, name) for name in worths}
    found = {name: {place.candidate: place for place in ranking(decision, name)} for name in worths}
    whole = {place.candidate: place for place in ranking(decision)}
    for candidate in decision.candidates:
        for name in worths:
            place = found[name][candidate]
            assert (place.low, place.value, place.high) == pytest.approx(expected[name][candidate], abs=1e-9)
        mean = [sum(worths[name] * expected[name][candidate][k] for name in worths) for k in range(3)]
        place = whole[candidate]
        assert [place.low, place.value, place.high] == pytest.approx(mean, abs=1e-9)
    regrets = largest_regrets(ranking(decision, name) for name in worths)
    for candidate in decision.candidates:
        lost = [max(v[1] for v in values.values()) - values[candidate][1] for values in expected.values()]
        assert regrets[candidate] == pytest.approx(max(lost), abs=1e-9)
