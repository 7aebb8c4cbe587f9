"""Twelve kinds of decisions: what must be said of each, what must not, and which way of building comes first.

They stand in `twelve.toml`, each written down from one sentence about it before anybody saw what is said of it.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from grounded_files import read
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.fit import best_fitting
from roadworthy.model import Decision
from roadworthy.report.robust_verdict import whole_verdict
from roadworthy.report.ruled_out import out_words
from roadworthy.report.words import render

TODAY: Final = date(2026, 11, 29)
KINDS: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "twelve.toml").read_text("utf-8")
)["kind"]
EACH: Final = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind["name"])


def analysed(kind: dict[str, Any]) -> Analysis:
    """The decision, with one criterion that all candidates are scored by."""
    raw = {"format": 1, "criteria": {"fit": {"name": "Fit", "weight": 1}}, **kind["decision"]}
    return Analysis(read(raw), TODAY)


def findings_of(of: Analysis) -> list[Finding]:
    """All that is found."""
    fits = [one for found in of.fit for one in (*found.for_, *found.against)]
    return [of.gate.headline, *of.gate.findings, *of.raised, *of.plan_findings, *fits]


def everything(of: Analysis) -> str:
    """All that is told, a line each."""
    decision: Decision = of.decision
    told = [render(one, decision) for one in findings_of(of)]
    words = [text for one in told for text in (one.title, one.says, one.mitigation)]
    words.append("; ".join(whole_verdict(of, of.leader(), of.sensitivity())) + ".")
    words += [out_words(of, slug) for slug in decision.candidates]
    return "\n".join(words)


def test_there_are_twelve_with_three_things_to_be_said_and_two_not_to_be() -> None:
    assert len({kind["name"] for kind in KINDS}) == 12
    assert {(len(kind["must"]), len(kind["must_not"])) for kind in KINDS} == {(3, 2)}
    rules = {rule.partition("--")[0] for kind in KINDS for rule in kind["must_not"]}
    assert rules <= SAYINGS.keys(), "words that exist"


@EACH
def test_what_must_be_said_is_said_and_what_must_not_is_not(kind: dict[str, Any]) -> None:
    of = analysed(kind)
    said, found = everything(of), findings_of(of)
    assert [words for words in kind["must"] if words not in said] == []
    told = {one.rule for one in found} | {one.id for one in found}
    assert [rule for rule in kind["must_not"] if rule in told] == []


@EACH
def test_at_most_two_fit_well_and_the_first_is_the_one_that_should(kind: dict[str, Any]) -> None:
    good = best_fitting(analysed(kind).fit)
    assert len(good) <= 2
    assert good[0].approach == kind["first"]


@EACH
def test_gate_risks_and_plan_say_nothing_twice(kind: dict[str, Any]) -> None:
    of = analysed(kind)
    found = [*of.gate.findings, *of.raised, *of.plan_findings]
    for told in (
        [one.rule for one in found if not one.subject],
        [render(one, of.decision).says for one in found],
    ):
        assert len(told) == len(set(told))
