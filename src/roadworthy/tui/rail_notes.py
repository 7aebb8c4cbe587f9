"""What stands below the rail."""

from roadworthy.method.analysis import Analysis
from roadworthy.method.conflicts import open_conflicts
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment

_GATES = {"ready": "ready to choose", "too-early": "too early", "late": "late"}


def rail_notes(analysis: Analysis) -> list[list[Fragment]]:
    """The gate, the day to look again, and how many points are open."""
    found, today = analysis.gate_so_far, analysis.today
    sign: Fragment = (
        (glyph("holds") + " ", "$ink") if found.state == "ready" else (glyph("look") + " ", "bold $warn")
    )
    notes: list[list[Fragment]] = [[], [("Gate", "$dim")], [sign, (_GATES[found.state], "$ink")]]
    review = analysis.decision.outcome.review_on
    if review:
        overdue: list[Fragment] = [(glyph("look") + " ", "bold $warn")] if review <= today else []
        notes += [[], [("Look again", "$dim")], [*overdue, (review.isoformat(), "$ink")]]
    if kept_twice := len(open_conflicts(analysis.decision)):
        notes += [
            [],
            [("Kept twice", "$dim")],
            [
                (glyph("look") + " ", "bold $warn"),
                (f"{kept_twice} to settle  ", "$ink"),
                ("M", "bold $accent"),
            ],
        ]
    points = len(analysis.open_findings)
    if points:
        notes += [
            [],
            [("Open points", "$dim")],
            [(glyph("look") + " ", "bold $warn"), (f"{points} to look at", "$ink")],
        ]
    return notes
