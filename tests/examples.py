"""How many examples hypothesis makes: a profile says how many a law gets, and each law how large its share is.

`quick` is for everyday; `full` is what `.ci/run` runs, where `CI` is set, and makes the same examples each time. Nothing has
a deadline: a busy machine is slow.
"""

import os
from typing import Any, Final

from hypothesis import HealthCheck, settings

_LEAST: Final = 5
_COMMON: Final[dict[str, Any]] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


def load_profile() -> None:
    """Take the profile that HYPOTHESIS_PROFILE names, or else the full one where CI is set."""
    settings.register_profile("quick", max_examples=25, **_COMMON)
    settings.register_profile("full", max_examples=50, derandomize=True, print_blob=True, **_COMMON)
    usual = "full" if os.environ.get("CI", "").lower() not in ("", "0", "false") else "quick"
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or usual)


def portion(times: float, **more: Any) -> settings:
    """Settings for a law with `times` as many examples as usual, and what else it needs."""
    usual: int = settings().max_examples
    return settings(max_examples=max(_LEAST, round(usual * times)), **more)
