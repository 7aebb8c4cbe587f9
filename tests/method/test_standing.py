"""Values, ranks and the verdict; definitions in docs/method.md."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from roadworthy.method.locking import lock, recorded, unlock
from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.ranking import leader, ranking, ranking_of, ranks, value
from roadworthy.method.weights import horizon_worths, normalised, weights_of
from roadworthy.method.what_if import moved
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import Horizon, MustHave
from roadworthy.model.judgement import Cell, Criterion, Weighting
from roadworthy.model.landscape import Candidate

weights_ = st.lists(st.integers(0, 100), min_size=2, max_size=6).filter(any)


def decision_of(weights: list[float], rows: list[list[Interval | None]], **more: object) -> Decision:
    names = [f"c{j}" for j in range(len(weights))]
    return Decision(
        candidates={f"k{i}": Candidate(name=f"K{i}") for i in range(len(rows))},
        criteria={name: Criterion(weight=float(weight)) for name, weight in zip(names, weights, strict=True)},
        scores={
            f"k{i}": {
                name: Cell(score=span) for name, span in zip(names, row, strict=True) if span is not None
            }
            for i, row in enumerate(rows)
        },
        **more,  # type: ignore[arg-type]
    )


def crisp(*scores: float) -> list[Interval | None]:
    return [Interval(score, score) for score in scores]


@given(weights_, st.data())
def test_the_value_is_the_exact_weighted_mean(raw: list[int], data: st.DataObject) -> None:
    row = data.draw(st.lists(st.integers(1, 5), min_size=len(raw), max_size=len(raw)))
    exact = Fraction(sum(w * x for w, x in zip(raw, row, strict=True)), sum(raw))
    found = value(normalised(tuple(map(float, raw))), tuple(map(float, row)))
    assert found == pytest.approx(float(exact), abs=1e-12)


def test_ties_that_naive_sums_break_are_ties() -> None:
    decision = decision_of(
        [0.1, 0.2, 0.3, 0.4], [crisp(1, 2, 5, 4), crisp(3, 3, 5, 3), crisp(3, 5, 5, 2), crisp(1, 1, 1, 1)]
    )
    places = ranking(decision)
    assert [place.rank for place in places] == [1, 1, 1, 4]
    assert leader(decision).verdict == "tie"
    assert leader(decision).leaders == ("k0", "k1", "k2")


def test_competition_ranks_reach_from_the_first_of_a_group() -> None:
    assert ranks([3.0, 2.0, 3.0, 1.0]) == [1, 3, 1, 4]
    chain = [1.0, 1.0 - 0.8e-9, 1.0 - 1.6e-9]
    assert ranks(chain) == [1, 1, 3]


@given(weights_, st.data())
def test_scaling_all_weights_changes_nothing(raw: list[int], data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(st.lists(st.integers(1, 5), min_size=len(raw), max_size=len(raw)), min_size=2, max_size=4)
    )
    spans = [crisp(*row) for row in rows]
    one = ranking(decision_of([float(w) for w in raw], spans))
    ten = ranking(decision_of([10.0 * w for w in raw], spans))
    assert [(p.candidate, p.rank) for p in one] == [(p.candidate, p.rank) for p in ten]
    assert [p.value for p in one] == pytest.approx([p.value for p in ten], abs=1e-12)


@given(weights_, st.data())
def test_another_candidate_changes_no_value_and_no_order(raw: list[int], data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(st.lists(st.integers(1, 5), min_size=len(raw), max_size=len(raw)), min_size=2, max_size=4)
    )
    spans = [crisp(*row) for row in rows]
    weights = [float(w) for w in raw]
    before = {p.candidate: p.value for p in ranking(decision_of(weights, spans))}
    after = ranking(decision_of(weights, [*spans, crisp(*([5] * len(raw)))]))
    assert {p.candidate: p.value for p in after if p.candidate in before} == before


def test_the_order_of_the_rows_does_not_matter() -> None:
    want = {(1, 5): 3, (4, 4): 1, (2, 3): 2}
    for order in permutations(want):
        decision = decision_of([3, 1], [crisp(*row) for row in order])
        for place in ranking(decision):
            row = order[int(place.candidate[1:])]
            assert place.rank == want[row]


def test_an_unknown_is_the_whole_scale_and_keeps_its_weight() -> None:
    places = {p.candidate: p for p in ranking(decision_of([3, 1], [[None, Interval(5, 5)], crisp(4, 2)]))}
    hole = places["k0"]
    assert hole.value == pytest.approx(0.75 * 3 + 0.25 * 5)
    assert (hole.low, hole.high) == (pytest.approx(2.0), pytest.approx(5.0))
    assert hole.unknown_cells == 1
    assert hole.unknown_weight == pytest.approx(0.75)
    assert leader(decision_of([3, 1], [[None, Interval(5, 5)], crisp(4, 2)])).verdict == "little-known"


@given(weights_, st.data())
def test_the_value_lies_in_its_interval(raw: list[int], data: st.DataObject) -> None:
    pair = st.tuples(st.integers(1, 5), st.integers(1, 5)).map(lambda ends: Interval(min(ends), max(ends)))
    row = data.draw(st.lists(st.none() | pair, min_size=len(raw), max_size=len(raw)))
    (place,) = ranking(decision_of([float(w) for w in raw], [row]))
    assert place.low is not None
    assert place.value is not None
    assert place.high is not None
    assert place.low - 1e-12 <= place.value <= place.high + 1e-12


def test_without_weights_there_is_no_value_and_no_rank() -> None:
    places = ranking(decision_of([0, 0], [crisp(1, 2), crisp(3, 4)]))
    assert all(place.value is None and place.rank is None for place in places)
    assert leader(decision_of([0, 0], [crisp(1, 2), crisp(3, 4)])).verdict == "no-weights"


def test_a_failed_must_have_is_out_of_the_ranking_but_keeps_its_value() -> None:
    decision = decision_of([1, 1], [crisp(5, 5), crisp(2, 2)], must_haves={"db": MustHave(name="PostgreSQL")})
    decision = put(decision, ("candidates", "k0", "must_haves", "db"), "no")
    last = ranking(decision)[-1]
    assert (last.candidate, last.rank, last.value, last.ruled_out_by) == ("k0", None, 5.0, ("db",))
    assert ranking(decision)[0].rank == 1


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        ([crisp(5, 5), crisp(1, 1)], "clear"),
        ([[Interval(4, 5), Interval(4, 5)], [Interval(3, 5), Interval(3, 5)]], "leads"),
        ([crisp(4, 4), crisp(4, 3.9)], "close"),
        ([crisp(4, 4), crisp(4, 4)], "tie"),
        ([crisp(4, 4)], "one-candidate"),
        ([[None, None], [None, None]], "no-scores"),
        ([], "no-candidates"),
    ],
)
def test_the_verdict(rows: list[list[Interval | None]], verdict: str) -> None:
    assert leader(decision_of([1, 1], rows)).verdict == verdict


HORIZONS = {"soon": Horizon(worth=1.0), "late": Horizon(worth=3.0)}


def test_the_combined_value_is_the_worth_weighted_mean_of_the_horizons() -> None:
    decision = decision_of(
        [1, 1], [crisp(4, 2), crisp(3, 3)], horizons=HORIZONS, weighting=Weighting(per_horizon=True)
    )
    decision = put(decision, ("criteria", "c0", "by_horizon"), {"soon": 3.0, "late": 1.0})
    decision = put(decision, ("criteria", "c1", "by_horizon"), {"soon": 1.0, "late": 4.0})
    decision = put(decision, ("scores", "k0", "c0", "by_horizon"), {"late": "1-2"})
    worths = horizon_worths(decision)
    combined = {p.candidate: p for p in ranking(decision)}
    for which in ("value", "low", "high"):
        for candidate in ("k0", "k1"):
            mean = sum(
                worths[h] * getattr(next(p for p in ranking(decision, h) if p.candidate == candidate), which)
                for h in HORIZONS
            )
            assert getattr(combined[candidate], which) == pytest.approx(mean, abs=1e-12)


def test_horizon_worths() -> None:
    assert horizon_worths(Decision()) == {}
    assert horizon_worths(Decision(horizons={"a": Horizon(), "b": Horizon()})) == {"a": 0.5, "b": 0.5}
    assert horizon_worths(Decision(horizons=HORIZONS)) == {"soon": 0.25, "late": 0.75}


def test_a_cell_known_only_for_its_horizons_is_known() -> None:
    decision = decision_of([1], [[None]], horizons=HORIZONS)
    decision = put(decision, ("scores", "k0", "c0", "by_horizon"), {"soon": 2, "late": 4})
    matrix = matrix_of(decision)
    assert matrix.unknown == ((False,),)
    assert matrix.low[0][0] == pytest.approx(0.25 * 2 + 0.75 * 4)


@given(weights_, st.integers(0, 5), st.floats(-1, 1))
def test_a_what_if_stays_on_the_simplex_and_keeps_the_others_in_proportion(
    raw: list[int], index: int, by: float
) -> None:
    weights = normalised(tuple(map(float, raw)))
    assume(index < len(weights))
    new = moved(weights, index, by)
    assert sum(new) == pytest.approx(1.0)
    assert all(weight >= 0 for weight in new)
    rest = [
        (a, b) for place, (a, b) in enumerate(zip(weights, new, strict=True)) if place != index and a > 1e-6
    ]
    if len(rest) > 1 and new[index] < 1 - 1e-6 and weights[index] < 1 - 1e-6:
        ratios = [b / a for a, b in rest]
        assert max(ratios) == pytest.approx(min(ratios))


def test_other_weights_on_the_same_card() -> None:
    matrix = matrix_of(decision_of([1, 1], [crisp(5, 1), crisp(1, 5)]))
    assert ranking_of(matrix.weighted((1.0, 0.0)))[0].candidate == "k0"
    assert isinstance(matrix, DecisionMatrix)


def test_locking_keeps_the_first_weights_and_records_later_changes() -> None:
    from datetime import date  # noqa: PLC0415

    first, later = date(2026, 11, 1), date(2026, 11, 20)
    decision = decision_of([3, 1], [[None, None], [None, None]])
    locked = lock(decision, first, "lead")
    assert locked.weighting.first_locked == {"c0": 0.75, "c1": 0.25}
    assert not locked.weighting.scores_seen_first
    opened = put(unlock(locked), ("scores", "k0", "c0", "score"), 4)
    changed = recorded(opened, put(opened, ("criteria", "c1", "weight"), 5.0), later)
    assert changed.weighting.changes["2026-11-20"].before == {"c0": 0.75, "c1": 0.25}
    back = recorded(changed, put(changed, ("criteria", "c1", "weight"), 1.0), later)
    assert not back.weighting.changes
    again = lock(changed, later, "lead")
    assert again.weighting.first_locked == {"c0": 0.75, "c1": 0.25}
    assert weights_of(again) == pytest.approx((3 / 8, 5 / 8))
