"""The properties that any implementation of these numbers must have, each by its name."""

from dataclasses import replace
from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import card_of_rows, cards
from examples import portion
from roadworthy.method.matrix import DecisionMatrix, MatrixRow
from roadworthy.method.ranking import RankedCandidate, ranking_of
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import LAWS, DistributionKind, WeightDistribution
from roadworthy.method.weights import normalised, rank_order

some = portion(0.25)
SAMPLES = 300


def _places(matrix: DecisionMatrix) -> dict[str, RankedCandidate]:
    return {place.candidate: place for place in ranking_of(matrix)}


def _permuted(matrix: DecisionMatrix, rows: list[int], columns: list[int]) -> DecisionMatrix:
    def cells(table: tuple[MatrixRow, ...]) -> tuple[MatrixRow, ...]:
        return tuple(tuple(table[i][j] for j in columns) for i in rows)

    return DecisionMatrix(
        tuple(matrix.candidates[i] for i in rows),
        tuple(matrix.criteria[j] for j in columns),
        tuple(matrix.weights[j] for j in columns),
        cells(matrix.low),
        cells(matrix.high),
        tuple(tuple(matrix.unknown[i][j] for j in columns) for i in rows),
        matrix.scale,
    )


def _figures(found: Sensitivity) -> dict[tuple[str, ...], object]:
    """Everything that is worked out exactly, by names."""
    figures: dict[tuple[str, ...], object] = {}
    for place in ranking_of(found.matrix):
        figures["place", place.candidate] = (place.value, place.low, place.high, place.rank)
    for flip in found.weight_flips:
        figures["flip", flip.rival] = flip.moved
    for change in found.cell_flips:
        figures["cell", change.candidate, change.criterion] = (change.start, change.end)
    for cell in found.cell_values:
        figures["worth", cell.candidate, cell.criterion] = cell.value
    for row in found.stability:
        figures["stable", row.criterion] = (row.weight, row.low, row.high)
    for one in found.dominances:
        figures["dominance", one.better, one.worse] = one.kind
    return figures


def _same(one: dict[tuple[str, ...], object], other: dict[tuple[str, ...], object]) -> None:
    assert one.keys() == other.keys()
    for key, figure in one.items():
        assert other[key] == pytest.approx(figure, abs=1e-9), key


def _one_leader(matrix: DecisionMatrix) -> bool:
    return [place.rank for place in ranking_of(matrix)].count(1) == 1


@some
@given(cards(), st.sampled_from([0.001, 0.25, 2.0, 1000.0]), st.sampled_from(LAWS))
def test_all_points_times_a_number_change_nothing(
    matrix: DecisionMatrix, times: float, kind: DistributionKind
) -> None:
    other = matrix.weighted(normalised([weight * times for weight in matrix.weights]))
    one, two = (
        Sensitivity(matrix, WeightDistribution(kind), SAMPLES),
        Sensitivity(other, WeightDistribution(kind), SAMPLES),
    )
    _same(_figures(one), _figures(two))
    assert one.acceptability is not None
    assert two.acceptability is not None
    assert one.acceptability.rank_shares == two.acceptability.rank_shares


@some
@given(cards(), st.sampled_from(LAWS), st.data())
def test_another_order_of_candidates_permutes_all_results(
    matrix: DecisionMatrix, kind: DistributionKind, data: st.DataObject
) -> None:
    rows = data.draw(st.permutations(range(len(matrix.candidates))))
    other = _permuted(matrix, rows, list(range(len(matrix.criteria))))
    one, two = (
        Sensitivity(matrix, WeightDistribution(kind), SAMPLES),
        Sensitivity(other, WeightDistribution(kind), SAMPLES),
    )
    if _one_leader(matrix):  # of equals the first listed is looked at
        _same(_figures(one), _figures(two))
    assert one.acceptability is not None
    assert two.acceptability is not None
    assert [one.acceptability.rank_shares[i] for i in rows] == list(two.acceptability.rank_shares)
    assert [one.confidence[i] for i in rows] == list(two.confidence)


