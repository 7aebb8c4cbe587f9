"""The smallest change that flips the winner: fractions, and every other way of moving weight."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import card_of_rows, cards, fractions
from roadworthy.method.flips import cell_flips, passing, weight_flips, within
from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import ranking_of
from roadworthy.method.sensitivity import Sensitivity


def exact_moved(matrix: DecisionMatrix, rival: int) -> Fraction | None:
    """The least weight to move, from the vertices of the linear program.

    With one row d.w' <= 0 an optimum takes all of some donors and part of one, in the order of d_j - d_r.
    """
    weights, rows = fractions(matrix)
    values = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows]
    top = values.index(max(values))
    gaps = [a - q for a, q in zip(rows[top], rows[rival], strict=True)]
    need = sum(w * gap for w, gap in zip(weights, gaps, strict=True))
    if min(gaps) > 0:
        return None
    moved = Fraction(0)
    for weight, step in sorted(
        ((w, gap - min(gaps)) for w, gap in zip(weights, gaps, strict=True)), key=lambda pair: -pair[1]
    ):
        if need <= 0 or step <= 0:
            break
        part = min(weight, need / step)
        moved += part
        need -= part * step
    return moved


@given(cards())
def test_weight_flips_are_exact_feasible_and_bring_a_tie(matrix: DecisionMatrix) -> None:
    places = ranking_of(matrix)
    top = places[0]
    flips = {flip.rival: flip for flip in weight_flips(matrix)}
    assert [f.moved for f in weight_flips(matrix)] == sorted(f.moved for f in flips.values())
    for i, name in enumerate(matrix.candidates):
        if name == top.candidate:
            assert name not in flips
            continue
        exact = exact_moved(matrix, i)
        assert (exact is None) == (name not in flips)
        if exact is None:
            continue
        flip = flips[name]
        assert flip.moved == pytest.approx(float(exact), abs=1e-7)
        assert min(flip.weights) >= -1e-12
        assert sum(flip.weights) == pytest.approx(1, abs=1e-9)
        distance = sum(abs(a - b) for a, b in zip(flip.weights, matrix.weights, strict=True))
        assert distance / 2 == pytest.approx(flip.moved, abs=1e-9)
        values = {place.candidate: place.value for place in ranking_of(matrix.weighted(flip.weights))}
        assert values[name] == pytest.approx(values[top.candidate], abs=1e-7)


@given(cards(most=4), st.data())
def test_no_other_weighting_with_less_moved_lets_a_rival_pass(
    matrix: DecisionMatrix, data: st.DataObject
) -> None:
    parts = data.draw(
        st.lists(st.integers(0, 20), min_size=len(matrix.weights), max_size=len(matrix.weights)).filter(any)
    )
    other = tuple(part / sum(parts) for part in parts)
    moved = sum(abs(a - b) for a, b in zip(other, matrix.weights, strict=True)) / 2
    values = {place.candidate: place.value or 0.0 for place in ranking_of(matrix.weighted(other))}
    top = ranking_of(matrix)[0].candidate
    nearest = {flip.rival: flip.moved for flip in weight_flips(matrix)}
    for name, value in values.items():
        if value > values[top] + 1e-9:
            assert moved >= nearest[name] - 1e-9


@given(cards())
def test_a_cell_flip_is_a_tie_for_first_and_every_legal_one_is_there(matrix: DecisionMatrix) -> None:
    weights, rows = fractions(matrix)
    values = [sum(w * x for w, x in zip(weights, row, strict=True)) for row in rows]
    top = values.index(max(values))
    second = max(v for i, v in enumerate(values) if i != top)
    expected = set()
    for j, weight in enumerate(weights):
        if not weight:
            continue
        for i, row in enumerate(rows):
            end = (
                row[j] - (values[top] - second) / weight
                if i == top
                else row[j] + (values[top] - values[i]) / weight
            )
            if 1 <= end <= 5:
                expected.add((matrix.candidates[i], matrix.criteria[j]))
    found = {(flip.candidate, flip.criterion) for flip in cell_flips(matrix)}
    assert expected <= found  # the tolerance may let one more in at the very end of the scale
    for flip in cell_flips(matrix):
        i, j = matrix.candidates.index(flip.candidate), matrix.criteria.index(flip.criterion)
        ends = [list(row) for row in matrix.low], [list(row) for row in matrix.high]
        for side in ends:
            side[i][j] = flip.end
        changed = DecisionMatrix(
            matrix.candidates, matrix.criteria, matrix.weights,
            tuple(map(tuple, ends[0])), tuple(map(tuple, ends[1])), matrix.unknown, matrix.scale,
        )  # fmt: skip
        now = {place.candidate: place.value for place in ranking_of(changed)}
        assert now[flip.candidate] == pytest.approx(now[flip.rival], abs=1e-7)
        assert flip.within_range == (matrix.low[i][j] - 1e-9 <= flip.end <= matrix.high[i][j] + 1e-9)


def test_the_nearest_rival_need_not_be_the_runner_up() -> None:
    matrix = card_of_rows((60, 30, 10), [(4, 4, 3), (3.9, 4, 3), (3, 3, 5)])
    flips = weight_flips(matrix)
    assert [place.candidate for place in ranking_of(matrix)] == ["a", "b", "c"]
    assert [flip.rival for flip in flips] == ["c", "b"]  # b draws level only where k0 weighs nothing
    assert flips[1].weights[0] == 0.0
    assert flips[0].moved == pytest.approx(0.7 / 3)


def test_who_is_worse_everywhere_is_left_out() -> None:
    assert weight_flips(card_of_rows((1, 1), [(4, 4), (3, 3)])) == ()
    assert weight_flips(card_of_rows((1, 1), [(4, 4)])) == ()
    assert cell_flips(card_of_rows((0, 0), [(4, 4), (3, 3)])) == ()


def test_the_plus_or_minus_one_test() -> None:
    matrix = card_of_rows((50, 50), [(4, 4), (4, 3), (2, 2)])
    reached = within(cell_flips(matrix), 1.0)
    assert {(flip.candidate, flip.criterion) for flip in reached} == {
        ("a", "k0"),
        ("a", "k1"),
        ("b", "k0"),
        ("b", "k1"),
    }
    assert within(cell_flips(matrix), 0.5) == ()


@pytest.mark.parametrize(("low", "high", "same"), [(1.1, 1.3, 1.2), (1.1, 3.2, 2.15)])
def test_a_midpoint_that_is_rounded_is_no_lead(low: float, high: float, same: float) -> None:
    """(1.1 + 1.3) / 2 is a hair above 1.2; all weight on that criterion still brings a tie."""
    flips = weight_flips(card_of_rows((1, 1), [((low, high), 5), (same, 2)]))
    assert [(flip.rival, flip.moved) for flip in flips] == [("b", pytest.approx(0.5))]


def test_a_rival_that_can_only_draw_level_costs_nobody_a_first_place() -> None:
    """b is never better than a: with all weight on k0 it is level, and no further."""
    matrix = card_of_rows((97, 3), [(4, 5), (4, 3), (3, 5)])
    flips = weight_flips(matrix)
    assert [(flip.rival, flip.passes) for flip in flips] == [("b", False), ("c", False)]
    assert flips[0].moved == pytest.approx(0.03)
    assert passing(flips) == ()
    sure = leader_robustness(Sensitivity(matrix, samples=500))
    assert sure is not None
    assert (sure.surely, sure.nearest, sure.weaknesses) == (True, None, ())


def test_a_rival_that_passes_or_is_level_today_does() -> None:
    assert [
        flip.rival for flip in passing(weight_flips(card_of_rows((97, 3), [(4, 5), (4, 3), (4.01, 1)])))
    ] == ["c"]
    assert [flip.moved for flip in passing(weight_flips(card_of_rows((1, 1), [(4, 5), (4, 5)])))] == [0.0]


@given(cards())
def test_a_rival_passes_where_some_weights_put_it_ahead(matrix: DecisionMatrix) -> None:
    top = ranking_of(matrix)[0].candidate
    for flip in weight_flips(matrix):
        ahead = False
        for j in range(len(matrix.criteria)):
            alone = tuple(float(k == j) for k in range(len(matrix.criteria)))
            values = {place.candidate: place.value or 0.0 for place in ranking_of(matrix.weighted(alone))}
            ahead = ahead or values[flip.rival] > values[top]
        assert flip.passes is ahead
