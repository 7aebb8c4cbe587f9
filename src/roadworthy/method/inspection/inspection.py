"""All that a yearly inspection looks at, in one order: what is wrong, since when, and what was fine."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.inspection.changes import changes
from roadworthy.method.inspection.items import InspectionFinding, ok
from roadworthy.method.inspection.passed_over import passed_over
from roadworthy.method.inspection.reopening import met_conditions
from roadworthy.method.inspection.road import road
from roadworthy.method.inspection.support import support
from roadworthy.method.inspection.time import time_passed
from roadworthy.method.signs import NO_SIGNS, SignCatalogue
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence
from roadworthy.model.releases import ReleaseTable

OVER: Final = frozenset({"abandoned", "superseded"})
"""A decision of this status is history: nothing of it can be out of date."""
_LEVELS: Final = ("error", "warning", "note")


@frozen
class Inspected:
    """What an inspection found."""

    today: date
    findings: tuple[InspectionFinding, ...]
    """Errors first, then warnings, then notes."""
    fine: tuple[Finding, ...]
    """What was looked at and holds."""
    until: date | None
    """The next day on which something of it falls due; None where nothing is, or it is not roadworthy."""
    reopen: tuple[Finding, ...] = ()
    """The conditions for reopening it that are met and that nobody has looked at."""

    @property
    def roadworthy(self) -> bool:
        """Whether there is neither an error nor a warning."""
        return all(one.finding.level == "note" for one in self.findings)


def inspect(
    decision: Decision,
    today: date,
    tables: Mapping[str, ReleaseTable] | None = None,
    facts: Sequence[Evidence] = (),
    *,
    signs: SignCatalogue = NO_SIGNS,
) -> Inspected:
    """Inspect a decision on a day.

    `tables` are the release lines of its candidates, `facts` what collectors last found about them, `signs`
    what scores are held against. A decision that was given up or replaced is not looked into.
    """
    return inspect_of(Analysis(decision, today, signs=signs), tables, facts)


def inspect_of(
    analysis: Analysis, tables: Mapping[str, ReleaseTable] | None = None, facts: Sequence[Evidence] = ()
) -> Inspected:
    """The same of a decision that is analysed already."""
    decision, today = analysis.decision, analysis.today
    if decision.status in OVER:
        return Inspected(today, (), (ok("fine-history", ("status",), status=decision.status),), None)
    every = [
        *support(analysis, tables or {}),
        *time_passed(analysis),
        *changes(decision, facts),
        *road(analysis),
        *passed_over(analysis),
    ]
    found = [one for one in every if one.due is None and not one.fine]
    found.sort(key=lambda one: _LEVELS.index(one.finding.level))
    fine = tuple(one.finding for one in every if one.fine)
    days = [one.due for one in every if one.due is not None and one.due > today]
    sound = all(one.finding.level == "note" for one in found)
    met = met_conditions(analysis, (tables or {}).get(decision.outcome.chosen))
    reopen = tuple(one.finding for one in met)
    return Inspected(today, tuple(found), fine, min(days, default=None) if sound else None, reopen)
