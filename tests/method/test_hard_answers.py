"""An answer that rules a way of building out marks each candidate built that way, wherever a must-have would."""

import json
from datetime import date

import pytest

from roadworthy.interview.items import RecordLine
from roadworthy.interview.outlines.landscape import outline
from roadworthy.interview.view import View
from roadworthy.knowledge.frameworks import as_candidate, frameworks
from roadworthy.knowledge.words import SAYINGS
from roadworthy.method.analysis import Analysis
from roadworthy.method.fit import APPROACHES, HARD, fit
from roadworthy.model import Decision, KeyPath, put
from roadworthy.model.landscape import Approach, Candidate, Part
from roadworthy.report.as_json import as_json
from roadworthy.report.summary import summary
from roadworthy.report.words import render

TODAY = date(2026, 11, 29)
ANSWERS = tuple(
    (approach, path, value, rule) for approach, answers in HARD.items() for path, value, rule in answers
)
EACH = pytest.mark.parametrize(
    ("approach", "path", "value", "rule"), ANSWERS, ids=lambda value: value if isinstance(value, str) else ""
)


def built(approach: Approach | None, path: KeyPath, value: str) -> Decision:
    return put(Decision(candidates={"it": Candidate(name="It", approach=approach)}), path, value)


@EACH
def test_it_marks_the_candidate_and_says_how_to_lift_it(
    approach: Approach, path: KeyPath, value: str, rule: str
) -> None:
    decision = built(approach, path, value)
    (found,) = Analysis(decision, TODAY).hard_answers["it"]
    assert (found.rule, found.level, found.reads[-1]) == (rule, "warning", path)
    told = render(found, decision)
    assert told.short
    assert told.mitigation
    (row,) = json.loads(as_json(summary(decision, TODAY)))["candidates"]
    assert row["ruled_out_by_answers"][0]["value"] == value
    assert row["ruled_out_by_answers"][0]["lift"] == told.mitigation
    items = outline(Analysis(decision, TODAY), View())
    (line,) = (item for item in items if isinstance(item, RecordLine) and item.kind == "candidate")
    assert told.short in line.note
    assert line.sign == "warning"


@EACH
def test_it_leaves_every_other_way_of_building_alone(
    approach: Approach, path: KeyPath, value: str, rule: str
) -> None:
    for other in (*APPROACHES, None):
        if other != approach:
            assert Analysis(built(other, path, value), TODAY).hard_answers["it"] == (), (other, rule)


@EACH
def test_what_rules_it_out_makes_its_fit_poor(
    approach: Approach, path: KeyPath, value: str, rule: str
) -> None:
    del rule
    found = next(one for one in fit(built(approach, path, value)) if one.approach == approach)
    assert found.verdict == "poor"


def test_every_rule_of_them_has_its_few_words() -> None:
    assert all(SAYINGS[rule].short for *_, rule in ANSWERS)


def test_the_catalogue_never_says_how_it_will_be_built() -> None:
    assert {as_candidate(framework).approach for framework in frameworks()} == {None}


def test_a_hybrid_may_not_tie_you_by_one_of_its_parts_either() -> None:
    decision = built("hybrid", ("fit", "serverless", "lock_in"), "never")
    assert Analysis(decision, TODAY).hard_answers["it"] == ()
    tied = put(decision, ("candidates", "it", "parts", "images"), Part(name="Images", approach="serverless"))
    assert [one.rule for one in Analysis(tied, TODAY).hard_answers["it"]] == ["may-not-be-tied"]


def test_a_hybrid_with_functions_is_not_built_of_functions_alone() -> None:
    decision = built("hybrid", ("fit", "serverless", "longest_run"), "longer")
    assert Analysis(decision, TODAY).hard_answers["it"] == ()
