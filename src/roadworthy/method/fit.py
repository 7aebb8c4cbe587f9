"""How well each of the four approaches fits the answers, with every reason for and against, singly."""

from collections.abc import Callable, Iterator
from typing import Final, Literal, get_args

from roadworthy.method.finding import Fact, Finding
from roadworthy.method.rules.common import SMALL_TEAM
from roadworthy.model import Decision, KeyPath, get, key_path
from roadworthy.model.frozen import frozen
from roadworthy.model.landscape import Approach

FitVerdict = Literal["good", "possible", "poor", "unknown"]

APPROACHES: Final[tuple[Approach, ...]] = get_args(Approach)
FEWEST_REASONS: Final = 3
"""With fewer reasons than this nothing is said about an approach, unless one of them rules it out."""
GOOD_SHARE: Final = 2 / 3
"""From this share of the reasons' weight on, an approach fits well; below one minus it, poorly."""
STEEP_GROWTH: Final = 10.0
"""From this factor on, growth asks for parts that grow by themselves."""
GENTLE_GROWTH: Final = 3.0
"""Up to this factor, a larger machine and read copies do."""
MUCH_IDLE: Final = 50
LITTLE_IDLE: Final = 20
"""Percent of the time that machines stand idle."""
MANY_TASKS: Final = 3
"""More separate parts than this are no longer a core with a few pieces beside it."""

_RULES_OUT: Final = -9
"""Weight of a reason that makes an approach a poor fit whatever speaks for it."""


@frozen
class ApproachFit:
    """One approach against the answers."""

    approach: Approach
    verdict: FitVerdict
    for_: tuple[Finding, ...]
    """What speaks for it, the weightiest first."""
    against: tuple[Finding, ...]


@frozen
class _Reason:
    finding: Finding
    weight: int


def fit(decision: Decision) -> tuple[ApproachFit, ...]:
    """The fit of the four approaches, in the order in which they are asked about.

    Each reason weighs 1 or 2. The verdict follows from the share of the weight that speaks for the approach
    (`GOOD_SHARE`), or from one reason that rules it out. It is a rule of thumb; the reasons are the answer.
    """
    return tuple(_fit(approach, decision) for approach in APPROACHES)


def _fit(approach: Approach, decision: Decision) -> ApproachFit:
    reasons = sorted(
        (*_signs(approach, decision), *_MORE[approach](decision)), key=lambda it: -abs(it.weight)
    )
    for_ = tuple(reason.finding for reason in reasons if reason.weight > 0)
    against = tuple(reason.finding for reason in reasons if reason.weight < 0)
    return ApproachFit(approach, _verdict(reasons), for_, against)


def _verdict(reasons: list[_Reason]) -> FitVerdict:
    if any(reason.weight == _RULES_OUT for reason in reasons):
        return "poor"
    if len(reasons) < FEWEST_REASONS:
        return "unknown"
    speaks_for = sum(reason.weight for reason in reasons if reason.weight > 0)
    share = speaks_for / sum(abs(reason.weight) for reason in reasons)
    return "good" if share >= GOOD_SHARE else "poor" if share <= 1 - GOOD_SHARE else "possible"


