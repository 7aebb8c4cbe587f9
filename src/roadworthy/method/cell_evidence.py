"""What stands behind each cell: the entries about it, how old the newest is, what backing it would change."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from roadworthy.method.certainty import lacks
from roadworthy.method.signs import SignCatalogue
from roadworthy.model import Decision, KeyPath, put
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence

CellKey = tuple[str, str]
"""Candidate and criterion."""
_WHAT_IF: Final = "what-if"


@frozen
class CellEvidence:
    """The entries behind one cell."""

    entries: tuple[str, ...]
    """Keys of the entries about it and of those that its score names: first the named, each newest first."""
    named: frozenset[str]
    """Those that its score rests on."""
    months: int | None
    """Whole months since the newest of them; None where none has a date that is not ahead."""


NOTHING_SEEN: Final = CellEvidence((), frozenset(), None)


def read_cell_evidence(
    decision: Decision, today: date, signs: SignCatalogue
) -> Mapping[CellKey, CellEvidence]:
    """The entries behind each cell that has any.

    An entry that a collector read and that names no criterion stands at each one that its signal speaks to.
    """
    found: dict[CellKey, list[str]] = {}
    for key, entry in decision.evidence.items():
        if entry.candidate in decision.candidates:
            for criterion in _speaks_to(entry, decision, signs):
                found.setdefault((entry.candidate, criterion), []).append(key)
    named: dict[CellKey, frozenset[str]] = {}
    for candidate, row in decision.scores.items():
        for criterion, cell in row.items():
            sources = [key for key in cell.sources if key in decision.evidence]
            if sources and criterion in decision.criteria:
                named[candidate, criterion] = frozenset(sources)
                about = found.setdefault((candidate, criterion), [])
                about += [key for key in sources if key not in about]
    return {cell: _cell(decision, keys, named.get(cell, frozenset()), today) for cell, keys in found.items()}


def _speaks_to(entry: Evidence, decision: Decision, signs: SignCatalogue) -> tuple[str, ...]:
    if entry.criterion in decision.criteria:
        return (entry.criterion,)
    role = signs.roles.get(entry.signal) if entry.signal and not entry.criterion else None
    return tuple(one for one in role.criteria if one in decision.criteria) if role is not None else ()


def _cell(decision: Decision, keys: list[str], named: frozenset[str], today: date) -> CellEvidence:
    days = {key: decision.evidence[key].on or date.min for key in keys}
    order = sorted(keys, key=lambda key: (key in named, days[key]), reverse=True)
    seen = [day for day in days.values() if date.min < day <= today]
    return CellEvidence(tuple(order), named, months_between(max(seen), today) if seen else None)


def months_between(on: date, today: date) -> int:
    """Whole calendar months from a day to a later one."""
    return 12 * (today.year - on.year) + today.month - on.month - (today.day < on.day)


def with_evidence(decision: Decision, cell: CellKey, today: date) -> Decision:
    """The decision as if a fact of today backed a cell, its score as it stands."""
    path: KeyPath = ("scores", *cell, "sources")
    fact = Evidence(candidate=cell[0], criterion=cell[1], words="-", kind="fact", on=today)
    key = _WHAT_IF
    while key in decision.evidence:
        key += "-"
    return put(put(decision, ("evidence", key), fact), path, (*decision.cell(*cell).sources, key))


def without_entry(decision: Decision, cell: CellKey, entry: str) -> Decision:
    """The decision as if a cell did not name an entry."""
    rest = tuple(key for key in decision.cell(*cell).sources if key != entry)
    return put(decision, ("scores", *cell, "sources"), rest)


@frozen
class BackedLast:
    """The entry that came last of those that back a score."""

    candidate: str
    criterion: str
    entry: str


def backed_last(decision: Decision, today: date) -> BackedLast | None:
    """The newest entry that makes a scored cell rest on evidence; of one day, the last in the file."""
    newest: BackedLast | None = None
    at: tuple[date, int] = (date.min, -1)
    places = {key: number for number, key in enumerate(decision.evidence)}
    for candidate, row in decision.scores.items():
        for criterion, cell in row.items():
            if criterion not in decision.criteria or (cell.score is None and not cell.by_horizon):
                continue
            for key in cell.sources:
                entry = decision.evidence.get(key)
                limit = decision.criteria[criterion].stale_months
                if entry is None or entry.on is None or lacks(entry, limit, today) is not None:
                    continue
                if (entry.on, places[key]) > at:
                    at, newest = (entry.on, places[key]), BackedLast(candidate, criterion, key)
    return newest
