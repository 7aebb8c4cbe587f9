"""What stands against a candidate is told in one order, and the same in the standing, the page, the line and JSON."""

import json
from datetime import date
from typing import Any

import pytest

from roadworthy.method.analysis import Analysis
from roadworthy.method.reservations import ORDER, kind_of
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import MustHave, Person
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.model.path import Phase
from roadworthy.plain.standing import standing_words
from roadworthy.report.as_json import as_json
from roadworthy.report.page.layout import page_text
from roadworthy.report.page.line import summary_line
from roadworthy.report.page.page import page
from roadworthy.report.robust_verdict import verdict_so_far
from roadworthy.report.summary import summary
from roadworthy.report.verdict import with_buts
from roadworthy.report.words import render

TODAY = date(2026, 11, 29)
WORKERS = ("candidates", "workers")


def scored(score: float) -> dict[str, Cell]:
    return {"fit": Cell(score=Interval(score, score), rationale="tried")}


BASE = Decision(
    title="Images", status="choosing",
    candidates={"workers": Candidate(name="Workers", approach="serverless"), "django": Candidate(name="Django")},
    criteria={"fit": Criterion(name="Fit", weight=1)},
    scores={"workers": scored(5), "django": scored(3)},
    must_haves={"sql": MustHave(name="PostgreSQL")},
)  # fmt: skip
PROOF = ("paths", "workers", "phases", "proof-of-concept")
EACH: dict[str, tuple[tuple[Any, Any], ...]] = {
    "proof-failed": ((PROOF, Phase(kind="proof", result="failed")),),
    "phase-failed": ((("paths", "workers", "phases", "critical-path"), Phase(kind="critical-path", result="failed")),),
    "ruled-out-by-answer": ((("fit", "serverless", "longest_run"), "longer"),),
    "deadline-missed": ((("frame", "waiting", "forced_on"), date(2026, 12, 24)),),
    "somebody-blocks": ((("people", "jo"), Person(name="Jo", stand="blocks", reason="nights")),),
    "deadline-at-risk": ((("frame", "waiting", "forced_on"), date(2027, 5, 10)),),
    "plan-too-few-people": (
        ((*WORKERS, "costs", "switching_weeks"), Interval(900, 1600)),
        (("frame", "team", "capacity"), 4.0),
        (("paths", "workers", "phases", "all"), Phase(kind="full-migration", weeks=Interval(6, 12))),
    ),
    "proof-skipped": ((PROOF, Phase(kind="proof", result="skipped")),),
    "way-fits-poorly": tuple(
        (("fit", "serverless", key), value)
        for key, value in (("event_driven", "no"), ("cold_start", "below-second"), ("idle_percent", 5))
    ),
    "lacks-must-have": (((*WORKERS, "must_haves", "sql"), "no"),),
}  # fmt: skip


def given(*rules: str) -> Decision:
    decision = BASE
    for rule in rules:
        for path, value in EACH[rule]:
            decision = put(decision, path, value)
    return decision


@pytest.mark.parametrize("rule", ORDER)
def test_each_is_found_when_its_answer_says_so_and_not_before(rule: str) -> None:
    assert Analysis(BASE, TODAY).reservations("workers") == ()
    found = Analysis(given(rule), TODAY).reservations("workers")
    assert [kind_of(one) for one in found] == [rule]
    assert render(found[0], given(rule)).short
    assert Analysis(given(rule), TODAY).reservations("django") == tuple(
        one for one in Analysis(given(rule), TODAY).reservations("django") if one.subject != "workers"
    )


def test_all_of_them_stand_in_one_order() -> None:
    both = given(
        "way-fits-poorly", "somebody-blocks", "deadline-missed", "ruled-out-by-answer", "proof-failed"
    )
    kinds = [kind_of(one) for one in Analysis(both, TODAY).reservations("workers")]
    # A failed proof ends the forecast, and what rules the way of building out says more than its poor fit.
    assert kinds == ["proof-failed", "ruled-out-by-answer", "somebody-blocks"]
    late = given("somebody-blocks", "deadline-missed", "ruled-out-by-answer")
    kinds = [kind_of(one) for one in Analysis(late, TODAY).reservations("workers")]
    assert kinds == ["ruled-out-by-answer", "deadline-missed", "somebody-blocks"]


@pytest.mark.parametrize("rule", [rule for rule in ORDER if rule != "lacks-must-have"])
def test_the_first_of_them_stands_beside_the_lead(rule: str) -> None:
    decision = given(rule)
    analysis = Analysis(decision, TODAY)
    words = render(analysis.reservations("workers")[0], decision).short
    first = standing_words(analysis).split(";")[0]
    assert first.startswith("Workers leads")
    assert first.endswith(f", but {words}")
    assert verdict_so_far(analysis)[0].endswith(f", but {words}")
    row = json.loads(as_json(summary(decision, TODAY)))["candidates"][0]
    assert [one["rule"] for one in row["reservations"]] == [
        one.rule for one in analysis.reservations("workers")
    ]


@pytest.mark.parametrize(
    "rule", ["proof-failed", "ruled-out-by-answer", "deadline-missed", "somebody-blocks"]
)
def test_the_page_and_the_line_say_it_early(rule: str) -> None:
    told = summary(given(rule), TODAY)
    text = page_text(page(told), 400)
    words = (
        "blocks it"
        if rule == "somebody-blocks"
        else render(Analysis(given(rule), TODAY).reservations("workers")[0], given(rule)).short
    )
    assert words in text[: text.index("How sure")]
    assert words in summary_line(told) or "is against" in summary_line(told)


def test_without_a_date_or_people_nothing_is_drawn() -> None:
    analysis = Analysis(BASE, TODAY)
    assert analysis.reservations_so_far("workers") == ()
    assert not analysis.moves.is_drawn("workers")
    dated = Analysis(given("deadline-missed"), TODAY)
    assert dated.reservations_so_far("workers") == ()
    assert [one.rule for one in dated.reservations("workers")] == ["deadline-missed"]
    assert dated.reservations_so_far("workers") == dated.reservations("workers")


def test_nothing_is_told_against_what_is_over() -> None:
    over = put(given("proof-failed", "ruled-out-by-answer"), ("status",), "superseded")
    assert Analysis(over, TODAY).reservations("workers") == ()


def test_a_verdict_says_but_once() -> None:
    assert with_buts(("A leads B", "0.40 ahead"), ["it costs more"]) == (
        "A leads B, but it costs more",
        "0.40 ahead",
    )
    fragile = with_buts(("A leads B, but that is fragile",), ["its proof failed", "Jun blocks it"])
    assert fragile == ("A leads B, but that is fragile, and its proof failed", "also, Jun blocks it")
