"""Which limit each remedy relieves: a queue does nothing for slow releases, a split nothing for a query."""

from collections.abc import Mapping
from typing import Final, Literal

from roadworthy.model import Decision
from roadworthy.model.frame import BottleneckKind

Plumbing = Literal["tracing", "discovery", "queues"]

RELIEVES: Final[Mapping[Plumbing, frozenset[BottleneckKind]]] = {
    "tracing": frozenset(),
    "discovery": frozenset({"deployment", "team"}),
    "queues": frozenset({"database", "throughput", "reliability", "latency"}),
}
"""What is planned for services, and the limits that it relieves.

Tracing shows where a limit is and relieves none; it is good practice everywhere, so it is never held against
a plan. Discovery helps where parts are to be released or owned apart; queues take writes and work off a
request's way.
"""

HEAVY: Final[frozenset[Plumbing]] = frozenset({"discovery", "queues"})
"""Plumbing that has to be asked for: it is more to run whether it helps or not."""


def measured_limit(decision: Decision) -> BottleneckKind | None:
    """What limits the system of today, where that is measured; None where it is guessed, or nothing does."""
    bottleneck = decision.frame.bottleneck
    if bottleneck.measured not in ("production", "load-test") or bottleneck.kind == "none":
        return None
    return bottleneck.kind


def planned_heavy(decision: Decision) -> tuple[Plumbing, ...]:
    """What of the plumbing that has to be asked for is planned, in the order of the answer."""
    return tuple(part for part in decision.fit.microservices.plumbing if part in HEAVY)


def relieving(decision: Decision) -> tuple[Plumbing, ...]:
    """What of it relieves the limit that was measured."""
    limit = measured_limit(decision)
    return tuple(part for part in planned_heavy(decision) if limit in RELIEVES[part])
