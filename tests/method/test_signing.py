"""What is open before a decision is signed, and who led under the weights as first locked."""

from datetime import date
from typing import Any

import pytest

from roadworthy.knowledge.checklist import checklist
from roadworthy.knowledge.phases import default_path
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.finding import Finding
from roadworthy.method.signoff import CHECKLIST, led_under_first_lock, open_points
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Ballot, Balloting, Cell, Criterion, WeightChange, Weighting
from roadworthy.model.keypath import key_path
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import ChecklistItem, Outcome, Raised, Risk
from roadworthy.report.words import render

DAY = date(2026, 11, 23)


@pytest.fixture
def signed(quiet: Decision) -> Decision:
    """The quiet decision with all that a signature asks for."""
    critical = quiet.paths["django"].phases["critical-path"]
    met = {slug: check.model_copy(update={"met_on": DAY}) for slug, check in critical.checks.items()}
    passed = critical.model_copy(update={"checks": met, "result": "passed"})
    done = put(quiet, key_path("paths.django.phases.critical-path"), passed)
    return done.model_copy(
        update={
            "status": "decided",
            "weighting": Weighting(locked_on=DAY, first_locked_on=DAY),
            "checklist": {slug: ChecklistItem(applies="no", because="Measured") for slug in CHECKLIST},
            "outcome": Outcome(
                chosen="django",
                reasons=("Every package is kept up",),
                dissent="None was voiced",
                would_change="A failed load test",
                review_on=date(2027, 11, 23),
                decided_on=DAY,
                decided_by="Lead",
            ),
        }
    )


def test_nothing_is_open_when_all_is_said(signed: Decision) -> None:
    assert open_points(signed, DAY) == ()


def change_of(reason: str) -> dict[str, WeightChange]:
    return {"2026-11-20": WeightChange(on=DAY, role="Lead", reason=reason)}


FLIPPED = Weighting(
    first_locked_on=DAY,
    first_locked={"learning-curve": 1.0, "ecosystem-maturity": 0.0},
    changes=change_of("The packages matter more"),
)
OPEN: tuple[tuple[str, tuple[tuple[str, Any], ...], str], ...] = (
    ("nothing-chosen", (("outcome.chosen", ""),), "in the lead"),
    ("chosen-is-gone", (("outcome.chosen", "rails"),), "rails"),
    ("chosen-not-leading", (("outcome.chosen", "fastapi"),), "Django leads"),
    ("chosen-ruled-out", (("candidates.django.must_haves.postgres", "no"),), "PostgreSQL"),
    ("must-have-unknown", (("candidates.django.must_haves.postgres", "unknown"),), "Not known"),
    ("must-have-unknown", (("candidates.django.must_haves", {}),), "Not answered"),
    ("nobody-named", (("people", {}),), "nobody"),
    ("still-blocked", (("people.jonas.stand", "blocks"),), "Less to run at night"),
    ("no-weights", (("criteria.learning-curve.weight", None), ("criteria.ecosystem-maturity.weight", 0.0)), "no ranking"),
    ("weights-never-locked", (("weighting", Weighting()),), "never locked"),
    ("weights-locked-after-scores", (("weighting.scores_seen_first", True),), "2026-11-23"),
    ("weights-changed-same-leader", (("weighting", FLIPPED.model_copy(update={"first_locked": {"ecosystem-maturity": 1.0}})),), "Django led"),
    ("weights-changed-other-leader", (("weighting", FLIPPED), ("scores.fastapi.learning-curve.score", Interval(4.5, 4.5))), "FastAPI led; now Django leads. The last reason given: “The packages matter more”."),
    ("scores-unknown", (("scores.old.learning-curve.score", None),), "1 of 10"),
    ("scores-without-reason", (("scores.old.learning-curve.rationale", ""),), "1 score with"),
    ("ballots-not-opened", (("ballots", Balloting(voters={"li": Ballot(name="Li"), "gone": Ballot(name="Sam", withdrawn_on=DAY)})),), "yet: Li."),
    ("exit-shut", (("paths.django.phases.critical-path.result", None), ("paths.django.phases.critical-path.checks.gaps-found.met_on", None)), "1 of 4"),
    ("raised-unanswered", (("candidates.django.governance", "single-maintainer"),), "3 findings that nobody has responded to, including 3 warnings"),
    ("word-without-reason", (("raised", {"hype--django": Raised(state="dismissed")}),), "“Django: no reason of your own yet”"),
    ("checklist-open", (("checklist", {}),), "4 of 4"),
    ("checklist-without-reason", (("checklist.lock-in.because", ""),), "Leaving was never priced"),
    ("risk-without-owner", (("risks.tax.owner", ""),), "tax client"),
    ("risk-without-answer", (("risks.tax.mitigation", ""),), "tax client"),
    ("risk-review-overdue", (("risks.tax.review_on", date(2026, 11, 20)),), "3 days ago"),
    ("no-reasons", (("outcome.reasons", ()),), "No reason"),
    ("no-review-date", (("outcome.review_on", None),), "when to look"),
    ("review-overdue", (("outcome.review_on", date(2026, 11, 13)),), "10 days ago"),
    ("no-word-on-dissent", (("outcome.dissent", ""),), "anybody disagreed"),
    ("nothing-would-change", (("outcome.would_change", " "),), "your mind"),
    ("decided-undated", (("outcome.decided_on", None),), "“Decided”"),
    ("decided-by-nobody", (("outcome.decided_by", ""),), "“Decided”"),
    ("superseded-by-nothing", (("status", "superseded"),), "“Superseded”"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "changes", "words"), OPEN, ids=lambda value: str(value)[:30])
