"""The interview for scripts: what is asked as a list, and answers by key path, all of them or none."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from typing import Any, Final

from roadworthy.edits.answer import answer, take_back
from roadworthy.edits.edit import Edit
from roadworthy.edits.records import NAMES, delete_record
from roadworthy.edits.rows import refuse_unknown_row, rows_for_answers
from roadworthy.edits.scores import set_reason
from roadworthy.interview.answers import present_answer, read_value
from roadworthy.interview.catalogue import begin_record
from roadworthy.interview.choices import with_choices
from roadworthy.interview.items import AddRecord, Ask, RecordLine
from roadworthy.interview.outlines.asking import DRAFT, first_question, the
from roadworthy.interview.outlines.conflicts import conflict_at, conflict_question
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, answered, question_at
from roadworthy.method.analysis import Analysis
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, KeyPath, PathError, Record, dotted, get, put
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import record_type_at

_EVERYTHING: Final = View(everything=True, waits=True)


@frozen
class PutQuestion:
    """A question as it is put to a script."""

    path: KeyPath
    station: str
    question: Question
    present: Any
    """The answer that stands there."""


@frozen
class OpenTable:
    """A table to which records can be added."""

    path: KeyPath
    station: str
    label: str
    first: Question
    """What a new record is named by."""


def asked(of: Analysis, station: str | None = None, *, open_only: bool = False) -> list[PutQuestion]:
    """What is asked now, station by station, of every record."""
    found = []
    for name in STATIONS if station is None else (station,):
        for path, question in _questions(of, name):
            present = present_answer(of.decision, path)
            if not (open_only and answered(present)):
                found.append(PutQuestion(path, name, question, present))
    return found


def _questions(of: Analysis, station: str) -> Iterator[tuple[KeyPath, Question]]:
    if station == "frame":
        yield ("title",), the("record", "title")
    for item in outline_of(station)(of, _EVERYTHING):
        one = item.figure if isinstance(item, RecordLine) else item
        if isinstance(one, Ask) and DRAFT not in one.path:
            yield one.path, one.question
    if station == "criteria" and of.decision.criteria:
        yield ("weighting", "method"), the("weights", "weight-method")
    if station == "decision":
        status = question_at(("status",))
        assert status is not None
        yield ("status",), status


def tables(of: Analysis, station: str | None = None) -> list[OpenTable]:
    """The tables to which records can be added now."""
    found: dict[KeyPath, OpenTable] = {}
    for name in STATIONS if station is None else (station,):
        for item in outline_of(name)(of, _EVERYTHING):
            if isinstance(item, AddRecord):
                found.setdefault(item.table, OpenTable(item.table, name, item.label, item.first))
    return list(found.values())


def set_answers(
    decision: Decision, answers: Iterable[tuple[KeyPath, Any]], today: date, by: str = ""
) -> Edit:
    """All answers as one change; words are read as a person's are. Raises PathError for the first refused.

    A score that comes without a reason gets one that says who set it: `by`, or a script.
    """
    given = list(answers)
    after = decision
    for path, value in given:
        after = _edit(after, path, value, today, by).apply(after)
    for candidate, criterion in dict.fromkeys(_cells(given)):
        cell = after.cell(candidate, criterion)
        if not cell.rationale.strip() and (cell.score is not None or cell.by_horizon):
            words = say("script", "set_by", who=by or say("script", "script"))
            after = set_reason(after, candidate, criterion, words).apply(after)
    label = say("script", "set", paths=", ".join(dotted(path) for path, _ in given))
    return Edit(label, _common([path for path, _ in given]), lambda _: after)


def _common(paths: list[KeyPath]) -> KeyPath:
    """Where all the paths lie: what hangs together across the file is checked then, whichever comes first."""
    return tuple(keys[0] for keys in takewhile(lambda keys: len(set(keys)) == 1, zip(*paths, strict=False)))


def _cells(given: Iterable[tuple[KeyPath, Any]]) -> Iterator[tuple[str, str]]:
    for path, _ in given:
        if path[:1] == ("scores",) and len(path) > 3 and path[3] in ("score", "by_horizon"):
            yield path[1], path[2]


def _edit(decision: Decision, path: KeyPath, value: Any, today: date, by: str) -> Edit:
    if not path:
        raise PathError(path, say("script", "no_path"))
    before = get(decision, path)
    if isinstance(value, str):
        if not value.strip():
            return take_back(decision, path, today)
        value = _read(decision, path, value, today, before)
    else:
        value = _fitting(decision, path, value)
    return answer(decision, path, value, today, by or say("script", "script"))


def _fitting(decision: Decision, path: KeyPath, value: Any) -> Any:
    """A value that is no words, as the file would hold it there. Raises PathError where it would not load."""
    return get(put(decision, path, tuple(value) if isinstance(value, list) else value), path)


def _read(decision: Decision, path: KeyPath, words: str, today: date, before: Any) -> Any:
    conflict = conflict_at(path, decision)
    asked = question_at(path) if conflict is None else conflict_question(conflict, decision)
    if asked is None:
        return _plain(words, before)
    try:
        return read_value(with_choices(asked, decision, path), words, today, before)
    except NotTaken as error:
        raise PathError(path, str(error)) from None


def advice(decision: Decision, path: KeyPath) -> str:
    """What to write instead of a path that leads nowhere or names a whole record; empty where nothing is."""
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip alone

    for depth, key in enumerate(path):
        kind = record_type_at(Decision, path[:depth])
        known = _rows(decision, path[:depth]) if kind is None else list(kind.model_fields)
        if key not in known and (close := get_close_matches(key, known, n=1)):
            return say("script", "near", path=dotted((*path[:depth], *close, *path[depth + 1 :])))
        if key not in known:
            return ""
    kind = record_type_at(Decision, path)
    if kind is None:
        return ""
    names = list(kind.model_fields)
    return say("script", "inside", names=", ".join(names), path=dotted((*path, names[0])))


def _rows(decision: Decision, table: KeyPath) -> list[str]:
    """The keys that a table has or may have."""
    known = rows_for_answers(decision, table)
    return list(get(decision, table) or ()) if known is None else list(known[1])


def _plain(words: str, before: Any) -> Any:
    """A value of a place that no question is about: of the kind that stands there."""
    if isinstance(before, bool) or words in ("true", "false"):
        return words == "true"
    if isinstance(before, (int, float)):
        try:
            return float(words)
        except ValueError:
            return words
    return words


def flattened(answers: Mapping[str, Any], at: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Answers in tables as key paths and values."""
    for key, value in answers.items():
        if isinstance(value, Mapping):
            yield from flattened(value, (*at, key))
        else:
            yield (*at, key), value


