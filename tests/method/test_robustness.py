"""Rank shares and what they rest on: the laws of the draws, exact zeros, and the same figures every time."""

import tracemalloc
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import card_of_rows, cards
from examples import portion
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of
from roadworthy.method.robustness import KeptDraws, acceptability, confidence
from roadworthy.method.robustness.draws import BLOCK, blocks, uncertain, weights
from roadworthy.method.weight_distribution import LAWS, DistributionKind, WeightDistribution

STATED = (0.4, 0.3, 0.2, 0.1)


def drawn(
    kind: DistributionKind, stated: tuple[float, ...] = STATED, samples: int = 20_000, **law: float
) -> np.ndarray:
    chosen = WeightDistribution(kind, **law)
    parts = [weights(chosen, stated, 7, block, rows) for block, rows in blocks(samples)]
    return np.concatenate(parts)


def roc(count: int) -> list[float]:
    return [float(sum(Fraction(1, k) for k in range(r, count + 1)) / count) for r in range(1, count + 1)]


@pytest.mark.parametrize("kind", LAWS)
def test_every_weighting_adds_up_to_one_and_none_is_negative(kind: DistributionKind) -> None:
    found = drawn(kind)
    assert found.shape == (20_000, 4)
    assert np.abs(found.sum(axis=1) - 1).max() < 1e-12
    assert found.min() >= 0


def test_near_has_the_mean_and_the_spread_of_a_dirichlet() -> None:
    kappa = WeightDistribution("near").kappa(4)
    assert kappa is not None
    assert kappa == pytest.approx(3 / 0.09 - 1)
    found = drawn("near", samples=100_000)
    stated = np.asarray(STATED)
    variance = stated * (1 - stated) / (kappa + 1)
    assert found.mean(axis=0) == pytest.approx(stated, abs=5 * np.sqrt(variance.max() / 100_000))
    assert found.var(axis=0) == pytest.approx(variance, rel=0.03)


@pytest.mark.parametrize("concentration", [0.05, 0.8, 3.0, 400.0])
def test_any_concentration_gives_a_dirichlet(concentration: float) -> None:
    found = drawn("near", (0.5, 0.3, 0.2), samples=60_000, concentration=concentration)
    stated = np.asarray((0.5, 0.3, 0.2))
    variance = stated * (1 - stated) / (concentration + 1)
    assert np.isfinite(found).all()
    assert found.mean(axis=0) == pytest.approx(stated, abs=5 * np.sqrt(variance.max() / 60_000))
    assert found.var(axis=0) == pytest.approx(variance, rel=0.05)


def test_a_dirichlet_s_third_moment_is_right_too() -> None:
    """E[w^3] = a (a+1) (a+2) / (s (s+1) (s+2)): tells a gamma from anything merely alike in two moments."""
    found = drawn("near", (0.7, 0.3), samples=200_000, concentration=2.0)
    for j, a in enumerate((1.4, 0.6)):
        expected = a * (a + 1) * (a + 2) / (2 * 3 * 4)
        assert (found[:, j] ** 3).mean() == pytest.approx(expected, rel=0.01)


def test_a_stated_zero_stays_zero_near_and_not_elsewhere() -> None:
    assert not drawn("near", (0.6, 0.4, 0.0))[:, 2].any()
    assert drawn("any", (0.6, 0.4, 0.0))[:, 2].all()


def test_order_keeps_the_order_and_has_the_centroid_as_mean() -> None:
    found = drawn("order", (0.1, 0.4, 0.2, 0.3), samples=60_000)
    assert (found[:, 1] >= found[:, 3]).all()
    assert (found[:, 3] >= found[:, 2]).all()
    assert (found[:, 2] >= found[:, 0]).all()
    centroid = roc(4)
    assert found.mean(axis=0) == pytest.approx(
        [centroid[3], centroid[0], centroid[2], centroid[1]], abs=0.004
    )


def test_equal_weights_are_in_no_order_and_share_the_mean() -> None:
    found = drawn("order", (0.4, 0.2, 0.2, 0.2), samples=60_000)
    centroid = roc(4)
    assert found.mean(axis=0) == pytest.approx([centroid[0], *[sum(centroid[1:]) / 3] * 3], abs=0.004)
    orders = {tuple(np.argsort(row)) for row in found[:500, 1:]}
    assert orders == set(permutations(range(3)))


@portion(0.3)
@given(cards(ranges=False))
def test_fixed_weights_and_crisp_cells_give_the_ranking_itself(matrix: DecisionMatrix) -> None:
    found = acceptability(matrix, WeightDistribution("stated"), samples=50)
    assert found is not None
    ranks = {place.candidate: place.rank for place in ranking_of(matrix)}
    for name, shares in zip(found.candidates, found.rank_shares, strict=True):
        assert shares[(ranks[name] or 0) - 1] == 1.0


