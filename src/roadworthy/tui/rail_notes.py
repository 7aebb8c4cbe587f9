"""What stands below the rail."""

from datetime import date

from roadworthy.method.gate import gate
from roadworthy.method.rules import open_findings
from roadworthy.model import Decision
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment

_GATES = {"ready": "ready to choose", "too-early": "too early", "late": "late"}


def rail_notes(decision: Decision, today: date) -> list[list[Fragment]]:
    """The gate, the day to look again, and how many points are open."""
    found = gate(decision, today)
    sign: Fragment = (
        (glyph("holds") + " ", "$ink") if found.state == "ready" else (glyph("look") + " ", "bold $warn")
    )
    notes: list[list[Fragment]] = [[], [("Gate", "$dim")], [sign, (_GATES[found.state], "$ink")]]
    review = decision.outcome.review_on
    if review:
        overdue: list[Fragment] = [(glyph("look") + " ", "bold $warn")] if review <= today else []
        notes += [[], [("Look again", "$dim")], [*overdue, (review.isoformat(), "$ink")]]
    points = len(open_findings(decision, today))
    if points:
        notes += [
            [],
            [("Open points", "$dim")],
            [(glyph("look") + " ", "bold $warn"), (f"{points} to look at", "$ink")],
        ]
    return notes
