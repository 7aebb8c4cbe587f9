"""The phases on a calendar: months above, a bar and its dates for each phase, the team's load below."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from math import ceil, floor
from typing import Final

from textual.content import Content

from roadworthy.method.path import PhasePlan
from roadworthy.model.frozen import frozen
from roadworthy.model.path import TeamLoad
from roadworthy.tui.glyphs import eighth, glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, fit, line, shortened

LABELS: Final = 24
"""Width of the column with the phases' names, its first blank cell included."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS: Final = (1, 2, 3, 6, 12)
_MARGIN: Final = 3
"""Cells kept free behind the last day, for the mark of the last exit."""

TimelineCell = tuple[str, str]


def day_words(day: date, today: date) -> str:
    """A day as the timeline writes it; with its year where that is not this one or a neighbour in months."""
    near = abs((day - today).days) < 300
    return f"{_MONTHS[day.month - 1]} {day.day}" + ("" if near else f" {day.year}")


@frozen
class Axis:
    """Which days the cells of the calendar stand for."""

    first: date
    days: int
    cells: int
    today: date

    def at(self, day: date) -> float:
        """Cells from the left edge to the beginning of a day."""
        return (day - self.first).days / self.days * self.cells

    @property
    def now(self) -> int:
        """The cell of today; outside where it is not drawn."""
        return floor(self.at(self.today))

    def months(self) -> list[date]:
        """The first days of the months that are drawn."""
        found: list[date] = []
        day = self.first
        while (day - self.first).days < self.days:
            found.append(day)
            day = _month_after(day)
        return found


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def axis_for(plans: Iterable[PhasePlan], today: date, width: int) -> Axis:
    """The calendar from the month of the first day to that of the last; three months at the least."""
    days = [today]
    for plan in plans:
        days += [day for day in (plan.start, plan.earliest_end, plan.latest_end) if day is not None]
    first = min(days).replace(day=1)
    last = max(days)
    least = first
    for _ in range(3):
        least = _month_after(least)
    end = max(_month_after(last) if last.year < 9999 else last, least)
    return Axis(first, max(1, (end - first).days), max(8, width - LABELS - _MARGIN), today)


def axis_lines(axis: Axis, width: int) -> list[Content]:
    """The names of the months, and a rule with the mark of today."""
    months = axis.months()
    step = next((step for step in _STEPS if axis.cells / len(months) * step >= 5), 12)
    names: list[Fragment] = [" " * LABELS]
    used = 0
    for day in months:
        x = round(axis.at(day))
        if (day.month - 1) % step or x < used + (1 if used else 0):
            continue
        words = str(day.year) if day.month == 1 else _MONTHS[day.month - 1]
        here = (day.year, day.month) == (axis.today.year, axis.today.month)
        names += [" " * (x - used), (words, "$bright" if here else "$dim")]
        used = x + len(words)
    rule = glyph("rule")
    left, words = max(0, axis.now), " today "
    rest = max(0, width - LABELS - left - 1 - len(words))
    below = line(
        " ",
        (rule * (LABELS - 1 + left), "$rule"),
        (glyph("today"), "$accent"),
        (words, "$accent"),
        (rule * rest, "$rule"),
    )
    return [fit(line(*names), width), fit(below, width)]


@frozen
class PhaseRow:
    """A phase as the timeline draws it."""

    number: int
    name: str
    owner: str
    plan: PhasePlan
    here: bool
    """Whether it is the one to work on now."""
    guess: bool = False
    """Whether its dates only show how long it takes, as if the path began today."""

    @property
    def words(self) -> tuple[str, str, str]:
        """Sign, its style, and words for how its exit stands."""
        shut = len(self.plan.open_checks)
        checks = "1 check open" if shut == 1 else f"{shut} checks open"
        match self.plan.state:
            case "passed":
                return glyph("holds"), "$ink", "passed"
            case "on-word":
                return glyph("holds"), "$ink", "passed on word"
            case "failed":
                return glyph("look"), "bold $warn", "failed"
            case "skipped":
                return glyph("dash"), "$dim", "skipped"
            case "running" if not self.plan.phase.checks:
                return glyph("exit"), "$warn", "no exit checks"
            case "running" if shut:
                over = f", {self.plan.overdue_days} d over" if self.plan.overdue_days else ""
                return glyph("exit"), "$warn", f"exit shut, {checks}{over}"
            case "running":
                return glyph("exit"), "$accent", "all checks met"
            case _:
                return glyph("exit"), "$dim", ""

    def dates(self, today: date) -> tuple[str, ...]:
        """Its first day, and the earliest and latest last one; then shorter words, for less room."""
        plan = self.plan
        if plan.state == "skipped":
            return ()
        if plan.start is None:
            return ("no dates yet",)
        begin = day_words(plan.start, today)
        if plan.earliest_end is None or plan.latest_end is None:
            return (f"{begin} {glyph('dash')} ?",)
        ends = f"{begin} {glyph('dash')} {day_words(plan.earliest_end, today)}"
        if plan.earliest_end == plan.latest_end:
            return (ends, f"to {day_words(plan.latest_end, today)}")
        latest = f"to {day_words(plan.latest_end, today)}"
        return (f"{ends}  {latest}", f"ends {day_words(plan.earliest_end, today)} {latest}", latest)


