"""What is kept from one matrix to the next never shows: a fresh computation gives the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from roadworthy.method.analysis import Analysis
from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.ranking import RankedCandidate, failed_must_haves, ranking, ranking_of
from roadworthy.method.weights import horizon_worths, weights_of
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import Horizon, MustHave
from roadworthy.model.judgement import Cell, Criterion, Group
from roadworthy.model.landscape import Candidate

CANDIDATES, CRITERIA, HORIZONS = ("a", "b", "c"), ("x", "y"), ("soon", "late")
START = Decision(
    candidates={slug: Candidate(name=slug) for slug in CANDIDATES},
    criteria={"x": Criterion(weight=1.0, group="g"), "y": Criterion(weight=1.0)},
    horizons={slug: Horizon() for slug in HORIZONS},
    groups={"g": Group(name="g", weight=1.0)},
    must_haves={"db": MustHave(name="db")},
    scores={"a": {"x": Cell(by_horizon={"soon": Interval(5, 5), "late": Interval(3, 3)})}},
)

score = st.sampled_from([None, "1", "2-4", "3", "5", "4-5"])
weight = st.sampled_from([None, 0.0, 1.0, 2.0, 7.0])
changes = st.one_of(
    st.tuples(st.tuples(st.just("scores"), st.sampled_from(CANDIDATES), st.sampled_from(CRITERIA),
                        st.just("score")), score),
    st.tuples(st.tuples(st.just("scores"), st.sampled_from(CANDIDATES), st.sampled_from(CRITERIA),
                        st.just("by_horizon")),
              st.dictionaries(st.sampled_from(HORIZONS), score, max_size=2)),
    st.tuples(st.tuples(st.just("criteria"), st.sampled_from(CRITERIA), st.just("weight")), weight),
    st.tuples(st.tuples(st.just("criteria"), st.sampled_from(CRITERIA), st.just("group")),
              st.sampled_from(["", "g"])),
    st.tuples(st.tuples(st.just("criteria"), st.sampled_from(CRITERIA), st.just("by_horizon")),
              st.dictionaries(st.sampled_from(HORIZONS), st.sampled_from([0.0, 1.0, 3.0]), max_size=2)),
    st.tuples(st.just(("weighting", "per_horizon")), st.booleans()),
    st.tuples(st.tuples(st.just("horizons"), st.sampled_from(HORIZONS), st.just("worth")), weight),
    st.tuples(st.just(("groups", "g", "weight")), weight),
    st.tuples(st.tuples(st.just("candidates"), st.sampled_from(CANDIDATES), st.just("must_haves"),
                        st.just("db")), st.sampled_from(["yes", "no"])),
)  # fmt: skip


DAY = date(2026, 11, 29)


def _all_of(analysis: Analysis) -> list[tuple[DecisionMatrix, tuple[RankedCandidate, ...]]]:
    return [(analysis.matrix(at), analysis.ranking(at)) for at in (None, *HORIZONS)]


@portion(0.4)
@given(st.lists(changes, min_size=1, max_size=8))
def test_after_any_changes_it_is_what_a_fresh_start_gives(
    steps: list[tuple[tuple[str, ...], object]],
) -> None:
    decision, versions = START, [START]
    for path, to in steps:
        decision = put(decision, path, to)
        versions.append(decision)
    analysis, kept = Analysis(START, DAY), []
    for version in (*versions, *reversed(versions)):
        analysis = analysis.after(version)
        kept.append(_all_of(analysis))
    fresh = [
        [(matrix_of(version, at), ranking(version, at)) for at in (None, *HORIZONS)]
        for version in (*versions, *reversed(versions))
    ]
    assert kept == fresh


def test_one_changed_cell_leaves_the_other_rows_as_they_were() -> None:
    before = put(START, ("scores", "a", "x", "score"), "4")
    after = put(before, ("scores", "b", "y", "score"), "2")
    first = Analysis(before, DAY)
    places = {place.candidate: place for place in first.ranking()}
    second = first.after(after)
    one, two = first.matrix(), second.matrix()
    assert two.weights is one.weights
    assert two.low[0] is one.low[0]
    assert two.low[1] is not one.low[1]
    assert next(place for place in second.ranking() if place.candidate == "c") is places["c"]


def test_other_candidates_other_weights_and_a_scenario_are_not_mixed_up() -> None:
    start = put(START, ("scores", "a", "x", "by_horizon"), {})
    decision = put(put(start, ("scores", "a", "x", "score"), "5"), ("scores", "b", "y", "score"), "5")
    assert [place.rank for place in ranking(decision)] == [1, 1, 3]
    tried = matrix_of(decision, weights=(0.9, 0.1))
    assert [(place.candidate, place.rank) for place in ranking_of(tried)] == [("a", 1), ("b", 2), ("c", 3)]
    alone = matrix_of(decision, only=frozenset(("b", "c")))
    assert [(place.candidate, place.rank) for place in ranking_of(alone)] == [("b", 1), ("c", 2)]
    out = put(decision, ("candidates", "a", "must_haves", "db"), "no")
    assert failed_must_haves(out, "a") == ("db",)
    assert [(place.candidate, place.rank) for place in ranking(out)] == [("b", 1), ("c", 2), ("a", None)]
    assert [(place.candidate, place.rank) for place in ranking(decision)] == [("a", 1), ("b", 1), ("c", 3)]


def test_the_last_of_equals_are_in_the_order_of_the_decision_whatever_is_ruled_out() -> None:
    out: dict[str, tuple[str, ...]] = {"a": ("db",), "c": ("db",)}
    places = ranking_of(matrix_of(START), out)
    assert [(place.candidate, place.rank) for place in places] == [("b", 1), ("a", None), ("c", None)]
    assert horizon_worths(START) == {"soon": 0.5, "late": 0.5}
    assert weights_of(START) == (0.5, 0.5)
