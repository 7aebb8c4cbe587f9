"""What differs between two versions of a decision: as text, Markdown and JSON."""

import json
from collections.abc import Iterator
from typing import Any, Final

from roadworthy.knowledge.history_words import part_title, say
from roadworthy.model.changes import Change, changes
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import quoted
from roadworthy.model.tree import NOTHING
from roadworthy.report.ansi import Paint
from roadworthy.report.cells import padded, width_of, wrapped
from roadworthy.report.change_words import ToldChange, parts, told_changes
from roadworthy.report.effect import Effect, PlanDays, effect, effect_words
from roadworthy.report.json_values import plain
from roadworthy.report.markdown_escape import escaped
from roadworthy.report.versions import Versions

_GAP: Final = "  "
_LEAST: Final = 24
"""Cells that words have beside their station at the least."""


@frozen
class DecisionDifference:
    """What differs, and what came of it."""

    title: str
    changes: tuple[Change, ...]
    told: tuple[ToldChange, ...]
    effect: Effect | None
    """None where nothing differs."""


def difference(versions: Versions) -> DecisionDifference:
    """Work out what differs between two versions, and what it did to the ranking."""
    found = changes(versions.old_data, versions.new_data)
    return DecisionDifference(
        versions.new.decision.title or say("untitled"),
        found,
        told_changes(found, versions),
        effect(versions) if found else None,
    )


def difference_text(found: DecisionDifference, width: int = 80, *, colour: bool = False) -> str:
    """For a terminal: the station at the left, what changed at the right, in lines of `width` cells."""
    paint = Paint(on=colour)
    lines = [paint.tone(line, "bright") for line in wrapped(found.title, width)]
    lines += [paint.tone(line, "dim") for line in wrapped(_count(found), width)]
    blocks = list(_blocks(found))
    margin = max((width_of(title) for title, _ in blocks), default=0)
    for number, (label, says) in enumerate(blocks):
        lines += [""] if number in (0, len(blocks) - 1) else []
        for words in says:
            for line in wrapped(words, max(_LEAST, width - margin - len(_GAP))):
                lines.append(f"{paint.tone(padded(label, margin), 'dim')}{_GAP}{line}".rstrip())
                label = ""  # noqa: PLW2901 - once, before the first line
    return "\n".join(lines) + "\n"


def difference_markdown(found: DecisionDifference) -> str:
    """For a pull request: a heading for each station, a bullet for each change."""
    lines = [f"# {escaped(found.title)}", "", _count(found)]
    for title, says in _blocks(found):
        lines += ["", f"## {title}", "", *(f"- {escaped(words)}" for words in says)]
    return "\n".join(lines) + "\n"


def difference_json(found: DecisionDifference) -> str:
    """For scripts: each change with its path, and the figures before and after."""
    return json.dumps(plain(_data(found)), indent=2, ensure_ascii=False) + "\n"


def _count(found: DecisionDifference) -> str:
    if not found.changes:
        return say("nothing")
    return say("count_and_effect", count=len(found.told)) + "."


def _blocks(found: DecisionDifference) -> Iterator[tuple[str, list[str]]]:
    for part, title in parts():
        if says := [f"{one.says}." for one in found.told if one.part == part]:
            yield title, says
    if found.effect is not None:
        yield part_title("so"), [" ".join(f"{words}." for words in effect_words(found.effect))]


def _data(found: DecisionDifference) -> dict[str, Any]:
    told = {id(change): one for one in found.told for change in one.changes}
    return {
        "title": found.title,
        "changes": [_change(change, told.get(id(change))) for change in found.changes],
        "effect": None if found.effect is None else _effect(found.effect),
    }


def _change(change: Change, told: ToldChange | None) -> dict[str, Any]:
    return {
        "path": quoted(change.path),
        "kind": change.kind,
        "old": None if change.old is NOTHING else change.old,
        "new": None if change.new is NOTHING else change.new,
        "station": told.part if told else None,
        "says": told.says if told else "",
    }


def _plan(days: PlanDays) -> dict[str, Any]:
    return {"p50": days.p50, "p80": days.p80, "forced_on": days.forced_on, "chance": days.chance}


def _effect(found: Effect) -> dict[str, Any]:
    return {
        "candidates": [
            {
                "id": one.candidate,
                "name": one.name,
                "value": {"old": one.old_value, "new": one.new_value},
                "rank": {"old": one.old_rank, "new": one.new_rank},
                "first_share": {"old": one.old_share, "new": one.new_share},
            }
            for one in found.standings
        ],
        "leaders": {"old": list(found.old_leaders), "new": list(found.new_leaders)},
        "unknown_cells": {"old": found.old_unknown, "new": found.new_unknown},
        "plan": {"old": _plan(found.old_plan), "new": _plan(found.new_plan)},
        "says": [f"{words}." for words in effect_words(found)],
    }
