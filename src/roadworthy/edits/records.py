"""Bringing a record into being from its first answer, and taking one away with all that hangs on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from roadworthy.edits.edit import Edit, new_slug
from roadworthy.edits.what_hangs_on import (
    without_evidence_about,
    without_finalist,
    without_lesson_about,
    without_words_on,
)
from roadworthy.knowledge.edit_words import kind_words, label_of, refusal
from roadworthy.model import Decision, KeyPath, PathError, Record, drop, get, put
from roadworthy.model.aftermath import Lesson
from roadworthy.model.evidence import OwnCycle
from roadworthy.model.frame import Horizon, MustHave, Person
from roadworthy.model.judgement import Criterion, Evidence, Group
from roadworthy.model.landscape import Candidate, Part
from roadworthy.model.outcome import Risk
from roadworthy.model.path import Blocker, Check, Flag, Phase, Pulse

NAMES: Final[Mapping[str, tuple[type[Record], str, str]]] = {
    "must_haves": (MustHave, "name", "must-have"),
    "people": (Person, "name", "person"),
    "horizons": (Horizon, "name", "horizon"),
    "candidates": (Candidate, "name", "candidate"),
    "parts": (Part, "name", "part"),
    "groups": (Group, "name", "group"),
    "criteria": (Criterion, "name", "criterion"),
    "evidence": (Evidence, "words", "evidence"),
    "cycles": (OwnCycle, "cycle", "line"),
    "phases": (Phase, "name", "phase"),
    "checks": (Check, "words", "check"),
    "flags": (Flag, "name", "flag"),
    "blockers": (Blocker, "words", "blocker"),
    "pulses": (Pulse, "load", "pulse"),
    "risks": (Risk, "title", "risk"),
    "lessons": (Lesson, "words", "lesson"),
}
"""Each table to which a person adds: its record, the field that is asked first and gives the key, and the
key of a record whose first answer leaves nothing for one."""
_WORDS_IN_KEY: Final = 5
"""Words of a sentence that go into a key."""


def first_field(table: str) -> str:
    """The field of a table's records from which a new one gets its key."""
    return NAMES[table][1]


def new_record(table: KeyPath, today: date, **given: Any) -> Record:
    """A record of the table as it is before its first answer: what is known without asking."""
    known: dict[str, Any] = {
        "blockers": {"found_on": today},
        "pulses": {"on": today},
        "flags": {"share": 0},
        "lessons": {"on": today},
    }
    return NAMES[table[-1]][0](**{**known.get(table[-1], {}), **given})


def add_record(
    decision: Decision, table: KeyPath, first: Any, today: date, record: Record | None = None
) -> Edit:
    """Bring a record into being by its first answer, from which it gets its key.

    `record` is what is known of it already. Refused where the answer is empty.
    """
    _, field, kind = NAMES[table[-1]]
    if first is None or (isinstance(first, str) and not first.strip()):
        raise PathError(table, refusal("no_name"))
    made = put(record if record is not None else new_record(table, today), (field,), first)
    name = _name(table, made, first)
    slug = new_slug(decision, table, name, kind, made)
    path = (*table, slug)
    words = str(first).split("\n")[0] if table[-1] != "pulses" else ""
    label = label_of("added", name=words) if words else label_of("added_one", kind=kind_words(table[-1]))
    return Edit(label, path, lambda now: _named(put(now, path, made), slug, made))


def _named(decision: Decision, slug: str, made: Record) -> Decision:
    """With a new entry named by the score of its cell, where it was begun for one: it is what backs it."""
    match made:
        case Evidence(candidate=candidate, criterion=criterion) if (
            candidate in decision.candidates and criterion in decision.criteria
        ):
            sources = (*decision.cell(candidate, criterion).sources, slug)
            return put(decision, ("scores", candidate, criterion, "sources"), sources)
        case _:
            return decision


def _name(table: KeyPath, record: Record, first: Any) -> str:
    if isinstance(record, Pulse):
        return f"{record.on.isoformat() if record.on else ''} {first}".strip()
    if table[-1] not in ("evidence", "checks", "blockers", "lessons"):
        return " ".join(str(first).split())
    # A face that asks line by line has no more of it than its first line when the record comes into being.
    words = str(first).strip().split("\n")[0].split()[:_WORDS_IN_KEY]
    # A key of a criterion is that of its own lesson.
    return " ".join(("lesson", *words) if isinstance(record, Lesson) else words)