@some
@given(cards(), st.data())
def test_another_order_of_criteria_permutes_all_results(matrix: DecisionMatrix, data: st.DataObject) -> None:
    columns = data.draw(st.permutations(range(len(matrix.criteria))))
    other = _permuted(matrix, list(range(len(matrix.candidates))), columns)
    one, two = (
        Sensitivity(matrix, WeightDistribution("stated"), SAMPLES),
        Sensitivity(other, WeightDistribution("stated"), SAMPLES),
    )
    if _one_leader(matrix):
        _same(_figures(one), _figures(two))
    assert one.acceptability is not None
    assert two.acceptability is not None
    assert one.acceptability.rank_shares == two.acceptability.rank_shares


@pytest.mark.parametrize("kind", ["near", "order", "any"])
def test_another_order_of_criteria_changes_no_share_but_by_chance(kind: DistributionKind) -> None:
    matrix = card_of_rows((4, 3, 2, 1), [((1, 4), 3, 5, 2), (4, 2, 3, (2, 5)), (3, 4, 2, 4)])
    other = _permuted(matrix, [0, 1, 2], [2, 0, 3, 1])
    one, two = (Sensitivity(it, WeightDistribution(kind)).acceptability for it in (matrix, other))
    assert one is not None
    assert two is not None
    for mine, theirs in zip(one.rank_shares, two.rank_shares, strict=True):
        assert mine == pytest.approx(theirs, abs=5 * sqrt(0.25 * 2 / 10_000))


@some
@given(cards(), st.data())
def test_a_criterion_told_twice_with_half_the_weight_each_changes_no_value(
    matrix: DecisionMatrix, data: st.DataObject
) -> None:
    j = data.draw(st.integers(0, len(matrix.criteria) - 1))
    weights = [*matrix.weights, matrix.weights[j] / 2]
    weights[j] /= 2
    twice = replace(
        matrix,
        criteria=(*matrix.criteria, "again"),
        weights=tuple(weights),
        low=tuple((*row, row[j]) for row in matrix.low),
        high=tuple((*row, row[j]) for row in matrix.high),
        unknown=tuple((*row, row[j]) for row in matrix.unknown),
    )
    before, after = _places(matrix), _places(twice)
    for name, place in before.items():
        assert after[name].rank == place.rank
        for figure in ("value", "low", "high", "unknown_weight"):
            assert getattr(after[name], figure) == pytest.approx(getattr(place, figure), abs=1e-9)


@some
@given(cards(most=4), st.lists(st.integers(1, 5), min_size=4, max_size=4))
def test_another_candidate_changes_no_other_value_and_no_pair(
    matrix: DecisionMatrix, scores: list[int]
) -> None:
    row = tuple(float(score) for score in scores[: len(matrix.criteria)])
    more = replace(
        matrix,
        candidates=(*matrix.candidates, "new"),
        low=(*matrix.low, row),
        high=(*matrix.high, row),
        unknown=(*matrix.unknown, (False,) * len(row)),
    )
    before, after = _places(matrix), _places(more)
    assert {name: place.value for name, place in after.items() if name != "new"} == {
        name: place.value for name, place in before.items()
    }
    for one, other in combinations(matrix.candidates, 2):
        ranks = [(held[one].rank or 0) - (held[other].rank or 0) for held in (before, after)]
        assert (ranks[0] > 0) == (ranks[1] > 0)
        assert (ranks[0] < 0) == (ranks[1] < 0)


@some
@given(cards(ranges=False))
def test_fixed_weights_and_known_scores_give_a_matrix_of_zeros_and_ones(matrix: DecisionMatrix) -> None:
    found = Sensitivity(matrix, WeightDistribution("stated"), SAMPLES).acceptability
    assert found is not None
    places = _places(matrix)
    for name, shares in zip(found.candidates, found.rank_shares, strict=True):
        assert shares == tuple(float(rank == places[name].rank) for rank in range(1, len(shares) + 1))


@pytest.mark.parametrize("count", [2, 3, 5, 9])
def test_the_mean_of_the_weights_in_order_is_the_rank_order_centroid(count: int) -> None:
    matrix = card_of_rows(range(count, 0, -1), [[3.0] * count])
    found = Sensitivity(matrix, WeightDistribution("order"), 40_000).acceptability
    assert found is not None
    assert found.central_weights[0] == pytest.approx(rank_order(count), abs=0.004)


