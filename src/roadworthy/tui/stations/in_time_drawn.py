"""A date that forces the decision, on a line with the days that the move makes."""

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from roadworthy.method.in_time import SURE_ENOUGH
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.tui.stations.path_told import answer_lines
from roadworthy.tui.widgets.time_line import Placed, TimeLine, placed

if TYPE_CHECKING:
    from roadworthy.method.schedule import Schedule


def in_time_lines(
    found: "Schedule | None", forced: date, today: date, width: int, *, whole: bool
) -> list[Content]:
    """Today, the days that half and 8 in 10 make, and the date that forces it, on one line; then in words.

    Where it is not drawn whole, neither are the names of days and months: the words have them.
    """
    days = [today, forced]
    if found is not None:
        days += [day for day in (found.p50, found.p80) if day is not None]
    axis = TimeLine.over(days, width)
    above = [Placed(axis.cell(today), (("today", "$accent"),))]
    if forced > today:
        above.append(Placed(axis.cell(forced), ((_day(forced), "bold $bright"),)))
    p50, p80 = (found.p50, found.p80) if found is not None and not found.over else (None, None)
    missed = found is not None and (found.chance or 0.0) < SURE_ENOUGH
    bar = axis.bar(today, p50 or today, p80 or today, today, {forced: "$warn" if missed else "$bright"})
    lines = [*placed(above, width), bar, axis.months()] if whole else [bar]
    if found is None:
        return lines
    return [*lines, *answer_lines(found, width)]


def chance_note(found: "Schedule | None") -> str:
    """The chance at the end of the head; empty where nothing is worked out."""
    if found is None or found.chance is None or found.over:
        return ""
    return f"{of_hundred_words(found.chance)} of 100"


def _day(day: date) -> str:
    return day.isoformat()
