"""Risks: the register, what the answers raise, the four common ways to go wrong, and the way out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from roadworthy.edits.risks import register_from_checklist, switch_came_true
from roadworthy.interview.items import Action, Item, Prose, RecordLine, SectionHead, Sign, always
from roadworthy.interview.outlines.asking import adding, asks, bare_asks
from roadworthy.interview.outlines.raised import raised_items, settled_findings
from roadworthy.interview.view import View
from roadworthy.knowledge.checklist import ChecklistGuide, checklist
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.path import phase_state
from roadworthy.model import Decision, KeyPath
from roadworthy.model.outcome import Risk
from roadworthy.report.goes_quiet import goes_quiet
from roadworthy.report.words import render

QUIET: KeyPath = ("quiet",)
"""The line that opens to what needs no more words."""
_MOST = 26
"""Letters, and more than any risk is graded."""


def outline(of: Analysis, view: View) -> list[Item]:
    """The register, and in one line what needs no more words; then what does, and the way out last."""
    wrong = gone_wrong(of)
    order = risk_order(of.decision, view)
    items = _register(of, view, order)
    if wrong:
        items += [
            Prose(wrong, "gone-wrong", "warning"),
            Action("way-out", ("recovery",), say("risks", "to_the_way_out"), leads=("recovery", "isolate")),
        ]
    items += _quiet(of, view, letters(order))
    items += raised_items(of, view, letters(order))
    items += _checklist(of, view)
    return [*items, *_recovery(of, view, wrong)]


def _quiet(of: Analysis, view: View, signs: Mapping[str, str]) -> list[Item]:
    """One line for what does not apply and what was answered; it opens to all of it."""
    guides = [guide for guide in checklist() if _is_settled(of.decision, guide.id)]
    answered = settled_findings(of, view, signs)
    lines = [item for item in answered if isinstance(item, RecordLine)]
    if not guides and not lines:
        return []
    words = []
    if guides:
        words.append(say("risks", "four_quiet_one" if len(guides) == 1 else "four_quiet", count=len(guides)))
    for state in ("accepted", "dismissed"):
        count = sum(of.decision.raised[line.path[1]].state == state for line in lines)
        if count:
            words.append(say("risks", f"quiet_{state}_one" if count == 1 else f"quiet_{state}", count=count))
    line = RecordLine(QUIET, "quiet", ", ".join(words), sign="done", deletes=False)
    inside = [("checklist", guide.id) for guide in guides] + [line.path for line in lines]
    if not view.is_open(QUIET) and not any(path in view.opened for path in inside):
        return [line]
    items: list[Item] = [line]
    for guide in guides:
        items += _one_of_four(of, view, guide)
    return [*items, *answered]


@cache
def _checklist_questions(item: str) -> tuple[Question, ...]:
    """The two questions about one of the four, with its own words."""
    guide = next(one for one in checklist() if one.id == item)
    return tuple(
        replace(question, ask=guide.ask) if question.id == "checklist-applies" else question
        for question in sheet("risks")
        if question.path.startswith("checklist.")
    )


def _checklist(of: Analysis, view: View) -> list[Item]:
    decision, guides = of.decision, checklist()
    left = [guide for guide in guides if not _is_settled(decision, guide.id)]
    if not left:
        return []
    given = sum(1 for guide in guides if (at := decision.checklist.get(guide.id)) and at.applies)
    note = say("risks", "answered", count=given, total=len(guides))
    items: list[Item] = [SectionHead(say("risks", "four"), note, "checklist")]
    for guide in left:
        items += _one_of_four(of, view, guide)
    return items


def _is_settled(decision: Decision, item: str) -> bool:
    """Whether one of the four does not apply, with its reason."""
    answer = decision.checklist.get(item)
    return answer is not None and answer.applies == "no" and bool(answer.because.strip())


def _one_of_four(of: Analysis, view: View, guide: ChecklistGuide) -> list[Item]:
    decision, path = of.decision, ("checklist", guide.id)
    words, sign = _applies(decision, guide.id)
    items: list[Item] = [RecordLine(path, "checklist", guide.name, words, sign, deletes=False)]
    if not view.is_open(path):
        return items
    items += bare_asks(_checklist_questions(guide.id), of, view, 1, item=guide.id)
    answer = decision.checklist.get(guide.id)
    known = any(risk.title == guide.name for risk in decision.risks.values())
    if answer and answer.applies == "yes" and not known:
        items.append(
            Action(
                "register", path, say("risks", "register_do"), depth=1, leads=("risks",),
                does=always(register_from_checklist(decision, guide)),
            )
        )  # fmt: skip
    return items


def _applies(decision: Decision, item: str) -> tuple[str, Sign]:
    answer = decision.checklist.get(item)
    applies = answer.applies if answer else None
    if answer is None or applies is None:
        return say("risks", "open"), "open"
    words = say("risks", applies)
    if applies == "no" and not answer.because.strip():
        words = say("risks", "no_reason", words=words)
    signs: dict[str, Sign] = {"yes": "warning", "unknown": "unknown", "no": "done"}
    return words, signs[applies]


def rating(risk: Risk) -> int | None:
    """Likelihood times impact, 1 to 25; None while one of them is open."""
    if risk.likelihood is None or risk.impact is None:
        return None
    return risk.likelihood * risk.impact


def risk_order(decision: Decision, view: View) -> tuple[str, ...]:
    """The risks in the order in which they were shown, new ones last; at first the gravest come first."""
    risks = decision.risks
    kept = [slug for slug in view.order if slug in risks]
    if not kept:
        grades = {slug: (risk.state == "closed", -(rating(risk) or _MOST)) for slug, risk in risks.items()}
        kept = sorted(risks, key=grades.__getitem__)
    return (*kept, *(slug for slug in risks if slug not in kept))


def letter(place: int) -> str:
    """The letter of the risk at a place in the register: a to z, then aa, ab …"""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, _MOST)
        name = chr(ord("a") + rest) + name
    return name


def letters(order: Sequence[str]) -> dict[str, str]:
    """A letter for each risk by its place."""
    return {slug: letter(place) for place, slug in enumerate(order)}


def shown_risk(decision: Decision, view: View, order: Sequence[str]) -> str:
    """The risk whose questions are shown."""
    return view.shown if view.shown in decision.risks else next(iter(order), "")


def _register(of: Analysis, view: View, order: Sequence[str]) -> list[Item]:
    risks, signs = of.decision.risks, letters(order)
    new = adding(of, view, ("risks",), "risk", label=say("risks", "add"))
    if not risks:
        return [SectionHead(say("risks", "register"), say("risks", "empty"), "register"), *new]
    count = sum(risk.state != "closed" for risk in risks.values())
    note = say("risks", "open_count", count=count)
    items: list[Item] = [SectionHead(say("risks", "register"), note, "register")]
    for slug in order:
        items.append(_risk(slug, risks[slug], signs[slug]))
        if view.everything:
            items += _details(of, view, slug, signs[slug])
    items += [Prose((), "map"), *new]
    shown = shown_risk(of.decision, view, order)
    return items if view.everything else [*items, *_details(of, view, shown, signs[shown])]


def _risk(slug: str, risk: Risk, letter: str) -> RecordLine:
    path: KeyPath = ("risks", slug)
    happened = risk.state == "came-true"
    true = Action(
        "came-true", path, say("risks", "open_again" if happened else "came_true"), key="c",
        does=lambda now, today, _: switch_came_true(now, slug),
    )  # fmt: skip
    graded = rating(risk)
    note = ", ".join(part for part in (letter, risk.state, str(graded) if graded else "", risk.owner) if part)
    title = risk.title or say("risks", "unnamed")
    sign: Sign = "warning" if happened else ""
    return RecordLine(path, "risk", title, note, sign, opens=False, moves=True, actions=(true,))


def _details(of: Analysis, view: View, slug: str, letter: str) -> list[Item]:
    risk = of.decision.risks[slug]
    items: list[Item] = [SectionHead(f"{letter}  {risk.title or say('risks', 'unnamed')}", id=f"risk {slug}")]
    if risk.raised_by:
        found = next((one for one in of.raised if one.id == risk.raised_by), None)
        words = render(found, of.decision).says if found else say("risks", "no_longer")
        items.append(Prose((words,), "because"))
    questions = [q for q in sheet("risks") if q.path.startswith("risks.")]
    items += bare_asks(questions, of, view, risk=slug)
    quiet = goes_quiet(of, slug)
    if quiet and (view.waits or view.everything):  # where no guide stands beside it
        items.append(Prose((say("risks", "quiet_when"), *(f"- {words}" for words in quiet)), "quiet-when"))
    return items


def gone_wrong(of: Analysis) -> tuple[str, ...]:
    """In words: risks that came true, and phases that failed."""
    decision = of.decision
    found = [
        say("risks", "wrong_risk", title=risk.title or slug)
        for slug, risk in decision.risks.items()
        if risk.state == "came-true"
    ]
    path = decision.paths.get(of.path_candidate or "")
    for slug, phase in path.phases.items() if path else ():
        if phase_state(phase) == "failed":
            found.append(say("risks", "wrong_phase", name=phase.name or slug))
    return tuple(found)


def _recovery(of: Analysis, view: View, wrong: Sequence[str]) -> list[Item]:
    """The recovery plan; where something went wrong, with what it was."""
    questions = [q for q in sheet("risks") if q.path.startswith("recovery.")]
    if not wrong:
        return asks(questions, of, view)
    return [
        SectionHead(say("risks", "way_out"), say("risks", "way_out_note")),
        Prose((say("risks", "way_out_words"),), "way-out"),
        *bare_asks(questions, of, view),
    ]
