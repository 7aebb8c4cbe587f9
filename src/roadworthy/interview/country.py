"""In which order people of this person's country write the day and the month."""

import locale
import os
from collections.abc import Mapping
from functools import cache
from typing import Final

from roadworthy.interview.days import DayOrder

_MONTH_FIRST: Final = frozenset({
    "US", "PH", "PR", "GU", "UM", "VI", "AS", "MP", "FM", "MH", "PW", "BZ", "CN", "JP", "KR", "KP", "TW",
    "HU", "LT", "MN",
    # Windows names countries in full.
    "UNITED-STATES", "PHILIPPINES", "CHINA", "JAPAN", "KOREA", "TAIWAN", "HUNGARY", "LITHUANIA", "MONGOLIA",
})  # fmt: skip
_BOTH: Final = frozenset({"CA", "CANADA", "ZA", "SOUTH-AFRICA"})
"""Where both orders are usual."""


def order_in(name: str) -> DayOrder:
    """The order for a locale, ``de_DE.UTF-8`` or ``English_United States``; None where it is open."""
    _, _, country = name.partition(".")[0].partition("@")[0].partition("_")
    country = country.strip().upper().replace(" ", "-")
    if not country or country in _BOTH:
        return None
    return "month-first" if country in _MONTH_FIRST else "day-first"


def locale_name(environ: Mapping[str, str]) -> str:
    """The locale for dates: as the environment says, else as the system does."""
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        if said := environ.get(variable):
            return said
    return locale.getlocale()[0] or ""


@cache
def usual_order() -> DayOrder:
    """The order of this person's country, asked once."""
    return order_in(locale_name(os.environ))
