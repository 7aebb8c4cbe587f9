"""Which chance to be in time is enough, and whether there is a day to be in time for: without a draw."""

from datetime import date
from typing import Final

from roadworthy.method.load import is_dated
from roadworthy.model import Decision

SURE_ENOUGH: Final = 0.80
"""The chance at which a plan holds."""
MISSED: Final = 0.10
"""Below this chance a date is as good as missed."""


def date_ahead(decision: Decision, today: date) -> bool:
    """Whether a date that lies ahead forces the move."""
    forced = decision.frame.waiting.forced_on
    return forced is not None and forced > today


def held_against_a_day(decision: Decision, today: date) -> bool:
    """Whether a day lies ahead to hold the moves against: forced, of a limit, of support."""
    return date_ahead(decision, today) or is_dated(decision, today)
