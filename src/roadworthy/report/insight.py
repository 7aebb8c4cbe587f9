"""What the methods say about a decision, gathered and told in words."""

from datetime import date
from typing import Literal

from roadworthy.method.finding import Finding
from roadworthy.method.fit import FitVerdict, fit
from roadworthy.method.gate import GateState, gate
from roadworthy.method.path import Schedule, path_candidate, schedule
from roadworthy.method.ranking import ranking
from roadworthy.method.rules import raised, settled
from roadworthy.method.signoff import open_points
from roadworthy.method.tradeoffs import tradeoffs
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Raised
from roadworthy.report.words import RenderedFinding, render


@frozen
class RaisedRisk:
    """A finding that the answers raised, with what a person said to it."""

    told: RenderedFinding
    state: Literal["raised", "accepted", "dismissed", "returned"]
    """``returned``: it was dismissed, and an answer that it rested on has changed since."""
    word: Raised | None


@frozen
class Fitness:
    """One approach's fit in words."""

    approach: str
    verdict: FitVerdict
    for_: tuple[RenderedFinding, ...]
    against: tuple[RenderedFinding, ...]


@frozen
class Insight:
    """All that the methods found."""

    gate: GateState
    gate_headline: RenderedFinding
    gate_open: tuple[RenderedFinding, ...]
    fit: tuple[Fitness, ...]
    compared: tuple[str, str] | None
    """The chosen or leading candidate and the one it is held against."""
    tradeoffs: tuple[RenderedFinding, ...]
    """What the first of `compared` buys and costs, and what the horizons say of the two."""
    open: tuple[RenderedFinding, ...]
    """What a careful reader would ask before it is signed, warnings first."""
    path_of: str | None
    """The candidate whose path is walked."""
    plan: Schedule | None
    raised: tuple[RaisedRisk, ...]


def insight(decision: Decision, today: date) -> Insight:
    """Ask every method about the decision."""
    now = gate(decision, today)
    walked = path_candidate(decision)
    path = decision.paths.get(walked or "")
    pair = _pair(decision)
    return Insight(
        gate=now.state,
        gate_headline=render(now.headline, decision),
        gate_open=tuple(render(finding, decision) for finding in now.findings),
        fit=tuple(
            Fitness(row.approach, row.verdict, _all(row.for_, decision), _all(row.against, decision))
            for row in fit(decision)
        ),
        compared=pair,
        tradeoffs=_all(_side(decision, pair), decision) if pair else (),
        open=_all(open_points(decision, today), decision),
        path_of=walked,
        plan=schedule(path, today) if path else None,
        raised=tuple(_raised(finding, decision) for finding in raised(decision, today)),
    )


def _all(findings: tuple[Finding, ...], decision: Decision) -> tuple[RenderedFinding, ...]:
    return tuple(render(finding, decision) for finding in findings)


def _pair(decision: Decision) -> tuple[str, str] | None:
    """The chosen one beside the leader, or the leader beside the next."""
    order = [place.candidate for place in ranking(decision) if place.rank is not None]
    chosen = decision.outcome.chosen
    own = chosen if chosen in decision.candidates else next(iter(order), "")
    rival = next((slug for slug in order if slug != own), "")
    return (own, rival) if own and rival else None


def _side(decision: Decision, pair: tuple[str, str]) -> tuple[Finding, ...]:
    own, rival = pair
    return tuple(
        finding
        for finding in tradeoffs(decision, own, rival)
        if finding.rule not in ("buys", "costs") or finding.subject == own
    )


def _raised(finding: Finding, decision: Decision) -> RaisedRisk:
    word = decision.raised.get(finding.id)
    told = render(finding, decision)
    if word is None or word.state is None:
        return RaisedRisk(told, "raised", None)
    return RaisedRisk(told, word.state if settled(decision, finding) else "returned", word)
