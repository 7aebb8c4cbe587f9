"""What the answers raise: what it says, what would quiet it, and what a person may say to it."""

from collections.abc import Mapping
from dataclasses import replace

from roadworthy.edits.risks import dismiss_finding, last_role, risk_of, take_up_finding, unsay_finding
from roadworthy.interview.items import Action, Item, Prose, RecordLine, SectionHead, Sign
from roadworthy.interview.outlines.asking import bare_asks
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question, sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.rules import settled
from roadworthy.model import Decision, KeyPath
from roadworthy.model.outcome import Risk
from roadworthy.report.heaviest import AT_ONCE, heaviest_first
from roadworthy.report.words import RenderedFinding, render

LIGHTER: KeyPath = ("lighter",)
"""The line that opens to the lighter findings, where there are more than are told at once."""


def raised_items(of: Analysis, view: View, letters: Mapping[str, str]) -> list[Item]:
    """The findings of the rules that nobody has answered: the heaviest, and a line that opens to the rest."""
    if not of.raised:
        head = SectionHead(say("risks", "raised"), say("risks", "nothing"), "raised")
        return [head, Prose((say("risks", "no_worry"),))]
    open_ones = heaviest_first(one for one in of.raised if not settled(of.decision, one))
    if not open_ones:
        return []
    note = say("risks", "to_answer", count=len(open_ones))
    items: list[Item] = [SectionHead(say("risks", "raised"), note, "raised")]
    first, rest = open_ones[:AT_ONCE], open_ones[AT_ONCE:]
    for finding in first:
        items += _finding(finding, of, view, letters)
    if rest:
        key = "lighter_one" if len(rest) == 1 else "lighter"
        items.append(RecordLine(LIGHTER, "lighter", say("risks", key, count=len(rest)), deletes=False))
    if view.is_open(LIGHTER) or any(("raised", finding.id) in view.opened for finding in rest):
        for finding in rest:
            items += _finding(finding, of, view, letters)
    return items


def settled_findings(of: Analysis, view: View, letters: Mapping[str, str]) -> list[Item]:
    """The findings that somebody has answered."""
    items: list[Item] = []
    for finding in of.raised:
        if settled(of.decision, finding):
            items += _finding(finding, of, view, letters)
    return items


def _finding(finding: Finding, of: Analysis, view: View, letters: Mapping[str, str]) -> list[Item]:
    decision = of.decision
    told = render(finding, decision)
    path: KeyPath = ("raised", finding.id)
    done = settled(decision, finding)
    sign: Sign = "done" if done else "warning" if finding.level == "warning" else "note"
    actions = tuple(_actions(told, decision, of.today))
    note = state_words(finding, decision, letters)
    items: list[Item] = [RecordLine(path, "raised", told.title, note, sign, deletes=False, actions=actions)]
    if view.is_open(path):
        items.append(Prose(told_lines(told), "told", path=path, depth=1))
        items += _before(finding, decision)
        items += [replace(action, depth=1) for action in actions]
        if done:
            words = [q for q in sheet("risks") if q.id in ("raised-reason", "raised-role", "raised-on")]
            items += bare_asks(words, of, view, 1, finding=finding.id)
    return items


def told_lines(told: RenderedFinding) -> tuple[str, ...]:
    """What a finding says, what to do, the early sign, what would quiet it."""
    lines = [told.says]
    lines += [words for words in (told.mitigation, told.sign) if words]
    return (*lines, *told.quiet_when)


def state_words(finding: Finding, decision: Decision, letters: Mapping[str, str]) -> str:
    """What has become of a finding."""
    word = decision.raised.get(finding.id)
    if word is None or word.state is None:
        return "" if finding.level == "warning" else say("risks", "a_note")
    if not settled(decision, finding):
        return say("risks", "is_back")
    if word.state == "accepted":
        letter = letters.get(risk_of(decision, finding.id) or "")
        return say("risks", "risk", letter=letter) if letter else say("risks", "taken_up")
    return say("risks", "dismissed")


def _before(finding: Finding, decision: Decision) -> list[Item]:
    word = decision.raised.get(finding.id)
    if word is None or word.state is None or settled(decision, finding):
        return []
    words = say(
        "risks", "before",
        what=say("risks", "before_accepted" if word.state == "accepted" else "before_dismissed"),
        who=say("risks", "by", role=word.role) if word.role else "",
        when=say("risks", "on", day=word.on.isoformat()) if word.on else "",
        reason=word.reason,
    )  # fmt: skip
    return [Prose((words.strip(),), "before", depth=1)]


def risk_from(told: RenderedFinding) -> Risk:
    """A finding as a line of the register."""
    return Risk(
        title=told.title, likelihood=told.likelihood, impact=told.impact, sign=told.sign,
        mitigation=told.mitigation,
    )  # fmt: skip


def _actions(told: RenderedFinding, decision: Decision, today: object) -> list[Action]:
    del today
    finding = told.finding
    at: KeyPath = ("raised", finding.id)
    items: list[Action] = []
    if finding.path:
        items.append(Action("answer", at, say("risks", "to_answer_do"), leads=finding.path, key="t"))
    if settled(decision, finding):
        unsay = Action("unsay", at, say("risks", "unsay"), does=lambda *_: unsay_finding(finding, told.title))
        return [*items, unsay]
    there = risk_of(decision, finding.id) is not None
    take_up = Action(
        "accept", at, say("risks", "in_register" if there else "take_up"), key="a",
        does=lambda now, day, _: take_up_finding(now, finding, risk_from(told), last_role(now), day),
    )  # fmt: skip
    dismiss = Action(
        "dismiss", at, say("risks", "dismiss"), say("risks", "dismiss_note"), key="d",
        asks=(_asked("reason", decision, finding), _asked("role", decision, finding)),
        intro=say("risks", "dismiss_intro", title=told.title), verb=say("risks", "dismiss_verb"),
        does=lambda now, day, given: dismiss_finding(
            finding, told.title, given["role"] or "", given["reason"] or "", day
        ),
    )  # fmt: skip
    return [*items, take_up, dismiss]


def _asked(what: str, decision: Decision, finding: Finding) -> Question:
    """What is asked before a finding is dismissed; what was said before is proposed."""
    before = decision.raised.get(finding.id)
    proposed = getattr(before, what, "") if before else ""
    if what == "role":
        proposed = proposed or last_role(decision)
    return Question(
        id=what, sheet="risks", section="", kind="text", label=say("risks", what),
        ask=say("risks", f"{what}_ask"), why="", how="", path="", readers=(),
        example=say("risks", f"{what}_example"), proposed=proposed,
    )  # fmt: skip
