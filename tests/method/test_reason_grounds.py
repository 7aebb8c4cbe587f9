"""What backs a reason is what it names or quotes on record; what it only means is not guessed."""

from datetime import date
from typing import Final

import pytest

from each import each
from interview.places import NAMES, TODAY, decision_called
from roadworthy.method.analysis import Analysis
from roadworthy.method.reason_grounds import reason_grounds
from roadworthy.model import Decision, Interval, put
from roadworthy.model.frame import MustHave
from roadworthy.model.judgement import Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Outcome

FACT: Final = Evidence(
    candidate="ours", criterion="upkeep", kind="measurement", on=date(2026, 9, 1),
    words="Of 24 upgrades 22 went through in an afternoon; fixes are promised until 2029-04-30.",
)  # fmt: skip
BASE: Final = Decision(
    candidates={"ours": Candidate(name="Our Own"), "theirs": Candidate(name="Theirs", must_haves={"mit": "no"})},
    criteria={"upkeep": Criterion(name="Cost of upkeep"), "start": Criterion(name="Quick start")},
    must_haves={"mit": MustHave(name="A free licence")},
    evidence={"upgrade-log": FACT},
    scores={
        "ours": {
            "upkeep": Cell(score=Interval(4, 4), sources=("upgrade-log",)),
            "start": Cell(score=Interval(3, 3), rationale="Nobody here had to read the manual twice"),
        },
        "theirs": {"upkeep": Cell(score=Interval(2, 2)), "start": Cell()},
    },
    outcome=Outcome(chosen="ours"),
)  # fmt: skip


def ground(reason: str, decision: Decision = BASE, today: date = TODAY) -> str | None:
    (found,) = reason_grounds(put(decision, ("outcome", "reasons"), (reason,)), today)
    return found


@each("reason, expected", [
    ("22 of 24 upgrades were dull", None),  # other figures in a row: 22, 24 and not 24, 22
    ("Of our 24 tries 22 were dull", "evidence"),
    ("It is kept alive until 2029-04-30 at the least", "evidence"),
    ("Most fixes are promised until somebody leaves", "evidence"),
    ("See upgrade-log", "evidence"),
    ("The cost of UPKEEP is what we can carry", "evidence"),
    ("A quick start counts", "reason"),
    ("Nobody here had to read anything", "reason"),
    ("Theirs has a cost of upkeep that we fear", "bare"),
    ("Theirs promises a quick start", "unknown"),
    ("Theirs lacks a free licence", "reason"),
    ("A free licence matters", None),
    ("It carries us, and we know it", None),
    ("It went through in a week", None),
    ("", None),
])  # fmt: skip
def test_a_reason_rests_on_what_it_names_or_quotes(reason: str, expected: str | None) -> None:
    assert ground(reason) == expected


def test_evidence_that_is_stale_or_an_opinion_is_a_reason() -> None:
    quoting = "Fixes are promised until 2029-04-30"
    assert ground(quoting) == "evidence"
    assert ground(quoting, today=date(2029, 1, 1)) == "reason"
    assert ground(quoting, put(BASE, ("evidence", "upgrade-log", "kind"), "opinion")) == "reason"


def test_the_strongest_counts_and_what_is_about_another_does_not() -> None:
    assert ground("A quick start, and fixes until 2029-04-30") == "evidence"
    other = put(BASE, ("evidence", "upgrade-log", "candidate"), "theirs")
    other = put(other, ("scores", "ours", "upkeep", "sources"), ())
    assert ground("Fixes come until 2029-04-30", other) is None
    assert ground("Theirs has fixes until 2029-04-30", other) == "evidence"
    nobody = put(other, ("evidence", "upgrade-log", "candidate"), "")
    assert ground("Fixes come until 2029-04-30", nobody) == "evidence"


@pytest.mark.parametrize("name", NAMES)
def test_each_reason_has_its_place_and_taking_the_record_away_takes_the_sign_away(name: str) -> None:
    decision = decision_called(name)
    found = reason_grounds(decision, TODAY)
    assert len(found) == len(decision.outcome.reasons)
    assert Analysis(decision, TODAY).reason_grounds == found
    bare = Decision(outcome=decision.outcome, candidates=decision.candidates)
    assert reason_grounds(bare, TODAY) == (None,) * len(found)
