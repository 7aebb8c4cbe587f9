"""What a change did to the plan, in the last part of a diff."""

import json
from datetime import date

from roadworthy.edits.plan_change import take_plan_change
from roadworthy.method.analysis import Analysis
from roadworthy.method.schedule import PlanChange
from roadworthy.model import Decision, put
from roadworthy.model.plain import canonical
from roadworthy.report.difference_document import (
    DecisionDifference,
    difference,
    difference_json,
    difference_text,
)
from roadworthy.report.effect import effect_words
from roadworthy.report.versions import Versions
from roadworthy.store import load
from roadworthy.store.places import sample_file

DAY = date(2026, 12, 1)


def bank() -> Decision:
    return load(sample_file("bank-migration"))


def differ(old: Decision, new: Decision) -> DecisionDifference:
    return difference(Versions(Analysis(old, DAY), Analysis(new, DAY), canonical(old), canonical(new)))


def so(old: Decision, new: Decision) -> str:
    found = differ(old, new).effect
    assert found is not None
    return ". ".join(effect_words(found))


def test_days_and_chance_are_told_before_and_after() -> None:
    new = take_plan_change(bank(), "spring-boot", PlanChange(less_scope=0.2), DAY).apply(bank())
    words = so(bank(), new)
    before = Analysis(bank(), DAY).moves.of("spring-boot")
    after = Analysis(new, DAY).moves.of("spring-boot")
    assert f"An even chance of being over by {after.p50}, was {before.p50}" in words
    assert f"80 in 100 by {after.p80}, was {before.p80}" in words
    assert "By 2027-03-31: " in words
    assert words.startswith("The ranking stays as it is")
    data = json.loads(difference_json(differ(bank(), new)))["effect"]["plan"]
    assert data["old"]["p50"] == str(before.p50)
    assert data["new"]["p80"] == str(after.p80)


def test_nothing_is_told_of_a_plan_that_is_the_same() -> None:
    assert "even chance" not in so(bank(), put(bank(), ("frame", "scope"), "Another scope."))


def test_a_path_that_is_gone_and_one_that_is_new_are_said_so() -> None:
    bare = put(bank(), ("paths",), {})
    assert "No end date can be given any more" in so(bank(), bare)
    words = so(bare, bank())
    assert "An even chance of being over by" in words
    assert ", was 2027-0" not in words
    assert "By 2027-03-31: 2 in 100" in difference_text(differ(bare, bank()), 200)
