"""What a team does in one future under a policy: which lines it lives on, and when it has to move."""

from dataclasses import field

from roadworthy.method.calendar import add_months
from roadworthy.method.forecast.future import Future
from roadworthy.method.forecast.lines import SupportLine
from roadworthy.method.forecast.policy import UpgradePolicy
from roadworthy.model.frozen import frozen


@frozen
class Stay:
    """The days [since, until) on one line. Days are ordinals."""

    line: SupportLine
    since: int
    until: int

    @property
    def unsupported(self) -> tuple[int, int]:
        """The days [from, until) of it without support; empty where they are equal."""
        end = self.until if self.line.end is None else min(self.until, self.line.end)
        return max(end, self.since), self.until


@frozen
class Course:
    """All stays in the window, in their order; each after the first began with a forced move."""

    stays: tuple[Stay, ...] = field(default=())

    @property
    def moves(self) -> tuple[int, ...]:
        """The days of the moves."""
        return tuple(stay.since for stay in self.stays[1:])

    @property
    def unsupported_days(self) -> int:
        """Days of the window on a line without support."""
        return sum(until - since for since, until in (stay.unsupported for stay in self.stays))


def course(
    future: Future, start: int, end: int, policy: UpgradePolicy, current: SupportLine | None = None
) -> Course:
    """The stays in [start, end). Without `current` the first line is the one that the policy would take."""
    if current is None:
        if not future.published:
            return Course()
        # Before its first release there is nothing to be on.
        start = max(start, min(line.released for line in future.published))
        if start >= end:
            return Course()
        line = _first(future, start, policy)
    else:
        line = next(one for one in future.published if _same(one, current))
    follow = _until_end_of_support if policy.kind == "lts" else _newest
    stays: list[Stay] = []
    since = start
    while True:
        move = follow(future, line, since, end, policy)
        if move is None:
            return Course((*stays, Stay(line, since, end)))
        day, target = move
        stays.append(Stay(line, since, day))
        line, since = target, day


def _same(one: SupportLine, other: SupportLine) -> bool:
    return one.label == other.label and one.released == other.released


def _first(future: Future, start: int, policy: UpgradePolicy) -> SupportLine:
    """The published line that a team takes which begins on that day."""
    out = [line for line in future.published if line.released <= start]
    if policy.kind == "latest":
        return out[-1]
    taken = [
        line
        for line in future.candidates
        if not line.projected and line.available <= start and _lives(line, start)
    ]
    return (taken or [line for line in out if _lives(line, start)] or out)[-1]


def _lives(line: SupportLine, day: int) -> bool:
    return line.end is None or day < line.end


def _until_end_of_support(
    future: Future, line: SupportLine, since: int, end: int, policy: UpgradePolicy
) -> tuple[int, SupportLine] | None:
    """The move at the end of security support, or as soon after it as there is something to move to."""
    del policy
    if line.end is None:
        return None
    day = max(line.end, since)
    while day < end:
        target = _refuge(future, line, day)
        if target is not None:
            return day, target
        days = [one.available for one in future.candidates] + [one.released for one in future.published]
        coming = min((one for one in days if one > day), default=None)
        if coming is None:
            return None
        day = coming
    return None


def _refuge(future: Future, line: SupportLine, day: int) -> SupportLine | None:
    """The newest candidate that is there and supported, else any published line that is."""
    for one in reversed(future.candidates):
        if one.available <= day and _lives(one, day) and one.newer_than(line):
            return one
    for one in reversed(future.published):
        if one.released <= day and _lives(one, day) and one.newer_than(line):
            return one
    return None


def _newest(
    future: Future, line: SupportLine, since: int, end: int, policy: UpgradePolicy
) -> tuple[int, SupportLine] | None:
    """The move so many months after the first newer release, to the newest release of that day."""
    newer = [one for one in future.candidates if one.newer_than(line)]
    if not newer:
        return None
    day = max(add_months(newer[0].available, policy.within_months), since)
    if day >= end:
        return None
    return day, next(one for one in reversed(newer) if one.available <= day)
