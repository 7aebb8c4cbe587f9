"""What time alone makes wrong: stale evidence, a review, horizons that are over, words about days."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.calendar import add_months, day_of
from roadworthy.method.certainty import stale_from
from roadworthy.method.inspection.items import InspectionFinding, falls_due, well, wrong
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import Criterion, Evidence

_DAY: Final = re.compile(r"\b(\d{4}-\d\d-\d\d)\b", re.ASCII)


def time_passed(analysis: Analysis) -> Iterator[InspectionFinding]:
    """What the calendar says, evidence first."""
    decision, today = analysis.decision, analysis.today
    yield from _evidence(decision, today)
    yield from _review(decision, today)
    yield from _horizons(decision, today)
    yield from _conditions(decision, today)


def stale_on(evidence: Evidence, criterion: Criterion | None) -> date | None:
    """The day from which a piece of evidence is stale; None where it has no date."""
    if evidence.on is None:
        return None
    return stale_from(evidence.on, None if criterion is None else criterion.stale_months) or date.max


def _evidence(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    """Evidence that the chosen candidate, or all while none is chosen, still rest on."""
    stale: dict[str, list[tuple[date, str]]] = defaultdict(list)
    ahead: list[date] = []
    counted = 0
    for slug, key in _rested_on(decision):
        row = decision.evidence[key]
        day = stale_on(row, decision.criteria.get(row.criterion))
        counted += 1
        if day is None:
            stale[slug].append((date.max, key))
        elif day <= today:
            stale[slug].append((day, key))
        else:
            ahead.append(day)
    for slug, rows in stale.items():
        dated = sorted(row for row in rows if row[0] != date.max)
        if dated:
            first = decision.evidence[dated[0][1]]
            yield wrong(
                "evidence-stale", "warning", ("evidence", dated[0][1], "on"), slug, since=dated[0][0],
                count=len(dated), oldest=first.on.isoformat() if first.on else "",
                words=first.words.rstrip(" ."),
            )  # fmt: skip
        undated = [key for day, key in rows if day == date.max]
        if undated:
            yield wrong("evidence-undated", "note", ("evidence", undated[0], "on"), slug, count=len(undated))
    if counted and not stale:
        yield well("fine-evidence", ("evidence",), count=counted)
    if ahead:
        yield falls_due(min(ahead), ("evidence",))


def _rested_on(decision: Decision) -> list[tuple[str, str]]:
    """Candidate and key of each piece of evidence about one, or that a score of it names, once.

    A collector's fact that nobody confirmed and no score names is nobody's ground for anything.
    """
    chosen = decision.outcome.chosen
    slugs = (chosen,) if chosen in decision.candidates else tuple(decision.candidates)
    found: dict[tuple[str, str], None] = {}
    for slug in slugs:
        for key, row in decision.evidence.items():
            if row.candidate == slug and (not row.found_by or row.confirmed_on is not None):
                found[slug, key] = None
        for cell in decision.scores.get(slug, {}).values():
            for key in cell.sources:
                if key in decision.evidence:
                    found[slug, key] = None
    return list(found)


def _review(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    on = decision.outcome.review_on
    path: KeyPath = ("outcome", "review_on")
    if on is None:
        if decision.outcome.chosen:
            yield wrong("no-review-date", "warning", path)
    elif on < today:
        yield wrong("review-overdue", "warning", path, since=on, days=(today - on).days)
    else:
        yield well("fine-review", path, on=on.isoformat())
        yield falls_due(on, path)


def _horizons(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    """Horizons are counted from the day of the decision; the last one ends what it was made for."""
    begun = decision.outcome.decided_on
    if begun is None:
        return
    ends = [
        (end, slug)
        for slug, row in decision.horizons.items()
        if row.to_month and (end := day_of(add_months(begun.toordinal(), row.to_month))) is not None
    ]
    open_ended = any(not row.to_month for row in decision.horizons.values())
    for place, (end, slug) in enumerate(sorted(ends)):
        path: KeyPath = ("horizons", slug, "to_month")
        name = decision.horizons[slug].name or slug
        if end > today:
            yield falls_due(end, path)
        elif place == len(ends) - 1 and not open_ended:
            yield wrong("last-horizon-passed", "warning", path, since=end, name=name, end=end.isoformat())
        else:
            yield wrong("horizon-passed", "note", path, since=end, name=name, end=end.isoformat())


def _conditions(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    """What would reopen the decision: risks that came true, days in words; the rest is asked."""
    for slug, risk in decision.risks.items():
        if risk.state == "came-true":
            yield wrong(
                "condition-came-true", "warning", ("risks", slug, "state"), slug, risk=risk.title or slug
            )
    for field in ("reopen_when", "would_change"):
        words = str(getattr(decision.outcome, field)).strip()
        path: KeyPath = ("outcome", field)
        days = [found for text in _DAY.findall(words) if (found := _read(text)) is not None]
        past = [day for day in days if day <= today]
        if past:
            yield wrong("condition-day-passed", "warning", path, since=min(past), day=min(past).isoformat())
        elif field == "reopen_when" and words:
            yield wrong("condition-to-ask", "note", path)
        if coming := [day for day in days if day > today]:
            yield falls_due(min(coming), path)


def _read(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
