"""A risk says from its own record what would let it go quiet, in every face."""

from datetime import date
from typing import Final

from each import each
from interview.places import NAMES, TODAY, decision_called
from roadworthy.interview.items import Prose
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, put
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Recovery, Risk
from roadworthy.report.goes_quiet import goes_quiet
from roadworthy.report.words import render

FULL: Final = Risk(
    title="The tax client is abandoned", sign="No release for a year", mitigation="A wrapper of our own.",
    if_it_comes="We take it over", review_on=date(2027, 2, 1),
)  # fmt: skip


def of(risk: Risk, *, beside: Decision | None = None) -> Analysis:
    return Analysis(put(beside or Decision(), ("risks", "it"), risk), TODAY)


def test_a_record_without_anything_in_it_promises_nothing() -> None:
    for state in ("open", "watched"):
        assert goes_quiet(of(Risk(title="It", state=state)), "it") == ()
    assert goes_quiet(of(FULL.model_copy(update={"state": "closed"})), "it") == ()


@each("field, words", [
    ("sign", "its early sign has not been seen by 2027-02-01, and you close it"),
    ("mitigation", "what is done against it holds: A wrapper of our own"),
])  # fmt: skip
def test_each_answer_is_one_condition(field: str, words: str) -> None:
    assert words in goes_quiet(of(FULL), "it")
    assert words not in goes_quiet(of(FULL.model_copy(update={field: ""})), "it")


def test_without_a_day_the_sign_stays_away() -> None:
    found = goes_quiet(of(FULL.model_copy(update={"review_on": None})), "it")
    assert found[-1] == "its early sign stays away, and you close it"


def test_one_that_came_true_is_over_when_what_was_planned_is_done_and_the_way_out_is_written() -> None:
    true = FULL.model_copy(update={"state": "came-true"})
    assert len(goes_quiet(of(true), "it")) == 2
    written = Recovery(isolate="Reports", pieces="Exports, then search")
    (left,) = goes_quiet(of(true, beside=Decision(recovery=written)), "it")
    assert left == "this has been done, and you close it: We take it over"


def test_one_that_answers_raised_says_which_other_answer_would_quiet_it() -> None:
    candidate = Candidate(name="Lambda", approach="serverless", governance="company", funding="one-company")
    decision = Decision(candidates={"lambda": candidate})
    raised = Analysis(decision, TODAY).raised
    assert raised
    for finding in raised:
        conditions = render(finding, decision).quiet_when
        it = of(FULL.model_copy(update={"raised_by": finding.id}), beside=decision)
        assert goes_quiet(it, "it")[: len(conditions)] == conditions


@each("name", NAMES)
def test_the_line_by_line_interview_says_it_of_every_risk_and_the_full_screen_leaves_it_to_the_guide(
    name: str,
) -> None:
    it = Analysis(decision_called(name), TODAY)
    for slug in it.decision.risks:
        for view, told in ((View(shown=slug, waits=True), True), (View(shown=slug), False)):
            items = outline_of("risks")(it, view)
            lines = [one.lines[1:] for one in items if isinstance(one, Prose) and one.id == "quiet-when"]
            expected = tuple(f"- {words}" for words in goes_quiet(it, slug))
            assert lines == ([expected] if told and expected else [])
