"""How often a product releases and how long it supports a line, read from what it did."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from roadworthy.method.forecast.lines import SupportLine
from roadworthy.model.frozen import frozen

RECENT: Final = 4
"""So many of the last gaps and support lengths count."""
SAME_RELEASE: Final = 14
"""Days within which releases are one event."""
NEAR: Final = 30
"""Days by which an end may miss the release that it is said to come with."""
DEEPEST: Final = 6
"""Up to the so manieth newer release is looked at."""
AGREEING: Final = 3
"""So many of the last lines have to have ended by that rule."""


@frozen
class Habit:
    """The habit of one kind of line. Days and lengths are whole days; None is unknown."""

    events: tuple[int, ...]
    """Days on which something newer came out."""
    gaps: tuple[int, ...]
    """The last differences between events, the oldest first."""
    cadence: int | None
    """Days from one release to the next: the recent gaps, the newest counting most."""
    support: int | None
    """Days that a line is supported; the offset from the k-th newer release where `rule` holds."""
    supports: tuple[int, ...]
    """The recent lengths, or offsets, that `support` is made of."""
    rule: int = 0
    """k where a line ends with the k-th newer release; 0 where it has a length of its own."""
    alive: bool = False
    """Whether a further release is to be expected at all."""

    def later(self, line: SupportLine) -> tuple[int, ...]:
        """The events that come after a line's own."""
        return _later(self.events, line)


def habit_of(
    lines: Sequence[SupportLine], events: Sequence[SupportLine], as_of: int, *, long_term: bool = False
) -> Habit:
    """The habit of `lines`, whose rhythm is that of `events`; both ordered by (availability, version)."""
    days = _events(events)
    gaps = tuple(after - before for before, after in pairwise(days))[-RECENT:]
    cadence = _weighted(gaps)
    lengths = _lengths(lines, as_of)
    support = sum(lengths) // len(lengths) if lengths else None
    if long_term and len(days) == 1 and support is not None:
        cadence, gaps = support, (support,)  # a successor is expected by the time it ends
    rule, offsets = _rule(lines, days, as_of)
    alive = cadence is not None and as_of - days[-1] <= 2 * cadence
    if rule:
        return Habit(days, gaps, cadence, sorted(offsets)[len(offsets) // 2], offsets, rule, alive)
    return Habit(days, gaps, cadence, support, lengths, 0, alive)


def projected_day(last: int, cadence: int, as_of: int, number: int) -> int:
    """The day of the so manieth projected release after `as_of`."""
    return last + cadence * (number + max(0, (as_of - last) // cadence))


def _events(lines: Sequence[SupportLine]) -> tuple[int, ...]:
    """The days of the lines that go on from the one before; a back-port is no event of its own."""
    last: SupportLine | None = None
    days: list[int] = []
    for line in lines:
        counts = last is None or line.version > last.version or not (line.numbered and last.numbered)
        if not counts:
            continue
        last = line
        if not days or line.available - days[-1] >= SAME_RELEASE:
            days.append(line.available)
    return tuple(days)


def _weighted(gaps: Sequence[int]) -> int | None:
    """Their mean, the i-th of them counting i times; None without any."""
    if not gaps:
        return None
    return sum(count * gap for count, gap in enumerate(gaps, 1)) // sum(range(1, len(gaps) + 1))


def _known_length(line: SupportLine) -> int | None:
    if line.end is None or line.guessed or line.end <= line.available:
        return None
    return line.end - line.available


def _lengths(lines: Sequence[SupportLine], as_of: int) -> tuple[int, ...]:
    """The last support lengths; an open line that has already lived as long as usual proves its age."""
    known = [length for line in lines if (length := _known_length(line)) is not None]
    if not known:
        return ()
    usual = sum(known[-RECENT:]) // len(known[-RECENT:])
    found: list[int] = []
    for line in lines:
        length = _known_length(line)
        if length is not None:
            found.append(length)
        elif line.end is None and as_of - line.available >= usual:
            found.append(as_of - line.available)
    return tuple(found[-RECENT:])


def _later(events: Sequence[int], line: SupportLine) -> tuple[int, ...]:
    return tuple(day for day in events if day >= line.available + SAME_RELEASE)


def _rule(lines: Sequence[SupportLine], events: Sequence[int], as_of: int) -> tuple[int, tuple[int, ...]]:
    """K and the last offsets where each line ends with the k-th newer release; 0 where none does.

    A product that publishes an end ahead is taken at its word instead.
    """
    if any(line.end is not None and not line.guessed and line.end > as_of for line in lines):
        return 0, ()
    for k in range(1, DEEPEST + 1):
        last = _misses(lines, events, as_of, k)[-AGREEING:]
        if len(last) == AGREEING and all(value is not None and abs(value) <= NEAR for value in last):
            return k, tuple(max(0, value) for value in last if value is not None)
    return 0, ()


def _misses(lines: Sequence[SupportLine], events: Sequence[int], as_of: int, k: int) -> list[int | None]:
    """By how many days each line's end missed the k-th newer release; None where it failed to end by then."""
    found: list[int | None] = []
    for line in lines:
        later = _later(events, line)
        if len(later) < k:
            continue
        if _known_length(line) is not None and line.end is not None:
            found.append(line.end - later[k - 1])
        elif line.end is None and as_of - later[k - 1] > NEAR:
            found.append(None)
    return found
