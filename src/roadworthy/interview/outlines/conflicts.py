"""What a merge kept twice: asked at the station where its place is answered, before all else there."""

from collections.abc import Iterator
from typing import Final

from roadworthy.edits.conflicts import Settlement, choices
from roadworthy.interview.items import Ask, Item, SectionHead
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Option, Question
from roadworthy.method.analysis import Analysis
from roadworthy.method.conflicts import OpenConflict, open_conflicts
from roadworthy.method.homes import home_of
from roadworthy.model import Decision, KeyPath
from roadworthy.report.conflict_words import conflict_place, conflict_words
from roadworthy.report.phrases import span_text

_PATH: Final = "conflicts.{conflict}"


def conflict_items(of: Analysis, station: str) -> list[Item]:
    """A question for each conflict that belongs to a station; nothing where there is none."""
    decision = of.decision
    if not decision.conflicts:
        return []
    here = [one for one in open_conflicts(decision) if home_of(("conflicts", one.key), decision) == station]
    if not here:
        return []
    items: list[Item] = [SectionHead(say("conflicts", "head"), say("conflicts", "note", count=len(here)))]
    for one in here:
        items.append(SectionHead(conflict_place(one, decision), depth=1))
        items.append(Ask(conflict_question(one, decision), {"conflict": one.key}, 1))
    return items


def conflict_question(conflict: OpenConflict, decision: Decision) -> Question:
    """Which of the two holds: what each said, who and when, and the ways in which it can be settled."""
    ways = choices(decision, conflict)
    options = tuple(Option(way, _label(way, conflict)) for way in ways)
    told = conflict_words(conflict.record, decision)
    return Question(
        id="conflict", sheet="record", section="", kind="choice", label=say("conflicts", "label"),
        ask=say("conflicts", "ask", told=told), why=say("conflicts", "why"), how=say("conflicts", "how"),
        path=_PATH, readers=(), options=options, essential=True,
    )  # fmt: skip


def conflict_at(path: KeyPath, decision: Decision) -> OpenConflict | None:
    """The open conflict at a path such as ``conflicts.KEY``; None where that is no conflict."""
    if len(path) != 2 or path[0] != "conflicts":
        return None
    return next(_with_key(path[1], decision), None)


def _with_key(key: str, decision: Decision) -> Iterator[OpenConflict]:
    return (one for one in open_conflicts(decision) if one.key == key)


def _label(way: Settlement, conflict: OpenConflict) -> str:
    if way == "both":
        return say("conflicts", "both", range=span_text(conflict.range) if conflict.range else "")
    if conflict.kind == "gone":
        return say("conflicts", f"{way}_{'goes' if conflict.record.gone == way else 'stays'}")
    return say("conflicts", way)


def waiting_words(decision: Decision) -> str:
    """How many places wait to be settled, in a sentence; empty where none does."""
    count = len(open_conflicts(decision))
    return say("conflicts", "waiting_one" if count == 1 else "waiting", count=count) if count else ""
