"""Stable intervals and who leads beyond them, against exact fractions."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import card_of_rows, cards, fractions
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of
from roadworthy.method.stability import leaders_along, points_for, stability, stability_of, value_line


def exact_interval(matrix: DecisionMatrix, j: int) -> tuple[Fraction, Fraction] | None:
    """The weights of criterion j with which the first-listed leader is nowhere behind."""
    weights, rows = fractions(matrix)
    if weights[j] == 1:
        return None
    values = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows]
    top = values.index(max(values))
    low, high = Fraction(0), Fraction(1)
    for row in rows:
        gaps = [a - q for a, q in zip(rows[top], row, strict=True)]
        alpha = gaps[j]
        beta = sum(w * gap for k, (w, gap) in enumerate(zip(weights, gaps, strict=True)) if k != j) / (
            1 - weights[j]
        )
        if alpha < beta:
            high = min(high, beta / (beta - alpha))
        elif alpha > beta:
            low = max(low, -beta / (alpha - beta))
    return low, high


def at_weight(matrix: DecisionMatrix, j: int, share: float) -> DecisionMatrix:
    rest = 1 - matrix.weights[j]
    return matrix.weighted(
        tuple(share if k == j else w * (1 - share) / rest for k, w in enumerate(matrix.weights))
    )


@given(cards())
def test_the_interval_is_that_of_exact_fractions_and_holds_the_stated_weight(matrix: DecisionMatrix) -> None:
    for j, found in enumerate(stability(matrix)):
        assert stability_of(matrix, matrix.criteria[j]) == found
        exact = exact_interval(matrix, j)
        if exact is None:
            assert found.low is None
            assert found.high is None
            continue
        assert found.low == pytest.approx(float(exact[0]), abs=1e-7)
        assert found.high == pytest.approx(float(exact[1]), abs=1e-7)
        assert found.low is not None
        assert found.high is not None
        assert found.low <= matrix.weights[j] <= found.high


@given(cards())
def test_at_an_end_the_named_rivals_are_level_with_the_leader(matrix: DecisionMatrix) -> None:
    for j, found in enumerate(stability(matrix)):
        for end, names in ((found.low, found.below), (found.high, found.above)):
            if not names:
                continue
            assert end is not None
            values = {place.candidate: place.value for place in ranking_of(at_weight(matrix, j, end))}
            best = max(value for value in values.values() if value is not None)
            for name in names:
                assert values[name] == pytest.approx(best, abs=1e-7)


def test_an_end_that_rounding_puts_beside_0_or_1_has_nobody_beyond_it() -> None:
    matrix = card_of_rows((1, 0, 2, 9, 5), [(1, 1, 1, 1, 1), (1, 1, 1, 1, 5), (3, 1, 2, 3, 1)])
    for found in stability(matrix):
        assert not found.below or found.low is None or found.low > 1e-9
        assert "a" not in (*found.below, *found.above), "it is never level with the first"


def test_a_worked_case_names_who_overtakes_at_each_end() -> None:
    matrix = card_of_rows((25, 75), [(3, 4), (5, 3), (1, 4.2)])
    first, second = stability(matrix)
    # a: 3.75, b: 3.5, c: 3.4; with k0 at t: a 4-t, b 3+2t, c 4.2-3.2t.
    assert (first.low, first.high) == (pytest.approx(0.2 / 2.2), pytest.approx(1 / 3))
    assert (first.below, first.above) == (("c",), ("b",))
    assert (second.low, second.high) == (pytest.approx(2 / 3), pytest.approx(2 / 2.2))
    assert points_for(1 / 3, 75) == pytest.approx(37.5)
    assert points_for(1.0, 75) is None


def test_a_tie_at_the_top_has_the_interval_of_the_first_listed() -> None:
    matrix = card_of_rows((1, 1), [(2, 4), (4, 2)])
    first, second = stability(matrix)
    assert (first.low, first.high, first.above) == (0.0, pytest.approx(0.5), ("b",))
    assert (second.low, second.high, second.below) == (pytest.approx(0.5), 1.0, ("b",))


def test_without_rivals_weights_or_shares_to_move() -> None:
    alone = stability(card_of_rows((1, 2), [(1, 2)]))
    assert [(row.low, row.high, row.above) for row in alone] == [(0.0, 1.0, ()), (0.0, 1.0, ())]
    only = stability(card_of_rows((1, 0), [(1, 2), (2, 1)]))
    assert (only[0].low, only[0].high) == (None, None)
    assert only[1].low == 0.0
    assert stability(card_of_rows((0, 0), [(1, 2), (2, 1)])) == ()


@given(cards(), st.floats(0, 1))
def test_the_line_of_a_value_is_the_value_under_that_weight(matrix: DecisionMatrix, share: float) -> None:
    for j, weight in enumerate(matrix.weights):
        if weight == 1 or len(matrix.weights) == 1:
            continue
        values = {place.candidate: place.value for place in ranking_of(at_weight(matrix, j, share))}
        for i, name in enumerate(matrix.candidates):
            start, end = value_line(matrix, i, j)
            assert start + share * (end - start) == pytest.approx(values[name], abs=1e-9)


@given(cards())
def test_stretches_cover_the_weight_and_name_who_is_first(matrix: DecisionMatrix) -> None:
    for j in range(len(matrix.criteria)):
        stretches = leaders_along(matrix, j)
        assert (stretches[0].low, stretches[-1].high) == (0.0, 1.0)
        assert all(a.high == pytest.approx(b.low) for a, b in itertools.pairwise(stretches))
        for stretch in stretches:
            middle = (stretch.low + stretch.high) / 2
            values = []
            for i in range(len(matrix.candidates)):
                start, end = value_line(matrix, i, j)
                values.append(start + middle * (end - start))
            assert values[matrix.candidates.index(stretch.candidate)] == pytest.approx(max(values), abs=1e-7)
