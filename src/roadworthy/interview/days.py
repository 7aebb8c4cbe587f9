"""Days as people type them: ``2026-12-01``, ``1.12.``, ``+6m``, ``in 6 weeks``, ``end of March``, ``Friday``.

What could be several days is refused with each of them: figures in two orders, the country's usual one first
unless that settles it; a month, a quarter or a week, of which no day is named.
"""

import calendar
import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from roadworthy.interview.numbers import WORDS
from roadworthy.interview.periods import (
    EDGES,
    MONTHS,
    WEEKDAYS,
    begun,
    later,
    named_period,
    nearest,
    relative_period,
    year_in,
)
from roadworthy.interview.refusal import NotTaken, Unclear, quoted

DayOrder: TypeAlias = Literal["day-first", "month-first"] | None
"""Which of two figures is the day in the person's country; None where it is not known."""
_NAMED: Final = {
    "today": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "day after tomorrow": 2, "day before yesterday": -2,
}  # fmt: skip
_UNITS: Final = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
_COUNTED: Final = re.compile(
    r"(in\s+|\+\s*|-\s*)?(?:about\s+|around\s+)?(\d{1,9}(?:[.,]5)?|half\s+an?|a\s+couple\s+of|[a-z]+)\s*"
    r"(d|w|m|q|y|(?:day|week|fortnight|month|quarter|year)s?)'?"
    r"(\s+ago|\s+from\s+(?:now|today)|\s+time)?",
    re.ASCII,
)
_ABOUT: Final = re.compile(
    r"(?:(?:on|by|at|the|from|since|until|till|about|around|roughly|approx\.?|ca\.?|circa)\s+|[~≈≃]\s*)+"
)
_EDGE: Final = re.compile(
    r"(?:(end|start|beginning|begin|middle|mid)[\s-]+(?:of[\s-]+)?"
    r"|(first|last)(?:\s+day)?\s+of\s+)(?:the\s+)?(.+)"
)
_SHORT_EDGE: Final = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}
_FIGURES: Final = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*(?:[./-]\s*(\d{4}|\d{2})?)?", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})", re.ASCII)
_ISO_WEEK: Final = re.compile(r"\d{4}-?w\d{2}", re.ASCII)
_OF_MONTH: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_TAIL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_JOINED: Final = re.compile(r"(?<=\d)[-./]*(?=[a-z])|(?<=[a-z])[-./]*(?=\d)")
_WANTED: Final = "expected a date such as 2026-11-23, 1 Dec, +6m, in 6 weeks, end of March, or today"


def day_words(day: date) -> str:
    """A day in full, as it is read out: ``Tuesday 1 December 2026``."""
    return f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"


def read_day(words: str, today: date, order: DayOrder = None, *, past: bool = False) -> date | None:
    """The day that is meant; None for an empty answer. Raises NotTaken.

    A day without a year, or one of a week, is the next such day or, lying in the `past`, the last one.
    """
    said = " ".join(words.casefold().replace(",", " ").replace("’", "'").split())
    if not said:
        return None
    if len(said) > 40:
        raise NotTaken(_WANTED)
    if not _ISO_WEEK.fullmatch(said):
        with suppress(ValueError):
            return date.fromisoformat(said.upper())
    try:
        return _read(said.rstrip("."), today, order, past=past)
    except Unclear as error:
        raise Unclear(words.strip(), error.readings) from None
    except (OverflowError, ValueError) as error:
        if isinstance(error, NotTaken):
            raise
        raise NotTaken(f"there is no such day as {quoted(words.strip())}") from None


def _read(said: str, today: date, order: DayOrder, *, past: bool) -> date:
    bare = said[lead.end() :] if (lead := _ABOUT.match(said)) else said
    if bare in _NAMED:
        return today + timedelta(days=_NAMED[bare])
    if (found := _counted(bare, today, past=past)) is not None:
        return found
    bare = bare.removeprefix("in ").removeprefix("the ")
    if (found := _weekday(bare, today, order, past=past)) is not None:
        return found
    if in_month := _OF_MONTH.fullmatch(bare):
        return _day_of_month(int(in_month[1]), today, past=past)
    bare = _TAIL.sub("", bare)
    for read in (_edge, _period):
        if (found := read(bare, today, past=past)) is not None:
            return found
    return _figures(bare, today, order, past=past) or _month_in_words(bare, today, past=past)


def _counted(said: str, today: date, *, past: bool) -> date | None:
    """``+6m``, ``in six weeks``, ``2 years from now``, ``3 days ago``; in the past ``2 weeks`` are ago."""
    found = _COUNTED.fullmatch(said)
    if found is None:
        return None
    before, count, unit, after = found.groups()
    unit = _UNITS.get(unit, unit.removesuffix("s"))
    number: float | None = {"a": 1, "an": 1}.get(count, WORDS.get(count))
    if count[0].isdigit():
        number = float(count.replace(",", "."))
    elif " " in count:
        number = 0.5 if count.startswith("half") else 2
    if number is None:
        return None
    if unit == "year" and number % 1:
        number, unit = number * 12, "month"
    elif unit == "fortnight":
        number, unit = number * 2, "week"
    if number % 1:
        return None
    back = (
        (before or "").startswith("-")
        or (after or "").strip() == "ago"
        or (past and not before and not after)
    )
    try:
        return later(today, round(-number if back else number), unit)
    except (OverflowError, ValueError):
        raise NotTaken("that is too far away") from None


