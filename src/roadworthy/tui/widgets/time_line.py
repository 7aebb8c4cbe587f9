"""Days on one line: a bar from a day to two others, marks, and words that stand where their day is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from textual.content import Content

from roadworthy.model.frozen import frozen
from roadworthy.tui.glyphs import eighth, glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, line

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS: Final = (1, 2, 3, 6, 12)
"""Months between two names on an axis."""
_MARGIN_DAYS: Final = 20


@frozen
class Placed:
    """Words, and the cell at which they would like to begin."""

    at: int
    parts: tuple[Fragment, ...]


def placed(words: Iterable[Placed], width: int) -> list[Content]:
    """Words each at its cell where there is room, else beside it, never over one another."""
    rows: list[tuple[list[Fragment], int]] = [([], 0)]
    for one in sorted(words, key=lambda word: word.at):
        text = line(*one.parts)
        parts, used = rows[-1]
        at = max(used + 2 if used else 0, min(one.at, width - text.cell_length))
        if at + text.cell_length > width and used:
            parts, used = [], 0
            at = max(0, width - text.cell_length)
            rows.append((parts, 0))
        parts += [" " * (at - used), text]
        rows[-1] = (parts, at + text.cell_length)
    return [line(*parts) for parts, _ in rows]


@frozen
class TimeLine:
    """Which days the cells of a line stand for."""

    first: date
    days: int
    cells: int

    @classmethod
    def over(cls, days: Sequence[date], cells: int) -> "TimeLine":
        """A line on which all of the days are, with air at both ends."""
        first = max(date.min + timedelta(days=_MARGIN_DAYS), min(days)) - timedelta(days=_MARGIN_DAYS)
        last = min(date.max - timedelta(days=_MARGIN_DAYS), max(days)) + timedelta(days=_MARGIN_DAYS)
        return cls(first, max(1, (last - first).days), max(8, cells))

    def at(self, day: date) -> float:
        """Cells from the left edge to the beginning of a day."""
        return (day - self.first).days / self.days * self.cells

    def cell(self, day: date) -> int:
        """The cell of a day, the last one for what lies behind."""
        return min(self.cells - 1, max(0, int(self.at(day))))

    def bar(self, begin: date, half: date, most: date, today: date, dates: Mapping[date, str]) -> Content:
        """Full from `begin` to `half`, soft to `most`, then the track; today and other dates over it."""
        start, sure, reach = self.at(begin), self.at(half), self.at(most)
        cells = bar_cells(start, sure, reach, self.cells)
        cells[self.cell(today)] = (glyph("dashed"), _over(cells[self.cell(today)][1], "$accent"))
        for day, style in dates.items():
            at = self.cell(day)
            cells[at] = (glyph("exit"), _over(cells[at][1], f"bold {style}"))
        return line(*runs(cells))

    def months(self) -> Content:
        """The names of the months below, the year in the place of January."""
        found: list[date] = []
        day = self.first.replace(day=1)
        while (day - self.first).days < self.days:
            if day >= self.first:
                found.append(day)
            if day.year == date.max.year and day.month == 12:
                break
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        step = next((one for one in STEPS if self.cells / max(1, len(found)) * one >= 6), 12)
        years = step == 12 and self.cells / max(1, len(found) / 12) < 6
        parts: list[Fragment] = []
        used = 0
        for day in found:
            x = self.cell(day)
            name = str(day.year) if day.month == 1 else MONTHS[day.month - 1]
            if (day.month - 1) % step or (parts and x < used + 1) or x + len(name) > self.cells:
                continue
            if years and x < used + 3:
                continue
            parts += [" " * (x - used), (name, "$dim")]
            used = x + len(name)
        return line(*parts)


def bar_cells(start: float, sure: float, reach: float, cells: int) -> list[tuple[str, str]]:
    """The cells of a bar: full from `start` to `sure`, soft to `reach`, then the track."""
    return [_bar_cell(x, start, sure, reach) for x in range(cells)]


def runs(cells: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Cells of one style put together."""
    groups = groupby(cells, key=lambda cell: cell[1])
    return [("".join(sign for sign, _ in run), style) for style, run in groups]


def _over(style: str, mark: str) -> str:
    """The style of a mark that stands over a cell of the bar."""
    ground = style.rpartition("on ")[2] if "on " in style else style
    return f"{mark} on {ground}" if ground else mark


def _bar_cell(x: int, start: float, sure: float, reach: float) -> tuple[str, str]:
    """One cell: what of it is full, soft, and track."""
    if is_ascii():
        middle = x + 0.5
        if start <= middle < sure:
            return glyph("full"), "$dim"
        return (glyph("soft"), "$rule") if start <= middle < reach else (glyph("track"), "$track")
    if x < int(start) or x >= reach:
        return " ", "on $track"
    full = round(8 * min(1.0, max(0.0, sure - x)))
    if full >= 8:
        return glyph("full"), "$dim"
    if full > 0:
        return eighth(full), "$dim on $track"
    return glyph("mixed"), "$dim on $track"
