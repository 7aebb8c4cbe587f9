"""What stands below the rail."""

from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.conflicts import open_conflicts
from roadworthy.method.find_out import SMALL_CHANCE
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model import Decision
from roadworthy.report.robustness_words import Names
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.sizes import RAIL
from roadworthy.tui.text_layout import Fragment, wrap

_GATES = {"ready": "ready to choose", "too-early": "too early", "late": "late"}


def rail_notes(analysis: Analysis, find: str = "") -> list[list[Fragment]]:
    """The gate, the day to look again, how many points are open, and what to find out first."""
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
    if find:
        notes += [[], [("Find out first", "$dim")]]
        first, *rest = wrap(find, RAIL - 6)
        notes.append([("? ", "bold $warn"), (first, "$ink")])
        notes += [["  ", (text, "$ink")] for text in rest]
    return notes


FIND_OUT_RESTS_ON: Final = ("lookups", "turning_chance")
"""The parts of a `Sensitivity` that `find_out_words` reads."""


def find_out_words(found: Sensitivity, decision: Decision) -> str:
    """The candidate and the criterion to find out about first; empty where it is time to stop looking."""
    if not found.lookups or found.turning_chance <= SMALL_CHANCE:
        return ""
    cell, names = found.lookups[0].worth, Names.of(decision)
    return f"{names.candidate(cell.candidate)}, {names.criterion(cell.criterion)}"
