"""Support of the line that was chosen: ending, ended, a new major beside it, or nobody knows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.calendar import add_months
from roadworthy.method.forecast.lines import plain_day, version_order
from roadworthy.method.inspection.items import InspectionFinding, falls_due, well, wrong
from roadworthy.method.upkeep import candidate_forecast, line_in_words
from roadworthy.model import Decision, KeyPath
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

SOON: Final = 12
"""Months before the end of support from which it is told: an upgrade has to be planned and tested."""
AGED: Final = 365
"""Days after which a release table is too old to lean on."""


def support(analysis: Analysis, tables: Mapping[str, ReleaseTable]) -> Iterator[InspectionFinding]:
    """What the release lines say about the chosen candidate."""
    decision, slug = analysis.decision, analysis.decision.outcome.chosen
    if slug not in decision.candidates:
        return
    path: KeyPath = ("candidates", slug, "version_line")
    table = tables.get(slug)
    if table is None or not table.cycles:
        yield wrong("support-unknown", "note", path, slug)
        return
    if (analysis.today - table.as_of).days > AGED:
        yield wrong("table-old", "note", path, slug, as_of=table.as_of.isoformat(), product=table.label)
    line = line_in_words(table, decision.candidates[slug].version_line)
    if line is None:
        begun = decision.outcome.decided_on or analysis.today
        line = candidate_forecast(decision, slug, table, begun).first_cycle
        yield wrong("line-not-named", "note", path, slug, product=table.label, line=line or "?")
    cycle = next((one for one in table.cycles if one.cycle == line), None)
    if cycle is not None:
        yield from _end(analysis.today, slug, path, table, cycle)
        yield from _fixes(analysis.today, slug, path, table, cycle)
        yield from _new_major(decision, slug, path, table, cycle, analysis.today)


def _end(
    today: date, slug: str, path: KeyPath, table: ReleaseTable, cycle: ReleaseCycle
) -> Iterator[InspectionFinding]:
    facts: dict[str, Any] = {"product": table.label, "line": cycle.cycle}
    if cycle.eol is True:
        yield wrong("support-ended", "error", path, slug, **facts, end="a day that nobody states")
        return
    if not isinstance(cycle.eol, date):
        yield well("fine-support-open", path, slug, **facts)
        return
    end = cycle.eol.isoformat()
    if cycle.eol <= today:
        yield wrong("support-ended", "error", path, slug, since=cycle.eol, **facts, end=end)
        return
    warned = date.fromordinal(add_months(cycle.eol.toordinal(), -SOON))
    left = (cycle.eol - today).days
    if warned <= today:
        yield wrong("support-ending", "warning", path, slug, since=warned, **facts, end=end, days=left)
    else:
        yield well("fine-support", path, slug, **facts, end=end)
        yield falls_due(warned, path)


def _fixes(
    today: date, slug: str, path: KeyPath, table: ReleaseTable, cycle: ReleaseCycle
) -> Iterator[InspectionFinding]:
    """A line that is still secured, and gets no more than that."""
    since, secured = cycle.active_until, not isinstance(cycle.eol, date) or cycle.eol > today
    if isinstance(since, date) and since <= today and secured and cycle.eol is not True:
        facts = {"product": table.label, "line": cycle.cycle, "on": since.isoformat()}
        yield wrong("only-security-fixes", "note", path, slug, since=since, **facts)


def _new_major(  # noqa: PLR0917 - one call site
    decision: Decision, slug: str, path: KeyPath, table: ReleaseTable, cycle: ReleaseCycle, today: date
) -> Iterator[InspectionFinding]:
    """A line with a higher first number that came out since the decision was made."""
    since = decision.outcome.decided_on
    mine = version_order(cycle.cycle)[:1]
    newer = [
        one
        for one in table.cycles
        if one.released is not None
        and one.released <= today
        and version_order(one.cycle)[:1] > mine
        and (since is None or one.released > since)
        and plain_day(one.released) is not None
    ]
    if newer:
        first = min(newer, key=lambda one: one.released or date.max)
        latest = max(newer, key=lambda one: version_order(one.cycle))
        yield wrong(
            "new-major-line", "note", path, slug, since=first.released, product=table.label, line=cycle.cycle,
            newer=latest.cycle, on=(latest.released or today).isoformat(),
        )  # fmt: skip
    elif (today - table.as_of).days <= AGED:  # an old table does not know of the newest
        yield well("fine-newest-major", path, slug, product=table.label, line=cycle.cycle)
