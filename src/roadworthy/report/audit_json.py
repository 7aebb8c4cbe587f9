"""An audit as JSON for scripts. The shape is a promise: fields are added, never changed."""

import json
from collections.abc import Sequence
from typing import Any

from roadworthy.method.audit.audit import AuditedRow
from roadworthy.method.audit.table import DecisionTable
from roadworthy.model.text import one_line
from roadworthy.report.audit_words import Audit, near_words, said
from roadworthy.report.json_values import plain
from roadworthy.report.robustness import robustness_data, shares_data
from roadworthy.tables.near_miss import NearMiss


def audit_json(audits: Sequence[Audit], near: Sequence[NearMiss] = ()) -> str:
    """The audited tables as JSON, two spaces deep, floats to ten digits, ending in a new line.

    Tables that are nearly decision tables come after them, where there are any.
    """
    data: dict[str, Any] = {"tables": [table_data(audit) for audit in audits]}
    if near:
        data["near_misses"] = [
            {"file": one_line(one.file), "line": one.line, "reason": one.why, "message": near_words(one)[0]}
            for one in near
        ]
    return json.dumps(plain(data), indent=2, ensure_ascii=False) + "\n"


def table_data(audit: Audit) -> dict[str, Any]:
    """One audited table as plain values."""
    found, table = audit.found, audit.found.table
    weights = table.weights or (None,) * len(table.criteria)
    return {
        "file": one_line(table.file),
        "line": table.line,
        "scale": list(table.scale),
        "form": found.form.kind if found.form else None if found.table.totals else "mean",
        "criteria": [
            {
                "name": one.name,
                "weight": None if one.weight is None and table.weight_kind != "none" else weight,
                "better": one.better,
            }
            for one, weight in zip(table.criteria, weights, strict=True)
        ],
        "candidates": [_candidate(row, audit) for row in found.rows],
        "leader": found.leader,
        "stated_leader": found.stated_leader,
        "robustness": None if audit.sure is None else _in_own_terms(table, robustness_data(audit.sure)),
        "findings": [
            {"rule": one.rule, "level": one.level, "message": one.message, "line": one.line}
            for one in said(audit)
        ],
    }


def _in_own_terms(table: DecisionTable, found: dict[str, Any] | None) -> dict[str, Any] | None:
    """Robustness with the scores of criteria that were turned over as the table has them."""
    turned = {one.name for one in table.criteria if one.better == "lower"}
    if not found or not turned:
        return found
    whole = sum(table.scale)
    flips = [
        {**flip, "from": whole - flip["from"], "to": whole - flip["to"]}
        if flip["criterion"] in turned
        else flip
        for flip in found["cell_flips"]
    ]
    return {**found, "cell_flips": flips}


def _candidate(row: AuditedRow, audit: Audit) -> dict[str, Any]:
    shares = None if audit.sure is None else shares_data(audit.sure, row.name)["rank_shares"]
    return {
        "name": row.name,
        "value": row.value,
        "stated": row.stated.value if row.stated else None,
        "recomputed": row.recomputed,
        "ok": row.ok,
        "rank": row.rank,
        "stated_rank": row.stated_rank,
        "rank_shares": shares,
    }
