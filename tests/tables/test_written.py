"""Tables written down with their right reading beside them, before any reader had seen them: read so, or refused or
passed over where that is right.

Each file in `written` holds many: ``=== name``, a line of JSON, the text. What the JSON says:
`kind`: ``read``, or ``none`` (in silence), ``near`` (named), ``refuse`` (no leader, and why), ``noalarm``;
`w` weights as written; `s` scores a candidate, null for an unknown (``*`` for the only one); `scale`; `low` the criteria
whose low end is the better one, `lw` whether the lowest total wins; `wrong` whose totals are wrong; `right` the right ones.
"""

import json
from pathlib import Path
from typing import Any

from each import each
from roadworthy.method.audit.audit import Audited, audit
from roadworthy.method.audit.table import DecisionTable
from roadworthy.method.ranking import ranking, ranking_of
from roadworthy.tables.decision import decision_from
from roadworthy.tables.files import looked_of
from roadworthy.tables.fix import applied, corrections
from roadworthy.tables.near_miss import NearMiss

Truth = dict[str, Any]
WRITTEN = sorted((Path(__file__).parent / "written").glob("*.txt"))


def cases() -> list[tuple[str, str, Truth]]:
    found = []
    for path in WRITTEN:
        for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, truth, text = part.split("\n", 2)
            found.append((name, text, json.loads(truth)))
    return found


def looked(text: str, truth: Truth) -> tuple[list[DecisionTable], list[NearMiss]]:
    every = looked_of(text, Path("t.csv" if truth.get("csv") else "t.md"))
    return (
        [one for one in every if isinstance(one, DecisionTable)],
        [one for one in every if isinstance(one, NearMiss)],
    )


def test_there_are_many() -> None:
    assert len(cases()) > 100


@each("name, text, truth", [one for one in cases() if one[2].get("kind") == "none"])
def test_what_is_no_decision_table_is_passed_over(name: str, text: str, truth: Truth) -> None:
    assert looked(text, truth) == ([], []), name


@each("name, text, truth", [one for one in cases() if one[2].get("kind") == "near"])
def test_what_is_nearly_one_is_named(name: str, text: str, truth: Truth) -> None:
    tables, near = looked(text, truth)
    assert (tables, len(near)) == ([], 1), name


@each("name, text, truth", [one for one in cases() if one[2].get("kind") == "refuse"])
def test_what_can_not_be_read_for_certain_is_said_and_nothing_is_alleged(
    name: str, text: str, truth: Truth
) -> None:
    ((table,), _) = looked(text, truth)
    found = audit(table)
    assert found.leader is None, name
    assert {one.rule.partition("-")[0] for one in found.findings if one.level == "error"} <= {"unreadable"}
    assert any(one.rule.startswith("unreadable") for one in found.findings)


@each("name, text, truth", [one for one in cases() if one[2].get("kind") == "noalarm"])
def test_nothing_is_alleged_where_something_else_counts(name: str, text: str, truth: Truth) -> None:
    for table in looked(text, truth)[0]:
        errors = [one.rule for one in audit(table).findings if one.level == "error"]
        assert all(rule.startswith("unreadable") for rule in errors), (name, errors)


@each("name, text, truth", [one for one in cases() if one[2].get("kind", "read") == "read"])
def test_a_table_is_read_as_it_stands(name: str, text: str, truth: Truth) -> None:
    ((table,), _) = looked(text, truth)
    found = audit(table)
    scores = {
        who: [None if entry.interval is None else entry.interval.low for entry in row]
        for who, row in zip(table.candidates, table.cells, strict=True)
    }
    assert list(scores.values()) == list(truth["s"].values()), name
    assert list(scores) == list(truth["s"]) or list(truth["s"]) == ["*"]
    whole = sum(truth["w"])
    assert [round(one, 6) for one in table.weights] == [round(one / whole, 6) for one in truth["w"]]
    if "scale" in truth:
        assert list(table.scale) == truth["scale"]
    low = [at for at, one in enumerate(table.criteria) if one.better == "lower"]
    assert low == (list(range(len(truth["w"]))) if truth.get("lw") else truth.get("low", []))
    assert table.low_wins == truth.get("lw", False)
    assert found.leader is not None
    wrong = sorted({one.subject for one in found.findings if one.rule.startswith("wrong-total")})
    assert wrong == (sorted(scores) if truth.get("wrong") == ["*"] else sorted(truth.get("wrong", [])))
    for row in found.rows:
        right = truth.get("right", {}).get(row.name, truth.get("right", {}).get("*"))
        if right is not None:
            assert row.recomputed is not None
            assert (round(row.recomputed - right, 5), row.stated is not None) == (0, True)
    known = {"wrong-winner", "wrong-order"}
    assert (
        not {
            one.rule
            for one in found.findings
            if one.level == "error" and not one.rule.startswith("wrong-total")
        }
        - known
    )
    _makes_the_same_decision(text, truth, found)
    if wrong:
        _is_corrected(text, truth, found)


def _makes_the_same_decision(text: str, truth: Truth, found: Audited) -> None:
    decision, _ = decision_from(Path("t.csv" if truth.get("csv") else "t.md"), text=text)
    assert found.matrix is not None
    if found.table.weight_kind == "none":
        assert {one.weight for one in decision.criteria.values()} == {None}
        return
    own = {one.candidate: round(one.value or 0, 9) for one in ranking_of(found.matrix)}
    made = {decision.candidates[one.candidate].name: round(one.value or 0, 9) for one in ranking(decision)}
    assert own == made


def _is_corrected(text: str, truth: Truth, found: Audited) -> None:
    written, left = corrections(text, found, order=True)
    assert written, left
    new = applied(text, written)
    ((table,), _) = looked(new, truth)
    assert not [one for one in audit(table).findings if one.rule.startswith("wrong-total")]
    assert corrections(new, audit(table), order=True) == ([], None)
