"""Frame: what is being chosen for, by whom, for how long, and whether it is time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from roadworthy.interview.items import Ask, Item, Prose, RecordLine, SectionHead, Sign
from roadworthy.interview.outlines.asking import asks, table_items
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import answered, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.gate import CHOSEN, Gate
from roadworthy.method.load import limit_met
from roadworthy.method.progress import frame_progress
from roadworthy.model import Decision, get
from roadworthy.model.frame import Horizon, MustHave, Person
from roadworthy.model.interval import number_text
from roadworthy.report.heaviest import lighter_words, told_at_once
from roadworthy.report.plan_words import answer_words
from roadworthy.report.words import render

ANSWERS: Final = "answer"
"""What the heads between the answers are known by."""
_TABLES = ("must_haves.", "people.", "horizons.")


def outline(of: Analysis, view: View) -> list[Item]:
    """Whether it is time and in time, what each horizon is worth, then the answers and the lists."""
    plain = [q for q in sheet("frame") if not q.path.startswith(_TABLES) and q.path != "people"]
    asked = [_as_answer(item) for item in asks(plain, of, view)]
    items = [*_gate(of, view), *_in_time(of, view), *_load(of)]
    if any(horizon.worth is not None for horizon in of.decision.horizons.values()):
        items.append(SectionHead(say("frame", "horizons"), say("frame", "worth"), "worth"))
        items.append(Prose(tuple(_worth_words(of)), "worth"))
    items += [SectionHead(say("frame", "answers"), _answers_note(of, view, asked), "answers"), *asked]
    items.append(SectionHead(say("frame", "must_haves"), say("frame", "must_haves_note")))
    items += _table(of, view, "must_haves", "must_have", _must_have)
    items.append(SectionHead(say("frame", "people"), say("frame", "people_note")))
    items += _table(of, view, "people", "person", _person)
    items.append(SectionHead(say("frame", "horizons"), say("frame", "horizons_note")))
    items += _table(of, view, "horizons", "horizon", _horizon)
    return items


def _answers_note(of: Analysis, view: View, asked: Sequence[Item]) -> str:
    """How many answers are given: of the essential ones, as the rail says it, and of all that are asked."""
    essential = frame_progress(of.decision, sheet("frame"))
    if view.short:
        return say("frame", "answers_note", done=essential.done, total=essential.total)
    questions = [item for item in asked if isinstance(item, Ask)]
    given = sum(answered(get(of.decision, item.path)) for item in questions)
    figures = {"done": essential.done, "total": essential.total, "given": given, "asked": len(questions)}
    return say("frame", "answers_note_all", **figures)


def _as_answer(item: Item) -> Item:
    """The heads between the answers stand below the one that all of them have."""
    return replace(item, id=ANSWERS) if isinstance(item, SectionHead) else item


def _gate(of: Analysis, view: View) -> list[Item]:
    gate = of.gate if view.waits else of.gate_so_far
    told, more = told_at_once(gate.findings)
    lines = [render(finding, of.decision).says for finding in told]
    lines += [lighter_words(more)] if more else []
    head = SectionHead(say("frame", "gate"), gate_note(of.decision, gate), "gate")
    return [head, Prose(tuple(lines), "gate")]


def gate_note(decision: Decision, gate: Gate) -> str:
    """The state of the gate, with how much it asks for first, or that the choice is made."""
    state = say("gate", gate.state)
    if gate.state == "too-early" and decision.status not in CHOSEN:
        count = int(str(gate.headline.facts["count"]))
        return say("gate", "missing_one" if count == 1 else "missing", state=state, count=count)
    return say("gate", "chosen", state=state) if decision.status in CHOSEN else state


def moving(of: Analysis) -> str:
    """Whose move the date is held against: the one whose path is walked; empty: the usual phases."""
    return of.path_candidate or ""


def _in_time(of: Analysis, view: View) -> list[Item]:
    """The date that forces it against the days that the move takes; nothing without such a date."""
    if of.decision.frame.waiting.forced_on is None:
        return []
    slug = moving(of)
    found = of.moves.of(slug) if view.waits else of.moves.known(slug)
    name = of.decision.candidate_name(slug) if slug else ""
    lines = tuple(part for part in answer_words(found) if part) if found is not None else ()
    return [
        SectionHead(say("frame", "in_time"), name, "in-time"),
        Prose((" ".join(lines),) if lines else (), "in-time", path=("frame", "waiting", "forced_on")),
    ]


def _load(of: Analysis) -> list[Item]:
    """Where the load's growth is drawn towards its limit; in words the gate says it."""
    met = limit_met(of.decision, of.today)
    return [Prose((), "load", path=("frame", "load", "limit"))] if met is not None and met.months else []


def shares(horizons: Mapping[str, Horizon]) -> dict[str, float]:
    """The share that each horizon has of what all are worth; equal shares where nobody said."""
    worths = {slug: horizon.worth or 0.0 for slug, horizon in horizons.items()}
    total = sum(worths.values())
    return {slug: worth / total if total else 1 / len(worths) for slug, worth in worths.items()}


def _worth_words(of: Analysis) -> Iterator[str]:
    for slug, part in shares(of.decision.horizons).items():
        yield f"{of.decision.horizons[slug].name or slug}: {100 * part:.0f} %"


def _table(
    of: Analysis, view: View, table: str, kind: str, line: Callable[[str, Any], RecordLine]
) -> list[Item]:
    questions = [question for question in sheet("frame") if question.path.startswith(f"{table}.")]
    label = say("frame", f"add_{kind}")
    # Whoever opens a record means to say all of it, in the short walk, too; `everything` is nobody's opening.
    view = view.but(short=view.short and view.everything)
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
