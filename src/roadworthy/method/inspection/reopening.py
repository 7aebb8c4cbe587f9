"""Which conditions for reopening a decision are met: reopening is offered then, never done by itself."""

from collections.abc import Iterator
from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.inspection.items import InspectionFinding
from roadworthy.method.inspection.support import support
from roadworthy.method.inspection.time import time_passed
from roadworthy.model import Decision
from roadworthy.model.outcome import DECIDED
from roadworthy.model.releases import ReleaseTable

_CONDITIONS: Final = frozenset({
    "condition-came-true", "condition-day-passed", "review-overdue", "last-horizon-passed", "support-ended",
    "proof-failed", "phase-failed",
})  # fmt: skip
"""What an inspection or the path finds that a decision is to be opened again for, if its people think so."""


def met_conditions(analysis: Analysis, table: ReleaseTable | None) -> tuple[InspectionFinding, ...]:
    """The conditions that are met today and were not when it was decided, or last looked at for them.

    `table` are the release lines of the chosen candidate. Nothing where nothing is decided.
    """
    if analysis.decision.status not in DECIDED:
        return ()
    known = _known(analysis.decision)
    return tuple(one for one in _met(analysis, table) if condition_id(one) not in known)


def met_ids(analysis: Analysis, table: ReleaseTable | None) -> tuple[str, ...]:
    """The ids of all conditions that are met today: kept with a decision that is made knowing them."""
    return tuple(dict.fromkeys(condition_id(one) for one in _met(analysis, table)))


def condition_id(one: InspectionFinding) -> str:
    """What tells a condition from others: what it is about, and the day since when it holds."""
    since = f" {one.since.isoformat()}" if one.since else ""
    return f"{one.finding.id}{since}"


def _met(analysis: Analysis, table: ReleaseTable | None) -> Iterator[InspectionFinding]:
    chosen = analysis.decision.outcome.chosen
    tables = {chosen: table} if table is not None else {}
    for finding in analysis.path_findings:
        if finding.rule in _CONDITIONS:
            yield InspectionFinding(finding)
    for one in (*time_passed(analysis), *support(analysis, tables)):
        if not one.fine and one.due is None and one.finding.rule in _CONDITIONS:
            yield one


def _known(decision: Decision) -> frozenset[str]:
    """The ids that were known since the decision was made last."""
    known: set[str] = set()
    for move in decision.history.values():
        known = known | set(move.met) if move.status in DECIDED else set()
    return frozenset(known)
