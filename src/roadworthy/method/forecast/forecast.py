"""How many upgrades a line of releases forces on a team, and when: published days first, then projections.

The definition is in ``docs/forecast.md``. Nothing is random: the range comes from replaying the forecast
with each of the product's recent gaps and support lengths.
"""

from dataclasses import field
from datetime import date
from itertools import pairwise
from typing import Final

from roadworthy.method.calendar import LAST_DAY, add_months, day_of
from roadworthy.method.forecast.course import Course, Stay, course
from roadworthy.method.forecast.future import Followed, Future
from roadworthy.method.forecast.lines import SupportLine, support_lines
from roadworthy.method.forecast.policy import LTS, UpgradePolicy
from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseTable

MONTH: Final = 30.4375
"""Days in a month, on average."""
LONGEST: Final = 600
"""Months that can be asked for: fifty years."""


class UnknownCycleError(ValueError):
    """The line that is said to be in use is not in the table; `str` names it."""


@frozen
class Move:
    """A forced upgrade."""

    on: date
    leaves: str
    """Label of the line that is left; empty for a projected release."""
    enters: str
    """Label of the line that is moved to; empty for a projected release."""
    projected: bool
    """Whether the line that is moved to is not published yet."""


@frozen
class Occupied:
    """Some days on one line."""

    cycle: str
    """Its label; empty for a projected release."""
    since: date
    until: date
    """First day that is not on it any more: the next move, or the end of the window."""
    supported_until: date | None
    """First day without security support; None where no end is in sight."""
    projected: bool
    """Whether the line itself is not published yet."""
    end_published: bool
    """Whether `supported_until` is published rather than assumed or guessed."""


@frozen
class UpgradeForecast:
    """What lies ahead in [start, end) on one product."""

    product: str
    policy: UpgradePolicy
    as_of: date
    """The day of the table."""
    start: date
    end: date
    forced_upgrades: int
    low: int
    high: int
    """The middle 80 % of the futures that were replayed."""
    likely: int
    """Definition 3: the moves of as many months before the start, held within the range.

    Where it is not that old it is `forced_upgrades`. It missed by less on the past and knows no dates.
    """
    unsupported_days: int
    next_forced_upgrade: date | None
    next_earliest: date | None
    next_latest: date | None
    """None: there may be no move at all in the window."""
    projected: bool
    """Whether anything in it is more than a published day."""
    first_cycle: str | None
    """The line on which the window begins; None where nothing is released by its end."""
    stays: tuple[Occupied, ...] = field(default=())
    moves: tuple[Move, ...] = field(default=())

    @property
    def unsupported_months(self) -> float:
        """Months without security support, to a tenth, halves upwards."""
        return int(self.unsupported_days / MONTH * 10 + 0.5) / 10


def forecast(
    table: ReleaseTable, start: date, months: int, policy: UpgradePolicy = LTS, current: str | None = None
) -> UpgradeForecast:
    """The upgrades ahead on the lines of `table`, in `months` from `start`, begun on the line `current`.

    Raises UnknownCycleError where the table has no such line, and ValueError where the months are not
    between 0 and `LONGEST` or reach past the last year that a calendar holds.
    """
    if not 0 <= months <= LONGEST:
        raise ValueError(f"0 to {LONGEST} months can be looked ahead, not {months}")
    first, last = start.toordinal(), add_months(start.toordinal(), months)
    if last > LAST_DAY:
        raise ValueError(f"{months} months from {start.isoformat()} reach past the year {date.max.year}")
    lines = support_lines(table.cycles, table.as_of)
    followed = Followed(lines, table.as_of.toordinal(), long_term=policy.kind == "lts")
    using = None if current is None else _line_called(lines, current, table)

    def play(cadence: int | None, support: int | None) -> Course:
        return course(Future(followed, cadence, support, last), first, last, policy, using)

    central = play(*followed.central)
    moves = central.moves
    courses = [play(*future).moves for future in followed.futures()]
    low, high = _middle([len(one) for one in courses])
    before = _repeated(followed, first, months, policy)
    nexts = [one[0] if one else LAST_DAY + 1 for one in (moves, *courses)]
    low, high = min(low, len(moves)), max(high, len(moves))
    as_of = table.as_of.toordinal()
    return UpgradeForecast(
        product=table.product, policy=policy, as_of=table.as_of, start=start, end=date.fromordinal(last),
        forced_upgrades=len(moves), low=low, high=high,
        likely=len(moves) if before is None else min(max(before, low), high),
        unsupported_days=central.unsupported_days,
        next_forced_upgrade=day_of(nexts[0]),
        next_earliest=day_of(min(nexts)), next_latest=day_of(max(nexts)),
        projected=bool(central.stays) and _projected(central, policy, as_of, last),
        first_cycle=central.stays[0].line.label if central.stays else None,
        stays=tuple(map(_occupied, central.stays)),
        moves=tuple(
            Move(date.fromordinal(after.since), before.line.label, after.line.label, after.line.projected)
            for before, after in pairwise(central.stays)
        ),
    )  # fmt: skip


def _repeated(followed: Followed, first: int, months: int, policy: UpgradePolicy) -> int | None:
    """The moves in as many months before `first`; None where the product is not that old."""
    try:
        since = add_months(first, -months)
    except ValueError:
        return None
    if not followed.published or since < min(line.released for line in followed.published):
        return None
    return len(course(Future(followed, *followed.central, first), since, first, policy).moves)


def _line_called(lines: tuple[SupportLine, ...], label: str, table: ReleaseTable) -> SupportLine:
    for line in lines:
        if line.label == label:
            return line
    known = ", ".join(line.label for line in reversed(lines)) or "none"
    raise UnknownCycleError(f"{table.label or table.product} has no line “{label}”; its lines are {known}")


def _middle(counts: list[int]) -> tuple[int, int]:
    """The smallest and the largest count when a tenth is cut off at either end."""
    ordered = sorted(counts)
    place = -(-len(ordered) // 10)
    return ordered[place - 1], ordered[-place]


def _projected(central: Course, policy: UpgradePolicy, as_of: int, end: int) -> bool:
    """Whether anything that was counted is not settled by published days."""
    if central.stays[0].since == end:
        return False  # a window without a day counts nothing
    for stay in central.stays:
        # A line that is left on its first day counts, too: that the move is due by then may be a guess.
        since, until = stay.unsupported
        line = stay.line
        if line.projected or line.guessed or (line.open and stay.until > as_of):
            return True
        if since < until and until > as_of:
            return True  # a release that nobody knows of yet might end it
    return policy.kind == "latest" and add_months(as_of, policy.within_months) < end


def _occupied(stay: Stay) -> Occupied:
    line = stay.line
    return Occupied(
        line.label,
        date.fromordinal(stay.since),
        date.fromordinal(stay.until),
        day_of(line.end),
        line.projected,
        not (line.open or line.guessed or line.projected),
    )
