"""Remembering what was worked out last, for all who ask the same of one decision."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from roadworthy.model import Decision

T = TypeVar("T")
P = ParamSpec("P")


def of_latest(work: Callable[Concatenate[Decision, P], T]) -> Callable[Concatenate[Decision, P], T]:
    """`work`, done once for as long as it is asked the same about the very same decision.

    Decisions are values and never change, so identity is enough; a new one replaces the old.
    """
    last: tuple[Decision, object, T] | None = None

    @wraps(work)
    def remembered(decision: Decision, *args: P.args, **kwargs: P.kwargs) -> T:
        nonlocal last
        known, asked = last, (args, kwargs)
        if known is not None and known[0] is decision and known[1] == asked:
            return known[2]
        result = work(decision, *args, **kwargs)
        last = (decision, asked, result)
        return result

    return cast("Callable[Concatenate[Decision, P], T]", remembered)
