"""The kinds of tables that were read wrong, passed over or falsely alleged once: each with what is right beside it."""

import json
import re
from pathlib import Path

import pytest

from each import each
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.table import DecisionTable
from roadworthy.report.audit_words import Audit, near_words, said
from roadworthy.tables.decision import decision_from
from roadworthy.tables.files import looked_in
from roadworthy.tables.near_miss import NearMiss

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.json"))
RULE = re.compile(r"(wrong-total)\b(?: (?P<who>\D+?))?(?: (?P<stated>[\d.]+), right (?P<right>[\d.]+))?")


def test_all_of_them_are_there() -> None:
    assert len(NAMES) == 39


@each("name", NAMES)
def test_what_is_said_beside_a_table_holds(name: str) -> None:
    expected = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))["expected"]
    file = next(path for path in CASES.glob(f"{name}.*") if path.suffix != ".json")
    looked = looked_in(file)
    found = [audit(one) for one in looked if isinstance(one, DecisionTable)]
    near = [one for one in looked if isinstance(one, NearMiss)]
    expected = {**expected, **expected.get("either", {})}
    if expected.get("tables") == 0:
        assert (found, near) == ([], [])
        return
    (one,) = found
    rows = {row.name: row for row in one.rows}
    if "recomputed" in expected:
        assert {who: rows[who].recomputed for who in expected["recomputed"]} == pytest.approx(
            expected["recomputed"]
        )
    if "recomputed_as_sum" in expected:
        assert {who: rows[who].recomputed for who in rows} == pytest.approx(expected["recomputed_as_sum"])
    if "means" in expected:
        assert {who: rows[who].value for who in rows} == pytest.approx(expected["means"], abs=5e-5)
    if "scale" in expected:
        assert list(one.table.scale) == expected["scale"]
    if "criteria" in expected:
        assert len(one.table.criteria) == expected["criteria"]
    if "candidates" in expected:
        assert list(one.table.candidates) == expected["candidates"]
    if "leader" in expected:
        assert one.leader in expected["leader"]
    if "raw" in expected:
        scores = {
            who: [e.interval.low for e in row if e.interval]
            for who, row in zip(one.table.candidates, one.table.cells, strict=True)
        }
        assert scores == expected["raw"]
    rules = [(finding.rule, finding.level, str(finding.subject)) for finding in one.findings]
    if expected.get("findings") == []:
        assert not [rule for rule in rules if rule[1] == "error"], rules
    for words in expected.get("findings", ()):
        if match := RULE.match(words):
            wrong = [
                f
                for f in one.findings
                if f.rule == "wrong-total" and (match["who"] or "").strip(", ") in f.subject
            ]
            assert wrong, rules
            if match["right"]:
                assert {(f.facts["stated"], f.facts["right"]) for f in wrong} == {
                    (match["stated"], match["right"])
                } or [(float(f.facts["stated"]), float(f.facts["right"])) for f in wrong] == [
                    (float(match["stated"]), float(match["right"]))
                ]
    for rule in ("wrong-winner", "weights-sum", "wrong-product", "wrong-total"):
        if rule in expected.get("not_expected", ()):
            assert rule not in {own for own, _, _ in rules}


def told(name: str) -> list[str]:
    looked = looked_in(CASES / name)
    audits = [Audit(audit(one)) for one in looked if isinstance(one, DecisionTable)]
    near = [" ".join(near_words(one)) for one in looked if isinstance(one, NearMiss)]
    return [one.message for audited in audits for one in said(audited)] + near


def test_a_label_with_another_maximum_is_a_note() -> None:
    assert told("11-total-out-of-wrong-maximum.md") == [
        "“Total / 20” is said to be out of 20, but with these weights the maximum is 30. The totals themselves are right."
    ]


def test_rows_longer_than_the_header_are_named_and_nothing_else_is() -> None:
    assert all("6 cells where the header has 4" in words for words in told("14-rows-longer-than-header.md"))


def test_where_rows_are_left_out_that_is_all_that_is_said() -> None:
    assert told("20-ellipsis-row.md") == [
        "Rows are left out here (“...”), so nothing can be added up and no leader can be named."
    ]


def test_where_no_form_fits_the_sum_is_named_first_and_none_is_called_right() -> None:
    first, second = told("21-no-form-fits.md")
    assert first == (
        "Alpha: “Weighted Total” says 91. No method gives the totals in this table: as a weighted sum it would be 95 "
        "(the maximum is 105), as a percentage of the best possible 90."
    )
    assert "as a weighted sum it would be 87" in second


def test_the_rounded_parts_are_a_note() -> None:
    assert told("32-sum-of-rounded-parts.md") == [
        "Rate: “Total” says 85.1, which adds up the rounded parts in the table; the exact total is 85.0."
    ]


def test_a_decision_takes_the_candidates_and_not_the_notes() -> None:
    decision, _ = decision_from(CASES / "26-notes-column.csv")
    assert [one.name for one in decision.candidates.values()] == ["Alpha", "Beta"]


def test_a_decision_from_a_long_csv() -> None:
    decision, _ = decision_from(CASES / "27-long-csv.csv")
    assert [(one.name, one.weight) for one in decision.criteria.values()] == [("Cost", 60), ("Speed", 40)]
    assert decision.cell("beta", "speed").score == (5, 5)
