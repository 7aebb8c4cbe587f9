"""Two ways side by side: who changes places, what weighs otherwise, and which way counts."""

import pytest

from roadworthy.method.other_ways import standings_by_way, turned
from roadworthy.method.ranking import RankedCandidate
from roadworthy.method.weights import can_count, difference, first_counts, ways_with_weights
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Cell, Criterion, Weighting
from roadworthy.model.landscape import Candidate


@pytest.fixture
def decision() -> Decision:
    """Points for the first criterion, swings for the second; one candidate is good at each."""
    cells = {"a": (5, 1), "b": (1, 5)}
    return Decision(
        criteria={"curve": Criterion(weight=80, swing=20), "tools": Criterion(weight=20, swing=100)},
        candidates={"a": Candidate(name="A"), "b": Candidate(name="B")},
        scores={
            slug: {key: Cell(score=Interval(x, x)) for key, x in zip(("curve", "tools"), row, strict=True)}
            for slug, row in cells.items()
        },
    )


def test_the_pair_that_is_farthest_apart_is_named_and_the_widest_gap() -> None:
    found = difference((0.5, 0.3, 0.2), (0.1, 0.35, 0.55))
    assert found.swapped == (0, 2)
    assert found.widest == 0
    assert found.amount == pytest.approx(-0.4)


def test_alike_weights_and_the_same_order() -> None:
    assert difference((0.5, 0.5), (0.5, 0.5)) == difference((1.0,), (1.0,))
    found = difference((0.6, 0.4), (0.7, 0.3))
    assert found.swapped is None
    assert found.amount == pytest.approx(0.1)


def test_a_tie_that_opens_is_no_change_of_places() -> None:
    assert difference((0.5, 0.5), (0.6, 0.4)).swapped is None


def test_weights_of_different_criteria_are_refused() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        difference((1.0,), (0.5, 0.5))


def test_a_way_counts_when_it_has_all_answers(decision: Decision) -> None:
    assert list(ways_with_weights(decision)) == ["points", "swing"]
    half = put(decision, ("criteria", "curve", "swing"), None)
    assert not can_count(half, "swing")
    assert can_count(put(half, ("criteria", "tools", "weight"), None), "points"), "points may be left out"


def test_the_first_complete_answer_counts_by_itself_and_no_later_one(decision: Decision) -> None:
    bare = put(put(decision, ("criteria", "curve", "weight"), None), ("criteria", "tools", "weight"), None)
    assert first_counts(bare, "swing").weighting.method == "swing"
    assert first_counts(decision, "swing") is decision
    half = put(bare, ("criteria", "curve", "swing"), None)
    assert first_counts(half, "swing") is half


def test_each_way_has_its_standing(decision: Decision) -> None:
    found = standings_by_way(decision)
    assert [place.candidate for place in found["points"]] == ["a", "b"]
    assert [place.candidate for place in found["swing"]] == ["b", "a"]
    assert found["points"][0].value == pytest.approx(0.8 * 5 + 0.2)
    assert found["swing"][0].value == pytest.approx((100 * 5 + 20) / 120)
    told = turned(found["points"], found["swing"])
    assert (told.leaders, told.same_leaders, told.passed) == (("b",), False, ("b", "a"))


def _place(slug: str, rank: int | None) -> RankedCandidate:
    return RankedCandidate(slug, 3.0, 3.0, 3.0, rank, 0, 0.0)


def test_passing_is_told_by_ranks_and_the_ruled_out_take_no_part() -> None:
    before = (_place("a", 1), _place("b", 2), _place("c", 2), _place("x", None))
    opened = turned(before, (_place("a", 1), _place("c", 2), _place("b", 3), _place("x", None)))
    assert (opened.same_leaders, opened.passed) == (True, None)
    passes = turned(before, (_place("a", 1), _place("b", 1), _place("c", 3), _place("x", None)))
    assert (passes.leaders, passes.same_leaders, passes.passed) == (("a", "b"), False, None)


def test_pairs_of_a_weighting_that_nobody_judged_have_no_standing() -> None:
    assert standings_by_way(Decision(weighting=Weighting(pairwise={}))) == {}
