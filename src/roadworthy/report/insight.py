"""What the methods say about a decision, gathered and told in words."""

from collections.abc import Iterable
from typing import Literal

from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.fit import FitVerdict
from roadworthy.method.gate import GateState
from roadworthy.method.path import PathPlan
from roadworthy.method.rules import settled
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Raised
from roadworthy.report.heaviest import heaviest_first
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
    plan: PathPlan | None
    plan_findings: tuple[RenderedFinding, ...]
    path_findings: tuple[RenderedFinding, ...]
    """What is to be pointed out on the walked path and is not among the risks that the answers raise."""
    """What is to be pointed out about its dates and people."""
    raised: tuple[RaisedRisk, ...]


def insight(analysis: Analysis) -> Insight:
    """Ask every method about the decision."""
    decision, now, pair = analysis.decision, analysis.gate, analysis.compared
    return Insight(
        gate=now.state,
        gate_headline=render(now.headline, decision),
        gate_open=_all(now.findings, decision),
        fit=tuple(
            Fitness(
                row.approach, row.verdict, _in_order(row.for_, decision), _in_order(row.against, decision)
            )
            for row in analysis.fit
        ),
        compared=pair,
        tradeoffs=_in_order(_side(analysis, *pair), decision) if pair else (),
        open=_all(analysis.open_points, decision),
        path_of=analysis.path_candidate,
        plan=analysis.plan(),
        plan_findings=_all(analysis.plan_findings, decision),
        path_findings=_all(_on_path_alone(analysis), decision),
        raised=tuple(_raised(finding, decision) for finding in heaviest_first(analysis.raised)),
    )


def _on_path_alone(analysis: Analysis) -> list[Finding]:
    elsewhere = {one.id for one in (*analysis.raised, *analysis.plan_findings)}
    return [one for one in analysis.path_findings if one.id not in elsewhere]


def _all(findings: Iterable[Finding], decision: Decision) -> tuple[RenderedFinding, ...]:
    """The findings in words, the heaviest first."""
    return tuple(render(finding, decision) for finding in heaviest_first(findings))


def _in_order(findings: Iterable[Finding], decision: Decision) -> tuple[RenderedFinding, ...]:
    """The findings in words, in the order in which they were found: the strongest or largest first."""
    return tuple(render(finding, decision) for finding in findings)


def _side(analysis: Analysis, own: str, rival: str) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in analysis.tradeoffs(own, rival)
        if finding.rule not in ("buys", "costs") or finding.subject == own
    )


def _raised(finding: Finding, decision: Decision) -> RaisedRisk:
    word = decision.raised.get(finding.id)
    told = render(finding, decision)
    if word is None or word.state is None:
        return RaisedRisk(told, "raised", None)
    return RaisedRisk(told, word.state if settled(decision, finding) else "returned", word)