@portion(0.3)
@given(cards(), st.sampled_from(LAWS))
def test_shares_add_up_and_who_is_surely_worse_is_never_first(
    matrix: DecisionMatrix, kind: DistributionKind
) -> None:
    found = acceptability(matrix, WeightDistribution(kind), samples=300)
    assert found is not None
    for shares, never, always in zip(found.rank_shares, found.never_first, found.always_first, strict=True):
        assert sum(shares) == pytest.approx(1)
        assert not never or shares[0] == 0
        assert not always or shares[0] == 1


@portion(0.2)
@given(cards(most=4), st.data())
def test_another_order_of_rows_and_columns_permutes_the_stated_results(
    matrix: DecisionMatrix, data: st.DataObject
) -> None:
    rows = data.draw(st.permutations(range(len(matrix.candidates))))
    columns = data.draw(st.permutations(range(len(matrix.criteria))))
    other = DecisionMatrix(
        tuple(matrix.candidates[i] for i in rows), tuple(matrix.criteria[j] for j in columns),
        tuple(matrix.weights[j] for j in columns),
        tuple(tuple(matrix.low[i][j] for j in columns) for i in rows),
        tuple(tuple(matrix.high[i][j] for j in columns) for i in rows),
        tuple(tuple(matrix.unknown[i][j] for j in columns) for i in rows), matrix.scale,
    )  # fmt: skip
    one, two = (
        acceptability(matrix, WeightDistribution("stated"), samples=200),
        acceptability(other, WeightDistribution("stated"), samples=200),
    )
    assert one is not None
    assert two is not None
    assert [one.rank_shares[i] for i in rows] == list(two.rank_shares)


def test_a_cell_s_draws_do_not_depend_on_what_else_is_there() -> None:
    matrix = card_of_rows((2, 1), [((1, 5), 3), (3, (2, 4)), (2, 2)])
    more = replace(
        matrix,
        candidates=("new", *matrix.candidates),
        low=((1.0, 1.0), *matrix.low),
        high=((5.0, 1.5), *matrix.high),
        unknown=((True, False), *matrix.unknown),
    )
    places = {(c.candidate, c.criterion): c.place for c in uncertain(matrix)}
    assert places == {(c.candidate - 1, c.criterion): c.place for c in uncertain(more) if c.candidate}


@given(cards(), st.integers(0, 3), st.integers(0, 3), st.sampled_from([1.0, 2.5, 4.0]))
def test_what_is_kept_of_the_draws_changes_no_figure(
    matrix: DecisionMatrix, row: int, column: int, score: float
) -> None:
    if not matrix.weights or not matrix.candidates:
        return
    i, j = row % len(matrix.candidates), column % len(matrix.criteria)
    low, high = (
        tuple(
            tuple(score if (a, b) == (i, j) else x for b, x in enumerate(cells))
            for a, cells in enumerate(ends)
        )
        for ends in (matrix.low, matrix.high)
    )
    changed = replace(matrix, low=low, high=high)
    kept = KeptDraws()
    acceptability(matrix, samples=200, kept=kept)
    assert acceptability(changed, samples=200, kept=kept) == acceptability(changed, samples=200)


@pytest.mark.parametrize("kind", LAWS)
@pytest.mark.parametrize("rows", [1, 1000, BLOCK - 1])
def test_fewer_draws_are_the_first_of_more(kind: DistributionKind, rows: int) -> None:
    for stated in (STATED, (0.96, 0.02, 0.01, 0.01)):
        whole = weights(WeightDistribution(kind), stated, 3, 2, BLOCK)
        assert (weights(WeightDistribution(kind), stated, 3, 2, rows) == whole[:rows]).all()


def test_the_same_seed_repeats_and_another_does_not() -> None:
    matrix = card_of_rows((3, 2, 2), [((2, 5), 3, 4), (4, (3, 5), 3), (3, 4, 4)])
    one, again, other = (acceptability(matrix, seed=seed, samples=5000) for seed in (1, 1, 2))
    assert one == again
    assert one is not None
    assert other is not None
    assert one.rank_shares != other.rank_shares


def test_exact_twins_are_both_first() -> None:
    found = acceptability(card_of_rows((1, 1), [(4, 3), (4, 3), (3, 2)]), samples=500)
    assert found is not None
    assert [shares[0] for shares in found.rank_shares] == [1.0, 1.0, 0.0]


