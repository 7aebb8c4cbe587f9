"""Bars and timelines as shapes for inline SVG. They carry no words: figures and names stand beside them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.report.document import Bar

WIDE: Final = 200.0
"""Units of a chart from left to right; it is stretched to the width that there is."""
HIGH: Final = 16.0
"""Units from top to bottom."""
_RANKS: Final = 5
"""Shades of ranks; those beyond share the last."""


@frozen
class ChartStretch:
    """A piece of a bar."""

    left: float
    width: float
    css: str


@frozen
class Chart:
    """A bar with lines across it."""

    kind: str
    label: str
    """The alternative text: all that the picture shows."""
    stretches: tuple[ChartStretch, ...]
    lines: tuple[tuple[float, str], ...] = ()
    """Where a line stands, and its class."""


def _stretch(left: float, right: float, css: str) -> ChartStretch:
    left, right = max(0.0, min(WIDE, left)), max(0.0, min(WIDE, right))
    return ChartStretch(round(left, 2), round(max(0.0, right - left), 2), css)


def value_bar(bar: Bar, label: str) -> Chart | None:
    """One candidate of the ranking: full to its least value, soft to its most; None without values."""
    if bar.low is None or bar.high is None:
        return None
    low, high = WIDE * bar.low, WIDE * bar.high
    colour = f"c{bar.number % 6}"
    soft = _stretch(low, max(high, low + 1), f"{colour} soft")
    return Chart("value", label, (_stretch(0, WIDE, "ground"), _stretch(0, low, colour), soft))


def shares_bar(shares: Sequence[float], label: str) -> Chart:
    """How often a candidate has each rank: the first is the strongest."""
    stretches, begin = [_stretch(0, WIDE, "ground")], 0.0
    for rank, share in enumerate(shares):
        end = begin + WIDE * share
        if share > 0:
            stretches.append(_stretch(begin, end, f"r{min(rank, _RANKS - 1)}"))
        begin = end
    return Chart("shares", label, tuple(stretches))


class TimeScale:
    """Days on the width of a chart."""

    def __init__(self, days: Sequence[date]) -> None:
        self.first: Final = min(days)
        self._span: Final = max(1, (max(days) - self.first).days)

    def at(self, day: date) -> float:
        """Where a day lies, in units."""
        return WIDE * (day - self.first).days / self._span


def phase_bar(
    scale: TimeScale, span: tuple[date, date, date], state: str, marks: Sequence[tuple[date, str]], label: str
) -> Chart:
    """One phase from its start over its earliest to its latest end, with lines for the days in `marks`."""
    start, early, late = (scale.at(day) for day in span)
    stretches = [_stretch(0, WIDE, "ground"), _stretch(start, max(early, start + 1.5), f"phase {state}")]
    if late > early:
        stretches.append(_stretch(early, late, f"phase {state} soft"))
    lines = tuple((round(max(0.5, min(WIDE - 0.5, scale.at(day))), 2), css) for day, css in marks)
    return Chart("time", label, tuple(stretches), lines)


def stays_bar(
    scale: TimeScale, stays: Sequence[tuple[date, date, date, bool]], moves: Sequence[date], label: str
) -> Chart:
    """One product's release lines on a line of time, with a line across for each upgrade.

    Each stay is the day on which it begins, the one on which its support ends, the one on which it is left,
    and whether the line is only expected.
    """
    stretches = [_stretch(0, WIDE, "ground")]
    for number, (since, supported, until, projected) in enumerate(stays):
        css = f"stay s{number % 2}{' soft' if projected else ''}"
        stretches.append(_stretch(scale.at(since), scale.at(max(since, supported)), css))
        if supported < until:
            stretches.append(_stretch(scale.at(max(since, supported)), scale.at(until), "lapsed"))
    lines = tuple((round(max(0.5, min(WIDE - 0.5, scale.at(day))), 2), "today") for day in moves)
    return Chart("time", label, tuple(stretches), lines)
