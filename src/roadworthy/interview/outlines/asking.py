"""What the outlines share: questions under their sections, tables of records, findings."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from roadworthy.edits.records import first_field
from roadworthy.interview.choices import with_choices
from roadworthy.interview.items import AddRecord, Ask, Item, Prose, RecordLine, SectionHead, Sign
from roadworthy.interview.view import View
from roadworthy.knowledge.questions import CATALOGUE, Question, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.model import KeyPath, Record, get
from roadworthy.report.words import render

DRAFT: str = ""
"""The key, in an outline alone, of a record that was begun and has no first answer yet."""


def asks(questions: Iterable[Question], of: Analysis, view: View, depth: int = 0, **slugs: str) -> list[Item]:
    """The questions that are to be asked now, under their sections' heads."""
    items: list[Item] = []
    section = ""
    for question in questions:
        if not is_asked(question, of, view, **slugs):
            continue
        if question.section != section:
            items.append(SectionHead(question.section, depth=depth))
        section = question.section
        items.append(ask(question, of, depth, **slugs))
    return items


def bare_asks(
    questions: Iterable[Question], of: Analysis, view: View, depth: int = 0, **slugs: str
) -> list[Item]:
    """The questions that are to be asked now, without heads."""
    return [item for item in asks(questions, of, view, depth, **slugs) if isinstance(item, Ask)]


def ask(question: Question, of: Analysis, depth: int = 0, **slugs: str) -> Ask:
    """A question with its options filled in."""
    return Ask(with_choices(question, of.decision, question.at(**slugs)), slugs, depth)


def is_asked(question: Question, of: Analysis, view: View, **slugs: str) -> bool:
    """Whether a question is asked now: in the short walk the essential ones and those that save asking."""
    wanted = question.essential or question.short or not view.short
    return wanted and question.asked(of.decision, **slugs)


def the(sheet_name: str, name: str) -> Question:
    """The question with this id. Raises StopIteration where there is none."""
    return next(question for question in sheet(sheet_name) if question.id == name)


@cache
def first_question(table: str) -> Question:
    """What is asked first of a new record of a table, and gives it its key."""
    for question in CATALOGUE:
        parts = question.path.split(".")
        if len(parts) > 2 and parts[-3] == table and parts[-1] == first_field(table) and parts[-2][0] == "{":
            return question
    raise KeyError(table)


def table_items(
    of: Analysis,
    view: View,
    table: KeyPath,
    kind: str,
    *,
    line: Callable[[str, Any], RecordLine],
    questions: Sequence[Question],
    label: str,
    depth: int = 0,
    **slugs: str,
) -> list[Item]:
    """The rows of a table, the open ones with their questions, and the line that adds one.

    `line` is given a row's key and record; `kind` is the placeholder of the key in the questions' paths.
    """
    items: list[Item] = []
    for slug, record in (get(of.decision, table) or {}).items():
        items.append(line(slug, record))
        if view.is_open((*table, slug)):
            items += asks(questions, of, view, depth + 1, **slugs, **{kind: slug})
    return [*items, *adding(of, view, table, kind, label=label, record=None, depth=depth, **slugs)]


def adding(
    of: Analysis,
    view: View,
    table: KeyPath,
    kind: str,
    *,
    label: str,
    record: Record | None = None,
    depth: int = 0,
    **slugs: str,
) -> list[Item]:
    """The line that begins a record, and below it the first question of one that was begun."""
    first = with_choices(first_question(table[-1]), of.decision)
    items: list[Item] = [AddRecord(table, label, first, {**slugs, kind: DRAFT}, record, depth)]
    if view.draft is not None and (view.draft.table, view.draft.label) == (table, label):
        items.append(Ask(first, {**slugs, kind: DRAFT}, depth + 1))
    return items


def said(finding: Finding, of: Analysis, depth: int = 0) -> Prose:
    """A finding in words, with the sign of its level."""
    sign: Sign = "warning" if finding.level == "warning" else "note"
    words = render(finding, of.decision).says
    return Prose((words,), f"finding {finding.rule}", sign, finding.path, depth)
