"""An inspection as JSON for scripts. The shape is a promise: fields are added, never changed."""

import json
from collections.abc import Sequence
from typing import Any

from roadworthy.report.inspect_words import Inspection, fine, reopening, told
from roadworthy.report.json_values import plain


def inspect_json(every: Sequence[Inspection]) -> str:
    """One object: the decision's own for one file; for several all findings, and each decision's own."""
    rows = [_decision(one) for one in every]
    if len(rows) == 1:
        data: dict[str, Any] = rows[0]
    else:
        data = {
            "roadworthy": all(row["roadworthy"] for row in rows),
            "as_of": rows[0]["as_of"] if rows else None,
            "findings": [{**finding, "file": row["file"]} for row in rows for finding in row["findings"]],
            "decisions": rows,
        }
    return json.dumps(plain(data), indent=2, ensure_ascii=False) + "\n"


def _decision(one: Inspection) -> dict[str, Any]:
    return {
        "roadworthy": one.found.roadworthy,
        "as_of": one.found.today,
        "until": one.found.until,
        "file": one.file,
        "title": one.title,
        "status": one.decision.status,
        "findings": [
            {
                "rule": row.rule,
                "level": row.level,
                "message": row.message,
                "where": row.where,
                "since": row.since,
                "line": row.line,
                "todo": row.todo,
            }
            for row in told(one)
        ],
        "fine": list(fine(one)),
        "reopen": [{"rule": told.finding.rule, "message": told.says} for told in reopening(one)],
    }
