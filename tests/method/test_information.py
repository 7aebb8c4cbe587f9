"""What it is worth to know a cell, or several: closed forms against sums and draws."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import card_of_rows, cards
from examples import portion
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of
from roadworthy.method.robustness import value_of_information
from roadworthy.method.value_of_information import cell_values, expected_gain


def by_integral(matrix: DecisionMatrix, i: int, j: int, steps: int = 4000) -> float:
    """E[max V] - max E V with one cell uniform and the rest at their midpoints, by the midpoint rule."""
    values = {place.candidate: place.value or 0.0 for place in ranking_of(matrix)}
    others = max(value for name, value in values.items() if name != matrix.candidates[i])
    own = values[matrix.candidates[i]]
    width = matrix.weights[j] * (matrix.high[i][j] - matrix.low[i][j])
    mean = sum(max(own + width * ((k + 0.5) / steps - 0.5), others) for k in range(steps)) / steps
    return mean - max(own, others)


@portion(0.4)
@given(cards(most=4))
def test_one_cell_is_the_integral(matrix: DecisionMatrix) -> None:
    found = {(cell.candidate, cell.criterion): cell.value for cell in cell_values(matrix)}
    for i, candidate in enumerate(matrix.candidates):
        for j, criterion in enumerate(matrix.criteria):
            assert found.get((candidate, criterion), 0.0) == pytest.approx(
                by_integral(matrix, i, j), abs=1e-6
            )


@portion(0.25)
@given(cards(most=4))
def test_groups_hold_their_cells_and_the_whole_holds_the_groups(matrix: DecisionMatrix) -> None:
    found = value_of_information(matrix, samples=4096)
    assert found is not None
    groups = dict(found.candidates) | dict(found.criteria)
    for cell in cell_values(matrix):
        for name in (cell.candidate, cell.criterion):
            slack = 5 * groups[name].error + 1e-9
            assert cell.value <= groups[name].value + slack
    for gain in groups.values():
        assert gain.value <= found.total.value + 5 * (gain.error + found.total.error) + 1e-9


@given(cards(ranges=False))
def test_nothing_is_to_be_learnt_from_a_card_without_ranges(matrix: DecisionMatrix) -> None:
    found = value_of_information(matrix, samples=100)
    assert found is not None
    assert cell_values(matrix) == ()
    assert (found.total.value, found.total.error) == (0.0, 0.0)


def test_what_cannot_bridge_the_gap_is_worth_exactly_nothing() -> None:
    matrix = card_of_rows((50, 50), [((4, 5), 4), ((1, 2), (2, 3)), ((1, 3), 1)])
    found = value_of_information(matrix, samples=500)
    assert found is not None
    assert found.total.value == 0.0


def test_two_candidates_with_few_ranges_are_exact_and_agree_with_draws() -> None:
    matrix = card_of_rows((40, 35, 25), [((3, 5), 4, (1, 5)), (4, (2, 5), (3, 4))])
    exact = value_of_information(matrix)
    assert exact is not None
    assert exact.total.error == 0.0
    third = replace(
        matrix,
        candidates=(*matrix.candidates, "far"),
        low=(*matrix.low, (1.0,) * 3),
        high=(*matrix.high, (1.0,) * 3),
        unknown=(*matrix.unknown, (False,) * 3),
    )
    drawn = value_of_information(third, samples=100_000)
    assert drawn is not None
    assert drawn.total.error > 0
    assert drawn.total.value == pytest.approx(exact.total.value, abs=4 * drawn.total.error)


@given(st.floats(-2, 2), st.lists(st.floats(0.01, 2), min_size=1, max_size=1))
def test_one_width_is_the_closed_form_of_a_cell(lead: float, widths: list[float]) -> None:
    half = widths[0] / 2
    expected = max(0.0, half - abs(lead)) ** 2 / (4 * half)
    assert expected_gain(lead, widths) == pytest.approx(expected, abs=1e-12)


def test_the_exact_sum_has_a_limit() -> None:
    with pytest.raises(ValueError, match="at most 8"):
        expected_gain(0.0, [1.0] * 9)
    assert math.isclose(expected_gain(0.0, [1.0, 1.0]), 1 / 6)  # E|triangular on [-1, 1]| / 2
