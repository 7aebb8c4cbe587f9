"""The gate in short phrases: what holds, and what calls for a look."""

from collections.abc import Iterator

from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import question_at
from roadworthy.method.finding import Finding
from roadworthy.method.gate import Gate
from roadworthy.model import Decision
from roadworthy.report.words import render

_HOLDS = "gate-deadline-holds"
_ASKED = ("operations", "product")
"""Those without whom no choice is carried out."""


def holds(decision: Decision, found: Gate) -> tuple[str, ...]:
    """What the gate has nothing against, of what was answered; nothing of what was not."""
    told = {finding.path for finding in found.findings}
    return tuple(words for path, words in _holding(decision, found) if path not in told)


def _holding(decision: Decision, found: Gate) -> Iterator[tuple[tuple[str, ...], str]]:
    frame = decision.frame
    if frame.boundaries == "known":
        count = len(frame.boundary_names)
        words = say("gate", "boundaries", count=count) if count > 1 else say("gate", "boundaries_known")
        yield ("frame", "boundaries"), words
    kind = frame.bottleneck.kind
    if kind == "none":
        yield ("frame", "bottleneck", "kind"), say("gate", "unlimited")
    elif kind is not None and frame.bottleneck.measured not in (None, "not-yet"):
        key = "estimated" if frame.bottleneck.measured == "estimate" else "measured"
        limit = _label(("frame", "bottleneck", "kind"), kind)
        # Whoever looks at the day that it was measured on looks at the measurement.
        told = {finding.path[:2] for finding in found.findings if finding.level != "note"}
        if ("frame", "bottleneck") not in told:
            yield ("frame", "bottleneck", "kind"), say("gate", key, limit=limit)
    if frame.team.size and frame.team.style is not None:
        key = "team_heard" if frame.team.heard == "yes" else "team"
        yield ("frame", "team", "size"), say("gate", key, count=f"{frame.team.size:,}")
    agreed = [role for role in _ASKED if _all_for(decision, role)]
    if agreed:
        roles = ", ".join(_label(("people", "x", "role"), role).lower() for role in agreed)
        yield ("people",), say("gate", "for", roles=roles)
    for finding in found.findings:
        if finding.rule == _HOLDS:
            yield ("", ""), _in_time(finding, decision)


def _all_for(decision: Decision, role: str) -> bool:
    stands = [someone.stand for someone in decision.people.values() if someone.role == role]
    return bool(stands) and all(stand == "for" for stand in stands)


def _label(path: tuple[str, ...], value: str) -> str:
    question = question_at(path)
    return question.label_of(value) if question else value


def looks(decision: Decision, found: Gate) -> tuple[tuple[Finding, str], ...]:
    """What calls for a look, each in a few words; a chance is told as the figure it is."""
    return tuple(
        (
            finding,
            _in_time(finding, decision) if "chance" in finding.facts else render(finding, decision).title,
        )
        for finding in found.findings
        if finding.rule != _HOLDS
    )


def _in_time(finding: Finding, decision: Decision) -> str:
    forced, told = decision.frame.waiting.forced_on, decision.outcome.chosen
    facts = {"chance": finding.facts["chance"], "date": forced.isoformat() if forced else ""}
    if not finding.subject or finding.subject == told or len(decision.candidates) == 1:
        return say("gate", "in_time", **facts)
    return say("gate", "in_time_with", name=decision.candidate_name(finding.subject), **facts)
