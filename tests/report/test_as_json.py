import json
from datetime import date
from math import fsum
from typing import Any

import pytest

from forms import full_markdown
from roadworthy.knowledge.questions import SHEETS, all_questions
from roadworthy.method.rules import raised, word_on
from roadworthy.model import Decision, put
from roadworthy.report.answers import given
from roadworthy.report.as_json import as_json
from roadworthy.report.summary import Summary, summary

TODAY = date(2026, 11, 23)


def data(decision: Decision, horizon: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(summary(decision, TODAY, horizon)))
    return found


def test_the_shape_that_scripts_rely_on(orders: Decision) -> None:
    found = data(orders)
    assert list(found) == [
        "format", "title", "status", "as_of", "scale", "frame", "criteria", "candidates", "robustness", "forecast", "path", "risks", "ballots", "decision", "findings",
        "heaviest",
    ]  # fmt: skip
    assert (found["format"], found["as_of"], found["scale"]) == (1, "2026-11-23", [1, 5])
    assert found["frame"]["trigger"] == "replace"
    assert set(found["frame"]["gate"]) >= {"state", "open"}
    assert found["frame"]["horizons"][0] == {
        "id": "first-6-months",
        "name": "First six months",
        "weight": 0.3333333333,
    }
    assert {"id", "name", "weight"} == set(found["criteria"][0])
    assert {"id", "title", "likelihood", "impact", "status", "raised_by"} == set(found["risks"][0])
    assert {"chosen", "decided_on", "reasons", "review_on"} <= set(found["decision"])
    assert all({"rule", "level", "message", "where"} == set(row) for row in found["findings"])
    assert {"phases"} <= set(found["path"])


def test_values_are_the_weighted_sums_of_what_is_printed(orders: Decision) -> None:
    found = data(orders)
    weights = {row["id"]: row["weight"] for row in found["criteria"]}
    assert fsum(weights.values()) == pytest.approx(1, abs=1e-9)
    for row in found["candidates"]:
        total = fsum(weights[slug] * value for slug, value in row["by_criterion"].items())
        assert row["value"] == pytest.approx(total, abs=1e-9)
        assert row["low"] <= row["value"] <= row["high"]
        assert set(row["by_horizon"]) == set(orders.horizons)


def test_ruled_out_has_a_value_and_no_rank(orders: Decision) -> None:
    rows = {row["id"]: row for row in data(orders)["candidates"]}
    assert (rows["serverless"]["rank"], rows["serverless"]["ruled_out_by"]) == (None, ["postgres"])
    assert rows["serverless"]["value"] == 3.25
    assert rows["serverless"]["unknown_cells"] == 2
    assert (rows["django"]["rank"], rows["fastapi"]["rank"]) == (1, 2)


def test_without_weights_there_is_no_figure(orders: Decision) -> None:
    bare = orders
    for slug in orders.criteria:
        bare = put(bare, ("criteria", slug, "weight"), None)
    found = data(bare)
    assert all(row["weight"] is None for row in found["criteria"])
    for row in found["candidates"]:
        assert (row["value"], row["low"], row["high"], row["rank"], row["max_regret"]) == (None,) * 5
        assert all(cell == {"value": None, "rank": None} for cell in row["by_horizon"].values())


def test_an_empty_decision() -> None:
    found = data(Decision())
    assert (found["candidates"], found["criteria"], found["decision"]["chosen"]) == ([], [], None)
    assert found["frame"]["gate"]["state"] == "too-early"


def test_one_horizon_changes_the_figures(orders: Decision) -> None:
    own = put(orders, ("scores", "fastapi", "learning-curve", "by_horizon"), {"first-6-months": "5"})
    near, far = (
        {row["id"]: row for row in data(own, slug)["candidates"]}
        for slug in ("first-6-months", "3-years-and-more")
    )
    assert near["fastapi"]["value"] == 4
    assert far["fastapi"]["value"] == 3.75
    assert near["fastapi"]["by_horizon"] == far["fastapi"]["by_horizon"]


def test_ten_digits_people_s_own_letters_and_the_same_bytes_each_time(orders: Decision) -> None:
    named = put(orders, ("title",), "中文 é [/foo]")
    text = as_json(summary(named, TODAY))
    assert "中文 é [/foo]" in text
    assert "0.3333333333" in text
    assert "0.33333333333" not in text
    assert text == as_json(summary(named, TODAY))
    assert text.endswith("}\n")


def test_every_answer_that_the_summary_reads_is_in_it(orders: Decision, told: Summary) -> None:
    found = data(orders)
    answers = found["frame"]["answers"] | found["path"]["answers"] | found["decision"]["answers"]
    every = list(given(orders, *SHEETS))
    assert {".".join(answer.path) for answer in every} == set(answers)
    assert {question.sheet for question in all_questions() if "summary" in question.readers} == set(SHEETS)
    said = full_markdown(told)
    for words in ("Several parties", "Leaving a stack", "Mostly reads", "2026-10-01"):
        assert words in said


def test_a_dismissed_risk_is_no_finding_until_its_answer_changes(orders: Decision) -> None:
    first = raised(orders, TODAY)[0]
    word = word_on(orders, first, "dismissed", reason="seen", role="lead", on=TODAY)
    settled = put(orders, ("raised", first.id), word)
    state = {row["id"]: row["status"] for row in data(settled)["risks"]}
    assert state[first.id] == "dismissed"
    stale = put(orders, ("raised", first.id), word.model_copy(update={"answers": ("frame.scope = other",)}))
    assert {row["id"]: row["status"] for row in data(stale)["risks"]}[first.id] == "returned"
