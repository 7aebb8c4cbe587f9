"""What the methods say about a decision, gathered and told: gate, fit, trade-offs, raised risks, open points."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from roadworthy.method.finding import Finding
from roadworthy.method.fit import Verdict, fit
from roadworthy.method.gate import GateState, gate
from roadworthy.method.path import Schedule, path_candidate, schedule
from roadworthy.method.rules import raised, settled
from roadworthy.model import Decision
from roadworthy.model.outcome import Raised
from roadworthy.report.words import Told, tell


@dataclass(frozen=True, slots=True)
class RaisedRisk:
    """A finding that the answers raised, with what a person said to it."""

    told: Told
    state: Literal["raised", "accepted", "dismissed", "returned"]
    """``returned``: it was dismissed, and an answer that it rested on has changed since."""
    word: Raised | None


@dataclass(frozen=True, slots=True)
class Fitness:
    """One approach's fit in words."""

    approach: str
    verdict: Verdict
    for_: tuple[Told, ...]
    against: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Insight:
    """All that the methods found."""

    gate: GateState
    gate_headline: Told
    gate_open: tuple[Told, ...]
    fit: tuple[Fitness, ...]
    tradeoffs: tuple[Told, ...]
    path_of: str | None
    """The candidate whose path is walked."""
    plan: Schedule | None
    raised: tuple[RaisedRisk, ...]


def insight(decision: Decision, today: date) -> Insight:
    """Ask every method about the decision."""
    now = gate(decision, today)
    walked = path_candidate(decision)
    path = decision.paths.get(walked or "")
    return Insight(
        gate=now.state,
        gate_headline=tell(now.headline, decision),
        gate_open=tuple(tell(finding, decision) for finding in now.findings),
        fit=tuple(
            Fitness(row.approach, row.verdict, _all(row.for_, decision), _all(row.against, decision))
            for row in fit(decision)
        ),
        tradeoffs=(),
        path_of=walked,
        plan=schedule(path, today) if path else None,
        raised=tuple(_raised(finding, decision) for finding in raised(decision, today)),
    )


def _all(findings: tuple[Finding, ...], decision: Decision) -> tuple[Told, ...]:
    return tuple(tell(finding, decision) for finding in findings)


def _raised(finding: Finding, decision: Decision) -> RaisedRisk:
    word = decision.raised.get(finding.id)
    told = tell(finding, decision)
    if word is None or word.state is None:
        return RaisedRisk(told, "raised", None)
    return RaisedRisk(told, word.state if settled(decision, finding) else "returned", word)
