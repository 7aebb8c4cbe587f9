"""What must hold for any weights, whichever way they are given."""

from fractions import Fraction
from itertools import combinations
from itertools import pairwise as neighbours
from math import fsum, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from roadworthy.method.weights import (
    ACCEPTABLE,
    Weights,
    grouped,
    normalised,
    pairwise,
    rank_order,
    rank_sum,
    ranked,
    swing,
)

amounts = st.floats(0, 1e6).map(lambda value: round(value, 3))
several = st.lists(amounts, min_size=1, max_size=12)
judgements = st.sampled_from([*map(float, range(1, 10)), *(1 / n for n in range(2, 10))])


@st.composite
def matrices(draw: st.DrawFn) -> list[list[float]]:
    n = draw(st.integers(1, 8))
    rows = [[1.0] * n for _ in range(n)]
    for i, j in combinations(range(n), 2):
        rows[i][j] = draw(judgements)
        rows[j][i] = 1 / rows[i][j]
    return rows


def _adds_up(weights: Weights) -> bool:
    return abs(fsum(weights) - 1) < 1e-12 and min(weights) >= 0


@given(several, st.floats(1e-6, 1e6))
def test_only_the_proportions_matter(raw: list[float], times: float) -> None:
    for law in (normalised, swing):
        assert law([times * value for value in raw]) == pytest.approx(law(raw), abs=1e-12)
    if any(raw):
        assert _adds_up(normalised(raw))


@pytest.mark.parametrize("raw", [(1.7e308, 1.7e308), (5e-324,), (1e308, 1.0)])
def test_points_of_any_size(raw: tuple[float, ...]) -> None:
    assert _adds_up(normalised(raw))


@each("n", range(1, 31))
def test_the_centroid_is_the_mean_of_the_corners(n: int) -> None:
    corners = [[Fraction(1, k)] * k + [Fraction(0)] * (n - k) for k in range(1, n + 1)]
    mean = [sum(column, Fraction(0)) / n for column in zip(*corners, strict=True)]
    assert rank_order(n) == pytest.approx([float(weight) for weight in mean], abs=1e-15)
    assert _adds_up(rank_order(n))
    assert _adds_up(rank_sum(n))


@each("n", range(2, 31))
def test_the_sum_is_flatter_than_the_centroid(n: int) -> None:
    assert rank_sum(n)[0] < rank_order(n)[0]
    steps = [a - b for a, b in neighbours(rank_sum(n))]
    assert steps == pytest.approx([steps[0]] * (n - 1), abs=1e-15), "one step is as long as another"


def test_no_criteria_have_no_weights() -> None:
    assert rank_order(0) == rank_sum(0) == ranked([]) == ranked([None]) == swing([]) == swing([0.0]) == ()
    for law in (rank_order, rank_sum):
        with pytest.raises(ValueError, match="-1 criteria"):
            law(-1)


@given(
    st.lists(st.none() | st.integers(1, 6), min_size=1, max_size=10), st.sampled_from([rank_order, rank_sum])
)
def test_an_order_with_ties(ranks: list[int | None], law: type) -> None:
    weights = ranked(ranks, law)
    placed = [rank for rank in ranks if rank is not None]
    if not placed:
        assert weights == ()
        return
    assert _adds_up(weights)
    for (rank, weight), (other, against) in combinations(zip(ranks, weights, strict=True), 2):
        if rank is None or other is None:
            assert (weight if rank is None else against) == 0
        elif rank == other:
            assert weight == against
        else:
            assert (weight > against) is (rank < other)
    assert max(weights) <= law(len(placed))[0] + 1e-15


def test_tied_criteria_share_the_mean_of_their_places() -> None:
    first, second, third, fourth = rank_order(4)
    middle = (second + third) / 2
    assert ranked([1, 2, 2, 4]) == ranked([1, 2, 2, 3]) == pytest.approx((first, middle, middle, fourth))
    assert ranked([3, 3, 3, 3]) == pytest.approx((0.25,) * 4)


@given(matrices())
def test_pairs(rows: list[list[float]]) -> None:
    found, n = pairwise(rows), len(rows)
    assert _adds_up(found.weights)
    for row, weight in zip(rows, found.weights, strict=True):
        times = fsum(entry * other for entry, other in zip(row, found.weights, strict=True))
        assert times == pytest.approx(found.eigenvalue * weight, abs=1e-9), "an eigenvector"
    assert found.eigenvalue >= n - 1e-9
    assert found.consistency_index >= 0
    assert found.consistency_ratio is not None
    if n <= 2:
        assert found.consistency_ratio == 0
    gaps = [judgement.gap for judgement in found.judgements]
    assert gaps == sorted(gaps, reverse=True) or gaps == pytest.approx(sorted(gaps, reverse=True), abs=1e-8)
    assert len(gaps) == n * (n - 1) // 2
    for judgement in found.judgements:
        i, j = judgement.pair
        assert i < j
        assert judgement.said == rows[i][j]
        assert judgement.gap == pytest.approx(abs(log(judgement.said / judgement.implied)))
    assert (found.reconsider is None) is (max(gaps, default=0.0) <= 1e-9)


