"""The load against the limit: how it grows, when it gets there, and by when the move is over."""

from datetime import date
from math import exp, log
from typing import Final

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.method.load import limit_met
from roadworthy.model import Decision
from roadworthy.model.frame import Load
from roadworthy.model.interval import figure_text
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, line
from roadworthy.tui.widgets.time_line import MONTHS, Placed, TimeLine, placed, runs

_STEPS: Final = 8
"""Heights that one row can show."""


def load_note(load: Load) -> str:
    """The load today and how it is expected to grow."""
    facts = {"rate": figure_text(load.rate or 0), "growth": figure_text(load.growth or 1)}
    key = "load_note" if load.unit else "load_note_bare"
    return say("frame", key, unit=load.unit, months=load.growth_months or 0, **facts)


def load_lines(decision: Decision, today: date, over_by: date | None, width: int, rows: int) -> list[Content]:
    """The load from today on as a line of bars, from nought to the limit, and the days that matter.

    `over_by`: the day by which the quickest move is over in 8 of 10 cases; None where nobody knows.
    Nothing where no limit lies ahead.
    """
    met, load = limit_met(decision, today), decision.frame.load
    if met is None or not met.months or not load.rate or not load.limit:
        return []
    days = [today, met.on] if over_by is None else [today, met.on, over_by]
    axis = TimeLine.over(days, width)
    limit = axis.cell(met.on)
    month = f"{MONTHS[met.on.month - 1]} {met.on.year}"
    words = say("frame", "load_limit", limit=figure_text(load.limit), month=month)
    above = [Placed(axis.cell(today), (("today", "$accent"),)), Placed(limit, ((words, "bold $bright"),))]
    shares = [_share(load, axis, cell, today) for cell in range(axis.cells)]
    lines = placed(above, width)
    for row in range(rows - 1, -1, -1):
        cells = [_bar(share, row, rows, late=cell >= limit) for cell, share in enumerate(shares)]
        cells[limit] = (glyph("exit"), "bold $bright")
        lines.append(line(*runs(cells)))
    if over_by is not None:
        sign: Fragment = (f"{glyph('up')} ", "$ink" if over_by <= met.on else "bold $warn")
        told = say("frame", "load_move", p80=over_by.isoformat())
        lines += placed([Placed(axis.cell(over_by), (sign, (told, "$ink")))], width)
    return lines


def _share(load: Load, axis: TimeLine, cell: int, today: date) -> float | None:
    """The load in the middle of a cell as a share of the limit, 1 from there on; None before today."""
    days = (cell + 0.5) / axis.cells * axis.days - (today - axis.first).days
    if days < 0:
        return None
    months = days / (365.2425 / 12)
    grown = log((load.rate or 1.0) / (load.limit or 1.0)) + log(load.growth or 1.0) * months / (
        load.growth_months or 1
    )
    return exp(min(0.0, grown))


def _bar(share: float | None, row: int, rows: int, *, late: bool) -> tuple[str, str]:
    """One cell of one row, counted from the lowest: how much of its height the load fills."""
    if share is None:
        return " ", "$dim"
    filled = round(_STEPS * (share * rows - row))
    style = "$warn" if late else "$dim"
    if filled <= 0:
        return " ", style
    if is_ascii():
        return (glyph("full") if filled >= _STEPS // 2 else " "), style
    return "▁▂▃▄▅▆▇█"[min(filled, _STEPS) - 1], style
