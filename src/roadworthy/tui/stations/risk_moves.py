"""What a person says to a raised risk, as edits."""

from datetime import date

from roadworthy.edits.edit import Edit, new_slug
from roadworthy.knowledge.checklist import ChecklistGuide
from roadworthy.method.rules import word_on
from roadworthy.model import Decision, KeyPath, drop, put
from roadworthy.model.outcome import Risk
from roadworthy.report.words import RenderedFinding


def risk_of(decision: Decision, finding_id: str) -> str | None:
    """The line of the register that was taken up from a finding."""
    return next((slug for slug, risk in decision.risks.items() if risk.raised_by == finding_id), None)


def accept(decision: Decision, told: RenderedFinding, role: str, today: date) -> tuple[Edit, str]:
    """Take a raised risk up: a line of the register, and the person's word on it. Gives the line's slug."""
    finding = told.finding
    there = risk_of(decision, finding.id)
    slug = there or new_slug(decision, ("risks",), told.title, "risk")
    risk = Risk(
        title=told.title, likelihood=told.likelihood, impact=told.impact, sign=told.sign,
        mitigation=told.mitigation, raised_by=finding.id,
    )  # fmt: skip
    before = decision.raised.get(finding.id)
    reason = before.reason if before and before.state == "accepted" else ""

    def apply(current: Decision) -> Decision:
        if there is None:
            current = put(current, ("risks", slug), risk)
        word = word_on(current, finding, "accepted", reason=reason, role=role, on=today)
        return put(current, ("raised", finding.id), word)

    return Edit(f"Took up “{told.title}”", ("risks", slug), apply), slug


def dismiss(told: RenderedFinding, role: str, reason: str, today: date) -> Edit:
    """Leave a raised risk aside, with a reason; it returns when an answer behind it changes."""
    finding = told.finding
    at: KeyPath = ("raised", finding.id)

    def apply(decision: Decision) -> Decision:
        return put(decision, at, word_on(decision, finding, "dismissed", reason=reason, role=role, on=today))

    return Edit(f"Dismissed “{told.title}”", at, apply)


def unsay(told: RenderedFinding) -> Edit:
    """Take the word on a finding back; a line of the register stays."""
    at: KeyPath = ("raised", told.finding.id)
    return Edit(f"Took back the word on “{told.title}”", at, lambda decision: drop(decision, at))


def from_checklist(decision: Decision, guide: ChecklistGuide) -> tuple[Edit, str]:
    """A common way to go wrong as a line of the register."""
    slug = new_slug(decision, ("risks",), guide.name, "risk")
    risk = Risk(title=guide.name, mitigation=guide.avoid)
    edit = Edit(
        f"Put “{guide.name}” into the register",
        ("risks", slug),
        lambda current: put(current, ("risks", slug), risk),
    )
    return edit, slug


def came_true(slug: str, risk: Risk) -> Edit:
    """The risk has happened; said once more, it is open again."""
    state = "open" if risk.state == "came-true" else "came-true"
    label = f"{'Open again' if state == 'open' else 'Came true'}: {risk.title or slug}"
    at: KeyPath = ("risks", slug, "state")
    return Edit(label, at, lambda current: put(current, at, state))


def last_role(decision: Decision) -> str:
    """The role in which somebody last gave their word, as a proposal."""
    said = [(word.on or date.min, word.role) for word in decision.raised.values() if word.role]
    return max(said)[1] if said else ""
