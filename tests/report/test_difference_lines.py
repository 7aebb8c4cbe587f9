"""What differs, in words."""

from datetime import date

from hypothesis import given

from changes import move
from examples import portion
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.report.difference_lines import difference_lines
from strategies import decisions

BASE = Decision(
    title="Orders",
    candidates={"a": Candidate(name="A"), "b": Candidate(name="B")},
    criteria={"x": Criterion()},
)


def test_changed_new_and_gone_in_the_order_of_the_file() -> None:
    new = put(put(BASE, ("title",), "x\n" * 90), ("outcome", "review_on"), date(2027, 3, 1))
    new = put(new, ("scores", "a", "x", "score"), Interval(3, 5))
    new = put(new, ("outcome", "reasons"), ("r1", "r2", "r3", "r4", "r5", "r6"))
    new = put(new, ("weighting", "per_horizon"), value=True)
    assert difference_lines(BASE, new) == [
        "title: “Orders” → “" + ("x " * 90)[:59].rstrip() + "…”",
        "weighting.per_horizon: new, yes",
        "scores.a.x.score: new, “3-5”",
        "outcome.reasons: new, “r1”, “r2”, “r3”, “r4” and 2 more",
        "outcome.review_on: new, 2027-03-01",
    ]
    assert difference_lines(new, BASE)[1] == "weighting.per_horizon: gone, yes"
    assert difference_lines(BASE, put(BASE, ("criteria", "y"), Criterion())) == ["criteria.y: new"]


def test_another_order_is_a_difference() -> None:
    assert difference_lines(BASE, move(("candidates",), "a", 1, "down").apply(BASE)) == [
        "candidates: in another order"
    ]


@portion(1)
@given(decisions(), decisions())
def test_there_is_a_line_where_two_differ_and_none_where_they_do_not(one: Decision, two: Decision) -> None:
    assert difference_lines(one, one) == []
    lines = difference_lines(one, two)
    assert bool(lines) or one == two
    assert not any("\n" in line for line in lines)