def test_two_criteria_against_the_exact_share() -> None:
    """Any weights, crisp: a is first where w0 * (5 - 1) + w1 * (1 - 3) > 0, that is w0 > 1/3."""
    found = acceptability(card_of_rows((1, 1), [(5, 1), (1, 3)]), WeightDistribution("any"), samples=100_000)
    assert found is not None
    assert found.first_share("a") == pytest.approx(2 / 3, abs=5 * found.error(2 / 3))
    centre = found.central_weights[0]
    assert centre is not None
    assert centre[0] == pytest.approx(2 / 3, abs=0.005)


def test_confidence_is_how_often_first_with_the_central_weights() -> None:
    matrix = card_of_rows((1, 1), [((2, 4), (2, 4)), ((2, 4), (2, 4))])
    found = acceptability(matrix, WeightDistribution("stated"), samples=40_000)
    assert found is not None
    assert confidence(matrix, found)[0] == pytest.approx(0.5, abs=0.013)
    crisp = card_of_rows((1, 1), [(5, 1), (1, 3)])
    found = acceptability(crisp, WeightDistribution("any"))
    assert found is not None
    assert confidence(crisp, found) == (1.0, 1.0)


def test_too_few_first_places_have_no_central_weights() -> None:
    matrix = card_of_rows((50, 50), [(4, 4), (5, 1), (3, 3)])
    found = acceptability(matrix, WeightDistribution("near"), samples=300)
    assert found is not None
    assert found.central_weights[1] is None
    assert confidence(matrix, found)[1] is None
    assert found.central_weights[2] is None
    assert found.central_weights[0] is not None
    assert sum(found.central_weights[0]) == pytest.approx(1)


def test_without_weights_or_candidates_there_is_no_robustness() -> None:
    assert acceptability(card_of_rows((0, 0), [(1, 2)])) is None
    alone = acceptability(card_of_rows((1, 1), [((1, 5), 2)]), samples=150)
    assert alone is not None
    assert alone.rank_shares == ((1.0,),)


@pytest.mark.parametrize("figure", [0.0, -1.0, float("nan"), float("inf")])
def test_a_law_refuses_what_is_no_spread(figure: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        WeightDistribution("near", spread=figure)
    with pytest.raises(ValueError, match="above 0"):
        WeightDistribution("near", concentration=figure)


def test_the_concentration_is_at_least_the_number_of_criteria() -> None:
    assert WeightDistribution("near", spread=2.0).kappa(5) == 5.0
    assert WeightDistribution("near").kappa(5) == pytest.approx(4 / 0.09 - 1)
    assert WeightDistribution("near", concentration=2.0).kappa(5) == 2.0
    assert WeightDistribution("any").kappa(5) is None


@pytest.mark.parametrize(
    "law",
    [{"spread": 1e-200}, {"spread": 1e-160}, {"spread": 1e300}]
    + [{"concentration": kappa} for kappa in (5e-324, 1e-300, 1e300, 1.7e308)],
)
def test_a_law_at_its_wits_end_still_gives_weights(law: dict[str, float]) -> None:
    found = drawn("near", (0.7, 0.3, 1e-300), samples=500, **law)
    assert np.isfinite(found).all()
    assert np.abs(found.sum(axis=1) - 1).max() < 1e-12
    if law.get("spread", 1.0) < 1e-9 or law.get("concentration", 0.0) > 1e9:
        assert np.abs(found - (0.7, 0.3, 0.0)).max() < 1e-5


@pytest.mark.parametrize("end", [5, 100, 10_000, 1_000_000])
def test_an_exact_tie_is_one_on_any_scale(end: int) -> None:
    """w (3, 4, 5), and two rows that trade 4 points of the first for 3 of the second."""
    for high in range(5, end + 1, max(1, end // 50)):
        matrix = card_of_rows((3, 4, 5), [(high - 4.0, 3.0, high), (high, 0.0, high)], (0.0, float(end)))
        found = acceptability(matrix, WeightDistribution("stated"), samples=1)
        assert found is not None
        assert [shares[0] for shares in found.rank_shares] == [1.0, 1.0]


def test_confidence_keeps_to_the_memory_of_a_block() -> None:
    count = 60
    matrix = card_of_rows([1] * 3, [((1, 5), (1, 5), (1, 5))] * count)
    found = acceptability(matrix, WeightDistribution("stated"), samples=8192)
    assert found is not None
    assert sum(weights is not None for weights in found.central_weights) == count
    tracemalloc.start()
    confidence(matrix, found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 8 * count * BLOCK, "eight arrays of candidates by the draws of a block"
