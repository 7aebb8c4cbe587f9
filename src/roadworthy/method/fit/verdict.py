"""How well each of the four approaches fits the answers, with every reason for and against, singly."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, Literal, get_args

from roadworthy.method.bounds import SMALL_TEAM
from roadworthy.method.finding import Fact, Finding
from roadworthy.method.fit.answers import NEEDS, SIGNS
from roadworthy.method.fit.hard import rules_out
from roadworthy.method.load import STEEP_GROWTH, pace
from roadworthy.method.remedies import measured_limit, planned_heavy, relieving
from roadworthy.model import Decision, KeyPath, get, key_path
from roadworthy.model.frozen import frozen
from roadworthy.model.landscape import Approach

FitVerdict = Literal["good", "possible", "poor", "unknown"]

APPROACHES: Final[tuple[Approach, ...]] = get_args(Approach)
FEWEST_REASONS: Final = 3
"""With fewer reasons than this nothing is said about an approach, unless one of them rules it out."""
GOOD_SHARE: Final = 2 / 3
"""From this share of the reasons' weight on, an approach fits well; below one minus it, poorly."""
GENTLE_GROWTH: Final = 3.0
"""Up to this factor within two years, a larger machine and read copies do."""
MUCH_IDLE: Final = 80
LITTLE_IDLE: Final = 20
"""Percent of the time that machines stand idle. Half is what most machines have, and says nothing."""
MOST_GOOD: Final = 2
"""So many approaches fit well at the most: the strongest. Where all do, the answer is worth nothing."""
RULES_OUT: Final = 9
"""Strength of a reason that makes an approach a poor fit whatever speaks for it."""
_RANKS: Final[Mapping[FitVerdict, int]] = {"good": 0, "possible": 1, "unknown": 2, "poor": 3}
MANY_TASKS: Final = 3
"""More separate parts than this are no longer a core with a few pieces beside it."""


@frozen
class ApproachFit:
    """One approach against the answers."""

    approach: Approach
    verdict: FitVerdict
    for_: tuple[Finding, ...]
    """What speaks for it, the strongest first; each has its ``strength`` among its facts."""
    against: tuple[Finding, ...]
    """What speaks against it; the strength of a reason that rules it out is `RULES_OUT`."""

    @property
    def lead(self) -> int:
        """How much more speaks for it than against it, in strengths."""
        return sum(map(strength, self.for_)) - sum(map(strength, self.against))

    @property
    def ruled_out(self) -> bool:
        """Whether one answer makes it a poor fit whatever speaks for it."""
        return any(strength(reason) == RULES_OUT for reason in self.against)


def strength(reason: Finding) -> int:
    """How strong a reason is: 1 a little, 2 clearly, 3 strongly, `RULES_OUT`."""
    return int(reason.facts["strength"])


@frozen
class _Reason:
    finding: Finding
    weight: int


def fit(decision: Decision) -> tuple[ApproachFit, ...]:
    """The fit of the four approaches, what fits best first (`best_first`).

    The verdict follows from the share of the strength that speaks for an approach (`GOOD_SHARE`), from one
    answer that rules it out (`HARD`), and from whether anything calls for it at all (`NEEDS`). Of those that
    fit well the `MOST_GOOD` with the largest lead are said to. It is a rule of thumb; the reasons are the
    answer.
    """
    found = [_fit(approach, decision) for approach in APPROACHES]
    good = sorted((one for one in found if one.verdict == "good"), key=lambda one: -one.lead)
    beyond = {one.approach for one in good[MOST_GOOD:]}
    return best_first(replace(one, verdict="possible") if one.approach in beyond else one for one in found)


def best_first(found: Iterable[ApproachFit]) -> tuple[ApproachFit, ...]:
    """What fits well before what could and what fits poorly, and last what an answer rules out.

    Of one verdict the largest lead is first; equals stay as they come.
    """
    return tuple(sorted(found, key=lambda one: (one.ruled_out, _RANKS[one.verdict], -one.lead)))


def best_fitting(found: tuple[ApproachFit, ...]) -> tuple[ApproachFit, ...]:
    """Those that fit well, the strongest first."""
    return tuple(one for one in best_first(found) if one.verdict == "good")


def _fit(approach: Approach, decision: Decision) -> ApproachFit:
    reasons = sorted(
        (*_signs(approach, decision), *_MORE[approach](decision)), key=lambda it: -abs(it.weight)
    )
    for_ = tuple(reason.finding for reason in reasons if reason.weight > 0)
    against = tuple(reason.finding for reason in reasons if reason.weight < 0)
    return ApproachFit(approach, _verdict(approach, reasons), for_, against)


