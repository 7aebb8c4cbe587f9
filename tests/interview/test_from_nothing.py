"""Every sample's kind of decision, made from nothing in each face: the same records, the same answers, the same file."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from interview.places import NAMES, TODAY, by_form, decision_called
from plain.typist import Typist
from roadworthy.edits.records import NAMES as TABLES
from roadworthy.interview.answers import read_value, shown_value
from roadworthy.interview.choices import with_choices
from roadworthy.interview.form import FormState
from roadworthy.interview.items import AddRecord, Ask, RecordLine
from roadworthy.interview.refusal import NotTaken
from roadworthy.interview.script import add_named, set_answers
from roadworthy.interview.stations import outline_of
from roadworthy.knowledge.questions import Question, answered, question_at
from roadworthy.method.homes import HOMES
from roadworthy.model import Decision, KeyPath, PathError, get
from roadworthy.plain.interview import Leave, PlainInterview
from roadworthy.session import Session

_NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
ADDED: Final = ("must_haves", "people", "candidates", "evidence", "risks")
"""Tables of a sample whose records are made anew, in this order; criteria and horizons are there already."""
BY_SCRIPT: Final = 'rationale = "Set by a script."\n'
SOME: Final = 16
"""Answers of each sample that are given in every face; all of them take minutes."""
Face = tuple[Callable[[Session, KeyPath, str, str], None], Callable[[Session, KeyPath, str], None]]


def opened(path: Path) -> Session:
    return Session.create(path, "Anew", now=lambda: _NOW, today=lambda: TODAY)


def line_of(form: FormState, table: KeyPath, about: str) -> AddRecord:
    """The line that begins a record: of evidence the one about a candidate."""
    lines = [one for one in form.items if isinstance(one, AddRecord) and one.table == table]
    return next(one for one in lines if getattr(one.record, "candidate", "") == about)


def add_by_form(session: Session, table: KeyPath, words: str, about: str) -> None:
    form = FormState(session, outline_of(HOMES[table[0]]))
    asked = form.begin(line_of(form, table, about))
    assert asked is not None
    form.answer_words(asked, words)
    form.leave()


def add_by_line(session: Session, table: KeyPath, words: str, about: str) -> None:
    form = FormState(session, outline_of(HOMES[table[0]]))
    typed(session, (*table, line_of(form, table, about).label), words)


def typed(session: Session, path: KeyPath, words: str) -> None:
    talk = Typist(f"={words}", "q")
    with pytest.raises(Leave):
        PlainInterview(session, talk).run(HOMES[path[0]], path)
    assert "Not taken" not in talk.printed, talk.printed


def add_by_script(session: Session, table: KeyPath, words: str, about: str) -> None:
    edit = add_named(session.value, table, words, TODAY)
    session.do(edit)
    if about:
        session.do(set_answers(session.value, [((*edit.path, "candidate"), about)], TODAY))


def answer_by_script(session: Session, path: KeyPath, words: str) -> None:
    session.do(set_answers(session.value, [(path, words)], TODAY))


FACES: Final[Mapping[str, Face]] = {
    "form": (add_by_form, by_form),
    "line": (add_by_line, typed),
    "script": (add_by_script, answer_by_script),
}


def first_words(sample: Decision, table: str) -> Iterator[tuple[str, str]]:
    """The key of each record of a table, and its first answer in one line; of two that begin alike, one.

    The second one's key is told apart by what is known of it, which a script says after the first answer.
    """
    field = TABLES[table][1]
    told: set[str] = set()
    for key, record in getattr(sample, table).items():
        words = " ".join(str(getattr(record, field)).split())
        alike = " ".join(re.findall(r"[\w]+", words)[:8]).casefold()
        if alike not in told:
            told.add(alike)
            yield key, words


def answers(sample: Decision, keys: Mapping[tuple[str, str], str], of: Decision) -> list[tuple[KeyPath, str]]:
    """What the sample answers to the questions about it, by the keys that the new decision has."""
    found: list[tuple[KeyPath, str]] = []
    for path, value in _leaves(sample):
        here = tuple(keys.get((path[0], key), keys.get(("candidates", key), key)) for key in path)
        question = question_at(path)
        if question is None or not answered(value) or question.kind in ("several", "long-text"):
            continue
        if path[0] not in HOMES or path[0] in ("status", "weighting", "hindsight", "lessons", "raised"):
            continue
        if "by_horizon" in path:  # a script's reason for the score stands with it
            continue
        try:
            get(of, here)
            with_choices(question, of, here)
        except PathError:
            continue
        words = shown_value(value)
        words = keys.get(("candidates", words), words)
        if words.strip() and "\n" not in words and _is_taken(question, words, of, here):
            found.append((here, words))
    return found


def _is_taken(question: Question, words: str, of: Decision, path: KeyPath) -> bool:
    """Whether the answer is one here: a criterion of the sample's own is none."""
    try:
        read_value(with_choices(question, of, path), words, TODAY)
    except NotTaken:
        return False
    return True


def _leaves(value: Any, at: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, (*at, key))
    elif hasattr(type(value), "model_fields"):
        for field in type(value).model_fields:
            yield from _leaves(getattr(value, field), (*at, field))
    else:
        yield at, value


@pytest.mark.parametrize(
    "name",
    [
        "startup-crud",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in NAMES
            if name not in ("empty", "startup-crud")
        ),
    ],
)
def test_a_decision_of_its_kind_from_nothing_is_the_same_file_in_every_face(
    name: str, tmp_path: Path
) -> None:
    sample, written, lot = decision_called(name), {}, Random(name)
    chosen: list[tuple[KeyPath, str]] = []
    for face, (add, answer) in FACES.items():
        session = opened(tmp_path / f"{face}.toml")
        keys: dict[tuple[str, str], str] = {}
        for table in ADDED:
            for key, words in first_words(sample, table):
                before = set(getattr(session.value, table))
                about = getattr(getattr(sample, table)[key], "candidate", "")
                add(session, (table,), words, keys.get(("candidates", about), ""))
                (new,) = set(getattr(session.value, table)) - before
                keys[table, key] = new
        if not chosen:
            every = [one for one in answers(sample, keys, session.value) if is_asked(session, one[0])]
            assert len(every) > 60, "there is enough to answer"
            chosen = sorted(lot.sample(every, SOME), key=every.index)
        for path, words in chosen:
            answer(session, path, words)
        session.close()
        assert session.state == "saved"
        written[face] = (tmp_path / f"{face}.toml").read_text("utf-8")
    assert written["form"] == written["line"]
    assert written["form"] == written["script"].replace(BY_SCRIPT, ""), (
        "but for who set a score without a reason"
    )


def is_asked(session: Session, path: KeyPath) -> bool:
    """Whether the question stands at its station now: some wait for the answer to another."""
    form = FormState(session, outline_of(HOMES[path[0]]))
    item = form.current if form.open_path(path) else None
    asked = item.figure if isinstance(item, RecordLine) else item
    return isinstance(asked, Ask) and asked.path == path
