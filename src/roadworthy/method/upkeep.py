"""What keeping a candidate current takes: the line in use, its forecast, the weeks of work."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from roadworthy.method.forecast import LTS, UpgradeForecast, UpgradePolicy, forecast
from roadworthy.method.forecast.policy import USUAL_MONTHS
from roadworthy.model import Decision, Interval
from roadworthy.model.evidence import Upkeep
from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseCycle, ReleaseTable

HORIZON: Final = 60
"""Months looked ahead where no horizon has an end."""
WORKING_DAYS: Final = 5.0
"""Days in a person-week."""
WEEKS_A_MONTH: Final = 365.25 / 12 / 7
_VERSION: Final = re.compile(r"\d+(?:\.\d+)*")

Tables = Callable[[str], ReleaseTable | None]
"""The published table of a product; None where there is none."""


@frozen
class UpkeepEffort:
    """Person-weeks that a candidate takes over a stretch of months, against those there are."""

    months: int
    upgrades: Interval | None
    """For the forced upgrades: their range times the days for each; None where either is not known."""
    upkeep: Interval | None
    """For patches and dependencies."""
    capacity: float | None
    """All the person-weeks that the team can spare in that time; None where nobody said."""

    @property
    def total(self) -> Interval | None:
        """Both together; None where one of them is not known."""
        if self.upgrades is None or self.upkeep is None:
            return None
        return Interval(self.upgrades.low + self.upkeep.low, self.upgrades.high + self.upkeep.high)


def policy_of(decision: Decision) -> UpgradePolicy:
    """How the team means to follow releases; to stay until support ends where it did not say."""
    if decision.upgrades.policy != "latest":
        return LTS
    months = decision.upgrades.within_months
    return UpgradePolicy("latest", USUAL_MONTHS if months is None else months)


def horizon_months(decision: Decision) -> int:
    """Months to the end of the longest horizon; `HORIZON` where the last one has no end."""
    ends = [row.to_month for row in decision.horizons.values()]
    known = [end for end in ends if end]
    return max(known) if known and len(known) == len(ends) else max([HORIZON, *known])


def table_of(decision: Decision, candidate: str, published: ReleaseTable | None) -> ReleaseTable | None:
    """The lines of a candidate: those that were typed before the published ones; None without any."""
    own = decision.upkeep.get(candidate)
    if own is None or not own.cycles:
        return published
    return ReleaseTable(
        product=candidate,
        label=decision.candidate_name(candidate),
        cycles=tuple(_cycles(own)),
        as_of=own.cycles_as_of
        or max((row.released for row in own.cycles.values() if row.released), default=date.min),
        source="typed in this decision",
    )


def _cycles(own: Upkeep) -> list[ReleaseCycle]:
    return [
        ReleaseCycle(row.cycle or key, row.released, row.active_until, row.eol or False, row.lts_from)
        for key, row in own.cycles.items()
    ]


def line_in_words(table: ReleaseTable, words: str) -> str | None:
    """The line of a table that words such as ``5.2 LTS`` or ``v5.2.3`` mean; None where they mean none."""
    labels = {cycle.cycle for cycle in table.cycles}
    for found in _VERSION.findall(words):
        parts = found.split(".")
        for length in range(len(parts), 0, -1):
            if (label := ".".join(parts[:length])) in labels:
                return label
    return None


def candidate_forecast(
    decision: Decision, candidate: str, table: ReleaseTable, start: date, months: int | None = None
) -> UpgradeForecast:
    """The forecast of one candidate from a day on, on the line that it names or would start on."""
    asked = horizon_months(decision) if months is None else months
    line = line_in_words(table, decision.candidates[candidate].version_line)
    return forecast(table, start, asked, policy_of(decision), line)


def effort(decision: Decision, candidate: str, seen: UpgradeForecast | None, months: int) -> UpkeepEffort:
    """Person-weeks in so many months: upgrades by the forecast's range, upkeep by the month, capacity.

    Upkeep is taken from the days a month, else from the costs' weeks a year.
    """
    own = decision.upkeep.get(candidate, Upkeep.blank())
    upgrades = None
    if own.upgrade_days is not None and seen is not None:
        each = own.upgrade_days
        upgrades = Interval(seen.low * each.low / WORKING_DAYS, seen.high * each.high / WORKING_DAYS)
    yearly = decision.candidates[candidate].costs.upkeep_year
    upkeep = None
    if own.upkeep_days is not None:
        upkeep = _times(own.upkeep_days, months / WORKING_DAYS)
    elif yearly is not None:
        upkeep = _times(yearly, months / 12)
    people = decision.frame.team.capacity
    return UpkeepEffort(months, upgrades, upkeep, None if people is None else people * months * WEEKS_A_MONTH)


def _times(interval: Interval, factor: float) -> Interval:
    return Interval(interval.low * factor, interval.high * factor)
