"""Decision: the choice, why, what is still open, and the record's status."""

from typing import Any, cast

from roadworthy.edits.edit import Edit
from roadworthy.edits.status import move_status
from roadworthy.interview.items import Action, Ask, Item, Prose, RecordLine, SectionHead, Sign
from roadworthy.interview.outlines.asking import ask, is_asked
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, question_at, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, KeyPath
from roadworthy.model.outcome import DECIDED, Status
from roadworthy.report.formats import FORMATS
from roadworthy.report.heaviest import lighter_words, told_at_once
from roadworthy.report.phrases import listed
from roadworthy.report.reason_words import backed_lines
from roadworthy.report.words import render


def outline(of: Analysis, view: View) -> list[Item]:
    """What would reopen it or contradicts the choice, the answers, what is open yet, the record."""
    items: list[Item] = [*_contradicted(of), *_since_it_was_decided(of)]
    sections: set[str] = set()
    for question in sheet("decision"):
        if question.path.startswith("outcome.") and is_asked(question, of, view):
            if question.section not in sections:
                items.append(SectionHead(question.section))
            sections.add(question.section)
            items.append(ask(question, of))
            if question.path == "outcome.reasons" and (backed := backed_lines(of)):
                items.append(Prose(backed, "backed", path=("outcome", "reasons")))
    return [*items, *_looked_back(of, view), *_open(of), *_record(of, view), *_ways_out()]


def _since_it_was_decided(of: Analysis) -> list[Item]:
    """What would reopen it, and that the move is over; imported for what is decided alone."""
    if of.decision.status not in DECIDED:
        return []
    from roadworthy.interview.outlines.reopening import over_items, reopening_items  # noqa: PLC0415 - as above

    return [*reopening_items(of), *over_items(of)]


def _looked_back(of: Analysis, view: View) -> list[Item]:
    if of.decision.status != "done":
        return []
    from roadworthy.interview.outlines.looking_back import looking_back  # noqa: PLC0415 - as above

    return looking_back(of, view)


def _contradicted(of: Analysis) -> list[Item]:
    """Where another than the chosen one leads: both are told, and that somebody should say why."""
    decision, lead = of.decision, of.leader()
    chosen = decision.outcome.chosen
    if chosen not in decision.candidates or not lead.leaders or chosen in lead.leaders:
        return []
    names = listed(decision.candidate_name(slug) for slug in lead.leaders)
    key = "against_one" if len(lead.leaders) == 1 else "against_several"
    words = say("decision", key, chosen=decision.candidate_name(chosen), names=names)
    if by := of.ruled_out.get(chosen, ()):
        lacks = listed(decision.must_haves[slug].name or slug for slug in by if slug in decision.must_haves)
        words += " " + say("decision", "against_lacks", names=lacks) if lacks else ""
    return [Prose((words,), "contradicted", "warning", ("outcome", "chosen"))]


def _open(of: Analysis) -> list[Item]:
    found = of.open_points
    if not found:
        return [SectionHead(say("decision", "before")), Prose((say("decision", "nothing_open"),), "", "done")]
    urgent = sum(finding.level != "note" for finding in found)
    note = say("decision", "urgent", count=urgent) if urgent else say("decision", "small")
    items: list[Item] = [SectionHead(say("decision", "before"), note, "open")]
    told, more = told_at_once(found)
    for finding in told:
        sign: Sign = "warning" if finding.level != "note" else "note"
        title, leads = render(finding, of.decision).title, finding.path or ("outcome",)
        items.append(Action("visit", ("open", finding.id), title, leads=leads, sign=sign))
    return [*items, Prose((lighter_words(more),), "lighter")] if more else items


def status_question(decision: Decision) -> Question:
    """To which status: all but the present one."""
    question = question_at(("status",))
    assert question is not None
    options = tuple(option for option in question.options if option.value != decision.status)
    return Question(
        id="status", sheet="decision", section="", kind="choice", label=question.label,
        ask=say("decision", "status_ask"), why=question.why, how=question.how, path="", readers=(),
        options=options,
    )  # fmt: skip


def _plain(what: str, kind: Any = "text", proposed: str = "") -> Question:
    words = say("decision", f"{what}_ask")
    return Question(
        id=what, sheet="decision", section="", kind=kind, label=say("decision", what), ask=words, why="",
        how="", path="", readers=(), proposed=proposed, past=what == "on",
        example=say("decision", f"{what}_example") if what != "on" else "",
    )  # fmt: skip


def status_action(of: Analysis) -> Action:
    """Moving the status, with the day and the role of who moves it."""
    question = question_at(("status",))
    assert question is not None
    now = question.label_of(of.decision.status).lower()
    asks = (
        status_question(of.decision),
        _plain("role"),
        _plain("on", "date", of.today.isoformat()),
        _plain("note"),
    )
    return Action(
        "status", ("status",), say("decision", "status_do", now=now), asks=asks,
        intro=say("decision", "status_intro", now=question.label_of(of.decision.status)), does=_moved,
        verb=say("decision", "status_verb"), key="d",
    )  # fmt: skip


def _moved(decision: Decision, today: Any, given: Any) -> Edit:
    del decision
    status = cast("Status", given["status"])
    return move_status(status, given["on"] or today, given["role"] or "", given["note"] or "")


def _record(of: Analysis, view: View) -> list[Item]:
    question = question_at(("status",))
    assert question is not None
    items: list[Item] = [
        SectionHead(say("decision", "record"), say("decision", "record_note"), "record"),
        status_action(of),
    ]
    for key, moved in reversed(list(of.decision.history.items())):
        path: KeyPath = ("history", key)
        label = question.label_of(moved.status or "").lower()
        when = moved.on.isoformat() if moved.on else ""
        note = ", ".join(part for part in (when, moved.role, moved.note) if part)
        items.append(RecordLine(path, "move", label, note, deletes=False))
        if view.is_open(path):
            items += [Ask(q, {"move": key}, 1) for q in sheet("decision") if "{move}" in q.path]
    return items


def _ways_out() -> list[Item]:
    """What can be taken along; where it goes is the face's."""
    items: list[Item] = [SectionHead(say("decision", "ways_out"), id="ways-out")]
    items.append(Action("preview", ("export", "preview"), say("decision", "preview"), key="v"))
    items += [Action("export", ("export", form.id), form.words.name, form.ending) for form in FORMATS]
    note = say("decision", "copy_note")
    return [*items, Action("copy", ("export", "copy"), say("decision", "copy"), note, key="c")]