_SIGNS: Final[dict[Approach, tuple[tuple[str, str, str, int], ...]]] = {
    "monolithic": (
        ("fit.monolithic.conventions", "yes partly", "fit-mono-conventions", 1),
        ("fit.monolithic.conventions", "no", "fit-mono-own-ways", -1),
        ("fit.monolithic.speed", "yes partly", "fit-mono-speed", 1),
        ("fit.monolithic.speed", "no", "fit-mono-freedom", -1),
        ("fit.monolithic.deploy_pain", "none", "fit-mono-releases-fine", 1),
        ("fit.monolithic.deploy_pain", "some", "fit-mono-releases-wait", -1),
        ("fit.monolithic.deploy_pain", "blocking", "fit-mono-releases-blocked", -2),
        ("fit.monolithic.modular", "yes partly", "fit-mono-modules", 1),
        ("fit.monolithic.modular", "no", "fit-mono-tangled", -1),
        ("fit.monolithic.workers", "yes partly", "fit-mono-workers", 1),
        ("fit.monolithic.workers", "no", "fit-mono-no-workers", -1),
        ("fit.microservices.separate_teams", "yes", "fit-mono-own-teams", -1),
        ("fit.microservices.separate_scaling", "yes", "fit-mono-uneven", -1),
        ("frame.domain", "crud", "fit-mono-records", 2),
        ("frame.domain", "rules", "fit-mono-logic", 1),
        ("frame.domain", "realtime", "fit-mono-live", -1),
        ("frame.boundaries", "unknown emerging", "fit-mono-lines-move", 2),
        ("frame.team.style", "sync", "fit-mono-sync", 1),
        ("frame.team.operations", "none some", "fit-mono-one-to-run", 1),
    ),
    "microservices": (
        ("fit.microservices.separate_teams", "yes", "fit-services-teams", 2),
        ("fit.microservices.separate_teams", "partly", "fit-services-teams-soon", 1),
        ("fit.microservices.separate_teams", "no", "fit-services-one-team", -2),
        ("fit.microservices.separate_scaling", "yes", "fit-services-uneven", 2),
        ("fit.microservices.separate_scaling", "partly", "fit-services-somewhat-uneven", 1),
        ("fit.microservices.separate_scaling", "no", "fit-services-even", -1),
        ("fit.microservices.networking", "have", "fit-services-networking", 1),
        ("fit.microservices.networking", "learning none", "fit-services-no-networking", -1),
        ("fit.microservices.observability", "have", "fit-services-observability", 1),
        ("fit.microservices.observability", "learning none", "fit-services-no-observability", -1),
        ("fit.microservices.consistency", "have", "fit-services-consistency", 1),
        ("fit.microservices.consistency", "learning none", "fit-services-no-consistency", -1),
        ("fit.microservices.containers", "have", "fit-services-containers", 1),
        ("fit.microservices.containers", "learning none", "fit-services-no-containers", -1),
        ("fit.monolithic.deploy_pain", "blocking", "fit-services-free-releases", 1),
        ("frame.domain", "crud", "fit-services-records", -2),
        ("frame.boundaries", "known", "fit-services-lines", 1),
        ("frame.boundaries", "emerging", "fit-services-lines-move", -2),
        ("frame.boundaries", "unknown", "fit-services-distributed-monolith", _RULES_OUT),
        ("frame.team.style", "sync", "fit-services-async", -1),
        ("frame.team.operations", "strong", "fit-services-operations", 1),
        ("frame.team.operations", "some", "fit-services-some-operations", -1),
        ("frame.team.operations", "none", "fit-services-no-operations", -2),
    ),
    "serverless": (
        ("fit.serverless.event_driven", "yes", "fit-serverless-events", 2),
        ("fit.serverless.event_driven", "partly", "fit-serverless-some-events", 1),
        ("fit.serverless.event_driven", "no", "fit-serverless-no-events", -2),
        ("fit.serverless.longest_run", "seconds minutes", "fit-serverless-short", 1),
        ("fit.serverless.longest_run", "quarter-hour", "fit-serverless-near-limit", -1),
        ("fit.serverless.longest_run", "longer", "fit-serverless-too-long", _RULES_OUT),
        ("fit.serverless.state", "none outside", "fit-serverless-stateless", 1),
        ("fit.serverless.state", "in-process", "fit-serverless-state", -2),
        ("fit.serverless.cold_start", "fine", "fit-serverless-may-sleep", 1),
        ("fit.serverless.cold_start", "below-second", "fit-serverless-short-sleep", -1),
        ("fit.serverless.cold_start", "never", "fit-serverless-no-sleep", -2),
        ("fit.serverless.local_testing", "no", "fit-serverless-cloud-tests", 1),
        ("fit.serverless.local_testing", "yes partly", "fit-serverless-local-tests", -1),
        ("fit.serverless.production_debugging", "no", "fit-serverless-logs-do", 1),
        ("fit.serverless.production_debugging", "yes partly", "fit-serverless-look-inside", -1),
        ("fit.serverless.lock_in", "fine", "fit-serverless-tied-fine", 1),
        ("fit.serverless.lock_in", "behind-interfaces", "fit-serverless-interfaces", -1),
        ("fit.serverless.lock_in", "never", "fit-serverless-tied-never", _RULES_OUT),
        ("frame.domain", "events", "fit-serverless-domain", 1),
        ("frame.domain", "realtime", "fit-serverless-open-connections", -1),
        ("frame.team.operations", "none some", "fit-serverless-less-to-run", 1),
    ),
    "hybrid": (
        ("fit.hybrid.boundary", "yes", "fit-hybrid-line", 2),
        ("fit.hybrid.boundary", "partly", "fit-hybrid-rough-line", -1),
        ("fit.hybrid.boundary", "no", "fit-hybrid-no-line", _RULES_OUT),
        ("fit.hybrid.protocol", "http", "fit-hybrid-http", 1),
        ("fit.hybrid.protocol", "queue", "fit-hybrid-queue", 1),
        ("fit.hybrid.protocol", "both", "fit-hybrid-both", 1),
        ("fit.hybrid.two_stacks", "yes", "fit-hybrid-two-stacks", 1),
        ("fit.hybrid.two_stacks", "partly", "fit-hybrid-thin", -1),
        ("fit.hybrid.two_stacks", "no", "fit-hybrid-one-stack", _RULES_OUT),
        ("fit.microservices.separate_scaling", "yes", "fit-hybrid-uneven", 1),
        ("fit.serverless.event_driven", "partly", "fit-hybrid-functions", 1),
        ("frame.domain", "realtime", "fit-hybrid-live", 1),
        ("frame.domain", "events", "fit-hybrid-events", 1),
        ("frame.boundaries", "unknown", "fit-hybrid-lines-unknown", -2),
    ),
}
"""Answers that speak by themselves: path, values, rule, weight (above 0 for, below 0 against)."""