def _edge(said: str, today: date, *, past: bool) -> date | None:
    """``end of March``, ``mid-April 2027``, ``start of next month``, ``first of May``, ``EOM``."""
    if said in _SHORT_EDGE:
        said = f"end of {_SHORT_EDGE[said]}"
    found = _EDGE.fullmatch(said)
    if found is None:
        return None
    edge, of = EDGES[found[1] or found[2]], found[3]
    periods = relative_period(of, today) or named_period(of, today)
    if not periods:
        raise NotTaken(_WANTED)
    several = [period.at(edge) for period in periods]
    if len(several) == 1:
        days = several[0]
    elif past:
        days = max((days for days in several if days[0] <= today), key=max)
    else:
        days = min((days for days in several if days[-1] >= today), key=min)
    if len(days) > 1:
        raise _unclear(said, *days)
    return days[0]


def _period(said: str, today: date, *, past: bool) -> date | None:
    """None where no period is named. Raises Unclear, with days of it, where one is: which day is open."""
    if periods := relative_period(said, today):
        step = {"next": 1, "coming": 1, "last": -1}.get(said.partition(" ")[0], 0)
        same_day = (later(today, step, said.rpartition(" ")[2]),) if step else ()
        raise _unclear(said, *sorted((*same_day, *periods[0].at("any"))))
    if not (periods := named_period(said, today)):
        return None
    if past:
        begun_already = [period for period in periods if period.first <= today]
        period = begun_already[-1] if begun_already else periods[0]
    else:
        period = next((period for period in periods if period.last >= today), periods[-1])
    raise _unclear(said, *period.at("any"))


def _weekday(said: str, today: date, order: DayOrder, *, past: bool) -> date | None:
    """``Friday`` is the first one after today, or the last before it; where it could be a week off, both.

    In front of a day it has to be the one of that day.
    """
    is_next, is_last = said.startswith("next "), said.startswith("last ")
    bare = said.removeprefix("next ").removeprefix("last ").removeprefix("this ").removeprefix("coming ")
    name, _, rest = bare.partition(" ")
    number = begun(name, WEEKDAYS)
    if number is None:
        return None
    week = timedelta(days=7)
    if rest:
        monday = today - timedelta(days=today.weekday())
        weeks = {"this week": 0, "next week": 1, "last week": -1}
        if rest == "week":  # “Monday week”: the one after the next
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 8)
        if rest in weeks:
            return monday + weeks[rest] * week + timedelta(days=number)
        day = _read(rest, today, order, past=past)
        if day.weekday() != number:
            raise NotTaken(
                f"{day_words(day)} is no {calendar.day_name[number]}; give the day alone, or another"
            )
        return day
    coming = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    gone = today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if is_next and coming.isocalendar()[:2] == today.isocalendar()[:2]:
        raise _unclear(said, coming, coming + week)
    if is_last and gone.isocalendar()[:2] == today.isocalendar()[:2]:
        raise _unclear(said, gone, gone - week)
    over = is_last or (past and bare == said)
    if today.weekday() == number and not (is_next or is_last):
        raise _unclear(said, today, gone if over else coming)
    return gone if over else coming


def _day_of_month(number: int, today: date, *, past: bool) -> date:
    """``the 15th``: the next one, or the last. Raises ValueError where no month has it."""
    first = today.replace(day=1)
    for step in range(3):
        month = later(first, -step if past else step, "month")
        if number > calendar.monthrange(month.year, month.month)[1]:
            continue
        found = month.replace(day=number)
        if found <= today if past else found >= today:
            return found
    raise ValueError


def _figures(said: str, today: date, order: DayOrder, *, past: bool) -> date | None:
    """Two or three figures, in the country's order where both could be the day."""
    if found := _YEAR_FIRST.fullmatch(said):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    found = _FIGURES.fullmatch(said)
    if found is None:
        return None
    one, two = int(found[1]), int(found[2])
    wanted = year_in(found[3], today.year if past else None)

    def by(first: DayOrder) -> date:
        day, month = (one, two) if first == "day-first" else (two, one)
        return nearest(day, month, wanted, today, past=past)

    if one > 12 or one == two:
        return by("day-first")
    if two > 12:
        return by("month-first")
    # With points the day is written first wherever they are usual.
    if order == "day-first" or (order == "month-first" and "." not in said):
        return by(order)
    first: DayOrder = order or "day-first"
    raise _unclear(said, by(first), by("day-first" if first == "month-first" else "month-first"))


def _month_in_words(said: str, today: date, *, past: bool) -> date:
    """``1 Dec``, ``December 1 2026``, ``1-dec-26``, ``2026 Dec 1``."""
    parts = [part.removesuffix(".") for part in _JOINED.sub(" ", said).split() if part not in ("of", "the")]
    months = [month for part in parts if (month := begun(part, MONTHS)) is not None]
    figures = [part for part in parts if part.isascii() and part.isdigit() and len(part) in (1, 2, 4)]
    year = next((part for part in parts if part.startswith("'") and year_in(part)), None)
    if len(months) != 1 or len(figures) + (year is not None) != len(parts) - 1:
        raise NotTaken(_WANTED)
    if year is None:
        year = next((part for part in figures if len(part) == 4), None)
        if year is None and len(figures) == 2 and parts[-1] == figures[1]:
            year = figures.pop()
        elif year is not None:
            figures.remove(year)
    if len(figures) != 1 or len(figures[0]) > 2:
        raise NotTaken(_WANTED)
    return nearest(
        int(figures[0]), months[0] + 1, year_in(year, today.year if past else None), today, past=past
    )


def _unclear(said: str, *days: date) -> Unclear:
    return Unclear(said, {day_words(day): day.isoformat() for day in days})
