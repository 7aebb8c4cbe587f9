"""When the present stack meets its limit: load now, the limit that was measured, the growth to come."""

from datetime import date, timedelta
from math import exp, log
from typing import Final

from roadworthy.model import Decision
from roadworthy.model.frame import Load
from roadworthy.model.frozen import frozen

PACE_MONTHS: Final = 24
"""Growth is judged by what it comes to within two years: what a choice has to carry at least."""
STEEP_GROWTH: Final = 10.0
"""From this factor within two years on, growth asks for parts that grow by themselves."""
_MOST: Final = 1e6
_DAYS_A_MONTH: Final = 365.2425 / 12
_FARTHEST_MONTHS: Final = 600


@frozen
class LimitMet:
    """When the load reaches what the present stack was measured to carry."""

    months: float
    """From today; 0 where it is reached already."""
    on: date


def pace(load: Load) -> float | None:
    """By what factor the load grows within `PACE_MONTHS`: g^(24 / months) for a factor g within some months.

    Twelve times within three months and within ten years are not the same. Without the months, the factor as
    it is said; None without a factor.
    """
    if load.growth is None:
        return None
    if not load.growth_months or load.growth <= 0:
        return load.growth
    return exp(min(log(_MOST), log(load.growth) * PACE_MONTHS / load.growth_months))


def limit_met(decision: Decision, today: date) -> LimitMet | None:
    """The day on which rate · g^(t / months) = limit: t = months · ln(limit / rate) / ln g.

    None where a figure is missing, the load does not grow, or it takes more than fifty years.
    """
    load = decision.frame.load
    if not load.rate or not load.limit or load.rate <= 0 or load.limit <= 0:
        return None
    if load.rate >= load.limit:
        return LimitMet(0.0, today)
    if load.growth is None or load.growth <= 1 or not load.growth_months:
        return None
    months = load.growth_months * log(load.limit / load.rate) / log(load.growth)
    if months > _FARTHEST_MONTHS:
        return None
    return LimitMet(months, today + timedelta(days=round(months * _DAYS_A_MONTH)))


def is_dated(decision: Decision, today: date) -> bool:
    """Whether a limit or an end of support has a day that lies ahead, against which moves are to be held."""
    met, ends = limit_met(decision, today), decision.frame.waiting.support_ends_on
    return (met is not None and met.months > 0) or (ends is not None and ends > today)