def phase_lines(row: PhaseRow, axis: Axis, width: int, *, folded: bool) -> list[Content]:
    """A phase: its name and bar, and below them its owner and dates. `folded` leaves the second line out."""
    cells = _empty(axis, width)
    begin = _bar(row, axis, cells)
    _words_beside(row, axis, cells, begin)
    number = ("$accent" if row.here else "$dim", "bold $bright" if row.here else "")
    if row.plan.state in ("passed", "on-word", "skipped"):
        number = ("$dim", "")
    name = fit(line((f"{row.number} ", number[0]), (shortened(row.name, LABELS - 4), number[1])), LABELS - 2)
    lines = [fit(line(" ", name, " ", *_runs(cells)), width)]
    if not folded:
        owner = fit(line("  ", (shortened(row.owner, LABELS - 4), "$dim")), LABELS - 2)
        lines.append(fit(line(" ", owner, " ", *_runs(_dates_below(row, axis, width, begin))), width))
    return lines


def _empty(axis: Axis, width: int) -> list[TimelineCell]:
    cells: list[TimelineCell] = [(" ", "")] * max(1, width - LABELS - 1)
    if 0 <= axis.now < len(cells):
        cells[axis.now] = (glyph("dashed"), "$accent-soft")
    return cells


def _runs(cells: Sequence[TimelineCell]) -> list[TimelineCell]:
    """Cells of one style put together."""
    return [
        ("".join(sign for sign, _ in run), style) for style, run in groupby(cells, key=lambda cell: cell[1])
    ]


def _put(cells: list[TimelineCell], x: int, words: str, style: str) -> None:
    for place, sign in enumerate(words, x):
        if 0 <= place < len(cells):
            cells[place] = (sign, style)


def _bar(row: PhaseRow, axis: Axis, cells: list[TimelineCell]) -> int | None:
    """Draw the bar and the mark of the exit; the cell in which the bar begins."""
    plan = row.plan
    if plan.start is None:
        return None
    full, soft = ("$accent", "$accent-soft") if row.here and not row.guess else ("$dim", "$rule")
    if row.guess:
        full = soft
    begin = min(round(axis.at(plan.start)), axis.cells - 1)
    sure = axis.at(plan.earliest_end or plan.start)
    reach = max(axis.at(plan.latest_end or plan.start), begin + 1, sure)
    sure = max(sure, begin + 0.5)
    for x in range(begin, min(len(cells), ceil(reach))):
        cells[x] = _bar_cell(sure - x, reach - x, full, soft)
    if plan.state in ("planned", "running"):
        sign, style, _ = row.words
        _put(cells, ceil(reach) + (1 if ceil(reach) + 1 < len(cells) else 0), sign, style)
    return begin


def _bar_cell(sure: float, reach: float, full: str, soft: str) -> TimelineCell:
    if is_ascii():
        return (glyph("full"), full) if sure >= 0.5 else (glyph("soft"), soft) if reach >= 0.5 else (" ", "")
    a, b = round(sure * 8), round(reach * 8)
    if a >= 8:
        return glyph("full"), full
    if a > 0:
        return eighth(a), f"{full} on {soft}" if b >= 8 else full
    if b >= 8:
        return glyph("full"), soft
    return (eighth(b), soft) if b > 0 else (" ", "")


def _words_beside(row: PhaseRow, axis: Axis, cells: list[TimelineCell], begin: int | None) -> None:
    """Say how the exit stands: behind the bar where there is room, else before it."""
    sign, style, words = row.words
    if not words:
        return
    over = row.plan.state not in ("planned", "running")
    shown = f"{sign} {words}" if over else words
    last = max((x for x, cell in enumerate(cells) if cell[0] not in (" ", glyph("dashed"))), default=-2)
    if begin is None:
        begin, last = axis.cells, -2
    start = last + 2
    if start + len(shown) > len(cells):
        start = begin - 1 - len(shown)
    if start < 0:
        return
    _put(cells, start, shown, "$dim" if row.plan.state in ("passed", "on-word", "skipped") else "$ink")
    if over:
        _put(cells, start, sign, style)


def _dates_below(row: PhaseRow, axis: Axis, width: int, begin: int | None) -> Sequence[TimelineCell]:
    cells = _empty(axis, width)
    words = next((said for said in row.dates(axis.today) if len(said) < len(cells)), "")
    start = begin if begin is not None else 0
    start = max(0, min(start, len(cells) - 1 - len(words)))
    _put(cells, start, words, "$dim")
    return cells


def load_line(pulses: Sequence[tuple[date, TeamLoad]], axis: Axis, width: int) -> Content:
    """How much the team said it carried, on the days when it was asked; the last one in words."""
    cells = _empty(axis, width)
    last = 0
    for day, load in pulses:
        x = min(max(0, floor(axis.at(day))), len(cells) - 1)
        _put(cells, x, glyph(f"load-{load}"), "$warn" if load == "crunch" else "$dim")
        last = max(last, x)
    if pulses:
        load = pulses[-1][1]
        words = f"! {load}" if load == "crunch" else load
        start = last + 2 if axis.now != last + 1 else last + 3
        if start + len(words) > len(cells):
            start = max(0, last - len(words) - 1)
        _put(cells, start, words, "$ink")
        if load == "crunch":
            _put(cells, start, "!", "bold $warn")
    return fit(line(" ", fit(line(("Team load", "$dim")), LABELS - 2), " ", *_runs(cells)), width)
