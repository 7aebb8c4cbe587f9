"""What the guide says at the evidence: about grounds, about a sign, about an entry."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from roadworthy.interview.outlines.signs import is_theirs, made_of, span_words, suggestion
from roadworthy.knowledge.criteria import by_id
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.method.analysis import Analysis
from roadworthy.method.cell_evidence import CellKey
from roadworthy.method.certainty import Ground, half_width
from roadworthy.method.signs import answer_of
from roadworthy.model import Decision
from roadworthy.model.interval import number_text
from roadworthy.model.text import one_line
from roadworthy.tui.text_layout import Fragment, line
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.ground_signs import ground_sign

_LINES: Final = {
    "signs": ("signs", "guide_title", "guide", "guide_score"),
    "criterion-signs": ("signs", "guide_title", "guide", "guide_score"),
    "upkeep": ("signs", "guide_upkeep_title", "guide_upkeep"),
    "cycle": ("signs", "guide_upkeep_title", "guide_upkeep"),
    "look-up": ("look_up", "title", "guide"),
}
"""For each kind of line that is no entry, its part of the words, the guide's title and blocks."""
_GROUNDS: Final[tuple[Ground, ...]] = ("evidence", "reason", "bare")
_FIRST: Final = 3
"""How many cells are named that are worth finding out about."""


def about_line(kind: str) -> Guidance | None:
    """About a line that is no entry and no row of the matrix."""
    if kind not in _LINES:
        return None
    part, title, *keys = _LINES[kind]
    return Guidance(say(part, title), tuple(("", say(part, key)) for key in keys))


def about_grounds(of: Analysis, lookups: Sequence[CellKey]) -> Guidance:
    """What the signs of grounds mean, how far each lets a score be off, and what to find out first."""
    decision = of.decision
    blocks: list[tuple[str, str | Sequence[Content]]] = [("", say("matrix", "guide"))]
    for ground in (*_GROUNDS, "unknown"):
        said = line(ground_sign(ground), " ", (say("matrix", f"guide_{ground}"), "$ink"))
        blocks.append(("", [said]))
    scale = (decision.scale.low, decision.scale.high)
    off: list[Fragment] = []
    for ground in _GROUNDS:
        half = number_text(half_width(decision.certainty, ground, scale))
        off += [ground_sign(ground), f" {say('matrix', 'off_by', half=half)}  "]
    blocks.append((say("matrix", "guide_off"), [line(*off)]))
    names = [
        say(
            "matrix", "guide_first_words", candidate=decision.candidate_name(one),
            criterion=decision.criterion_name(other),
        )
        for one, other in lookups[:_FIRST]
    ]  # fmt: skip
    if names:
        blocks.append((say("matrix", "guide_first"), "\n".join(names)))
    blocks.append((say("matrix", "guide_use"), say("matrix", "guide_use_words")))
    return Guidance(say("matrix", "guide_title"), tuple(blocks))


def about_sign(decision: Decision, key: tuple[str, str, str]) -> Guidance:
    """What a sign asks, what its two ends look like, and whose answer is there from where."""
    sign = next(one for one in by_id()[key[1]].signs if one.id == key[2])
    blocks: list[tuple[str, str]] = [("", sign.ask)]
    for name, words in (("holds", sign.better), ("does-not", sign.worse)):
        blocks.append((say("signs", f"key_{name}").capitalize(), words))
    row = answer_of(decision, *key)
    if row.answer is not None:
        seen = ", ".join(
            part for part in (row.source, row.on.isoformat() if row.on else "", row.note) if part
        )
        blocks.append((say("evidence", "source"), seen or say("evidence", "no_source")))
        if is_theirs(row):
            blocks.append(("", say("signs", "theirs", who=one_line(row.found_by))))
    found = suggestion(decision, key[0], key[1])
    if found.interval is not None:
        words = "\n".join((span_words(found.interval), *made_of(found)))
        blocks.append((say("matrix", "suggested"), words))
    return Guidance(f"{sign.name}: {decision.candidate_name(key[0])}", tuple(blocks), in_a_row=sign.ask)


def about_entry(decision: Decision, key: str) -> Guidance | None:
    """The whole of an entry; None where there is none of this key."""
    evidence = decision.evidence.get(key)
    if evidence is None:
        return None
    title = say("evidence", "as_a_whole")
    if evidence.criterion:
        title = decision.criterion_name(evidence.criterion)
    kind = question_at(("evidence", key, "kind"))
    label = kind.label_of(evidence.kind) if kind and evidence.kind else ""
    blocks = [
        ("", evidence.words or say("evidence", "nothing_yet")),
        (say("evidence", "kind"), label or say("evidence", "no_kind")),
        (say("evidence", "source"), evidence.source or say("evidence", "no_source")),
        (say("evidence", "date"), evidence.on.isoformat() if evidence.on else say("evidence", "undated")),
    ]
    return Guidance(title, tuple(blocks))
