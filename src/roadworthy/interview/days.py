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
_NAMED: Final = {
    "today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2,
    "in a fortnight": 14, "a fortnight ago": -14,
}  # fmt: skip
_UNITS: Final = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12}
_COUNTED: Final = re.compile(
    r"(in\s+|\+\s*|-\s*)?(\d{1,9}|[a-z]+)\s*(d|w|m|q|y|(?:day|week|month|quarter|year)s?)(\s+ago|\s+from\s+now)?",
    re.ASCII,
)
_EDGE: Final = re.compile(r"(end|start|beginning|middle|mid)[\s-]+(?:of\s+)?(?:the\s+)?(.+)")
_FIGURES: Final = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*(?:[./-]\s*(\d{4}|\d{2})?)?", re.ASCII)
_PERIOD: Final = re.compile(r"(?:(q)([1-4])|([a-z]{3,9})\.?|(\d{4})-(\d{2}))(?:\s+(\d{4}))?", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", re.ASCII)
_TAIL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_WANTED: Final = "expected a date such as 2026-11-23, 1 Dec, +6m, in 6 weeks, end of March, or today"


def day_words(day: date) -> str:
    """A day in full, as it is read out: ``Tuesday 1 December 2026``."""
    return f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"


def read_day(words: str, today: date, order: DayOrder = None, *, past: bool = False) -> date | None:
    """The day that is meant; None for an empty answer. Raises NotTaken.

    A day without a year, or one of a week, is the next such day or, lying in the `past`, the last one.
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
        for plain in (_named, _counted):
            if (found := plain(said, today)) is not None:
                return found
        for read in (_edge, _weekday):
            if (found := read(said, today, past=past)) is not None:
                return found
        return _figures(said, today, order, past=past) or _month_in_words(said, today, past=past)
    except Unclear as error:
        raise Unclear(words.strip(), error.readings) from None
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


def _edge(said: str, today: date, *, past: bool) -> date | None:
    """``end of March``, ``mid-April 2027``, ``start of next month``, ``end of Q1``."""
    found = _EDGE.fullmatch(said)
    if found is None:
        return None
    edge, of = found.groups()
    days = [_at_edge(edge, first, months) for first, months in _spans(of, today)]
    if len(days) == 1:
        return days[0]
    if past:
        return max(day for day in days if day <= today)
    return min(day for day in days if day >= today)


def _at_edge(edge: str, first: date, months: int) -> date:
    last = _later(first, months, "month") - timedelta(days=1)
    if edge == "end":
        return last
    return first if edge in ("start", "beginning") else first + timedelta(days=(last - first).days // 2)


def _spans(of: str, today: date) -> list[tuple[date, int]]:
    """The first day of what is named and its length in months; of the years around where none is named."""
    step = 1 if of.startswith("next ") else -1 if of.startswith("last ") else 0
    unit = of.removeprefix("next ").removeprefix("last ").removeprefix("this ")
    if unit in _MONTHS_IN:
        length = _MONTHS_IN[unit]
        first = date(today.year, (today.month - 1) // length * length + 1, 1)
        return [(_later(first, step * length, "month"), length)]
    if of.isdigit() and len(of) == 4:
        return [(date(int(of), 1, 1), 12)]
    period = _period(of)
    if period is None:
        raise NotTaken(_WANTED)
    month, length, year = period
    years = (year,) if year else range(max(1, today.year - 2), min(9998, today.year + 2) + 1)
    return [(date(one, month, 1), length) for one in years]


def _period(said: str) -> tuple[int, int, int | None] | None:
    """The first month, the length and the year of ``Q1``, ``March 2027``, ``2027-03``; None for others."""
    found = _PERIOD.fullmatch(said)
    if found is None:
        return None
    quarter, number, name, iso_year, iso_month, year = found.groups()
    if quarter:
        return int(number) * 3 - 2, 3, int(year) if year else None
    if iso_year:
        return (int(iso_month), 1, int(iso_year)) if 1 <= int(iso_month) <= 12 and not year else None
    month = _begun(name, _MONTHS[1:])
    return None if month is None else (month + 1, 1, int(year) if year else None)


def _weekday(said: str, today: date, *, past: bool) -> date | None:
    """``Friday`` is the first one after today, or the last before it; where it could be a week off, both."""
    is_next, is_last = said.startswith("next "), said.startswith("last ")
    bare = said.removeprefix("next ").removeprefix("last ").removeprefix("this ")
    number = _begun(bare, _WEEKDAYS)
    if number is None:
        return None
    week = timedelta(days=7)
    coming = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    gone = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if is_next and coming.isocalendar()[:2] == today.isocalendar()[:2]:
        raise _unclear(said, coming, coming + week)
    if is_last and gone.isocalendar()[:2] == today.isocalendar()[:2]:
        raise _unclear(said, gone, gone - week)
    return gone if is_last or (past and bare == said) else coming


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
    if (period := _period(said)) is not None:
        raise _no_day(said, *period)
    parts = [part.removesuffix(".") for part in said.replace(" of ", " ").split()]
    if parts and _begun(parts[0], _WEEKDAYS) is not None:
        parts = parts[1:]
    months = [
        (place, month) for place, part in enumerate(parts) if (month := _begun(part, _MONTHS[1:])) is not None
    ]
    figures = [part for part in parts if part.isascii() and part.isdigit() and len(part) in (1, 2, 4)]
    if len(months) != 1 or len(figures) != len(parts) - 1 or len(figures) > 2:
        raise NotTaken(_WANTED)
    if not figures or len(figures[0]) == 4:
        raise _no_day(said, months[0][1] + 1, 1, int(figures[0]) if figures else None)
    year = _year(figures[1]) if len(figures) > 1 else None
    return _nearest(int(figures[0]), months[0][1] + 1, year, today, past=past)


def _no_day(said: str, month: int, length: int, year: int | None) -> NotTaken:
    """Which day of a month or a quarter is meant, with two ways to say it."""
    first = f"{calendar.month_name[month]} {year or ''}".rstrip()
    name = first if length == 1 else f"{said[:2].upper()} {year or ''}".rstrip()
    return NotTaken(f"which day of {name}? Write 1 {first}, or end of {name}")


def _unclear(said: str, *days: date) -> Unclear:
    return Unclear(said, {day_words(day): day.isoformat() for day in days})
