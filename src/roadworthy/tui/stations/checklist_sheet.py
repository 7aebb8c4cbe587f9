"""The four common ways to go wrong as rows, and the way out where something did."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final

from textual.content import Content

from roadworthy.knowledge.checklist import ChecklistGuide, checklist
from roadworthy.knowledge.questions import Question, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.path import phase_state
from roadworthy.model import Decision, KeyPath
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.text_layout import Fragment, line, row, wrap
from roadworthy.tui.widgets.chrome import Guidance
from roadworthy.tui.widgets.form_items import Ask, Entry, Heading, Item, Words

_APPLIES: Final = {"yes": "applies", "no": "does not apply", "unknown": "not known yet"}


@cache
def _questions(item: str) -> tuple[Question, ...]:
    """The two questions about one of the four, with its own words."""
    guide = next(one for one in checklist() if one.id == item)
    return tuple(
        replace(question, ask=guide.ask) if question.id == "checklist-applies" else question
        for question in sheet("risks")
        if question.path.startswith("checklist.")
    )


def checklist_items(
    station: FormStation, opened: frozenset[KeyPath], take_up: Callable[[ChecklistGuide], None]
) -> list[Item]:
    """The four rows; an opened one with its questions, and the way into the register where it applies."""
    decision = station.decision
    guides = checklist()
    given = sum(1 for guide in guides if (at := decision.checklist.get(guide.id)) and at.applies)
    items: list[Item] = [Heading("Four ways to go wrong", f"{given} of {len(guides)} answered")]
    for guide in guides:
        path: KeyPath = ("checklist", guide.id)
        items.append(Entry(path, guide.name, deletes=False, draw=partial(_draw, guide, decision)))
        if path not in opened:
            continue
        asks = station.asks(_questions(guide.id), 3, item=guide.id)
        items += [one for one in asks if isinstance(one, Ask)]
        answer = decision.checklist.get(guide.id)
        known = any(risk.title == guide.name for risk in decision.risks.values())
        if answer and answer.applies == "yes" and not known:
            words = "Put it into the register"
            parts: list[Fragment] = ["   ", (glyph("arrow"), "$accent"), "  ", words]
            act = partial(take_up, guide)
            items.append(
                Entry((*path, "move", "register"), words, parts, opens=False, deletes=False, on_enter=act)
            )
    return items


def _draw(guide: ChecklistGuide, decision: Decision, width: int) -> list[Content]:
    item = decision.checklist.get(guide.id)
    applies = item.applies if item else None
    sign: Fragment = (glyph("open"), "$accent")
    if applies == "yes":
        sign = (glyph("look"), "bold $warn")
    elif applies == "unknown":
        sign = (glyph("unknown"), "$warn")
    elif applies == "no":
        sign = (glyph("holds"), "$dim")
    words = _APPLIES[applies] if applies else "open"
    if applies == "no" and item and not item.because.strip():
        words += ", no reason yet"
    return [row([" ", sign, "  ", guide.name], [(words, "" if applies else "$dim"), "  "], width)]


def checklist_guidance(item: str, decision: Decision) -> Guidance:
    """How one of the four looks, and what keeps it away."""
    guide = next(one for one in checklist() if one.id == item)
    answer = decision.checklist.get(item)
    blocks = [("", guide.ask), ("How it looks", guide.looks_like), ("What keeps it away", guide.avoid)]
    if answer and answer.because:
        blocks.insert(1, ("Your answer", answer.because))
    return Guidance(guide.name, tuple(blocks))


def gone_wrong(analysis: Analysis) -> list[str]:
    """In words: risks that came true, and phases that failed."""
    decision = analysis.decision
    risks = decision.risks.items()
    found = [f"“{risk.title or slug}” came true." for slug, risk in risks if risk.state == "came-true"]
    path = decision.paths.get(analysis.path_candidate or "")
    for slug, phase in path.phases.items() if path else ():
        if phase_state(phase) == "failed":
            found.append(f"The phase “{phase.name or slug}” failed.")
    return found


def recovery_items(station: FormStation, wrong: Sequence[str]) -> list[Item]:
    """The recovery plan; where something went wrong, with what it was."""
    asks = station.asks([q for q in sheet("risks") if q.path.startswith("recovery.")])
    if not wrong:
        return asks
    words = "Fence the part off first. Then move away piece by piece, not in one great step again."

    def why(width: int) -> list[Content]:
        lines: list[Content] = []
        for what in wrong:
            for number, text in enumerate(wrap(what, width - 3)):
                sign: Fragment = (glyph("look"), "bold $warn") if number == 0 else " "
                lines.append(line(sign, "  ", (text, "$ink")))
        return [*lines, *(line("   ", (text, "$dim")) for text in wrap(words, width - 3))]

    return [
        Heading("The way out", "something went wrong"),
        Words(why),
        *(one for one in asks if isinstance(one, Ask)),
    ]
