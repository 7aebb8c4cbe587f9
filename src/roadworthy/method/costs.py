"""Which of the others would cost clearly less: to switch to, to run, to keep up."""

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from roadworthy.model import Decision, Interval

CostField: TypeAlias = Literal["switching_weeks", "running_month", "upkeep_year"]
COSTS: Final[tuple[CostField, ...]] = ("switching_weeks", "running_month", "upkeep_year")
_CLEARLY: Final = 0.9
"""Below this part of one's own, the middle of another's cost is clearly less."""


def cheaper(decision: Decision, subject: str, others: Iterable[str]) -> tuple[tuple[CostField, str], ...]:
    """By kind of cost the cheapest of `others`, where that is clearly cheaper than `subject`.

    By the middles of the ranges. Sums of money are held against each other in one currency alone.
    """
    costs = {slug: decision.candidates[slug].costs for slug in (subject, *others)}
    mine, found = costs.pop(subject), []
    for field in COSTS:
        own: Interval | None = getattr(mine, field)
        alike = (slug for slug in costs if field != "running_month" or costs[slug].currency == mine.currency)
        known = {slug: one for slug in alike if (one := getattr(costs[slug], field)) is not None}
        if own is None or not known:
            continue
        cheapest = min(known, key=lambda slug: known[slug].middle)
        if known[cheapest].middle < _CLEARLY * own.middle:
            found.append((field, cheapest))
    return tuple(found)
