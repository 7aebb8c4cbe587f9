"""The phases on a calendar: months above, a bar and its dates for each phase, the team's load below."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import ceil, floor
from typing import Final

from textual.content import Content

from roadworthy.method.path import PhasePlan
from roadworthy.model.frozen import frozen
from roadworthy.model.path import TeamLoad
from roadworthy.tui.glyphs import eighth, glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, fit, line, wrap
from roadworthy.tui.widgets.time_line import MONTHS, STEPS, runs

LABELS: Final = 24
"""Width of the column with the phases' names, its first blank cell included."""
_MARGIN: Final = 1
"""Cells kept free behind the last day."""

TimelineCell = tuple[str, str]


def day_words(day: date, today: date) -> str:
    """A day as the timeline writes it; with its year where that is not this one or a neighbour in months."""
    near = abs((day - today).days) < 300
    return f"{MONTHS[day.month - 1]} {day.day}" + ("" if near else f" {day.year}")


@frozen
class ForcedDate:
    """The day that forces the move, on the calendar."""

    day: date
    missed: bool
    """Whether the move is not surely over by then."""

    @property
    def style(self) -> str:
        """How its mark is drawn."""
        return "bold $warn" if self.missed else "bold $bright"


@frozen
class Axis:
    """Which days the cells of the calendar stand for."""

    first: date
    days: int
    cells: int
    today: date
    forced: ForcedDate | None = None

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


def axis_for(days: Iterable[date], today: date, width: int, forced: ForcedDate | None = None) -> Axis:
    """The calendar from the month of the first day to that of the last; three months at the least."""
    every = [today, *days, *([forced.day] if forced is not None else [])]
    first = min(every).replace(day=1)
    last = max(every)
    least = first
    for _ in range(3):
        least = _month_after(least)
    end = max(_month_after(last) if last.year < 9999 else last, least)
    return Axis(first, max(1, (end - first).days), max(8, width - LABELS - _MARGIN), today, forced)


def axis_lines(axis: Axis, width: int) -> list[Content]:
    """The names of the months, and a rule with the marks of today and of the date that forces it."""
    months = axis.months()
    step = next((step for step in STEPS if axis.cells / len(months) * step >= 5), 12)
    names: list[Fragment] = [" " * LABELS]
    used = 0
    for day in months:
        x = round(axis.at(day))
        if (day.month - 1) % step or x < used + (1 if used else 0):
            continue
        if LABELS + x + 4 > width:
            break
        words = str(day.year) if day.month == 1 else MONTHS[day.month - 1]
        here = (day.year, day.month) == (axis.today.year, axis.today.month)
        names += [" " * (x - used), (words, "$bright" if here else "$dim")]
        used = x + len(words)
    return [fit(line(*names), width), fit(line(" ", *runs(_rule(axis, width))), width)]


def _rule(axis: Axis, width: int) -> list[TimelineCell]:
    """The rule below the months, with the marks of today and of the forced date and what they are."""
    cells = [(glyph("rule"), "$rule")] * max(1, width - 1)
    left = LABELS - 1
    taken = range(0)
    if axis.forced is not None:
        x = left + floor(axis.at(axis.forced.day))
        said = day_words(axis.forced.day, axis.today)
        begin = x + 1 if x + 1 + len(said) <= len(cells) else x - len(said)
        taken = range(min(x, begin), max(x + 1, begin + len(said)))
        _put(cells, x, glyph("exit"), axis.forced.style)
        _put(cells, begin, said, "bold $bright")
    now, words = left + axis.now, " today "
    if left <= now < len(cells):
        if now not in taken:
            cells[now] = (glyph("today"), "$accent")
        for begin in (now + 1, now - len(words)):
            wanted = range(begin, begin + len(words))
            if left <= begin and wanted.stop <= len(cells) and not set(wanted) & set(taken):
                _put(cells, begin, words, "$accent")
                break
    return cells


@frozen
class PhaseRow:
    """A phase as the timeline draws it."""

    number: int
    name: str
    plan: PhasePlan
    start: date | None
    half: date | None
    """The day by which it is over in half of the cases, or, where nobody drew any, if all goes well."""
    most: date | None
    """The same in 80 of 100, or at the latest."""
    here: bool
    """Whether it is the one that is looked at."""
    guess: bool = False
    """Whether its dates only show how long it takes, as if the path began today."""

    @property
    def words(self) -> tuple[str, str, str]:
        """Sign, its style, and words for how it stands."""
        total, met = len(self.plan.phase.checks), self.plan.met
        match self.plan.state:
            case "passed":
                return glyph("holds"), "$ink", "passed"
            case "on-word":
                return glyph("holds"), "$ink", "passed on word"
            case "failed":
                return glyph("look"), "bold $warn", "failed"
            case "skipped":
                return glyph("dash"), "$dim", "skipped"
            case "running" if self.plan.overdue_days:
                return glyph("look"), "bold $warn", f"{met} of {total}, {self.plan.overdue_days} d over"
            case "running" if not total:
                return glyph("look"), "bold $warn", "no exit checks"
            case "running":
                return "", "", f"{met} of {total} checks"
            case _:
                return "", "", "not begun"

    def dates(self, today: date) -> tuple[str, ...]:
        """Its first day, the two last ones; then shorter words, for less room."""
        if self.plan.state == "skipped":
            return ()
        if self.start is None:
            return ("no dates yet",)
        begin = day_words(self.start, today)
        if self.half is None or self.most is None:
            return (f"{begin} {glyph('dash')} ?",)
        ends = f"{begin} {glyph('dash')} {day_words(self.half, today)}"
        if self.half == self.most:
            return (ends, f"to {day_words(self.half, today)}")
        most = day_words(self.most, today)
        if (self.half.year, self.half.month) == (self.most.year, self.most.month):
            most = str(self.most.day)
        return (f"{ends}, or {most}", f"ends {day_words(self.half, today)}, or {most}")


