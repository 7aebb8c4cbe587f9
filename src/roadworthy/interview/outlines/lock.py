"""Which weights count, for the whole or per horizon, and locking them before any score is seen."""

from roadworthy.edits.weights import count_method, lock_weights, unlock_weights, weigh_per_horizon
from roadworthy.interview.items import Action, Ask, Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.asking import the
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import sheet
from roadworthy.knowledge.weight_methods import said_of
from roadworthy.model import KeyPath


def lock_items(at: Weighing) -> list[Item]:
    """What can be done with the weights as they are, and what is on record about them."""
    weighting, way = at.decision.weighting, at.way
    items: list[Item] = [SectionHead(say("criteria", "lock"), say("criteria", "lock_note"), "lock")]
    if at.countable:
        count = Action(
            "count", ("weighting", "method"), said_of("let_count"), key="c",
            does=lambda now, today, _: count_method(way, today),
        )  # fmt: skip
        items.append(count)
    locked: KeyPath = ("weighting", "locked_on")
    if at.locked:
        items.append(
            Action("unlock", locked, say("criteria", "unlock_do"), key="l", does=lambda *_: unlock_weights())
        )
    else:
        items.append(
            Action(
                "lock", locked, say("criteria", "lock_do"), key="l",
                does=lambda now, today, _: lock_weights(today),
            )
        )  # fmt: skip
    if at.decision.horizons and not at.locked and not at.view.short:
        each = not weighting.per_horizon
        items.append(
            Action(
                "per-horizon", ("weighting", "per_horizon"),
                say("criteria", "per_horizon" if each else "for_the_whole"), key="p",
                does=lambda now, today, _: weigh_per_horizon(each=not now.weighting.per_horizon, today=today),
            )
        )  # fmt: skip
    if at.locked:
        items.append(Ask(the("criteria", "weighting-locked-by")))
    return [*items, *_on_record(at)]


def _on_record(at: Weighing) -> list[Item]:
    weighting = at.decision.weighting
    items: list[Item] = []
    if weighting.scores_seen_first and weighting.first_locked_on:
        items.append(Prose((say("criteria", "seen_first"),), "seen-first", "warning"))
    if weighting.changes:
        items.append(SectionHead(say("criteria", "changed"), say("criteria", "changed_note")))
    for key, change in weighting.changes.items():
        path: KeyPath = ("weighting", "changes", key)
        why = change.reason or say("criteria", "no_reason")
        note = f"{why}, {change.role}" if change.role else why
        items.append(RecordLine(path, "change", key, note, deletes=False))
        if at.view.is_open(path):
            items += [Ask(q, {"change": key}, 1) for q in sheet("criteria") if "{change}" in q.path]
    return items
