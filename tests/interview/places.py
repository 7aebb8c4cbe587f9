"""Stations of the samples and of the empty decision, as a form on a session without a file stands on them."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

from roadworthy.interview.form import FormState
from roadworthy.interview.items import Ask, RecordLine
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.templates import new_decision
from roadworthy.method.homes import HOMES
from roadworthy.model import Decision, KeyPath
from roadworthy.session import Session
from roadworthy.session.history import Snapshot
from roadworthy.store import load
from roadworthy.store.trivia import EMPTY

SAMPLES: Final = Path(__file__).parents[2] / "sample_projects"
NAMES: Final = (
    "empty", "article-comparison", "bank-migration", "event-driven-hybrid", "marina-looked-back", "startup-crud"
)  # fmt: skip
TODAY: Final = date(2026, 11, 23)
_NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


@cache
def decision_called(name: str) -> Decision:
    """A sample, or a new decision with nothing in it."""
    return new_decision("Orders") if name == "empty" else load(SAMPLES / f"{name}.toml")


def form_on(decision: Decision, station: str, view: View | None = None) -> FormState:
    """A form at a station; what it writes stays in memory."""
    session = Session(Snapshot(decision, EMPTY), None, now=lambda: _NOW, today=lambda: TODAY)
    return FormState(session, outline_of(station), view)


def asks_of(form: FormState) -> list[Ask]:
    """The questions that stand in the form, those on records' lines as well."""
    found = []
    for item in form.stops():
        asked = item.figure if isinstance(item, RecordLine) else item
        if isinstance(asked, Ask) and not form.is_draft(asked):
            found.append(asked)
    return found


def by_form(session: Session, path: KeyPath, words: str) -> None:
    """Give an answer as the full screen does: open its line, type, leave."""
    form = FormState(session, outline_of(HOMES[path[0]]))
    assert form.open_path(path)
    item = form.current
    asked = item.figure if isinstance(item, RecordLine) else item
    assert isinstance(asked, Ask)
    assert asked.path == path
    form.answer_words(asked, words)
    form.leave()