def _signs(approach: Approach, decision: Decision) -> Iterator[_Reason]:
    for words, values, rule, weight in _SIGNS[approach]:
        path = key_path(words)
        if get(decision, path) in values.split():
            yield _reason(rule, weight, path)


def _reason(rule: str, weight: int, *reads: KeyPath, **facts: Fact) -> _Reason:
    level: Literal["warning", "note"] = "warning" if weight == _RULES_OUT else "note"
    return _Reason(Finding(rule, level, reads[0], facts=facts, reads=reads), weight)


_SIZE: Final = key_path("frame.team.size")
_GROWTH: Final = key_path("frame.load.growth")
_KIND: Final = key_path("frame.bottleneck.kind")
_MEASURED: Final = key_path("frame.bottleneck.measured")


def _is_measured(decision: Decision) -> bool:
    return decision.frame.bottleneck.measured in ("production", "load-test")


def _monolithic(decision: Decision) -> Iterator[_Reason]:
    frame, own = decision.frame, decision.fit.monolithic
    if frame.team.size and frame.team.size <= SMALL_TEAM:
        yield _reason("fit-mono-small-team", 1, _SIZE)
    if frame.load.growth is not None and frame.load.growth <= GENTLE_GROWTH:
        yield _reason("fit-mono-gentle-growth", 1, _GROWTH)
    elif frame.load.growth is not None and frame.load.growth >= STEEP_GROWTH:
        yield _reason("fit-mono-steep-growth", -1, _GROWTH)
    if frame.bottleneck.kind == "deployment" and _is_measured(decision):
        yield _reason("fit-mono-releases-measured", -2, _KIND, _MEASURED)
    replicas, pattern = key_path("fit.monolithic.replicas"), key_path("frame.load.pattern")
    if own.replicas in ("yes", "partly"):
        writes = frame.load.pattern == "writes"
        yield _reason(
            "fit-mono-replicas-idle" if writes else "fit-mono-replicas", 1 - 2 * writes, replicas, pattern
        )
    elif own.replicas == "no":
        yield _reason("fit-mono-no-replicas", -1, replicas)


def _microservices(decision: Decision) -> Iterator[_Reason]:
    frame, own = decision.frame, decision.fit.microservices
    if frame.team.size and frame.team.size <= SMALL_TEAM:
        yield _reason("fit-services-small-team", -1, _SIZE)
    if frame.load.growth is not None and frame.load.growth >= STEEP_GROWTH:
        yield _reason("fit-services-steep-growth", 1, _GROWTH)
    if frame.bottleneck.kind == "deployment" and _is_measured(decision):
        yield _reason("fit-services-releases-measured", 1, _KIND, _MEASURED)
    if frame.bottleneck.kind == "database":
        yield _reason("fit-services-database", -1, _KIND)
    if own.plumbing:
        plumbing = key_path("fit.microservices.plumbing")
        asked = frame.bottleneck.kind not in (None, "none") and _is_measured(decision)
        rule = "fit-services-plumbing-asked" if asked else "fit-services-plumbing"
        yield _reason(rule, 1 if asked else -2, plumbing, _KIND, _MEASURED)


def _serverless(decision: Decision) -> Iterator[_Reason]:
    own = decision.fit.serverless
    path = key_path("fit.serverless.variability" if own.variability else "frame.load.variability")
    match own.variability or decision.frame.load.variability:
        case "spiky":
            yield _reason("fit-serverless-spiky", 2, path)
        case "daily":
            yield _reason("fit-serverless-daily", 1, path)
        case "steady":
            yield _reason("fit-serverless-steady", -1, path)
    idle = key_path("fit.serverless.idle_percent")
    if own.idle_percent is not None and own.idle_percent >= MUCH_IDLE:
        yield _reason("fit-serverless-idle", 1, idle)
    elif own.idle_percent is not None and own.idle_percent < LITTLE_IDLE:
        yield _reason("fit-serverless-busy", -1, idle)


def _hybrid(decision: Decision) -> Iterator[_Reason]:
    own, style = decision.fit.hybrid, decision.frame.team.style
    tasks, protocol = key_path("fit.hybrid.separate_tasks"), key_path("fit.hybrid.protocol")
    count = len(own.separate_tasks)
    if count > MANY_TASKS:
        yield _reason("fit-hybrid-many", -1, tasks, count=count)
    elif count:
        yield _reason("fit-hybrid-tasks", 2, tasks)
    if count and own.protocol is None:
        yield _reason("fit-hybrid-no-protocol", -1, protocol, tasks)
    if decision.frame.domain == "realtime" and style in ("sync", "both"):
        yield _reason("fit-hybrid-async-apart", 1, key_path("frame.team.style"), key_path("frame.domain"))


_MORE: Final[dict[Approach, Callable[[Decision], Iterator[_Reason]]]] = {
    "monolithic": _monolithic,
    "microservices": _microservices,
    "serverless": _serverless,
    "hybrid": _hybrid,
}
