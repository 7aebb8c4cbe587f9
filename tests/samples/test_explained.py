"""No sample opens with a finding that its own story leaves without a word."""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from roadworthy.method.fit import fit
from roadworthy.method.gate import gate
from roadworthy.method.presets import presets
from roadworthy.method.rollout import path_findings
from roadworthy.method.rules import open_findings, raised
from roadworthy.method.signoff import open_points
from roadworthy.model import get
from roadworthy.report.summary import summary
from roadworthy.report.words import render
from roadworthy.store import Loaded

TOLD_ON_THE_PATH: Final = {"exit-on-word"}
"""What the path points out and the phase itself explains: whose word it was, and why."""
TOLD_IN_THE_FRAME: Final = {
    "gate-against", "gate-waiting-costs", "gate-waiting-grows", "gate-boundaries-emerging",
    "gate-deadline-tight", "gate-deadline-passed", "gate-limit-ahead",
}  # fmt: skip
"""What the gate points out and answers of the frame explain; each names its reason or its price."""


def test_every_raised_finding_has_a_persons_word_on_todays_answers(sample: Loaded, today: date) -> None:
    assert open_findings(sample.decision, today) == ()


def test_every_word_is_on_something_raised_and_says_why_who_and_when(sample: Loaded, today: date) -> None:
    decision = sample.decision
    assert set(decision.raised) == {finding.id for finding in raised(decision, today)}
    for word in decision.raised.values():
        assert len(word.reason) > 30
        assert word.role
        assert word.on is not None
        assert word.on <= today
    reasons = [word.reason for word in decision.raised.values()]
    assert len(set(reasons)) == len(reasons)


def test_what_was_accepted_is_a_risk_and_what_was_dismissed_is_none(sample: Loaded) -> None:
    decision = sample.decision
    accepted = {slug for slug, word in decision.raised.items() if word.state == "accepted"}
    assert {risk.raised_by for risk in decision.risks.values() if risk.raised_by} == accepted


def test_the_path_points_out_only_what_a_phase_explains(sample: Loaded, today: date) -> None:
    assert {finding.rule for finding in path_findings(sample.decision, today)} <= TOLD_ON_THE_PATH


def test_the_gate_points_out_only_what_the_frame_explains(sample: Loaded, today: date) -> None:
    decision = sample.decision
    found = gate(decision, today).findings
    assert {finding.rule for finding in found} <= TOLD_IN_THE_FRAME
    for finding in found:
        assert all(get(decision, path) for path in finding.reads), finding.id


def test_presets_that_were_taken_are_among_those_suggested(sample: Loaded) -> None:
    suggested = {preset.id for preset in presets(sample.decision)}
    assert set(sample.decision.weighting.presets_taken) <= suggested


def test_the_fit_of_every_approach_can_be_told(sample: Loaded) -> None:
    for approach in fit(sample.decision):
        assert approach.verdict != "unknown"
        assert approach.for_ or approach.against
        for finding in (*approach.for_, *approach.against):
            assert render(finding, sample.decision).says


def test_all_findings_can_be_told(sample: Loaded, today: date) -> None:
    decision = sample.decision
    for finding in (
        *raised(decision, today),
        *path_findings(decision, today),
        *gate(decision, today).findings,
    ):
        told = render(finding, decision)
        assert told.says
        assert "not answered" not in told.says


OPEN_BY_STORY: Final = {
    "article-comparison": {"nothing-chosen": "", "exit-shut": "proof-of-concept"},
    "startup-crud": {"scores-unknown": ""},
    "bank-migration": {"scores-unknown": "", "exit-shut": "parallel-run"},
    "event-driven-hybrid": {
        "scores-unknown": "", "exit-shut": "critical-path", "weights-changed-same-leader": ""
    },
}  # fmt: skip
"""What stays open before signing, and whom it is about. The note, the unknown cell's rationale, the running
phase and the recorded change of weights say why."""


@pytest.mark.parametrize("name", OPEN_BY_STORY)
def test_before_signing_only_that_is_open_which_the_story_keeps_open(
    read_sample: Callable[[str], Loaded], today: date, name: str
) -> None:
    decision = read_sample(name).decision
    found = open_points(decision, today)
    assert {finding.rule: finding.subject for finding in found} == OPEN_BY_STORY[name]
    for finding in found:
        assert render(finding, decision).says


def test_no_essential_question_is_left_open_but_the_choice_that_a_demonstration_withholds(
    sample: Loaded, today: date
) -> None:
    missing = {question.path for question in summary(sample.decision, today).unknown.essential}
    assert missing == (set() if sample.decision.outcome.chosen else {"outcome.chosen"})
