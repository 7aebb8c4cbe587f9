"""What people said or looked up, and time has passed over: a proposal, dismissed warnings, a guide, signs."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.certainty import stale_from
from roadworthy.method.inspection.items import InspectionFinding, wrong
from roadworthy.method.rules import settled
from roadworthy.model import Decision, KeyPath
from roadworthy.model.outcome import Status

_WAITING: Final[frozenset[Status]] = frozenset({"proposed", "reopened"})
"""Statuses from which somebody has to move on."""
WAITS: Final = 90
"""Days after which a proposal, or a choice that was reopened, is said to wait."""
AGED: Final = 365
"""Days after which a dismissal, or the reading of a guide, is worth another look."""


def passed_over(analysis: Analysis) -> Iterator[InspectionFinding]:
    """Notes on what nobody has come back to."""
    decision, today = analysis.decision, analysis.today
    yield from _waits(decision, today)
    yield from _dismissed(analysis)
    yield from _guide(decision, today)
    yield from _signs(decision, today)


def _waits(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    """The last move to the status that it has, where that asks for another one."""
    if decision.status not in _WAITING:
        return
    moves = [
        (move.on, key) for key, move in decision.history.items() if move.status == decision.status and move.on
    ]
    if not moves:
        return
    on, key = max(moves)
    if (today - on).days > WAITS:
        at: KeyPath = ("history", key)
        reads = ((*at, "on"), (*at, "status"), ("status",))
        days = (today - on).days
        yield wrong(
            f"{decision.status}-waits",
            "note",
            ("status",),
            "",
            *reads,
            since=on,
            on=on.isoformat(),
            days=days,
        )


def _dismissed(analysis: Analysis) -> Iterator[InspectionFinding]:
    """Warnings that are still raised and were dismissed long ago."""
    decision, today = analysis.decision, analysis.today
    old: list[tuple[date, str]] = []
    for finding in analysis.raised:
        word = decision.raised.get(finding.id)
        if word is None or word.state != "dismissed" or word.on is None or not settled(decision, finding):
            continue
        if (today - word.on).days > AGED:
            old.append((word.on, finding.id))
    if old:
        first, key = min(old)
        path: KeyPath = ("raised", key, "on")
        yield wrong("dismissed-long-ago", "note", path, since=first, count=len(old), on=first.isoformat())


def _guide(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    """The upgrade guide of the chosen candidate, read long ago."""
    slug = decision.outcome.chosen
    own = decision.upkeep.get(slug)
    if slug not in decision.candidates or own is None or own.guide_read_on is None:
        return
    if (today - own.guide_read_on).days > AGED:
        path: KeyPath = ("upkeep", slug, "guide_read_on")
        on = own.guide_read_on
        yield wrong("guide-read-long-ago", "note", path, slug, since=on, on=on.isoformat())


def _signs(decision: Decision, today: date) -> Iterator[InspectionFinding]:
    """Signs of the chosen candidate, or of all while none is chosen, that are as old as stale evidence."""
    chosen = decision.outcome.chosen
    for slug in (chosen,) if chosen in decision.candidates else tuple(decision.candidates):
        old: list[tuple[date, str, str]] = []
        for criterion, row in decision.signs.get(slug, {}).items():
            months = decision.criteria[criterion].stale_months if criterion in decision.criteria else None
            for sign, given in row.items():
                stale = None if given.answer is None or given.on is None else stale_from(given.on, months)
                if stale is not None and stale <= today and given.on is not None:
                    old.append((given.on, criterion, sign))
        if old:
            on, criterion, sign = min(old)
            path: KeyPath = ("signs", slug, criterion, sign, "on")
            yield wrong("signs-old", "note", path, slug, since=on, count=len(old), on=on.isoformat())
