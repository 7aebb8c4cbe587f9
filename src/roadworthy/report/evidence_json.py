"""What collectors found as JSON for scripts. The shape is a promise: fields are added, never changed."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from roadworthy.knowledge.signals import signals
from roadworthy.method.signals import Observation
from roadworthy.method.signs import SuggestedScore
from roadworthy.model import Decision
from roadworthy.model.text import one_line
from roadworthy.report.evidence_text import CandidateEvidence
from roadworthy.report.evidence_words import observation_words
from roadworthy.report.json_values import plain


def evidence_json(
    decision: Decision,
    found: Sequence[CandidateEvidence],
    today: date,
    unasked: Sequence[str],
    troubles: Sequence[str],
) -> str:
    """All candidates as JSON, two spaces deep, ending in a new line."""
    data = {
        "as_of": today,
        "candidates": [
            {
                "id": one.candidate,
                "name": one_line(decision.candidate_name(one.candidate)),
                "facts": [_fact(seen, on) for seen, on in one.observations],
                "notes": list(one.notes),
                "suggested": [_suggestion(decision, row) for row in one.suggestions],
            }
            for one in found
        ],
        "unasked": list(unasked),
        "troubles": list(troubles),
    }
    return json.dumps(plain(data), indent=2, ensure_ascii=False) + "\n"


def _fact(seen: Observation, on: date) -> dict[str, Any]:
    words = observation_words(seen)
    return {
        "signal": seen.signal,
        "number": signals()[seen.signal].number,
        "value": words.says,
        "raw": one_line(seen.raw) if isinstance(seen.raw, str) else seen.raw,
        "band": seen.band,
        "source": one_line(seen.source),
        "observed_on": on,
        "as_of": seen.as_of,
        "cannot_tell": words.cannot_tell,
        "trusted": seen.trusted,
        "doubt": words.doubt or None,
    }


def _suggestion(decision: Decision, row: SuggestedScore) -> dict[str, Any]:
    given = decision.cell(row.candidate, row.criterion).score
    return {
        "criterion": row.criterion,
        "suggested": None if row.interval is None else list(row.interval),
        "given": None if given is None else list(given),
        "departs": row.departs(given),
        "known": row.known,
        "of": len(row.items),
        "from": [
            {
                "id": item.id,
                "worth": item.worth,
                "grounds": item.grounds,
                "answer": item.answer,
                "bands": dict(item.bands),
            }
            for item in row.items
        ],
    }
