"""Days as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from roadworthy.interview.country import locale_name, order_in
from roadworthy.interview.days import DayOrder, day_words, read_day
from roadworthy.interview.refusal import NotTaken, Unclear

MONDAY = date(2026, 11, 23)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(days, days, st.sampled_from(["day-first", "month-first", None]))
def test_what_is_shown_reads_back_as_the_same_day(day: date, today: date, order: DayOrder) -> None:
    assert read_day(day.isoformat(), today, order) == day
    assert read_day(day_words(day), today, order) == day
    assert read_day(f"{day:%b} {day.day}, {day.year}", today, order) == day


@given(days, days, st.sampled_from("./-"))
def test_figures_are_read_in_the_order_of_the_country(day: date, today: date, mark: str) -> None:
    assert read_day(f"{day.day}{mark}{day.month}{mark}{day.year}", today, "day-first") == day
    words = f"{day.month}{mark}{day.day}{mark}{day:%y}"
    if mark != "." or day.day == day.month or day.day > 12:
        assert read_day(words, today, "month-first") == day
        return
    with pytest.raises(Unclear) as caught:  # points are usual where the day comes first
        read_day(words, today, "month-first")
    assert next(read_day(one, today) for one in caught.value.readings.values()) == day


@given(days, days)
def test_without_an_order_two_days_are_offered_or_there_is_but_one(day: date, today: date) -> None:
    words = f"{day.day}.{day.month}.{day.year}"
    if day.day > 12 or day.day == day.month:
        assert read_day(words, today) == day
        return
    with pytest.raises(Unclear) as caught:
        read_day(words, today)
    assert {read_day(one, today) for one in caught.value.readings.values()} == {
        day,
        date(day.year, day.day, day.month),
    }


@given(days, days)
def test_without_a_year_it_is_the_next_or_the_last_such_day(day: date, today: date) -> None:
    ahead = read_day(f"{day.day}.{day.month}.", today, "day-first")
    back = read_day(f"{day.day} {day:%B}", today, past=True)
    assert ahead is not None
    assert back is not None
    assert back <= today <= ahead
    assert (ahead.day, ahead.month) == (back.day, back.month) == (day.day, day.month)


@given(st.text(max_size=30), days)
def test_anything_else_is_refused_in_words(words: str, today: date) -> None:
    with suppress(NotTaken):
        assert isinstance(read_day(words, today), date | None)


@each(
    ("words", "day"),
    [
        ("today", MONDAY), ("Tomorrow", MONDAY + timedelta(1)), ("day after tomorrow", MONDAY + timedelta(2)),
        ("+14d", date(2026, 12, 7)), ("+2w", date(2026, 12, 7)), ("+6m", date(2027, 5, 23)),
        ("in 6 weeks", date(2027, 1, 4)), ("in six months", date(2027, 5, 23)), ("a week ago", date(2026, 11, 16)),
        ("2 years from now", date(2028, 11, 23)), ("-3d", date(2026, 11, 20)), ("the 15th", date(2026, 12, 15)),
        ("end of March", date(2027, 3, 31)), ("end of the quarter", date(2026, 12, 31)),
        ("end of February 2028", date(2028, 2, 29)), ("mid-April", date(2027, 4, 15)),
        ("start of next year", date(2027, 1, 1)), ("end of 2027", date(2027, 12, 31)),
        ("Friday", date(2026, 11, 27)), ("next Monday", date(2026, 11, 30)), ("on Tuesday", date(2026, 11, 24)),
        ("end of Q1", date(2027, 3, 31)), ("start of q4 2027", date(2027, 10, 1)), ("end of Q4", date(2026, 12, 31)),
        ("mid November", date(2027, 11, 15)), ("end of 2027-03", date(2027, 3, 31)), ("last Friday", date(2026, 11, 20)),
        ("end of last month", date(2026, 10, 31)), ("in a fortnight", date(2026, 12, 7)),
        ("29 Feb", date(2028, 2, 29)), ("Dec 1st", date(2026, 12, 1)), ("", None), ("3-Feb-27", date(2027, 2, 3)),
        ("2027 Feb 3", date(2027, 2, 3)), ("the 3rd of February '27", date(2027, 2, 3)), ("3Feb2027", date(2027, 2, 3)),
        ("by end of March", date(2027, 3, 31)), ("~1 March", date(2027, 3, 1)), ("EOM", date(2026, 11, 30)),
        ("end of H1", date(2027, 6, 30)), ("start of the second half of 2027", date(2027, 7, 1)),
        ("first of next month", date(2026, 12, 1)), ("last day of March", date(2027, 3, 31)),
        ("Wednesday next week", date(2026, 12, 2)), ("Friday week", date(2026, 12, 4)), ("mid next week", date(2026, 12, 2)),
        ("in half a year", date(2027, 5, 23)), ("in 1.5 years", date(2028, 5, 23)), ("two fortnights", date(2026, 12, 21)),
        ("in six months' time", date(2027, 5, 23)), ("in a couple of weeks", date(2026, 12, 7)),
        ("2026-W49-2", date(2026, 12, 1)), ("start of week 49", date(2026, 11, 30)), ("Tue 1 Dec", date(2026, 12, 1)),
        ("start of Q1/2028", date(2028, 1, 1)), ("end of 2027Q2", date(2027, 6, 30)),
    ],
)  # fmt: skip
def test_days(words: str, day: date | None) -> None:
    assert read_day(words, MONDAY) == day


@each(
    ("words", "day"),
    [
        ("Friday", date(2026, 11, 20)), ("on Tuesday", date(2026, 11, 17)), ("end of March", date(2026, 3, 31)),
        ("mid-November", date(2026, 11, 15)), ("start of December", date(2025, 12, 1)), ("end of Q3", date(2026, 9, 30)),
        ("end of March 2027", date(2027, 3, 31)), ("next Monday", date(2026, 11, 30)),
        ("15.12.99", date(1999, 12, 15)), ("3 Feb 98", date(1998, 2, 3)), ("13/2/26", date(2026, 2, 13)),
        ("2 weeks", date(2026, 11, 9)), ("in 2 weeks", date(2026, 12, 7)), ("the 24th", date(2026, 10, 24)),
    ],
)  # fmt: skip
def test_days_of_what_is_over(words: str, day: date) -> None:
    """Where a question asks about the past, a day that names no year or week is the last such one."""
    assert read_day(words, MONDAY, past=True) == day


@each(
    ("words", "days"),
    [
        ("March 2027", ["2027-03-01", "2027-03-16", "2027-03-31"]),
        ("in sept", ["2027-09-01", "2027-09-15", "2027-09-30"]),
        ("2027-03", ["2027-03-01", "2027-03-16", "2027-03-31"]),
        ("03/2027", ["2027-03-01", "2027-03-16", "2027-03-31"]),
        ("3.2027", ["2027-03-01", "2027-03-16", "2027-03-31"]),
        ("Q2 2027", ["2027-04-01", "2027-05-16", "2027-06-30"]),
        ("H2", ["2026-07-01", "2026-09-30", "2026-12-31"]),
        ("Feb '28", ["2028-02-01", "2028-02-15", "2028-02-29"]),
        ("KW 49", ["2026-11-30", "2026-12-04", "2026-12-06"]),
        ("2026-W49", ["2026-11-30", "2026-12-04", "2026-12-06"]),
        ("end of next week", ["2026-12-04", "2026-12-06"]),
        ("next month", ["2026-12-01", "2026-12-16", "2026-12-23", "2026-12-31"]),
        ("2028", ["2028-01-01", "2028-07-01", "2028-12-31"]),
        ("Monday", ["2026-11-23", "2026-11-30"]),
    ],
)
def test_what_is_no_single_day_is_offered_as_days_of_it(words: str, days: list[str]) -> None:
    with pytest.raises(Unclear) as caught:
        read_day(words, MONDAY)
    assert list(caught.value.readings.values()) == days
    for meant, written in caught.value.readings.items():
        assert day_words(date.fromisoformat(written)) == meant
    assert caught.value.words == words


@each(
    ("words", "days"),
    [
        ("March", ["2026-03-01", "2026-03-16", "2026-03-31"]),
        ("last quarter", ["2026-07-01", "2026-08-15", "2026-08-23", "2026-09-30"]),
        ("week 48", ["2026-11-23", "2026-11-27", "2026-11-29"]),
    ],
)
def test_a_period_that_is_over_is_the_last_such_one(words: str, days: list[str]) -> None:
    with pytest.raises(Unclear) as caught:
        read_day(words, MONDAY, past=True)
    assert list(caught.value.readings.values()) == days


@given(days, days, st.integers(1, 6))
def test_a_day_of_the_week_has_to_be_the_one_of_its_day(day: date, today: date, off: int) -> None:
    assert read_day(f"{day:%a} {day.day} {day:%B %Y}", today) == day
    other = day + timedelta(days=off)
    with pytest.raises(NotTaken, match=f"{day_words(day)} is no {other:%A}"):
        read_day(f"{other:%A} {day.day} {day:%b %Y}", today)


@given(days, days)
def test_days_of_a_period_that_are_offered_lie_in_it_and_are_read(day: date, today: date) -> None:
    week = day.isocalendar()
    for words in (f"{day:%B %Y}", f"Q{(day.month + 2) // 3} {day.year}", f"week {week.week} {week.year}"):
        with pytest.raises(Unclear) as caught:
            read_day(words, today)
        read = [read_day(one, today) for one in caught.value.readings]
        first, last = read[0], read[-1]
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert read_day(f"start of {words}", today) == first


def test_last_friday_is_asked_about_where_it_could_be_this_week_and_told_as_it_was_typed() -> None:
    with pytest.raises(Unclear) as caught:
        read_day("Last Friday", date(2026, 11, 21))
    told = "“Last Friday” could be Friday 20 November 2026 or Friday 13 November 2026;"
    assert str(caught.value).startswith(told)


def test_six_months_from_the_end_of_a_long_month() -> None:
    assert read_day("+6m", date(2026, 8, 31)) == date(2027, 2, 28)


def test_next_friday_is_asked_about_where_it_could_be_this_week() -> None:
    with pytest.raises(Unclear, match="2026-11-27 or 2026-12-04"):
        read_day("next Friday", MONDAY)


@pytest.mark.parametrize(
    "words",
    [
        "soon",
        "31 Feb 2027",
        "13.13.",
        "December",
        "+9999y",
        "+999999999d",
        "٣",
        "1 2 3 4",
        "end of it",
        "1 March or 2 March",
        "Christmas",
        "1-3 March",
        "15",
        "5 Mai",
        "27 3 feb",
        "week 60",
        "13/2027",
        "2027-13",
        "in 10 working days",
    ],
)
def test_no_days(words: str) -> None:
    with pytest.raises(NotTaken):
        read_day(words, MONDAY)


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("de_DE.UTF-8", "day-first"), ("en_US.UTF-8", "month-first"), ("en_GB", "day-first"), ("C.UTF-8", None),
        ("en_CA", None), ("German_Germany", "day-first"), ("English_United States", "month-first"), ("", None),
        ("ja_JP.eucJP", "month-first"), ("de_CH@euro", "day-first"),
    ],
)  # fmt: skip
def test_the_order_of_a_country(name: str, order: DayOrder) -> None:
    assert order_in(name) == order


def test_the_locale_for_dates_comes_before_the_general_one() -> None:
    said = {"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8"}
    assert locale_name(said) == "en_GB.UTF-8"
    assert locale_name({**said, "LC_ALL": "C"}) == "C"