def _verdict(approach: Approach, reasons: list[_Reason]) -> FitVerdict:
    if any(strength(reason.finding) == RULES_OUT for reason in reasons):
        return "poor"
    if len(reasons) < FEWEST_REASONS:
        return "unknown"
    speaks_for = sum(reason.weight for reason in reasons if reason.weight > 0)
    share = speaks_for / sum(abs(reason.weight) for reason in reasons)
    called_for = not NEEDS[approach] or any(reason.finding.rule in NEEDS[approach] for reason in reasons)
    if share >= GOOD_SHARE:
        return "good" if called_for else "possible"
    return "poor" if share <= 1 - GOOD_SHARE else "possible"


def _signs(approach: Approach, decision: Decision) -> Iterator[_Reason]:
    for words, values, rule, weight in SIGNS[approach]:
        path = key_path(words)
        value = get(decision, path)
        if value in values.split():
            yield _reason(rule, weight, path, hard=weight < 0 and rules_out(approach, path, value))


def _reason(
    rule: str, weight: int, *reads: KeyPath, hard: bool = False, facts: Mapping[str, Fact] | None = None
) -> _Reason:
    level: Literal["warning", "note"] = "warning" if hard else "note"
    strong: dict[str, Fact] = {"strength": RULES_OUT if hard else abs(weight), **(facts or {})}
    return _Reason(Finding(rule, level, reads[0], facts=strong, reads=reads), weight)


_SIZE: Final = key_path("frame.team.size")
_GROWTH: Final = key_path("frame.load.growth")
_WITHIN: Final = key_path("frame.load.growth_months")
_KIND: Final = key_path("frame.bottleneck.kind")
_MEASURED: Final = key_path("frame.bottleneck.measured")


def _monolithic(decision: Decision) -> Iterator[_Reason]:
    frame, own = decision.frame, decision.fit.monolithic
    if frame.team.size and frame.team.size <= SMALL_TEAM:
        yield _reason("fit-mono-small-team", 2, _SIZE)
    grows = pace(frame.load)
    if grows is not None and 1 < grows <= GENTLE_GROWTH:
        yield _reason("fit-mono-gentle-growth", 1, _GROWTH, _WITHIN)
    elif grows is not None and grows >= STEEP_GROWTH:
        yield _reason("fit-mono-steep-growth", -1, _GROWTH, _WITHIN)
    if measured_limit(decision) == "deployment":
        yield _reason("fit-mono-releases-measured", -3, _KIND, _MEASURED)
    replicas, pattern = key_path("fit.monolithic.replicas"), key_path("frame.load.pattern")
    if own.replicas in ("yes", "partly"):
        writes = frame.load.pattern == "writes"
        yield _reason(
            "fit-mono-replicas-idle" if writes else "fit-mono-replicas",
            -1 if writes else 3 if measured_limit(decision) == "database" else 1,
            replicas,
            pattern,
        )
    elif own.replicas == "no":
        yield _reason("fit-mono-no-replicas", -1, replicas)


def _microservices(decision: Decision) -> Iterator[_Reason]:
    frame = decision.frame
    if frame.team.size and frame.team.size <= SMALL_TEAM:
        yield _reason("fit-services-small-team", -2, _SIZE)
    if (pace(frame.load) or 0) >= STEEP_GROWTH:
        yield _reason("fit-services-steep-growth", 1, _GROWTH, _WITHIN)
    if measured_limit(decision) == "deployment":
        yield _reason("fit-services-releases-measured", 2, _KIND, _MEASURED)
    if frame.bottleneck.kind == "database":
        yield _reason("fit-services-database", -2, _KIND)
    if planned_heavy(decision):
        plumbing, limit = key_path("fit.microservices.plumbing"), measured_limit(decision)
        if limit is None:
            yield _reason("fit-services-plumbing", -2, plumbing, _KIND, _MEASURED)
        elif relieving(decision):
            relieves: dict[str, Fact] = dict.fromkeys(relieving(decision), 1)
            yield _reason("fit-services-plumbing-asked", 1, plumbing, _KIND, _MEASURED, facts=relieves)
        else:
            yield _reason("fit-services-plumbing-elsewhere", -1, plumbing, _KIND, _MEASURED, facts={limit: 1})


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
        yield _reason("fit-hybrid-many", -1, tasks, facts={"count": count})
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
