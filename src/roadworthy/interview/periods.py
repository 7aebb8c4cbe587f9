"""Weeks, months, quarters, halves and years as people name them, and the days that their edges are."""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from roadworthy.model.frozen import frozen

Edge: TypeAlias = Literal["start", "middle", "end", "any"]
"""Which part of a period is meant: one of its edges, or any day of it."""
EDGES: Final[dict[str, Edge]] = {
    "start": "start", "beginning": "start", "begin": "start", "first": "start",
    "middle": "middle", "mid": "middle", "end": "end", "last": "end",
}  # fmt: skip
MONTHS: Final = [name.casefold() for name in calendar.month_name[1:]]
WEEKDAYS: Final = [name.casefold() for name in calendar.day_name]
_SHORTEST: Final = 3
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12}
_RELATIVE: Final = re.compile(r"(?:(next|coming|last|this)\s+)?(week|month|quarter|year)")
_YEAR: Final = r"(?:[\s/-]*(?:of\s+)?(\d{4}|'?\d{2}))?"
_PART: Final = re.compile(
    rf"(?:(\d{{4}})[\s/-]*)?(?:([qh])([1-4])|(first|second|third|fourth|last|[1-4])\s+(quarter|half)){_YEAR}",
    re.ASCII,
)
_MONTH: Final = re.compile(r"([a-z]{3,9})\.?(?:[\s/-]*(?:of\s+)?(\d{4})|\s*('\d{2}))?", re.ASCII)
_IN_FIGURES: Final = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})", re.ASCII)
_WEEK: Final = re.compile(
    r"(?:(\d{4})[\s-]*)?(?:calendar\s+week|week|wk|kw|cw|w)\.?\s*(\d{1,2})(?:[\s/-]+(?:of\s+)?(\d{4}))?",
    re.ASCII,
)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_EARLIEST: Final = 1900
_LATEST: Final = 2199


@frozen
class Period:
    """Some days in a row that have a name."""

    first: date
    last: date

    def at(self, edge: Edge) -> tuple[date, ...]:
        """The days that are meant by a part of it, the earliest first; several where it is open."""
        week = self.last - self.first == timedelta(days=6)
        middle = self.first + timedelta(days=2 if week else (self.last - self.first).days // 2)
        # The end of a week is its last working day for some, its last day for others.
        end = (self.last - timedelta(days=2), self.last) if week else (self.last,)
        whole = (self.first, *(() if week else (middle,)), *end)
        return {"start": (self.first,), "middle": (middle,), "end": end, "any": whole}[edge]


def relative_period(said: str, today: date) -> Sequence[Period]:
    """``next month``, ``this week``, ``quarter``; none where it is no such thing."""
    found = _RELATIVE.fullmatch(said)
    if found is None:
        return ()
    step, unit = {"next": 1, "coming": 1, "last": -1}.get(found[1] or "", 0), found[2]
    if unit == "week":
        monday = today - timedelta(days=today.weekday() - 7 * step)
        return (Period(monday, monday + timedelta(days=6)),)
    length = _MONTHS_IN[unit]
    first = date(today.year, (today.month - 1) // length * length + 1, 1)
    return (_months(later(first, step * length, "month"), length),)


def named_period(said: str, today: date) -> Sequence[Period]:
    """``Q1``, ``March 2027``, ``2027-03``, ``03/2027``, ``second half of 2027``, ``week 12``, ``2027``.

    Those of the years around where none is named, the earliest first; none where it is no such thing.
    Raises ValueError for a week or a month that there is not.
    """
    if found := _WEEK.fullmatch(said):
        return _weeks(int(found[2]), found[1] or found[3], today)
    if said.isascii() and said.isdigit() and len(said) == 4 and _EARLIEST <= int(said) <= _LATEST:
        return (_months(date(int(said), 1, 1), 12),)
    if found := _IN_FIGURES.fullmatch(said):
        return (_months(date(int(found[1] or found[4]), int(found[2] or found[3]), 1), 1),)
    month, length, year = _part_of_year(said) or _month(said) or (0, 0, None)
    return [_months(date(one, month, 1), length) for one in _years(year, today)] if length else ()


def _part_of_year(said: str) -> tuple[int, int, int | None] | None:
    """The first month, the length in months, and the year, of a quarter or a half."""
    found = _PART.fullmatch(said)
    if found is None:
        return None
    before, letter, digit, ordinal, unit, after = found.groups()
    length = 6 if letter == "h" or unit == "half" else 3
    number = 12 // length if ordinal == "last" else _ORDINALS.get(ordinal) or int(digit or ordinal)
    if number * length > 12 or (before and after):
        return None
    return (number - 1) * length + 1, length, year_in(before or after)


def _month(said: str) -> tuple[int, int, int | None] | None:
    found = _MONTH.fullmatch(said)
    if found is None or (month := begun(found[1], MONTHS)) is None:
        return None
    return month + 1, 1, year_in(found[2] or found[3])


def _years(year: int | None, today: date) -> Sequence[int]:
    return (year,) if year else range(max(1, today.year - 2), min(9998, today.year + 2) + 1)


def _months(first: date, length: int) -> Period:
    return Period(first, later(first, length, "month") - timedelta(days=1))


def _weeks(number: int, year: str | None, today: date) -> Sequence[Period]:
    found: list[Period] = []
    for one in _years(int(year) if year else None, today):
        try:
            monday = date.fromisocalendar(one, number, 1)
        except ValueError:  # not every year has a 53rd
            continue
        found.append(Period(monday, monday + timedelta(days=6)))
    if not found:
        raise ValueError
    return found


def later(today: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months, quarters or years later. Raises OverflowError."""
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + count * _MONTHS_IN[unit]
    year, month = months // 12, months % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def begun(word: str, names: Sequence[str]) -> int | None:
    """Which of the names begins so; None where none or several do."""
    word = word.removesuffix(".")
    if len(word) < _SHORTEST:
        return None
    found = [number for number, name in enumerate(names) if name.startswith(word)]
    if word == "sept":
        return 8 if len(names) == 12 else None
    return found[0] if len(found) == 1 else None


def year_in(words: str | None, latest: int | None = None) -> int | None:
    """The year in four figures, or in two, which are of none after `latest`; None where none is given."""
    figures = (words or "").removeprefix("'")
    if not figures.isdigit():
        return None
    if len(figures) != 2:
        return int(figures)
    year = 2000 + int(figures)
    return year - 100 if latest is not None and year > latest else year


def nearest(day: int, month: int, year: int | None, today: date, *, past: bool) -> date:
    """The day in its year or, without one, the next or the last such day there is. Raises ValueError."""
    if year is not None:
        return date(year, month, day)
    for step in range(9):  # a 29th of February may be eight years away
        try:
            found = date(today.year + (-step if past else step), month, day)
        except ValueError:
            continue
        if found <= today if past else found >= today:
            return found
    return date(today.year, month, day)
