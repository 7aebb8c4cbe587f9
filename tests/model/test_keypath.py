"""One address for everything: get, put, drop."""

from typing import Any

import pytest
from hypothesis import given

from examples import portion
from roadworthy.model import Decision, Interval, PathError, drop, get, key_path, put
from roadworthy.model.frame import Frame
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from strategies import decisions, spans

BASE = Decision(
    candidates={"django": Candidate(name="Django")},
    criteria={"learning": Criterion(name="Learning", weight=2.0)},
    scores={"django": {"learning": Cell(score=Interval(3, 3))}},
)


def test_what_is_put_is_got() -> None:
    changed = put(BASE, ("scores", "django", "learning", "score"), "3-5")
    assert get(changed, ("scores", "django", "learning", "score")) == Interval(3, 5)
    assert get(BASE, ("scores", "django", "learning", "score")) == Interval(3, 3)


def test_all_that_is_not_on_the_path_is_shared() -> None:
    changed = put(BASE, ("frame", "team", "size"), 7)
    assert changed.candidates is BASE.candidates
    assert changed.scores is BASE.scores
    assert changed.frame.load is BASE.frame.load


def test_an_implicit_record_comes_and_goes_with_its_content() -> None:
    changed = put(BASE, ("scores", "django", "tooling", "rationale"), "tried")
    assert changed.scores["django"]["tooling"].rationale == "tried"
    assert "tooling" not in put(changed, ("scores", "django", "tooling", "rationale"), "").scores["django"]


def test_the_last_cell_takes_its_row_along() -> None:
    assert drop(BASE, ("scores", "django", "learning")).scores == {}


def test_a_field_is_dropped_to_its_default() -> None:
    assert drop(BASE, ("criteria", "learning", "weight")).criteria["learning"].weight is None
    assert drop(BASE, ("candidates", "gone")) is BASE


@pytest.mark.parametrize(
    ("path", "value", "why"),
    [
        (("candidates", "gone", "name"), "x", "no such record"),
        (("frame", "nothing"), 1, "no such key"),
        (("frame", "team", "size"), "7", "whole number"),
        (("frame", "team", "size"), True, "whole number"),
        (("frame", "team", "size"), -1, "negative"),
        (("frame", "trigger"), "boredom", "one of"),
        (("scores", "django", "learning", "score"), "5-3", "backwards"),
        (("criteria", "learning", "weight"), float("nan"), "finite"),
        (("criteria", "learning", "weight"), -1.0, "negative"),
        (("candidates", "a b"), Candidate(), "letters"),
        (("frame",), Candidate(), "does not belong"),
        (("frame", "scope", "x"), "y", "below a plain value"),
        (("outcome", "review_on"), "2026-13-01", "is not a date"),
        ((), 1, "empty"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(path: tuple[str, ...], value: Any, why: str) -> None:
    with pytest.raises(PathError, match=why):
        put(BASE, path, value)


@portion(0.4)
@given(decisions(), spans(1, 5))
def test_putting_back_what_was_there_gives_an_equal_decision(decision: Decision, span: Interval) -> None:
    for candidate, row in decision.scores.items():
        for criterion, cell in row.items():
            path = ("scores", candidate, criterion, "score")
            if cell != Cell(score=cell.score):
                assert put(put(decision, path, span), path, cell.score) == decision
    assert put(decision, ("frame",), Frame(**dict(decision.frame))) == decision


def test_a_template_is_filled_with_slugs() -> None:
    assert key_path("candidates.{candidate}.costs.currency", candidate="x") == (
        "candidates",
        "x",
        "costs",
        "currency",
    )
