"""The way to production and the register: exits, flags, the plan's dates, risks past their review."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.inspection.items import InspectionFinding, falls_due, well, wrong
from roadworthy.method.path import phase_state
from roadworthy.model import Decision, KeyPath

_OF_THE_PATH: Final = frozenset({
    "passed-with-open-checks", "passed-without-checks", "word-without-name", "phase-overdue", "start-overdue",
    "phase-failed", "proof-failed", "started-before-exit", "flag-without-rollback", "blocker-open",
    "phases-overlap", "deadline-missed", "deadline-at-risk", "plan-too-few-people", "plan-tight",
})  # fmt: skip
"""What is found on the path that an inspection repeats; the rest is for those who are on it."""
REHEARSED_DAYS: Final = 365
"""Days after which a way back has to be rehearsed anew."""


def road(analysis: Analysis) -> Iterator[InspectionFinding]:
    """Exits passed unmet, flags, the plan's date, risks."""
    done = analysis.decision.status == "done"
    found = [*_path(analysis), *(() if done else _flags(analysis))]  # once it is done nobody goes back
    yield from found
    if not found and not done and analysis.plan() is not None:
        yield well("fine-path", ("paths",))
    yield from _risks(analysis.decision, analysis.today)


def _path(analysis: Analysis) -> Iterator[InspectionFinding]:
    on_the_plan = (one for one in analysis.plan_findings if one not in analysis.path_findings)
    for finding in (*analysis.path_findings, *on_the_plan):
        if finding.rule in _OF_THE_PATH:
            yield InspectionFinding(finding, _since(analysis.today, finding))


def _since(today: date, finding: Finding) -> date | None:
    days = finding.facts.get("days")
    return today - timedelta(days=days) if isinstance(days, int) else None


def _flags(analysis: Analysis) -> Iterator[InspectionFinding]:
    """Flags in use whose way back nobody has tried, or not for a year."""
    candidate = analysis.path_candidate or ""
    path = analysis.decision.paths.get(candidate)
    for slug, phase in path.phases.items() if path else ():
        in_use = phase_state(phase) in ("running", "on-word")
        for key, flag in phase.flags.items():
            if not flag.rollback.strip() or not (in_use or flag.share):
                continue  # without a way back it is a finding of its own
            at: KeyPath = ("paths", candidate, "phases", slug, "flags", key, "rehearsed_on")
            name = flag.name or key
            if flag.rehearsed_on is None:
                yield wrong("flag-never-rehearsed", "warning", at, f"{slug}-{key}", flag=name)
            elif (analysis.today - flag.rehearsed_on).days > REHEARSED_DAYS:
                since = flag.rehearsed_on + timedelta(days=REHEARSED_DAYS)
                yield wrong("flag-rehearsed-long-ago", "note", at, f"{slug}-{key}", since=since, flag=name)


def _risks(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    live = {slug: risk for slug, risk in decision.risks.items() if risk.state in ("open", "watched")}
    late = False
    for slug, risk in live.items():
        path: KeyPath = ("risks", slug, "review_on")
        if risk.review_on is None:
            continue
        if risk.review_on < today:
            late = True
            days = (today - risk.review_on).days
            yield wrong(
                "risk-review-overdue",
                "warning",
                path,
                slug,
                since=risk.review_on,
                risk=risk.title or slug,
                days=days,
            )
        else:
            yield falls_due(risk.review_on, path)
    if live and not late:
        yield well("fine-risks", ("risks",), count=len(live))
