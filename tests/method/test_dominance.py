"""Dominance and who can be first at all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import Cell, card_of_rows, cards
from roadworthy.method.dominance import dominances, potentially_best, surely_better
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of
from roadworthy.method.sensitivity import Sensitivity


@pytest.mark.parametrize(
    ("weights", "rows", "kind"),
    [
        ((1, 1), [(4, (4, 5)), (4, 3)], "sure"),
        ((3, 1), [(5, 2), (3, 3)], "order"),
        ((1, 1), [((3, 5), 4), ((2, 4), 3)], "middle"),
        ((1, 1), [(5, 2), (3, 3)], None),
        ((1, 1), [(4, 4), (4, 4)], None),
    ],
)
def test_the_strongest_kind_is_named(
    weights: tuple[int, int], rows: list[tuple[Cell, ...]], kind: str | None
) -> None:
    found = {(one.better, one.worse): one.kind for one in dominances(card_of_rows(weights, rows))}
    assert found.get(("a", "b")) == kind
    assert ("b", "a") not in found


@given(cards(), st.data())
def test_a_surely_better_candidate_is_better_in_every_case(
    matrix: DecisionMatrix, data: st.DataObject
) -> None:
    sure = surely_better(matrix, weighted=True)
    share = data.draw(st.floats(0, 1))
    cells = tuple(
        tuple(low + share * (high - low) for low, high in zip(*row, strict=True))
        for row in zip(matrix.low, matrix.high, strict=True)
    )
    drawn = replace(matrix, low=cells, high=cells)
    values = {place.candidate: place.value or 0.0 for place in ranking_of(drawn)}
    for a, row in enumerate(sure):
        for q, better in enumerate(row):
            if better:
                assert values[matrix.candidates[a]] > values[matrix.candidates[q]]


def test_who_can_be_first() -> None:
    matrix = card_of_rows((1, 1), [(5, 1), (1, 5), (2.5, 2.5), (0.5, 0.5)], (0.0, 5.0))
    assert potentially_best(matrix) == (True, True, None, False)


def test_a_midpoint_that_is_rounded_dominates_nobody() -> None:
    """(1.1 + 1.3) / 2 is a hair above 1.2."""
    assert dominances(card_of_rows((1, 1), [((1.1, 1.3), 3), (1.2, 3)])) == ()
    better = card_of_rows((1, 1), [(1.2, 4), ((1.1, 1.3), 3)])
    assert [(one.better, one.kind) for one in dominances(better)] == [("a", "middle")]


def test_the_middle_of_what_nobody_knows_is_told_for_nobody() -> None:
    """Nor against anybody: it may be anything on the scale."""
    rows: list[tuple[Cell, ...]] = [((2, 4), 4), (2, 4)]
    known = card_of_rows((1, 1), rows)
    assert [(one.better, one.kind) for one in Sensitivity(known).dominances] == [("a", "middle")]
    for unknown in (((True, False), (False, False)), ((False, False), (False, True))):
        assert Sensitivity(replace(known, unknown=unknown)).dominances == ()


@pytest.mark.parametrize("nudge", [0.0, 2e-16, -2e-16])
def test_weights_that_differ_by_rounding_are_in_no_order(nudge: float) -> None:
    """As in the draws: with equal weights either order is allowed, so here nobody dominates."""
    share = 0.2500000000005  # the boundary between two roundings to twelve digits
    matrix = card_of_rows((1, 1), [(5, 2), (3, 3)]).weighted((share, share + nudge))
    assert dominances(matrix) == ()
