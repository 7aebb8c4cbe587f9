"""Criteria: what counts, and how much, said in one of four ways."""

from datetime import date
from functools import partial

from roadworthy.edits.criteria import add_shipped_criterion
from roadworthy.edits.edit import Edit
from roadworthy.edits.presets import even_points, short_name, take_preset, take_preset_back
from roadworthy.interview.items import Action, Given, Item, Prose, SectionHead, always
from roadworthy.interview.outlines import groups
from roadworthy.interview.outlines.asking import adding
from roadworthy.interview.outlines.beside import side_by_side
from roadworthy.interview.outlines.lock import lock_items
from roadworthy.interview.outlines.together import per_horizon, together
from roadworthy.interview.outlines.ways import WAYS
from roadworthy.interview.outlines.weighing import Weighing
from roadworthy.interview.view import View
from roadworthy.knowledge.criteria import criteria
from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.presets import Preset
from roadworthy.model import Decision, KeyPath
from roadworthy.report.words import render

FLEXIBILITY = "flexibility"


def outline(of: Analysis, view: View) -> list[Item]:
    """The criteria as the way that is looked at asks for them, what the answers suggest, the lock."""
    at = Weighing(of, view)
    if view.beside and at.comparable:
        return [*side_by_side(at), *lock_items(at)]
    items = WAYS[at.way](at)
    if at.way == "points":
        items += adds(of, view)
        if not view.short:
            items += groups.group_items(at)
        if not view.short or not at.weights:
            items += _presets(at)
    elif not of.decision.criteria:
        items += adds(of, view)
    if not view.short:
        items += [*together(at), *per_horizon(at)]
    return [*items, *lock_items(at)]


def adds(of: Analysis, view: View) -> list[Item]:
    """The lines that add a criterion: one's own, and those that ship and are not there."""
    table: KeyPath = ("criteria",)
    items = adding(of, view, table, "criterion", label=say("criteria", "own"))
    missing = [guide for guide in criteria() if guide.id not in of.decision.criteria]
    missing.sort(key=lambda guide: guide.id != FLEXIBILITY)
    for guide in missing:
        edit = add_shipped_criterion(guide.id)
        items.append(
            Action(
                f"add {guide.id}", table, guide.name.lower(), does=always(edit),
                leads=edit.path, sign="add",
            )
        )  # fmt: skip
    return items


def _presets(at: Weighing) -> list[Item]:
    decision, found = at.decision, at.of.presets
    items: list[Item] = [SectionHead(say("criteria", "presets"), say("criteria", "presets_note"), "presets")]
    if not found:
        return [*items, Prose((say("criteria", "no_presets"),))]
    if not any(criterion.weight for criterion in decision.criteria.values()):
        even = Action(
            "even",
            ("presets", "even"),
            say("criteria", "even"),
            does=lambda now, today, _: even_points(now, today),
        )
        items.append(even)
    for preset in found:
        taken = preset.id in decision.weighting.presets_taken
        moves = ", ".join(
            f"{points:+g} {short_name(decision, slug)}" for slug, points in preset.points.items()
        )
        note = say("criteria", "taken") if taken else ""
        items.append(
            Action(
                "preset", ("presets", preset.id), moves, note, does=partial(_turn, preset),
                sign="done" if taken else "open",
            )
        )  # fmt: skip
        items.append(Prose((render(preset.finding, decision).says,), "reason", depth=1))
    return items


def _turn(preset: Preset, decision: Decision, today: date, given: Given) -> Edit:
    del given
    taken = preset.id in decision.weighting.presets_taken
    return (take_preset_back if taken else take_preset)(decision, preset, today)
