"""Days as people type them: ``2026-12-01``, ``1.12.``, ``+6m``, ``in 6 weeks``, ``end of March``, ``Friday``.

What could be two days is refused with both of them, the country's usual order first, unless that settles it.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from roadworthy.interview.numbers import WORDS
from roadworthy.interview.refusal import NotTaken, Unclear

DayOrder: TypeAlias = Literal["day-first", "month-first"] | None
"""Which of two figures is the day in the person's country; None where it is not known."""
_MONTHS: Final = [name.casefold() for name in calendar.month_name]
_WEEKDAYS: Final = [name.casefold() for name in calendar.day_name]
_SHORTEST: Final = 3
_NAMED: Final = {"today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2}
_UNITS: Final = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12}
_COUNTED: Final = re.compile(
    r"(in\s+|\+\s*|-\s*)?(\d{1,9}|[a-z]+)\s*(d|w|m|q|y|(?:day|week|month|quarter|year)s?)(\s+ago|\s+from\s+now)?",
    re.ASCII,
)
_EDGE: Final = re.compile(r"(end|start|beginning|middle|mid)[\s-]+(?:of\s+)?(?:the\s+)?(.+)")
_FIGURES: Final = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*(?:[./-]\s*(\d{4}|\d{2})?)?", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", re.ASCII)
_TAIL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_WANTED: Final = "expected a date such as 2026-11-23, 1 Dec, +6m, in 6 weeks, end of March, or today"


def day_words(day: date) -> str:
    """A day in full, as it is read out: ``Tuesday 1 December 2026``."""
    return f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"


def read_day(words: str, today: date, order: DayOrder = None, *, past: bool = False) -> date | None:
    """The day that is meant; None for an empty answer. Raises NotTaken.

    A day without a year is the next such day from today on or, where it lies in the `past`, the last one.
    """
    said = " ".join(_TAIL.sub("", words.casefold()).replace(",", " ").split())
    if not said:
        return None
    if len(said) > 40:
        raise NotTaken(_WANTED)
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    said = said.removeprefix("on ")
    try:
        for read in (_named, _counted, _edge, _weekday):
            if (found := read(said, today)) is not None:
                return found
        return _figures(said, today, order, past=past) or _month_in_words(said, today, past=past)
    except (OverflowError, ValueError) as error:
        if isinstance(error, NotTaken):
            raise
        raise NotTaken(f"there is no such day as “{words.strip()[:40]}”") from None


def _named(said: str, today: date) -> date | None:
    return today + timedelta(days=_NAMED[said]) if said in _NAMED else None


def _counted(said: str, today: date) -> date | None:
    """``+6m``, ``in six weeks``, ``2 years from now``, ``3 days ago``, ``next month``."""
    if said in ("next week", "next month", "next quarter", "next year"):
        return _later(today, 1, said.removeprefix("next "))
    found = _COUNTED.fullmatch(said)
    if found is None:
        return None
    before, count, unit, after = found.groups()
    number = 1 if count in ("a", "an") else WORDS.get(count)
    if count.isdigit():
        number = int(count)
    if number is None:
        return None
    back = (before or "").startswith("-") or (after or "").strip() == "ago"
    try:
        return _later(today, -number if back else number, _UNITS.get(unit, unit.removesuffix("s")))
    except (OverflowError, ValueError):
        raise NotTaken("that is too far away") from None


