"""Remembering what was worked out last, for rules that all ask the same of one decision."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from roadworthy.model import Decision

T = TypeVar("T")


def of_latest(work: Callable[[Decision], T]) -> Callable[[Decision], T]:
    """`work`, done once for as long as it is asked about the very same decision.

    Decisions are values and never change, so identity is enough; a new one replaces the old.
    """
    last: tuple[Decision, T] | None = None

    @wraps(work)
    def remembered(decision: Decision) -> T:
        nonlocal last
        known = last
        if known is not None and known[0] is decision:
            return known[1]
        result = work(decision)
        last = (decision, result)
        return result

    return remembered
