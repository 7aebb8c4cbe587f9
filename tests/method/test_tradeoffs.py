"""Two candidates side by side: the words come from the largest differences, and swap with the scores."""

from math import fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadworthy.method.matrix import matrix_of
from roadworthy.method.ranking import ranking
from roadworthy.method.tradeoffs import LARGEST, contributions, tradeoffs
from roadworthy.model import Decision, Interval
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.report.words import render

Row = list[int | None]
NAMES = ("Learning", "Ecosystem", "Tooling", "Community", "Upkeep")


def decision_of(weights: list[int], a: Row, b: Row, **cells: Cell) -> Decision:
    criteria = {
        name.lower(): Criterion(name=name, weight=float(weight))
        for name, weight in zip(NAMES, weights, strict=False)
    }
    rows = {
        "a": {slug: _cell(score) for slug, score in zip(criteria, a, strict=True)},
        "b": {slug: _cell(score) for slug, score in zip(criteria, b, strict=True)},
    }
    rows["a"] |= cells
    return Decision(
        candidates={"a": Candidate(name="Alder"), "b": Candidate(name="Birch")},
        criteria=criteria,
        horizons={"first": Horizon(name="First 6 months"), "last": Horizon(name="3 years and more")},
        scores=rows,
    )


def _cell(score: int | None) -> Cell:
    return Cell(score=None if score is None else Interval(float(score), float(score)))


def told(decision: Decision, a: str = "a", b: str = "b") -> list[str]:
    return [render(finding, decision).says for finding in tradeoffs(decision, a, b)]


def swapped(words: str) -> str:
    return words.replace("Alder", "§").replace("Birch", "Alder").replace("§", "Birch")


def test_what_each_buys_and_costs() -> None:
    decision = decision_of([4, 3, 2, 1, 0], [5, 2, 4, 3, 5], [3, 4, 4, 4, 1])
    assert told(decision) == [
        "Alder buys Learning: 5 against 3, worth 0.80 in the total at 40 percent of the weight.",
        "Alder costs you Ecosystem: 2 where Birch has 4, 0.60 less in the total at 30 percent of the weight.",
        "Alder costs you Community: 3 where Birch has 4, 0.10 less in the total at 10 percent of the weight.",
        "Birch buys Ecosystem: 4 against 2, worth 0.60 in the total at 30 percent of the weight.",
        "Birch buys Community: 4 against 3, worth 0.10 in the total at 10 percent of the weight.",
        "Birch costs you Learning: 3 where Alder has 5, 0.80 less in the total at 40 percent of the weight.",
    ]


scores = st.none() | st.integers(1, 5)
rows = st.lists(scores, min_size=4, max_size=4)


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4), rows, rows)
def test_swapping_the_scores_swaps_the_sentences(weights: list[int], a: Row, b: Row) -> None:
    here = decision_of(weights, a, b)
    there = decision_of(weights, b, a)
    assert [swapped(words) for words in told(here)] == told(there, "b", "a")


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4), rows, rows)
def test_the_largest_come_first_and_what_one_buys_the_other_pays(weights: list[int], a: Row, b: Row) -> None:
    found = tradeoffs(decision_of(weights, a, b), "a", "b")
    told_of = {
        (rule, subject): [
            (one.facts["criterion"], one.facts["gap"])
            for one in found
            if one.rule == rule and one.subject == subject
        ]
        for rule in ("buys", "costs")
        for subject in "ab"
    }
    assert told_of["buys", "a"] == told_of["costs", "b"]
    assert told_of["costs", "a"] == told_of["buys", "b"]
    for told_here in told_of.values():
        gaps = [float(gap) for _, gap in told_here]
        assert gaps == sorted(gaps, reverse=True)
        assert len(gaps) <= LARGEST
        assert all(gap > 0 for gap in gaps)


@given(st.lists(st.integers(1, 9), min_size=4, max_size=4), rows, rows)
def test_contributions_add_up_to_the_values(weights: list[int], a: Row, b: Row) -> None:
    decision = decision_of(weights, a, b)
    matrix = matrix_of(decision)
    values = {place.candidate: place.value for place in ranking(decision)}
    for slug, row in zip(matrix.candidates, contributions(matrix), strict=True):
        assert isclose(fsum(row), values[slug] or 0.0, abs_tol=1e-9)


def at_horizons(first: int, last: int) -> Cell:
    return Cell(
        by_horizon={"first": Interval(float(first), float(first)), "last": Interval(float(last), float(last))}
    )


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (
            5,
            1,
            "Alder gets you going sooner: ahead by 2.00 in “First 6 months”. Birch leaves you freer later",
        ),
        (
            1,
            5,
            "Birch gets you going sooner: ahead by 2.00 in “First 6 months”. Alder leaves you freer later",
        ),
        (5, 4, "Alder is ahead of Birch by 2.00 in “First 6 months” and by 1.00"),
        (4, 5, "Alder is ahead of Birch by 2.00 in “3 years and more” after 1.00"),
        (4, 4, ""),
    ],
)
def test_where_the_horizons_disagree(first: int, last: int, says: str) -> None:
    decision = decision_of([1], [3], [3], learning=at_horizons(first, last))
    words = [line for line in told(decision) if "in “" in line]
    assert len(words) == (1 if says else 0)
    assert all(line.startswith(says) for line in words)
    if first != last and min(first, last) < 3:
        assert "initial productivity against long-term flexibility" in words[0]


def test_the_unknown_is_left_out_and_named() -> None:
    decision = decision_of([1, 1], [5, None], [3, 2])
    assert told(decision)[-1] == "Left out, because one of the two has no known score: Ecosystem."
    assert not any("Ecosystem:" in words for words in told(decision))


def test_nothing_between_them_and_nothing_to_go_by() -> None:
    assert told(decision_of([1], [3], [3])) == [
        "Where both are known, Alder and Birch score alike on everything."
    ]
    assert "weights" in told(decision_of([0], [3], [4]))[0]
    decision = decision_of([1], [3], [4])
    assert tradeoffs(decision, "a", "a") == ()
    assert tradeoffs(decision, "a", "gone") == ()


def test_a_range_is_shown_as_one() -> None:
    decision = decision_of([1], [3], [2], learning=Cell(score=Interval(3.0, 5.0)))
    assert told(decision)[0].startswith("Alder buys Learning: 3–5 against 2, worth 2.00")