def delete_record(path: KeyPath, name: str = "") -> Edit:
    """Take a record away with what hangs on it, so that nothing points at what is gone.

    With a candidate or a criterion go its scores, signs and evidence, with a candidate its path and upkeep,
    with a horizon what was given for it, with a criterion the pairs that it is in. The criteria of a group
    stand by themselves again, and no score names an entry that is gone. Evidence that a score of another one
    rests on stays, about nobody; what was kept of an earlier day stays as it was.
    """
    called = name or path[-1]
    match path:
        case ("candidates", slug):
            return Edit(label_of("deleted_scores", name=called), path, lambda now: _candidate(now, slug))
        case ("criteria", slug):
            return Edit(label_of("deleted_scores", name=called), path, lambda now: _criterion(now, slug))
        case ("horizons", slug):
            return Edit(label_of("deleted_horizon", name=called), path, lambda now: _horizon(now, slug))
        case ("groups", slug):
            return Edit(label_of("deleted_group", name=called), path, lambda now: _group(now, slug))
        case ("evidence", slug):
            return Edit(label_of("deleted", name=called), path, lambda now: _entry(now, slug))
        case ("must_haves", slug):
            return Edit(label_of("deleted", name=called), path, lambda now: _must_have(now, slug))
        case _:
            label = label_of("deleted", name=called)
            return Edit(label, path, lambda now: without_words_on(drop(now, path), path))


def _entry(decision: Decision, slug: str) -> Decision:
    for candidate, row in decision.scores.items():
        for criterion, cell in row.items():
            if slug in cell.sources:
                rest = tuple(key for key in cell.sources if key != slug)
                decision = put(decision, ("scores", candidate, criterion, "sources"), rest)
    return drop(decision, ("evidence", slug))


def _candidate(decision: Decision, slug: str) -> Decision:
    decision = without_evidence_about(decision, "candidate", slug)
    for table in ("scores", "signs", "upkeep", "paths", "candidates"):
        decision = drop(decision, (table, slug))
    if decision.outcome.chosen == slug:
        decision = drop(decision, ("outcome", "chosen"))
    return without_words_on(without_finalist(decision, slug), ("candidates", slug))


def _criterion(decision: Decision, slug: str) -> Decision:
    decision = without_evidence_about(decision, "criterion", slug)
    for table in ("scores", "signs"):
        for candidate in getattr(decision, table):
            decision = drop(decision, (table, candidate, slug))
    for outer in decision.weighting.pairwise:
        decision = drop(decision, ("weighting", "pairwise", outer, slug))
    decision = drop(decision, ("weighting", "pairwise", slug))
    return drop(without_lesson_about(decision, slug), ("criteria", slug))


def _must_have(decision: Decision, slug: str) -> Decision:
    for candidate in decision.candidates:
        decision = drop(decision, ("candidates", candidate, "must_haves", slug))
    return drop(decision, ("must_haves", slug))


def _group(decision: Decision, slug: str) -> Decision:
    for criterion in decision.criteria:
        if decision.group_of(criterion) == slug:
            decision = drop(decision, ("criteria", criterion, "group"))
    return drop(decision, ("groups", slug))


def _horizon(decision: Decision, slug: str) -> Decision:
    for candidate, row in decision.scores.items():
        for criterion in row:
            decision = drop(decision, ("scores", candidate, criterion, "by_horizon", slug))
    for criterion in decision.criteria:
        decision = drop(decision, ("criteria", criterion, "by_horizon", slug))
    return drop(decision, ("horizons", slug))


def move_record(path: KeyPath, by: int, name: str = "") -> Edit:
    """Move a record up (negative) or down in its table."""
    table, slug = path[:-1], path[-1]

    def apply(now: Decision) -> Decision:
        rows: Mapping[str, Any] = get(now, table) or {}
        if slug not in rows:
            return now
        order = list(rows)
        place = order.index(slug)
        order.insert(max(0, min(len(order) - 1, place + by)), order.pop(place))
        return put(now, table, {key: rows[key] for key in order})

    return Edit(label_of("moved", name=f"“{name or slug}”"), path, apply, f"move {'.'.join(path)}")
