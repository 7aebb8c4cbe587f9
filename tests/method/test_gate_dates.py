"""The gate holds the moves against two days: that of the limit and that of the end of support."""

from datetime import date, timedelta
from typing import Any

import pytest

from framed import LOADED, TODAY, framed, rules
from roadworthy.method.gate import gate
from roadworthy.model import put
from roadworthy.model.frame import Bottleneck
from roadworthy.report.words import render


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({}, "gate-limit-ahead", "2027-11"),  # doubles in 12 months: 100 to 200 takes a year
        ({"growth_months": 4}, "gate-limit-before-move", "2027-01"),
        ({"rate": 200.0}, "gate-limit-met", "stop at 200"),
        ({"growth": 1.0}, None, ""),
        ({"limit": None}, None, ""),
        ({"rate": None}, None, ""),
        ({"growth_months": None}, "gate-growth-when", ""),
    ],
)
def test_the_month_of_the_limit_is_held_against_the_move(
    changes: dict[str, Any], rule: str | None, words: str
) -> None:
    decision = framed(load=LOADED.model_copy(update=changes))
    found = gate(decision, TODAY)
    assert found.state == "ready"
    assert [one.rule for one in found.findings] == ([rule] if rule else [])
    assert all(words in render(one, decision).says for one in found.findings)


@pytest.mark.parametrize(
    ("ends", "rule"),
    [
        (TODAY - timedelta(days=40), "gate-support-ended"),
        (TODAY + timedelta(weeks=8), "gate-support-ends-before-move"),
        (TODAY + timedelta(weeks=60), "gate-support-ends"),
    ],
)
def test_the_end_of_support_is_a_reason_with_a_date(ends: date, rule: str) -> None:
    nothing = framed(bottleneck=Bottleneck(kind="none"))
    assert (gate(nothing, TODAY).state, rules(nothing)) == ("too-early", ["gate-nothing-limits"])
    ending = put(nothing, ("frame", "waiting", "support_ends_on"), ends)
    assert (gate(ending, TODAY).state, rules(ending)) == ("ready", [rule])
    trigger = put(nothing, ("frame", "trigger"), "support")
    assert rules(trigger) == ["gate-support-when"]
    guessed = framed(trigger="support", bottleneck=Bottleneck(kind="latency", measured="not-yet"))
    assert rules(put(guessed, ("frame", "waiting", "support_ends_on"), ends)) == [rule]


def test_the_remedy_is_one_for_the_limit() -> None:
    for kind, words in (("database", "Indexes"), ("team", "Ownership"), ("deployment", "pipelines")):
        decision = framed(load=LOADED.model_copy(update={"rate": 300.0}))
        decision = put(decision, ("frame", "bottleneck", "kind"), kind)
        (found,) = [one for one in gate(decision, TODAY).findings if one.rule == "gate-limit-met"]
        assert words in render(found, decision).says