@some
@given(cards())
def test_a_stable_interval_holds_the_weight_and_the_rivals_it_names_draw_level_at_its_ends(
    matrix: DecisionMatrix,
) -> None:
    for j, row in enumerate(Sensitivity(matrix).stability):
        if row.low is None or row.high is None:
            assert matrix.weights[j] == 1
            continue
        assert 0 <= row.low <= matrix.weights[j] <= row.high <= 1
        for end, names in ((row.low, row.below), (row.high, row.above)):
            rest = 1 - matrix.weights[j]
            weights = tuple(end if k == j else w * (1 - end) / rest for k, w in enumerate(matrix.weights))
            places = ranking_of(matrix.weighted(weights))
            best = max(place.value or 0.0 for place in places)
            for place in places:
                if place.candidate in names:
                    assert place.value == pytest.approx(best, abs=1e-7)


@some
@given(cards())
def test_a_flip_of_weights_stays_on_the_simplex_and_ends_at_a_tie(matrix: DecisionMatrix) -> None:
    leader = ranking_of(matrix)[0].candidate
    for flip in Sensitivity(matrix).weight_flips:
        assert sum(flip.weights) == pytest.approx(1, abs=1e-9)
        assert min(flip.weights) >= -1e-12
        assert sum(
            abs(a - b) for a, b in zip(flip.weights, matrix.weights, strict=True)
        ) / 2 == pytest.approx(flip.moved, abs=1e-9)
        places = _places(matrix.weighted(flip.weights))
        assert places[flip.rival].value == pytest.approx(places[leader].value, abs=1e-7)


@some
@given(cards(most=4))
def test_a_cell_is_worth_no_more_than_its_group_and_a_group_no_more_than_everything(
    matrix: DecisionMatrix,
) -> None:
    found = Sensitivity(matrix, samples=4096)
    groups = found.value_of_information
    assert groups is not None
    held = dict(groups.candidates) | dict(groups.criteria)
    for cell in found.cell_values:
        for name in (cell.candidate, cell.criterion):
            assert 0 <= cell.value <= held[name].value + 5 * held[name].error + 1e-9
    for gain in held.values():
        assert 0 <= gain.value <= groups.total.value + 5 * (gain.error + groups.total.error) + 1e-9


@some
@given(cards(ranges=False))
def test_nothing_is_worth_finding_out_where_all_is_known(matrix: DecisionMatrix) -> None:
    found = Sensitivity(matrix, samples=SAMPLES)
    assert found.cell_values == ()
    assert found.value_of_information is not None
    assert found.value_of_information.total.value == 0.0
    assert {
        gain.value
        for _, gain in (*found.value_of_information.candidates, *found.value_of_information.criteria)
    } == {0.0}


@some
@given(cards())
def test_the_value_lies_between_the_lowest_and_the_highest(matrix: DecisionMatrix) -> None:
    for place in ranking_of(matrix):
        assert place.low is not None
        assert place.value is not None
        assert place.high is not None
        assert place.low - 1e-12 <= place.value <= place.high + 1e-12


@some
@given(cards(), st.sampled_from([(0.0, 1.0), (0.0, 100.0), (-3.0, 3.0)]))
def test_another_scale_changes_no_rank_and_no_share_of_weight(
    matrix: DecisionMatrix, scale: tuple[float, float]
) -> None:
    by = (scale[1] - scale[0]) / (matrix.scale[1] - matrix.scale[0])

    def there(rows: tuple[MatrixRow, ...]) -> tuple[MatrixRow, ...]:
        return tuple(tuple(scale[0] + (x - matrix.scale[0]) * by for x in row) for row in rows)

    other = replace(matrix, low=there(matrix.low), high=there(matrix.high), scale=scale)
    before, after = _places(matrix), _places(other)
    assert {name: place.rank for name, place in before.items()} == {
        name: place.rank for name, place in after.items()
    }
    one, two = Sensitivity(matrix), Sensitivity(other)
    assert [(row.low, row.high) for row in one.stability] == [
        (pytest.approx(row.low, abs=1e-7), pytest.approx(row.high, abs=1e-7)) for row in two.stability
    ]
    moved = {flip.rival: flip.moved for flip in two.weight_flips}
    assert {flip.rival: flip.moved for flip in one.weight_flips} == pytest.approx(moved, abs=1e-7)
    worth = {(cell.candidate, cell.criterion): cell.value / by for cell in two.cell_values}
    ours = {(cell.candidate, cell.criterion): cell.value for cell in one.cell_values}
    for key in ours.keys() | worth.keys():
        assert ours.get(key, 0.0) == pytest.approx(worth.get(key, 0.0), abs=1e-7)
