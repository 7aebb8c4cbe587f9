"""The weights of a decision: the way that counts, the others beside it, horizons, groups."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.edits.records import delete_record
from roadworthy.method.completeness import progress
from roadworthy.method.locking import lock, recorded
from roadworthy.method.signoff import led_under_first_lock
from roadworthy.method.weights import (
    comparisons,
    given_by,
    rank_order,
    rank_sum,
    unjudged,
    weights_by,
    weights_of,
)
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Cell, Criterion, Group, Weighting, WeightMethod
from roadworthy.model.landscape import Candidate
from strategies import comparisons as any_comparisons
from strategies import decisions

METHODS: tuple[WeightMethod, ...] = ("points", "ranks", "swing", "pairwise")


@pytest.fixture
def decision() -> Decision:
    """Three criteria with other answers for each way."""
    return Decision(
        criteria={
            "curve": Criterion(weight=50, rank=3, swing=20),
            "tools": Criterion(weight=30, rank=1, swing=100),
            "care": Criterion(weight=20, rank=2, swing=80),
        },
        weighting=Weighting(pairwise={"curve": {"tools": 2.0}, "care": {"curve": 0.25, "tools": 1 / 2}}),
        candidates={"a": Candidate(name="A"), "b": Candidate(name="B")},
        scores={
            "a": {
                "curve": Cell(score=Interval(5, 5)),
                "tools": Cell(score=Interval(1, 1)),
                "care": Cell(score=Interval(3, 3)),
            },
            "b": {
                "curve": Cell(score=Interval(1, 1)),
                "tools": Cell(score=Interval(5, 5)),
                "care": Cell(score=Interval(3, 3)),
            },
        },
    )


def test_a_group_is_told_by_its_key_or_by_its_name(decision: Decision) -> None:
    decision = put(decision, ("groups", "run"), Group(name="Running it", weight=100))
    decision = put(decision, ("criteria", "tools", "group"), "run")
    decision = put(decision, ("criteria", "care", "group"), "running IT")
    assert [decision.group_of(slug) for slug in decision.criteria] == ["", "run", "run"]
    assert weights_of(decision) == pytest.approx((50 / 150, 60 / 150, 40 / 150))
    assert given_by(put(decision, ("criteria", "care", "weight"), None), "points") == {
        "curve",
        "tools",
        "care",
    }
    other = put(decision, ("criteria", "care", "group"), "elsewhere")
    assert other.group_of("care") == "", "a word that names no group is only a word"


def _counting(decision: Decision, method: str) -> Decision:
    return put(decision, ("weighting", "method"), method)


def test_the_way_that_counts_gives_the_weights(decision: Decision) -> None:
    first, second, third = rank_order(3)
    expected = {
        "points": (0.5, 0.3, 0.2),
        "ranks": (third, first, second),
        "swing": (0.1, 0.5, 0.4),
        "pairwise": (4 / 7, 2 / 7, 1 / 7),
    }
    for method in METHODS:
        found = weights_of(_counting(decision, method))
        assert found == weights_by(decision, method) == pytest.approx(expected[method], abs=1e-9)


def test_the_flat_law_of_an_order(decision: Decision) -> None:
    flat = put(_counting(decision, "ranks"), ("weighting", "rank_law"), "sum")
    first, second, third = rank_sum(3)
    assert weights_of(flat) == (third, first, second)


def test_pairs_count_when_every_pair_is_judged(decision: Decision) -> None:
    assert comparisons(decision) == [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]
    fewer = put(decision, ("weighting", "pairwise"), {"curve": {"tools": 2.0}})
    assert weights_by(fewer, "pairwise") == ()
    assert unjudged(fewer) == (("curve", "care"), ("tools", "care"))
    assert given_by(fewer, "pairwise") == frozenset()
    assert given_by(decision, "pairwise") == frozenset(decision.criteria)


def test_a_new_criterion_weighs_nothing_by_order_or_swing(decision: Decision) -> None:
    more = put(decision, ("criteria", "new"), Criterion())
    assert weights_by(more, "ranks") == (*weights_by(decision, "ranks"), 0.0)
    assert weights_by(more, "swing") == (*weights_by(decision, "swing"), 0.0)
    assert weights_by(more, "pairwise") == ()


@pytest.mark.parametrize("method", METHODS)
def test_a_horizon_is_weighed_by_points(decision: Decision, method: str) -> None:
    timed = _counting(decision, method).model_copy(
        update={"horizons": {"soon": Horizon(worth=3), "late": Horizon(worth=1)}}
    )
    timed = put(timed, ("weighting", "per_horizon"), True)
    timed = put(timed, ("criteria", "curve", "by_horizon"), {"soon": 1.0})
    whole = weights_by(decision, METHODS[METHODS.index(method)])
    assert weights_of(timed, "soon") == (1.0, 0.0, 0.0)
    assert weights_of(timed, "late") == whole, "nobody gave points for it"
    mixed = [0.75 * a + 0.25 * b for a, b in zip((1.0, 0.0, 0.0), whole, strict=True)]
    assert weights_of(timed) == pytest.approx(mixed)


def test_groups_share_out_points_alone(decision: Decision) -> None:
    inside = put(decision, ("groups",), {"run": Group(name="Running it", weight=20.0), "rest": Group()})
    for slug in ("tools", "care"):
        inside = put(inside, ("criteria", slug, "group"), "run")
    inside = put(inside, ("criteria", "curve", "group"), "rest")
    assert weights_by(inside, "points") == pytest.approx((50 / 70, 12 / 70, 8 / 70))
    for method in METHODS[1:]:
        assert weights_by(inside, method) == weights_by(decision, method)
    bare = put(put(inside, ("criteria", "tools", "weight"), None), ("criteria", "care", "weight"), None)
    assert weights_by(bare, "points") == pytest.approx((50 / 70, 10 / 70, 10 / 70))
    assert given_by(bare, "points") == frozenset(bare.criteria)


def test_deleting_a_criterion_drops_its_pairs(decision: Decision) -> None:
    left = delete_record(("criteria", "curve")).apply(decision)
    assert left.weighting.pairwise == {"care": {"tools": 0.5}}
    assert weights_by(left, "pairwise") == pytest.approx((2 / 3, 1 / 3))


@pytest.mark.parametrize("method", METHODS)
def test_locking_and_its_record_follow_the_way_that_counts(
    decision: Decision, method: str, today: Any
) -> None:
    locked = lock(_counting(decision, method), today, "lead")
    expected = dict(zip(decision.criteria, weights_of(locked), strict=True))
    assert locked.weighting.first_locked == expected
    assert led_under_first_lock(locked) == (("a",) if method in ("points", "pairwise") else ("b",))
    other = "ranks" if method in ("points", "pairwise") else "points"
    changed = recorded(locked, _counting(locked, other), today)
    assert changed.weighting.changes[today.isoformat()].before == expected
    assert led_under_first_lock(changed) == led_under_first_lock(locked)
    assert recorded(changed, _counting(changed, method), today).weighting.changes == {}


@pytest.mark.parametrize("method", METHODS)
def test_criteria_are_complete_by_the_way_that_counts(decision: Decision, method: str, today: Any) -> None:
    weighed = _counting(decision, method)
    assert [it.rule for it in progress(weighed, today, ())["criteria"].missing] == ["missing-lock"]
    more = put(weighed, ("criteria", "new"), Criterion())
    missing = progress(more, today, ())["criteria"].missing
    waiting = len(more.criteria) if method == "pairwise" else 1
    assert [it.rule for it in missing] == [*["missing-weight"] * waiting, "missing-lock"]


@given(st.lists(st.sampled_from("abcdefghi"), min_size=1, unique=True).flatmap(
    lambda slugs: st.tuples(st.just(slugs), any_comparisons(slugs, every=True))
))  # fmt: skip
def test_it_does_not_matter_from_which_side_a_pair_is_judged(drawn: tuple[list[str], Any]) -> None:
    slugs, pairs = drawn
    rows = {slug: Criterion() for slug in slugs}
    turned: dict[str, dict[str, float]] = {}
    for outer, row in pairs.items():
        for inner, times in row.items():
            turned.setdefault(inner, {})[outer] = 1 / times
    said, again = (
        Decision(criteria=rows, weighting=Weighting(method="pairwise", pairwise=it)) for it in (pairs, turned)
    )
    assert weights_of(said) == pytest.approx(weights_of(again), abs=1e-9)


@portion(0.4)
@given(decisions())
def test_any_decision_has_weights_or_none(decision: Decision) -> None:
    for method in METHODS:
        weights = weights_by(decision, method)
        assert not weights or abs(sum(weights) - 1) < 1e-9
        assert len(weights) in (0, len(decision.criteria))
