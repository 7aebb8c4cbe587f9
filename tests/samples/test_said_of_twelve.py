"""Twelve decisions held against what somebody who knows the trade would say, written before the program was asked."""

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest

from grounded_files import read
from roadworthy.knowledge.frameworks import by_id
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.analysis import Analysis
from roadworthy.method.fit import best_fitting
from roadworthy.method.rules.skills import COMES_WITH
from roadworthy.model import key_path
from samples.test_twelve_kinds import KINDS, TODAY, everything, findings_of

SAID: Final[list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "said_of_twelve.toml").read_text("utf-8")
)["kind"]
EACH: Final = pytest.mark.parametrize("said", SAID, ids=lambda said: said["of"])


def analysed(said: dict[str, Any], *changes: dict[str, Any]) -> Analysis:
    """The decision that it is about, with what is another in it."""
    (kind,) = [kind for kind in KINDS if kind["name"] == said["of"]]
    raw: dict[str, Any] = {"format": 1, "criteria": {"fit": {"name": "Fit", "weight": 1}}}
    raw |= deepcopy(kind["decision"])
    for change in (said.get("but", {}), *changes):
        for path, value in change.items():
            *parents, last = key_path(path)
            at = raw
            for key in parents:
                at = at.setdefault(key, {})
            if value == "":
                at.pop(last, None)
            else:
                at[last] = value
    return Analysis(read(raw), TODAY)


def rules_of(of: Analysis) -> set[str]:
    found = findings_of(of)
    return {one.rule for one in found} | {one.id for one in found}


def test_each_of_the_twelve_has_three_sentences_to_be_said_and_two_not_to_be() -> None:
    assert [said["of"] for said in SAID] == [kind["name"] for kind in KINDS]
    assert {(len(said["says"]), len(said["silent"])) for said in SAID} == {(3, 2)}
    for said in SAID:
        for one in said["says"]:
            assert one.keys() & {"rule", "has", "first", "weighs"}, one
        for one in said["silent"]:
            assert one.keys() & {"rules", "lacks", "not_good", "not_weighs"}, one
            assert {rule.partition("--")[0] for rule in one.get("rules", ())} <= SAYINGS.keys(), one


@EACH
def test_what_must_be_said_is_said(said: dict[str, Any]) -> None:
    of = analysed(said)
    told, rules = everything(of), rules_of(of)
    for one in said["says"]:
        assert one.get("has", "") in told, one["words"]
        assert {one["rule"]} <= rules if "rule" in one else True, one["words"]
        if "first" in one:
            assert best_fitting(of.fit)[0].approach == one["first"], one["words"]
        if "weighs" in one:
            assert one["weighs"] in {preset.id for preset in of.presets}, one["words"]


@EACH
def test_what_must_not_be_said_is_not(said: dict[str, Any]) -> None:
    for one in said["silent"]:
        of = analysed(said, one.get("but", {}))
        assert not rules_of(of) & set(one.get("rules", ())), one["words"]
        if "lacks" in one:
            assert one["lacks"] not in everything(of), one["words"]
        if "not_good" in one:
            assert one["not_good"] not in {it.approach for it in best_fitting(of.fit)}, one["words"]
        if "not_weighs" in one:
            assert one["not_weighs"] not in {preset.id for preset in of.presets}, one["words"]


def test_what_comes_with_a_language_is_in_the_catalogue_with_that_language() -> None:
    assert {slug: by_id()[slug].language for slug in COMES_WITH} == dict(COMES_WITH)