@given(matrices(), st.randoms(use_true_random=False))
def test_pairs_in_another_order(rows: list[list[float]], random: st.DataObject) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)  # type: ignore[attr-defined]
    turned = pairwise([[rows[i][j] for j in order] for i in order])
    found = pairwise(rows)
    assert turned.weights == pytest.approx([found.weights[i] for i in order], abs=1e-9)
    assert turned.eigenvalue == pytest.approx(found.eigenvalue, abs=1e-9)


@given(
    st.lists(st.integers(1, 9), min_size=2, max_size=9).filter(lambda values: max(values) <= 9 * min(values))
)
def test_judgements_that_agree_give_their_proportions(values: list[int]) -> None:
    found = pairwise([[a / b for b in values] for a in values])
    assert found.weights == pytest.approx(normalised([float(value) for value in values]), abs=1e-9)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert found.reconsider is None


def test_a_circle_is_a_contradiction() -> None:
    found = pairwise([[1, 5, 1 / 5], [1 / 5, 1, 5], [5, 1 / 5, 1]])
    assert found.weights == pytest.approx((1 / 3,) * 3)
    assert found.consistency_ratio is not None
    assert found.consistency_ratio > ACCEPTABLE
    assert found.reconsider == (0, 1), "all three are as far off: the first of them"


def test_above_fifteen_criteria_there_is_no_ratio() -> None:
    found = pairwise([[1.0] * 16 for _ in range(16)])
    assert (found.random_index, found.consistency_ratio) == (None, None)
    assert found.consistency_index == 0


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        ([], "empty"),
        ([[1, 2]], "not square: row 1 has 2 of 1"),
        ([[1, 2], [0.5]], "not square: row 2"),
        ([[1, 2], [0.4, 1]], "row 2, column 1: 0.4 is not the reciprocal of 2"),
        ([[1, 10], [0.1, 1]], "row 1, column 2: 10 lies outside 1/9 to 9"),
        ([[1, float("nan")], [1, 1]], "nan lies outside"),
        ([[1, float("inf")], [0, 1]], "inf lies outside"),
        ([[1, 0], [0, 1]], "0 lies outside"),
        ([[1, -2], [-0.5, 1]], "-2 lies outside"),
        ([[2, 1], [1, 1]], "row 1, column 1: 2 where a criterion meets itself"),
    ],
)
def test_what_is_no_matrix_of_judgements(matrix: list[list[float]], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pairwise(matrix)


@pytest.mark.parametrize("value", [-1.0, float("nan"), float("inf")])
def test_what_is_no_swing(value: float) -> None:
    with pytest.raises(ValueError, match="swing 2 is"):
        swing([100, value])


@given(several, st.data())
def test_without_points_of_their_own_groups_change_nothing(points: list[float], data: st.DataObject) -> None:
    groups = [data.draw(st.sampled_from(("", "a", "b"))) for _ in points]
    assert grouped(points, groups, {}) == normalised(points)
    sums = {name: fsum(p for p, g in zip(points, groups, strict=True) if g == name) for name in ("a", "b")}
    if all(sums[name] for name in groups if name):
        assert grouped(points, groups, sums) == pytest.approx(normalised(points), abs=1e-12)


@given(several, st.data())
def test_a_group_has_the_share_that_it_was_given(points: list[float], data: st.DataObject) -> None:
    groups = [data.draw(st.sampled_from(("", "a", "b"))) for _ in points]
    shares = {"a": data.draw(amounts), "b": data.draw(amounts)}
    weights = grouped(points, groups, shares)
    top = {name: share for name, share in shares.items() if name in groups}
    free = fsum(point for point, group in zip(points, groups, strict=True) if not group)
    total = fsum(top.values()) + free
    if total <= 0:
        assert weights == ()
        return
    assert _adds_up(weights)
    for name, share in top.items():
        inside = fsum(weight for weight, group in zip(weights, groups, strict=True) if group == name)
        assert inside == pytest.approx(share / total, abs=1e-12)


def test_a_group_shares_out_by_points_and_evenly_without() -> None:
    groups = ["run", "run", "care", "care", ""]
    weights = grouped([1, 3, 0, 0, 10], groups, {"run": 40, "care": 50})
    assert weights == pytest.approx((0.1, 0.3, 0.25, 0.25, 0.1))
    with pytest.raises(ValueError, match="2 criteria have points and 1 a group"):
        grouped([1, 2], ["run"], {})
