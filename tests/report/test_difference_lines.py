"""What differs, in words."""

from datetime import date

from hypothesis import given

from changes import move
from examples import portion
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import StatusMove
from roadworthy.report.difference_lines import difference_lines
from strategies import decisions

TODAY = date(2026, 11, 30)
BASE = Decision(
    title="Orders",
    candidates={"a": Candidate(name="A"), "b": Candidate(name="B")},
    criteria={"x": Criterion()},
)


def test_changed_new_and_gone_by_station() -> None:
    new = put(put(BASE, ("title",), "x\n" * 90), ("outcome", "review_on"), date(2027, 3, 1))
    new = put(new, ("scores", "a", "x", "score"), Interval(3, 5))
    new = put(new, ("outcome", "reasons"), ("r1", "r2", "r3", "r4", "r5", "r6"))
    assert difference_lines(BASE, new, TODAY) == [
        "Frame: Title: " + ("x " * 90).rstrip() + ", was Orders.",
        "Scores: A, x: 3–5, was unknown.",
        "Decision: Reasons: r1, r2, r3, r4, r5 and r6; not answered before.",
        "Decision: Look again on: 2027-03-01; not answered before.",
    ]


def test_another_order_is_a_difference() -> None:
    moved = move(("candidates",), "a", 1, "down").apply(BASE)
    assert difference_lines(BASE, moved, TODAY) == ["Landscape: Candidates now in the order B and A."]


def test_a_record_that_has_another_key_alone_is_one() -> None:
    move_ = StatusMove(on=TODAY, status="framing", role="Lead")
    one, two = (BASE.model_copy(update={"history": {key: move_}}) for key in ("framing", "framing-2"))
    assert difference_lines(one, two, TODAY) == [
        "Decision: The words are the same; the keys behind them differ."
    ]


@portion(1)
@given(decisions(), decisions())
def test_there_is_a_line_where_two_differ_and_none_where_they_do_not(one: Decision, two: Decision) -> None:
    assert difference_lines(one, one, TODAY) == []
    lines = difference_lines(one, two, TODAY)
    assert bool(lines) or one == two
    assert all(": " in line and "\n" not in line for line in lines)
