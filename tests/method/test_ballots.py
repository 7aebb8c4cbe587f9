"""Ballots: means, disagreement, splits, and what is left out."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import combinations
from math import fsum, log

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from roadworthy.method.ballots import (
    arithmetic_mean,
    card_of_ballots,
    geometric_mean,
    mean_cell,
    mean_variation,
    mean_weights,
    moods,
    own_values,
    own_weights,
    spreads,
    tally,
    total_variation,
)
from roadworthy.method.ranking import ranking_of
from roadworthy.model import Decision, Interval
from roadworthy.model.ballot import BallotMood, BallotPaper
from roadworthy.model.judgement import Criterion, Scale
from roadworthy.model.landscape import Candidate

CRITERIA = ("speed", "people", "upkeep")
CANDIDATES = ("django", "rails")
DECISION = Decision(
    title="Orders",
    criteria={slug: Criterion(name=slug.title()) for slug in CRITERIA},
    candidates={slug: Candidate(name=slug.title()) for slug in CANDIDATES},
)


def paper(
    weights: tuple[float, ...] = (1, 1, 1),
    scores: Mapping[str, tuple[float | None, ...]] | None = None,
    enthusiasm: dict[str, BallotMood] | None = None,
    criteria: tuple[str, ...] = CRITERIA,
    candidates: tuple[str, ...] = CANDIDATES,
) -> BallotPaper:
    rows = {
        slug: {
            one: None if score is None else Interval(score, score)
            for one, score in zip(criteria, row, strict=True)
        }
        for slug, row in (scores or {}).items()
    }
    return BallotPaper(
        criteria={slug: slug for slug in criteria},
        candidates={slug: slug for slug in candidates},
        weights=dict(zip(criteria, map(float, weights), strict=False)),
        scores=rows,
        enthusiasm=enthusiasm or {},
    )


points = st.integers(0, 50)
some_points = st.lists(points, min_size=3, max_size=3).filter(any)
many = st.lists(some_points, min_size=1, max_size=6)


def _rows(given_points: list[list[int]]) -> list[tuple[float | None, ...]]:
    return [own_weights(paper(tuple(row)), CRITERIA) for row in given_points]


@given(many)
def test_the_arithmetic_mean_in_exact_fractions(given_points: list[list[int]]) -> None:
    exact = [sum(Fraction(row[j], sum(row)) for row in given_points) / len(given_points) for j in range(3)]
    assert arithmetic_mean(_rows(given_points)) == pytest.approx([float(one) for one in exact], abs=1e-12)


@given(many, st.integers(1, 40))
def test_each_ballot_counts_alike_however_many_points_it_gives(
    given_points: list[list[int]], by: int
) -> None:
    louder = [[one * by for one in given_points[0]], *given_points[1:]]
    assert arithmetic_mean(_rows(louder)) == pytest.approx(arithmetic_mean(_rows(given_points)), abs=1e-12)


@given(st.lists(st.lists(st.integers(1, 50), min_size=3, max_size=3), min_size=1, max_size=6))
def test_the_geometric_mean_is_the_mean_of_the_ratios(given_points: list[list[int]]) -> None:
    rows = _rows(given_points)
    found = geometric_mean(rows)
    assert fsum(found) == pytest.approx(1.0, abs=1e-12)
    for a, b in combinations(range(3), 2):
        ratio = fsum(log(row[a] / row[b]) for row in given_points) / len(given_points)
        assert log(found[a] / found[b]) == pytest.approx(ratio, abs=1e-9)
    assert mean_weights(rows, "geometric").kind == "geometric"


def test_one_zero_makes_it_the_arithmetic_mean() -> None:
    rows = _rows([[1, 1, 0], [1, 1, 2]])
    assert geometric_mean(rows) == ()
    means = mean_weights(rows, "geometric")
    assert means.kind == "arithmetic"
    assert means.weights == pytest.approx((0.375, 0.375, 0.25))


def test_who_gives_no_points_abstains() -> None:
    assert own_weights(paper((0, 0, 0)), CRITERIA) == ()
    assert own_weights(BallotPaper(), CRITERIA) == ()
    assert arithmetic_mean([(), (0.5, 0.25, 0.25)]) == (0.5, 0.25, 0.25)
    assert arithmetic_mean([()]) == ()


def test_a_criterion_that_came_after_a_ballot_is_an_abstention_on_it() -> None:
    early = paper((1, 1), criteria=("speed", "people"))
    late = paper((2, 2, 1))
    rows = [own_weights(one, CRITERIA) for one in (early, late)]
    assert rows[0] == (0.5, 0.5, None)
    assert arithmetic_mean(rows) == pytest.approx((0.45 / 1.1, 0.45 / 1.1, 0.2 / 1.1))
    assert total_variation(*rows) == pytest.approx(0.0)
    assert spreads(rows, CRITERIA)[2].people == 1


def test_a_criterion_that_is_gone_leaves_its_points_to_the_rest() -> None:
    assert own_weights(paper((1, 1, 2)), ("speed", "people")) == (0.5, 0.5)


@given(many)
def test_disagreement_in_exact_fractions(given_points: list[list[int]]) -> None:
    rows = _rows(given_points)
    exact = [[Fraction(one, sum(row)) for one in row] for row in given_points]
    pairs = [
        sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 2 for one, other in combinations(exact, 2)
    ]
    found = mean_variation(rows)
    if pairs:
        assert found == pytest.approx(float(sum(pairs) / len(pairs)), abs=1e-12)
        assert 0 <= (found or 0) <= 1
    else:
        assert found is None
    for j, spread in enumerate(spreads(rows, CRITERIA)):
        column = [row[j] for row in exact]
        mean = sum(column) / len(column)
        variance = sum((one - mean) ** 2 for one in column) / len(column)
        assert spread.deviation**2 == pytest.approx(float(variance), abs=1e-12)
        assert (spread.low, spread.high) == pytest.approx((float(min(column)), float(max(column))))


def test_a_cell_is_the_mean_of_midpoints_with_the_hull_of_all() -> None:
    cell = mean_cell("django", "speed", [Interval(2, 4), None, Interval(5, 5)])
    assert cell is not None
    assert (cell.mean, cell.hull, cell.people, cell.distance) == (4.0, Interval(2, 5), 2, 2.0)
    assert cell.apart
    assert mean_cell("django", "speed", [None, None]) is None


def test_one_person_alone_is_never_apart() -> None:
    cell = mean_cell("django", "speed", [Interval(1, 5)])
    assert cell is not None
    assert not cell.apart


spans = st.none() | st.tuples(st.integers(1, 5), st.integers(1, 5)).map(
    lambda pair: Interval(float(min(pair)), float(max(pair)))
)


@given(st.lists(spans, min_size=1, max_size=6))
def test_the_mean_lies_in_the_hull_and_abstaining_moves_nothing(given_spans: list[Interval | None]) -> None:
    cell = mean_cell("a", "b", given_spans)
    assume(cell is not None)
    assert cell is not None
    assert cell.hull.low <= cell.mean <= cell.hull.high
    assert mean_cell("a", "b", [*given_spans, None]) == cell


def test_the_card_of_means() -> None:
    papers = {
        "ana": paper((2, 1, 1), {"django": (5, 3, None), "rails": (2, 2, None)}),
        "ben": paper((1, 1, 2), {"django": (3, 3, None), "rails": (4, 2, None)}),
    }
    matrix = card_of_ballots(DECISION, papers)
    assert matrix.weights == pytest.approx((0.375, 0.25, 0.375))
    assert (matrix.low[0], matrix.high[0]) == ((4.0, 3.0, 1.0), (4.0, 3.0, 5.0))
    assert matrix.unknown == ((False, False, True), (False, False, True)), "unknown in all stays unknown"
    places = {place.candidate: place.value for place in ranking_of(matrix)}
    assert places["django"] == pytest.approx(0.375 * 4 + 0.25 * 3 + 0.375 * 3)
    wide = card_of_ballots(DECISION, papers, hull=True)
    assert (wide.low[0], wide.high[0]) == ((3.0, 3.0, 1.0), (5.0, 3.0, 5.0))


def test_no_ballots_are_no_weights_and_nothing_known() -> None:
    matrix = card_of_ballots(DECISION, {})
    assert matrix.weights == ()
    assert all(all(row) for row in matrix.unknown)
    found = tally(DECISION, {})
    assert found.variation is None
    assert found.order is None
    assert found.moods["django"].shares is None


def test_a_score_on_another_scale_abstains() -> None:
    old = paper((1, 1, 1), {"django": (5, 5, 5)}).model_copy(update={"scale": Scale(low=1, high=10)})
    assert card_of_ballots(DECISION, {"ana": old}).unknown[0] == (True, True, True)


def test_the_split_of_enthusiasm_is_counted_not_averaged() -> None:
    both: dict[str, BallotMood] = {"django": "excited", "rails": "tolerate"}
    said: list[dict[str, BallotMood]] = [both, both, {"django": "dread"}, {}]
    papers = {str(n): paper(enthusiasm=one) for n, one in enumerate(said)}
    found = moods(DECISION, papers)
    assert (found["django"].excited, found["django"].tolerate, found["django"].dread) == (2, 0, 1)
    assert found["django"].shares == pytest.approx((2 / 3, 0, 1 / 3))
    assert found["django"].hides_split
    assert not found["rails"].hides_split
    assert found["rails"].people == 2, "who said nothing is not counted"


def test_agreement_is_on_the_order_that_each_ballot_gives() -> None:
    same = {"django": (5.0, 4.0, 4.0), "rails": (2.0, 3.0, 3.0)}
    other = {"django": (2.0, 3.0, 3.0), "rails": (5.0, 4.0, 4.0)}
    agreed = tally(DECISION, {"ana": paper(scores=same), "ben": paper(scores=same)})
    assert agreed.order is not None
    assert agreed.order.w == 1.0
    split = tally(DECISION, {"ana": paper(scores=same), "ben": paper(scores=other)})
    assert split.order is not None
    assert split.order.w == 0.0
    assert [(it.candidate, it.criterion) for it in split.apart[:2]] == [
        ("django", "speed"), ("rails", "speed"),
    ]  # fmt: skip
    assert all(it.distance == 3.0 for it in split.apart)


def test_who_left_a_candidate_out_has_no_part_in_the_agreement() -> None:
    whole = {"django": (5.0, 4.0, 4.0), "rails": (2.0, 3.0, 3.0)}
    papers = {
        "ana": paper(scores=whole),
        "ben": paper(scores=whole),
        "cem": paper(scores={"django": (1.0, 1.0, 1.0)}),
        "dot": paper((0, 0, 0), whole),
    }
    values = own_values(DECISION, papers)
    assert set(values) == {"ana", "ben"}
    assert values["ana"]["django"] == pytest.approx(13 / 3)


@given(many, st.permutations(CRITERIA))
def test_the_order_of_criteria_does_not_matter(given_points: list[list[int]], order: list[str]) -> None:
    papers = {str(n): paper(tuple(row)) for n, row in enumerate(given_points)}
    other = DECISION.model_copy(update={"criteria": {slug: DECISION.criteria[slug] for slug in order}})
    one, two = tally(DECISION, papers), tally(other, papers)
    first = dict(zip(DECISION.criteria, one.means.weights, strict=True))
    second = dict(zip(other.criteria, two.means.weights, strict=True))
    assert first == pytest.approx(second, abs=1e-12)
    assert one.variation == pytest.approx(two.variation, abs=1e-12)
