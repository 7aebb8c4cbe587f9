"""What it is worth to know a cell, or several: closed forms against sums and draws."""

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards import card_of_rows, cards
from roadworthy.method.card import Card
from roadworthy.method.information import cell_values, expected_gain
from roadworthy.method.robustness import information
from roadworthy.method.standing import standing_of


def by_integral(card: Card, i: int, j: int, steps: int = 4000) -> float:
    """E[max V] - max E V with one cell uniform and the rest at their midpoints, by the midpoint rule."""
    values = {place.candidate: place.value or 0.0 for place in standing_of(card)}
    others = max(value for name, value in values.items() if name != card.candidates[i])
    own = values[card.candidates[i]]
    width = card.weights[j] * (card.high[i][j] - card.low[i][j])
    mean = sum(max(own + width * ((k + 0.5) / steps - 0.5), others) for k in range(steps)) / steps
    return mean - max(own, others)


@settings(max_examples=40)
@given(cards(most=4))
def test_one_cell_is_the_integral(card: Card) -> None:
    found = {(cell.candidate, cell.criterion): cell.value for cell in cell_values(card)}
    for i, candidate in enumerate(card.candidates):
        for j, criterion in enumerate(card.criteria):
            assert found.get((candidate, criterion), 0.0) == pytest.approx(by_integral(card, i, j), abs=1e-6)


@settings(max_examples=25)
@given(cards(most=4))
def test_groups_hold_their_cells_and_the_whole_holds_the_groups(card: Card) -> None:
    found = information(card, samples=4096)
    assert found is not None
    groups = dict(found.candidates) | dict(found.criteria)
    for cell in cell_values(card):
        for name in (cell.candidate, cell.criterion):
            slack = 5 * groups[name].error + 1e-9
            assert cell.value <= groups[name].value + slack
    for gain in groups.values():
        assert gain.value <= found.total.value + 5 * (gain.error + found.total.error) + 1e-9


@given(cards(ranges=False))
def test_nothing_is_to_be_learnt_from_a_card_without_ranges(card: Card) -> None:
    found = information(card, samples=100)
    assert found is not None
    assert cell_values(card) == ()
    assert (found.total.value, found.total.error) == (0.0, 0.0)


def test_what_cannot_bridge_the_gap_is_worth_exactly_nothing() -> None:
    card = card_of_rows((50, 50), [((4, 5), 4), ((1, 2), (2, 3)), ((1, 3), 1)])
    found = information(card, samples=500)
    assert found is not None
    assert found.total.value == 0.0


def test_two_candidates_with_few_ranges_are_exact_and_agree_with_draws() -> None:
    card = card_of_rows((40, 35, 25), [((3, 5), 4, (1, 5)), (4, (2, 5), (3, 4))])
    exact = information(card)
    assert exact is not None
    assert exact.total.error == 0.0
    third = replace(
        card,
        candidates=(*card.candidates, "far"),
        low=(*card.low, (1.0,) * 3),
        high=(*card.high, (1.0,) * 3),
        unknown=(*card.unknown, (False,) * 3),
    )
    drawn = information(third, samples=100_000)
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