def _later(today: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + count * _MONTHS_IN[unit]
    year, month = months // 12, months % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _edge(said: str, today: date) -> date | None:
    """``end of March``, ``mid-April 2027``, ``start of next month``, ``end of the quarter``."""
    found = _EDGE.fullmatch(said)
    if found is None:
        return None
    edge, of = found.groups()
    first, months = _span(of, edge, today)
    last = _later(first, months, "month") - timedelta(days=1)
    if edge == "end":
        return last
    return first if edge in ("start", "beginning") else first + timedelta(days=(last - first).days // 2)


def _span(of: str, edge: str, today: date) -> tuple[date, int]:
    """The first day of a month, quarter or year that is named, and its length in months."""
    next_one = of.startswith("next ")
    unit = of.removeprefix("next ").removeprefix("this ")
    if unit in _MONTHS_IN:
        length = _MONTHS_IN[unit]
        first = date(today.year, (today.month - 1) // length * length + 1, 1)
        return (_later(first, length, "month") if next_one else first), length
    if of.isdigit() and len(of) == 4:
        return date(int(of), 1, 1), 12
    name, _, year = of.partition(" ")
    month = _begun(name, _MONTHS[1:])
    if month is None or (year and not (year.isdigit() and len(year) == 4)):
        raise NotTaken(_WANTED)
    month += 1
    if year:
        return date(int(year), month, 1), 1
    there = date(today.year, month, 28 if edge == "end" else 1)
    gone = there.month < today.month if edge == "end" else there < today
    return date(today.year + gone, month, 1), 1


def _weekday(said: str, today: date) -> date | None:
    """``Friday`` is the first one after today; where ``next Friday`` may be later, both are offered."""
    is_next = said.startswith("next ")
    number = _begun(said.removeprefix("next ").removeprefix("this "), _WEEKDAYS)
    if number is None:
        return None
    coming = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if is_next and coming.isocalendar()[:2] == today.isocalendar()[:2]:
        raise _unclear(said, coming, coming + timedelta(days=7))
    return coming


def _begun(word: str, names: list[str]) -> int | None:
    word = word.removesuffix(".")
    if len(word) < _SHORTEST:
        return None
    found = [number for number, name in enumerate(names) if name.startswith(word)]
    if word == "sept":
        return 8 if len(names) == 12 else None
    return found[0] if len(found) == 1 else None


def _figures(said: str, today: date, order: DayOrder, *, past: bool) -> date | None:
    """Two or three figures, in the country's order where both could be the day."""
    if found := _YEAR_FIRST.fullmatch(said):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    found = _FIGURES.fullmatch(said)
    if found is None:
        return None
    one, two = int(found[1]), int(found[2])
    wanted = _year(found[3])

    def by(first: DayOrder) -> date:
        day, month = (one, two) if first == "day-first" else (two, one)
        return _nearest(day, month, wanted, today, past=past)

    if one > 12 or one == two:
        return by("day-first")
    if two > 12:
        return by("month-first")
    # With points the day is written first wherever they are usual.
    if order == "day-first" or (order == "month-first" and "." not in said):
        return by(order)
    first: DayOrder = order or "day-first"
    raise _unclear(said, by(first), by("day-first" if first == "month-first" else "month-first"))


def _year(words: str | None) -> int | None:
    return None if not words else int(words) + (2000 if len(words) == 2 else 0)


def _nearest(day: int, month: int, year: int | None, today: date, *, past: bool) -> date:
    """The day in its year or, without one, the next or the last such day there is."""
    if year is not None:
        return date(year, month, day)
    ahead: Callable[[date], bool] = (lambda one: one <= today) if past else (lambda one: one >= today)
    for step in range(9):  # a 29th of February may be eight years away
        try:
            found = date(today.year + (-step if past else step), month, day)
        except ValueError:
            continue
        if ahead(found):
            return found
    return date(today.year, month, day)


def _month_in_words(said: str, today: date, *, past: bool) -> date:
    """``1 Dec``, ``December 1 2026``, ``Tue 1. dec 26``."""
    parts = [part.removesuffix(".") for part in said.replace(" of ", " ").split()]
    if parts and _begun(parts[0], _WEEKDAYS) is not None:
        parts = parts[1:]
    months = [
        (place, month) for place, part in enumerate(parts) if (month := _begun(part, _MONTHS[1:])) is not None
    ]
    figures = [part for part in parts if part.isascii() and part.isdigit() and len(part) in (1, 2, 4)]
    if len(months) != 1 or len(figures) != len(parts) - 1 or len(figures) > 2:
        raise NotTaken(_WANTED)
    name = calendar.month_name[months[0][1] + 1]
    if not figures or len(figures[0]) == 4:
        raise NotTaken(f"which day of {name}? Write 1 {name}, or end of {name}")
    year = _year(figures[1]) if len(figures) > 1 else None
    return _nearest(int(figures[0]), months[0][1] + 1, year, today, past=past)


def _unclear(said: str, *days: date) -> Unclear:
    return Unclear(said, {day_words(day): day.isoformat() for day in days})
