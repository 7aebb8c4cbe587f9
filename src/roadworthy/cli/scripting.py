"""The interview for scripts: ``questions``, ``set``, ``add`` and ``drop``."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, OUTPUT, input_text
from roadworthy.edits.amendment import amend, changed_grounds, what_changed
from roadworthy.edits.edit import Edit
from roadworthy.errors import BadValue, HeldElsewhere
from roadworthy.interview.acts import Act, act_edit, acts
from roadworthy.interview.answers import shown_value
from roadworthy.interview.earlier import hints_by_path
from roadworthy.interview.script import (
    PutQuestion,
    add_named,
    advice,
    asked,
    drop_at,
    flattened,
    set_answers,
    tables,
)
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import KeyPath, PathError, dotted
from roadworthy.model.aftermath import EarlierLesson
from roadworthy.session import Session
from roadworthy.session.history import Snapshot
from roadworthy.store.load import load, parse, read_text
from roadworthy.store.save import text_to_keep
from roadworthy.store.toml_text import read_toml
from roadworthy.text_files import decode, read_bytes


def questions_text(
    analysis: Analysis,
    *,
    station: str | None,
    open_only: bool,
    form: str,
    earlier: Sequence[EarlierLesson] = (),
) -> str:
    """What is asked, as text or JSON, with what `earlier` decisions in the folder judged wrong about it."""
    found = asked(analysis, station, open_only=open_only)
    known = hints_by_path(earlier, analysis.decision, [one.path for one in found])
    if form == "text":
        lines = []
        for one in found:
            lines.append(f"{dotted(one.path)}: {one.question.ask}{_answer_words(one)}")
            lines += [f"  {words}" for words in known.get(one.path, ())]
        return "\n".join(lines or [say("script", "none")]) + "\n"
    whole = {
        "questions": [_as_json(one, known.get(one.path, ())) for one in found],
        "tables": [
            {"path": dotted(one.path), "station": one.station, "label": one.label, "ask": one.first.ask}
            for one in tables(analysis, station)
        ],
        "actions": [_act_as_json(one) for one in acts(analysis, station)],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def acts_text(analysis: Analysis, station: str | None) -> str:
    """What can be done besides answering, a line each: id, path, words, and what it asks."""
    lines = []
    for one in acts(analysis, station):
        action = one.action
        asks = f" ({', '.join(question.id for question in action.asks)})" if action.asks else ""
        lines.append(f"{one.id} {dotted(action.path)}: {action.words}{asks}")
    return "\n".join(lines or [say("script", "no_acts")]) + "\n"


def _act_as_json(one: Act) -> dict[str, Any]:
    action = one.action
    return {
        "id": one.id,
        "path": dotted(action.path),
        "station": one.station,
        "words": action.words,
        "asks": [
            {
                "id": question.id,
                "kind": question.kind,
                "ask": question.ask,
                "options": [{"value": option.value, "label": option.label} for option in question.options],
                "proposed": question.proposed,
            }
            for question in action.asks
        ],
    }


def act_on(file: Path, name: str, words: Sequence[str], by: str) -> str:
    """Do what an action says, and say what was done; `words` are its path and answers. Raises StoreError."""
    paths = [tuple(one.split(".")) for one in words if "=" not in one]
    if len(paths) > 1:
        raise BadValue(say("script", "one_path"), file=file, key=" ".join(map(dotted, paths)))
    answers = {".".join(key): value for key, value in read_pairs(tuple(one for one in words if "=" in one))}
    path = paths[0] if paths else None
    return _changed(file, lambda session: act_edit(session.analysis, name, path, answers, by), by).label


def _answer_words(one: PutQuestion) -> str:
    words = " ".join(shown_value(one.present).split())
    return f" [{words}]" if words else ""


def _as_json(one: PutQuestion, earlier: Sequence[str]) -> dict[str, Any]:
    return {
        "path": dotted(one.path),
        "station": one.station,
        "kind": one.question.kind,
        "ask": one.question.ask,
        "options": [{"value": option.value, "label": option.label} for option in one.question.options],
        "present": _plain(one.present),
        "essential": one.question.essential,
        "earlier": list(earlier),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return list(value)
    if isinstance(value, (bool, int, float)) or value is None:
        return value
    return shown_value(value)


def read_pairs(words: tuple[str, ...]) -> list[tuple[KeyPath, Any]]:
    """``PATH=VALUE`` as paths and values. Raises BadValue."""
    found: list[tuple[KeyPath, Any]] = []
    for one in words:
        path, equals, value = one.partition("=")
        if not equals or not path.strip():
            raise BadValue(say("script", "no_answer"), key=one)
        found.append((tuple(path.strip().split(".")), value))
    return found


def read_answers(source: Path) -> list[tuple[KeyPath, Any]]:
    """The answers in a TOML file; ``-`` is standard input. Raises StoreError."""
    name = str(source)
    if source == DASH:
        return list(flattened(read_toml(input_text(), INPUT)))
    return list(flattened(read_toml(decode(read_bytes(source), name), name)))


def write_answers(file: Path, answers: list[tuple[KeyPath, Any]], by: str) -> None:
    """Put answers into a decision, all or none. Raises StoreError."""
    paths = [path for path, _ in answers]
    for path in paths:
        if paths.count(path) > 1:
            raise BadValue(say("script", "twice"), file=file, key=dotted(path))
    _changed(file, lambda session: set_answers(session.value, answers, session.today(), by), by)


def add_to(file: Path, table: str, name: str) -> str:
    """Add a record; its path. Raises StoreError."""
    at = tuple(table.split("."))
    return dotted(_changed(file, lambda session: add_named(session.value, at, name, session.today())).path)


def drop_from(file: Path, path: str) -> None:
    """Take a record or an answer away. Raises StoreError."""
    at = tuple(path.split("."))
    _changed(file, lambda session: drop_at(session.value, at, session.today()))


def _changed(file: Path, make: Callable[[Session], Edit], by: str = "") -> Edit:
    with _through() if file == DASH else _writing(file) as session:
        try:
            edit = make(session)
            before, grounds = session.value, _amended(session, edit, by)
            session.do(edit)
            if grounds:
                changes = what_changed(before, session.value)
                session.do(amend(grounds, session.today(), by, changes=changes))
        except PathError as error:
            hint = advice(session.value, error.path) if error.path else ""
            raise BadValue(error.why, todo=hint, file=file, key=dotted(error.path)) from None
        session.save()
        if session.problem is not None:
            raise session.problem
        return edit


def _amended(session: Session, edit: Edit, by: str) -> tuple[str, ...]:
    """What a change takes from under a decision that was made. Raises PathError without `by`."""
    grounds = changed_grounds(session.value, edit.apply(session.value))
    if grounds and not by.strip():
        raise PathError(edit.path, say("script", "decided", grounds=" and ".join(grounds)))
    return grounds


@contextmanager
def _through() -> Iterator[Session]:
    """The decision on standard input; as it is in the end it goes to standard output, comments and all."""
    decision, _, trivia = read_text(input_text(), INPUT)
    session = Session(Snapshot(decision, trivia), None)
    yield session
    click.echo(text_to_keep(session.value, trivia, OUTPUT).encode("utf-8"), nl=False)


@contextmanager
def _writing(file: Path) -> Iterator[Session]:
    session = Session.open(file)
    try:
        if session.read_only:
            raise HeldElsewhere(say("script", "held", why=session.read_only_because), file=file)
        yield session
    finally:
        session.close()


def analysis_of(file: Path, today: date) -> Analysis:
    """All that is worked out about the decision in a file, or on standard input. Raises StoreError."""
    decision = parse(input_text(), INPUT)[0] if file == DASH else load(file)
    return Analysis(decision, today, CATALOGUE, signs=SIGN_CATALOGUE)