def test_what_is_open_is_said(
    signed: Decision, rule: str, changes: tuple[tuple[str, Any], ...], words: str
) -> None:
    decision = signed
    for path, value in changes:
        decision = put(decision, key_path(path), value)
    found: list[Finding] = [finding for finding in open_points(decision, DAY) if finding.rule == rule]
    assert len(found) == 1
    told = render(found[0], decision)
    assert words in told.says
    assert "{" not in told.says + told.title + told.mitigation


def test_warnings_come_first(signed: Decision) -> None:
    decision = signed.model_copy(update={"people": {}, "outcome": Outcome()})
    levels = [finding.level for finding in open_points(decision, DAY)]
    assert levels == sorted(levels, key=lambda level: level != "warning")
    assert set(levels) == {"warning", "note"}


def test_a_new_decision_can_be_asked(signed: Decision) -> None:
    rules = {finding.rule for finding in open_points(Decision(), DAY)}
    assert {"nothing-chosen", "no-weights", "checklist-open", "no-reasons", "no-review-date"} <= rules
    assert rules <= set(SAYINGS)


def test_a_proof_that_never_began_keeps_its_exit_shut(signed: Decision) -> None:
    fresh = put(signed, ("paths", "django"), default_path())
    (found,) = [finding for finding in open_points(fresh, DAY) if finding.rule == "exit-shut"]
    assert found.subject == "proof-of-concept"


def test_closed_risks_are_left_alone(signed: Decision) -> None:
    closed = put(signed, key_path("risks.old"), Risk(title="Gone", state="closed"))
    assert open_points(closed, DAY) == ()


def test_the_checklist_is_the_one_that_ships() -> None:
    assert tuple(item.id for item in checklist()) == CHECKLIST


def locked(first: dict[str, float], **scores: tuple[float, float]) -> Decision:
    return Decision(
        candidates={slug: Candidate(name=slug) for slug in scores},
        criteria={"early": Criterion(weight=1.0), "late": Criterion(weight=3.0)},
        weighting=Weighting(first_locked_on=DAY, first_locked=first),
        scores={
            slug: {
                "early": Cell(score=Interval(row[0], row[0])),
                "late": Cell(score=Interval(row[1], row[1])),
            }
            for slug, row in scores.items()
        },
    )


def test_who_led_under_the_first_lock() -> None:
    rows = {"a": (5.0, 1.0), "b": (1.0, 5.0), "c": (1.0, 1.0)}
    assert led_under_first_lock(locked({"early": 0.9, "late": 0.1}, **rows)) == ("a",)
    assert led_under_first_lock(locked({"early": 0.1, "late": 0.9}, **rows)) == ("b",)
    assert led_under_first_lock(locked({"early": 0.5, "late": 0.5}, **rows)) == ("a", "b")


def test_a_criterion_that_came_or_went_since_the_lock() -> None:
    rows = {"a": (5.0, 1.0), "b": (1.0, 5.0)}
    assert led_under_first_lock(locked({"early": 0.2, "dropped": 0.8}, **rows)) == ("a",)
    assert led_under_first_lock(locked({"dropped": 1.0}, **rows)) == ()
    assert led_under_first_lock(locked({}, **rows)) == ()
