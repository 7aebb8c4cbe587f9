"""What collectors found since: another licence, other owners, given up, against what the decision has."""

from collections.abc import Iterator, Sequence
from typing import Final

from roadworthy.method.finding import Level
from roadworthy.method.inspection.items import InspectionFinding, well, wrong
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import Evidence

_RULES: Final = {"licence": "licence-changed", "publishing-rights": "owner-changed"}


def changes(decision: Decision, facts: Sequence[Evidence]) -> Iterator[InspectionFinding]:
    """The newest fact about each candidate against the oldest one of the same collector in the decision."""
    newest = _newest([*decision.evidence.values(), *facts])
    chosen = decision.outcome.chosen
    same: list[str] = []
    for (candidate, signal, found_by), now in newest.items():
        if candidate not in decision.candidates:
            continue
        path: KeyPath = ("candidates", candidate)
        level: Level = "warning" if candidate == chosen or not chosen else "note"
        if signal == "withdrawn" and now.band == 1:
            yield wrong(
                "given-up",
                "error" if candidate == chosen else "note",
                path,
                candidate,
                since=now.on,
                words=now.raw,
            )
        if signal not in _RULES:
            continue
        then = _first(decision, candidate, signal, found_by)
        if then is None or then is now:
            continue
        if _plain(then.raw) != _plain(now.raw):
            yield wrong(
                _RULES[signal], level, path, candidate, since=now.on, before=then.raw, now=now.raw,
                then=then.on.isoformat() if then.on else "", source=now.source,
            )  # fmt: skip
        else:
            same.append(candidate)
    if chosen in same:
        yield well("fine-licence", ("candidates", chosen), chosen)


def _newest(rows: Sequence[Evidence]) -> dict[tuple[str, str, str], Evidence]:
    """The latest dated fact by candidate, signal and collector."""
    found: dict[tuple[str, str, str], Evidence] = {}
    for row in rows:
        if not row.signal or row.on is None:
            continue
        key = row.candidate, row.signal, row.found_by
        before = found.get(key)
        if before is None or before.on is None or row.on >= before.on:
            found[key] = row
    return found


def _first(decision: Decision, candidate: str, signal: str, found_by: str) -> Evidence | None:
    rows = [
        row
        for row in decision.evidence.values()
        if (row.candidate, row.signal, row.found_by) == (candidate, signal, found_by) and row.on is not None
    ]
    return min(rows, key=lambda row: row.on.toordinal() if row.on else 0, default=None)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
