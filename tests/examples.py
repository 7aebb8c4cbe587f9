"""How much is tried: all of it where `CI` is set, as `.ci/run` does, and a part of what is like its neighbours on every other day.

A profile says how many examples of hypothesis a law gets, and each law how large its share is. `quick` is for everyday; `full`
makes the same examples each time. Nothing has a deadline: a busy machine is slow. Where a test goes through many cases of one
kind (each sample at each width), `few` and `part` say which of them are for everyday. Of files with many tests of one kind
(each opens a program to see one thing, `pytest.mark.turns`) `make test` takes a third, another one each day.
"""

import os
from collections.abc import Iterable
from datetime import date
from typing import Any, Final, TypeVar
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

WHOLE: Final = os.environ.get("CI", "").lower() not in ("", "0", "false")
"""Whether nothing is left out."""
_Case = TypeVar("_Case")
_LEAST: Final = 5
_COMMON: Final[dict[str, Any]] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


def load_profile() -> None:
    """Take the profile that HYPOTHESIS_PROFILE names, or else the full one where CI is set."""
    settings.register_profile("quick", max_examples=8, **_COMMON)
    settings.register_profile("full", max_examples=50, derandomize=True, print_blob=True, **_COMMON)
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("full" if WHOLE else "quick"))


def portion(times: float, **more: Any) -> settings:
    """Settings for a law with `times` as many examples as usual, and what else it needs."""
    usual: int = settings().max_examples
    return settings(max_examples=max(_LEAST, round(usual * times)), **more)


def few(names: str, cases: Iterable[Any], *places: int, **more: Any) -> pytest.MarkDecorator:
    """As `pytest.mark.parametrize`: the cases at `places`, by default the first, are for everyday, the others are slow."""
    several = "," in names
    slow = [
        pytest.param(
            *(case if several else (case,)), marks=() if place in (places or (0,)) else pytest.mark.slow
        )
        for place, case in enumerate(cases)
    ]
    return pytest.mark.parametrize(names, slow, **more)


def part(cases: Iterable[_Case], of: int, at: int = 0) -> list[_Case]:
    """All cases, or on other days than those of CI each `of`-th, beginning at place `at`: another one for each `at`."""
    return [*cases] if WHOLE else [*cases][at % of :: of]


TURNS: Final = 3
"""Days after which each test of those that take turns was run on one of them."""
TODAY: Final = os.environ.setdefault("ROADWORTHY_TURN", str(date.today().toordinal()))  # noqa: DTZ011 - the day here
"""The day, as a number; all processes of a run have that of the first, also over midnight."""


def has_its_turn(name: str, day: int) -> bool:
    """Whether a test that takes turns is run on a day."""
    return crc32(name.encode()) % TURNS == day % TURNS
