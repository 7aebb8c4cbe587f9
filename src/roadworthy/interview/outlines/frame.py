"""Frame: what is being chosen for, by whom, for how long, and whether it is time."""

from collections.abc import Callable
from typing import Any

from roadworthy.interview.items import Item, Prose, RecordLine, SectionHead, Sign
from roadworthy.interview.outlines.asking import asks, table_items
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import sheet
from roadworthy.method.analysis import Analysis
from roadworthy.model.frame import Horizon, MustHave, Person
from roadworthy.model.interval import number_text
from roadworthy.report.words import render

_TABLES = ("must_haves.", "people.", "horizons.")


def outline(of: Analysis, view: View) -> list[Item]:
    """The plain questions, then must-haves, people and horizons, then the gate."""
    plain = [q for q in sheet("frame") if not q.path.startswith(_TABLES) and q.path != "people"]
    items = asks(plain, of, view)
    items.append(SectionHead(say("frame", "must_haves"), say("frame", "must_haves_note")))
    items += _table(of, view, "must_haves", "must_have", _must_have)
    items.append(SectionHead(say("frame", "people"), say("frame", "people_note")))
    items += _table(of, view, "people", "person", _person)
    items.append(SectionHead(say("frame", "horizons"), say("frame", "horizons_note")))
    items += _table(of, view, "horizons", "horizon", _horizon)
    gate = of.gate if view.waits else of.gate_so_far
    items.append(SectionHead(say("frame", "gate"), say("gate", gate.state), "gate"))
    items.append(Prose(tuple(render(finding, of.decision).says for finding in gate.findings), "gate"))
    return items


def _table(
    of: Analysis, view: View, table: str, kind: str, line: Callable[[str, Any], RecordLine]
) -> list[Item]:
    questions = [question for question in sheet("frame") if question.path.startswith(f"{table}.")]
    label = say("frame", f"add_{kind}")
    return table_items(of, view, (table,), kind, line=line, questions=questions, label=label)


def _must_have(slug: str, record: MustHave) -> RecordLine:
    return RecordLine(("must_haves", slug), "must-have", record.name or slug, record.kind or "", moves=True)


def _person(slug: str, record: Person) -> RecordLine:
    note = ", ".join(part for part in (record.role, record.stand or say("frame", "not_asked")) if part)
    sign: Sign = "warning" if record.stand == "blocks" else ""
    return RecordLine(("people", slug), "person", record.name or slug, note, sign, moves=True)


def _horizon(slug: str, record: Horizon) -> RecordLine:
    worth = number_text(record.worth) if record.worth is not None else say("frame", "equal")
    note = ", ".join(part for part in (record.focus, worth) if part)
    return RecordLine(("horizons", slug), "horizon", record.name or slug, note, moves=True)