def add_named(decision: Decision, table: KeyPath, name: str, today: date) -> Edit:
    """A new record in a table, by its name or first answer. Raises PathError."""
    if not table or table[-1] not in NAMES or not _is_table(decision, table):
        known = ", ".join(key for key in NAMES if key in Decision.model_fields)
        raise PathError(table, say("script", "no_table", known=known))
    question = with_choices(first_question(table[-1]), decision)
    try:
        value = read_value(question, name, today)
    except NotTaken as error:
        raise PathError(table, str(error)) from None
    return begin_record(decision, table, value, today)


def _is_table(decision: Decision, table: KeyPath) -> bool:
    """Whether there is a place for such records, also where its row comes into being with the first."""
    parent = record_type_at(Decision, table[:-1])
    if parent is None or table[-1] not in parent.model_fields:
        return False
    refuse_unknown_row(decision, table)
    return parent.IMPLICIT or len(table) == 1 or isinstance(get(decision, table[:-1]), Record)


def drop_at(decision: Decision, path: KeyPath, today: date) -> Edit:
    """A record taken away with what hangs on it, or an answer taken back. Raises PathError."""
    there = get(decision, path) if path else None
    if there is None or there in ("", ()):
        raise PathError(path, say("script", "nothing_there"))
    if isinstance(there, Record) and len(path) > 1 and isinstance(get(decision, path[:-1]), Mapping):
        return delete_record(path, getattr(there, "name", "") or path[-1])
    if isinstance(there, Record | Mapping):
        raise PathError(path, say("script", "no_record"))
    edit = take_back(decision, path, today)
    if edit.apply(decision) == decision:
        raise PathError(path, say("script", "nothing_there"))  # what goes without saying stays
    return edit
