"""Days as whole numbers (`date.toordinal`) and months on the calendar."""

from calendar import monthrange
from datetime import date
from typing import Final

LAST_DAY: Final = date.max.toordinal()
"""9999-12-31; what would lie after it is said to lie one day after it."""


def add_months(day: int, months: int) -> int:
    """The same day of the month so many months later, or that month's last day where it is shorter.

    What lies before every calendar is its first day, what lies after it the day behind its last.
    """
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return LAST_DAY + 1
    if year < date.min.year:
        return date.min.toordinal()
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])).toordinal()


def day_of(number: int | None) -> date | None:
    """The date of a day's number; None for none and for what no calendar holds."""
    return None if number is None or number > LAST_DAY else date.fromordinal(number)