def phase_lines(row: PhaseRow, axis: Axis, width: int, *, folded: bool) -> list[Content]:
    """A phase: its name and bar, and below them how it stands and its dates. `folded`: the name alone."""
    cells = _empty(axis, width)
    begin = _bar(row, axis, cells)
    over = row.plan.state in ("passed", "on-word", "skipped")
    ink = ("$dim", "") if over else ("$accent", "bold $bright") if row.here else ("$dim", "")
    names = wrap(row.name, LABELS - 4) or [""]
    sign, style, words = row.words
    state = [("  ", ""), (f"{sign} ", style) if sign else ("", ""), (words, "$dim")]
    left = [line((f"{row.number} ", ink[0]), (names[0], ink[1]))]
    left += [line("  ", (name, ink[1])) for name in names[1:2]]
    if folded:
        if len(left) == 1:
            _words_beside(row, cells)
    else:
        left.append(line(*state))
    second = _dates_below(row, axis, width, begin)
    lines = []
    for number, label in enumerate(left):
        drawn = cells if number == 0 else second if number == 1 and not folded else _empty(axis, width)
        lines.append(fit(line(" ", fit(label, LABELS - 2), " ", *runs(drawn)), width))
    return lines


def _empty(axis: Axis, width: int) -> list[TimelineCell]:
    cells: list[TimelineCell] = [(" ", "")] * max(1, width - LABELS - 1)
    if 0 <= axis.now < len(cells):
        cells[axis.now] = (glyph("dashed"), "$accent-soft")
    _mark_forced(axis, cells)
    return cells


def _mark_forced(axis: Axis, cells: list[TimelineCell]) -> None:
    if axis.forced is None:
        return
    x = floor(axis.at(axis.forced.day))
    if 0 <= x < len(cells):
        ground = cells[x][1].rpartition("on ")[2] if cells[x][0] != " " else ""
        filled = cells[x][0] in (glyph("full"), glyph("mixed"))
        style = f"{axis.forced.style} on {ground}" if filled and ground else axis.forced.style
        cells[x] = (glyph("exit"), style)


def _put(cells: list[TimelineCell], x: int, words: str, style: str) -> None:
    for place, sign in enumerate(words, x):
        if 0 <= place < len(cells):
            cells[place] = (sign, style)


def _bar(row: PhaseRow, axis: Axis, cells: list[TimelineCell]) -> int | None:
    """Draw the bar; the cell in which it begins."""
    if row.start is None:
        return None
    full = "$accent" if row.here and not row.guess else "$rule" if row.guess else "$dim"
    begin = min(round(axis.at(row.start)), axis.cells - 1)
    sure = axis.at(row.half or row.start)
    reach = max(axis.at(row.most or row.start), begin + 1, sure)
    sure = max(sure, begin + 0.5)
    for x in range(begin, min(len(cells), ceil(reach))):
        cells[x] = _bar_cell(sure - x, reach - x, full)
    _mark_forced(axis, cells)
    return begin


def _bar_cell(sure: float, reach: float, full: str) -> TimelineCell:
    if is_ascii():
        return (glyph("full"), full) if sure >= 0.5 else (glyph("soft"), full) if reach >= 0.5 else (" ", "")
    a = round(sure * 8)
    if a >= 8:
        return glyph("full"), full
    if a > 0:
        return eighth(a), full
    return (glyph("mixed"), full) if reach >= 0.5 else (" ", "")


def _words_beside(row: PhaseRow, cells: list[TimelineCell]) -> None:
    """Say how it stands in the row of the bar: behind the bar where there is room, else before it."""
    sign, style, words = row.words
    shown = f"{sign} {words}" if sign else words
    marks = (" ", glyph("dashed"), glyph("exit"))
    filled = [x for x, cell in enumerate(cells) if cell[0] not in marks]
    start = (max(filled) + 2) if filled else 0
    if start + len(shown) > len(cells):
        start = (min(filled) if filled else 0) - 1 - len(shown)
    if start < 0 or any(cells[x][0] == glyph("exit") for x in range(start, start + len(shown))):
        return
    _put(cells, start, shown, "$dim")
    if sign:
        _put(cells, start, sign, style)


def _dates_below(row: PhaseRow, axis: Axis, width: int, begin: int | None) -> Sequence[TimelineCell]:
    """The dates below the bar; never over the mark of the date that forces it."""
    cells = _empty(axis, width)
    forced = None if axis.forced is None else floor(axis.at(axis.forced.day))
    for said in row.dates(axis.today):
        most = len(cells) - len(said)
        start = max(0, min(begin if begin is not None else 0, most))
        if forced is not None and start <= forced < start + len(said):
            # Before the mark, else behind it.
            start = forced - 1 - len(said) if forced - 1 >= len(said) else forced + 2
        if 0 <= start <= most:
            _put(cells, start, said, "$dim")
            return cells
    return cells


def load_lines(pulses: Sequence[tuple[date, TeamLoad]], axis: Axis, width: int) -> list[Content]:
    """How much the team said it carried, on the days when it was asked, with the scale and the last one."""
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
    scale = f"{glyph('load-light')} light {glyph('load-crunch')} crunch"
    below = fit(line("  ", (scale, "$dim")), LABELS - 2)
    return [
        fit(line(" ", fit(line(("Team load", "$dim")), LABELS - 2), " ", *runs(cells)), width),
        fit(line(" ", below, " ", *runs(_empty(axis, width))), width),
    ]
