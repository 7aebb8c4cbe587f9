"""Reopening is offered where a condition for it is met: what is met, and the two things to say to it."""

from typing import Any, cast

from roadworthy.edits.edit import Edit
from roadworthy.edits.status import move_status, stay_decided
from roadworthy.interview.items import Action, Item, Prose
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import AnswerKind, Question
from roadworthy.method.analysis import Analysis
from roadworthy.method.path import OPEN_EXIT
from roadworthy.model import Decision, KeyPath
from roadworthy.report.reopening import reasons_to_reopen

_AT: KeyPath = ("history",)


def reopening_items(of: Analysis) -> list[Item]:
    """The conditions that are met and that nobody has looked at, and what may be done; else nothing."""
    found = reasons_to_reopen(of)
    if not found:
        return []
    lines = tuple(one.says for one in found)
    head = Prose((say("reopening", "head"), *lines), "reopen", "warning", ("status",))
    why = " ".join(lines)
    again = Action(
        "reopen-met", _AT, say("reopening", "reopen"), say("reopening", "reopen_note"), key="R",
        asks=(_asked("role"), _asked("why", why)), intro=say("reopening", "reopen_intro"),
        verb=say("reopening", "reopen_verb"), does=_reopened,
    )  # fmt: skip
    stays = Action(
        "stays", _AT, say("reopening", "stays"), say("reopening", "stays_note"), key="S",
        asks=(_asked("role"), _asked("why"), _asked("review", kind="date")),
        intro=say("reopening", "stays_intro"), verb=say("reopening", "stays_verb"), does=_stays,
    )  # fmt: skip
    return [head, again, stays]


def over_items(of: Analysis) -> list[Item]:
    """Where every phase is over and the status does not say so: the offer to say it, and to look back."""
    plan = of.plan()
    if of.decision.status == "done" or plan is None or not plan.phases:
        return []
    states = {row.state for row in plan.phases}
    if not states <= OPEN_EXIT | {"skipped"} or not states & OPEN_EXIT:
        return []
    done = Action(
        "all-over", _AT, say("reopening", "done"), say("reopening", "done_note"), key="O",
        asks=(_asked("role"),), intro=say("reopening", "done_intro"), verb=say("reopening", "done_verb"),
        does=_done, leads=("hindsight", "effort"),
    )  # fmt: skip
    return [Prose((say("reopening", "over"),), "over", "note", ("status",)), done]


def _asked(what: str, proposed: str = "", kind: AnswerKind = "text") -> Question:
    return Question(
        id=what, sheet="decision", section="", kind=kind, label=say("reopening", f"{what}_label"),
        ask=say("reopening", f"{what}_ask"), why="", how="", path="", readers=(), proposed=proposed,
        example=say("reopening", f"{what}_example"),
    )  # fmt: skip


def _reopened(decision: Decision, today: Any, given: Any) -> Edit:
    del decision
    return move_status("reopened", today, given["role"] or "", given["why"] or "")


def _stays(decision: Decision, today: Any, given: Any) -> Edit:
    del decision
    return stay_decided(today, given["role"] or "", given["why"] or "", cast("Any", given["review"]))


def _done(decision: Decision, today: Any, given: Any) -> Edit:
    del decision
    return move_status("done", today, given["role"] or "")
