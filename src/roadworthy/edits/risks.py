"""Changes of the register, and what a person says to a risk that the answers raise."""

from datetime import date

from roadworthy.edits.edit import Edit, new_slug
from roadworthy.knowledge.checklist import ChecklistGuide
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.method.finding import Finding
from roadworthy.method.rules import word_on
from roadworthy.model import Decision, KeyPath, PathError, drop, put
from roadworthy.model.outcome import Risk


def risk_of(decision: Decision, finding_id: str) -> str | None:
    """The line of the register that was taken up from a finding."""
    return next((slug for slug, risk in decision.risks.items() if risk.raised_by == finding_id), None)


def last_role(decision: Decision) -> str:
    """The role in which somebody last gave their word, as a proposal."""
    said = [(word.on or date.min, word.role) for word in decision.raised.values() if word.role]
    return max(said)[1] if said else ""


def take_up_finding(decision: Decision, finding: Finding, risk: Risk, role: str, today: date) -> Edit:
    """Take a raised risk up: `risk` as a line of the register, and the person's word on the finding."""
    there = risk_of(decision, finding.id)
    slug = there or new_slug(decision, ("risks",), risk.title, "risk", risk)
    line = risk.model_copy(update={"raised_by": finding.id})
    before = decision.raised.get(finding.id)
    reason = before.reason if before and before.state == "accepted" else ""

    def apply(current: Decision) -> Decision:
        if there is None:
            current = put(current, ("risks", slug), line)
        word = word_on(current, finding, "accepted", reason=reason, role=role, on=today)
        return put(current, ("raised", finding.id), word)

    return Edit(label_of("taken_up", name=risk.title), ("risks", slug), apply)


def dismiss_finding(finding: Finding, title: str, role: str, reason: str, today: date) -> Edit:
    """Leave a raised risk aside, with a reason; it returns when an answer behind it changes."""
    at: KeyPath = ("raised", finding.id)
    if not reason.strip():
        raise PathError((*at, "reason"), refusal("no_reason"))

    def apply(decision: Decision) -> Decision:
        word = word_on(decision, finding, "dismissed", reason=reason.strip(), role=role.strip(), on=today)
        return put(decision, at, word)

    return Edit(label_of("dismissed", name=title), at, apply)


def unsay_finding(finding: Finding, title: str) -> Edit:
    """Take the word on a finding back; a line of the register stays."""
    at: KeyPath = ("raised", finding.id)
    return Edit(label_of("unsaid", name=title), at, lambda decision: drop(decision, at))


def register_from_checklist(decision: Decision, guide: ChecklistGuide) -> Edit:
    """A common way to go wrong as a line of the register."""
    slug = new_slug(decision, ("risks",), guide.name, "risk", guide.id)
    risk = Risk(title=guide.name, mitigation=guide.avoid)
    at: KeyPath = ("risks", slug)
    return Edit(label_of("into_register", name=guide.name), at, lambda current: put(current, at, risk))


def switch_came_true(decision: Decision, slug: str) -> Edit:
    """The risk has happened; said once more, it is open again."""
    risk = decision.risks[slug]
    state = "open" if risk.state == "came-true" else "came-true"
    label = label_of("open_again" if state == "open" else "came_true", name=risk.title or slug)
    at: KeyPath = ("risks", slug, "state")
    return Edit(label, at, lambda current: put(current, at, state))
