"""Two days that the gate holds the moves against: when the limit is met, and when support ends."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.method.finding import Fact, Finding
from roadworthy.method.load import limit_met
from roadworthy.model import Decision, KeyPath
from roadworthy.model.interval import figure_text

_NEAR_MONTHS: Final = 12
"""A limit that is met within these is told with what relieves it meanwhile."""
_RATE: Final[KeyPath] = ("frame", "load", "rate")
_LIMIT: Final[KeyPath] = ("frame", "load", "limit")
_GROWTH: Final[KeyPath] = ("frame", "load", "growth")
_MONTHS: Final[KeyPath] = ("frame", "load", "growth_months")
_UNIT: Final[KeyPath] = ("frame", "load", "unit")
_KIND: Final[KeyPath] = ("frame", "bottleneck", "kind")
_ENDS: Final[KeyPath] = ("frame", "waiting", "support_ends_on")
_STACK: Final[KeyPath] = ("frame", "present_stack")
_TRIGGER: Final[KeyPath] = ("frame", "trigger")


def limit_findings(decision: Decision, today: date, quickest: date | None) -> Iterator[Finding]:
    """The month in which the load meets the limit, held against the quickest move.

    `quickest` is the day by which the quickest candidate is in place in 80 of 100 cases; None: not known.
    What relieves the limit meanwhile follows from what it is.
    """
    met, frame = limit_met(decision, today), decision.frame
    reads = (_RATE, _LIMIT, _GROWTH, _MONTHS, _UNIT, _KIND)
    if met is None:
        return
    facts: dict[str, Fact] = {
        "rate": figure_text(frame.load.rate or 0), "limit": figure_text(frame.load.limit or 0),
        "unit": frame.load.unit, "month": f"{met.on:%Y-%m}", "months": round(met.months),
    }  # fmt: skip
    if met.months == 0:
        yield Finding("gate-limit-met", "warning", _LIMIT, facts=facts | _relief(decision), reads=reads)
    elif quickest is not None and met.on < quickest:
        facts |= {"p80": quickest.isoformat(), "weeks": max(1, (quickest - met.on).days // 7)}
        yield Finding(
            "gate-limit-before-move", "warning", _LIMIT, facts=facts | _relief(decision), reads=reads
        )
    else:
        facts |= {"p80": quickest.isoformat()} if quickest is not None else {}
        facts |= _relief(decision) if met.months <= _NEAR_MONTHS else {}
        yield Finding("gate-limit-ahead", "note", _LIMIT, facts=facts, reads=reads)


def _relief(decision: Decision) -> dict[str, Fact]:
    kind = decision.frame.bottleneck.kind
    return {} if kind in (None, "none") else {str(kind): 1}


def support_findings(decision: Decision, today: date, quickest: date | None) -> Iterator[Finding]:
    """The end of the present stack's support, held against the quickest move."""
    ends = decision.frame.waiting.support_ends_on
    if ends is None:
        return
    reads = (_ENDS, _STACK)
    days = (ends - today).days
    if days <= 0:
        yield Finding("gate-support-ended", "warning", _ENDS, facts={"months": -days // 30}, reads=reads)
    elif quickest is not None and ends < quickest:
        facts: dict[str, Fact] = {"p80": quickest.isoformat(), "weeks": max(1, (quickest - ends).days // 7)}
        yield Finding("gate-support-ends-before-move", "warning", _ENDS, facts=facts, reads=reads)
    else:
        yield Finding("gate-support-ends", "note", _ENDS, facts={"weeks": days // 7}, reads=reads)


def support_missing(decision: Decision) -> Iterator[Finding]:
    """The end of support set this off, and nobody has said when that is."""
    if decision.frame.trigger == "support" and decision.frame.waiting.support_ends_on is None:
        yield Finding("gate-support-when", "warning", _ENDS, reads=(_TRIGGER, _ENDS))
