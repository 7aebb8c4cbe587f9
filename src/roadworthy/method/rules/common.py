"""What the rules share: their two shapes, bounds, and a finding about a candidate."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from roadworthy.method.basis import Basis
from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.model import Decision, KeyPath
from roadworthy.model.landscape import Candidate

CandidateRule: TypeAlias = Callable[[Basis, str, Candidate], Iterator[Finding]]
"""A rule about one candidate."""
DecisionRule: TypeAlias = Callable[[Basis], Iterator[Finding]]
"""A rule about the whole."""


def at(slug: str, field: str) -> KeyPath:
    """The path of a candidate's answer."""
    return ("candidates", slug, field)


def frame(words: str) -> KeyPath:
    """The path of an answer in the frame."""
    return ("frame", *words.split("."))


def about(
    rule: str, level: Level, slug: str, *reads: KeyPath, facts: Mapping[str, Fact] | None = None
) -> Finding:
    """A finding about a candidate; it leads to the first answer that it reads."""
    return Finding(rule, level, reads[0], slug, facts or {}, reads)


def regulated(decision: Decision) -> bool:
    """Whether rules from outside bind the organisation, in whole or in part."""
    return decision.frame.organisation.regulated in ("yes", "partly")


def engineers_there(decision: Decision) -> tuple[int | None, KeyPath]:
    """How many write software in the organisation, else in the team, and where that answer stands.

    Not everybody who works there: one developer in a firm of sixty has nobody to ask.
    """
    if decision.frame.organisation.engineers is not None:
        return decision.frame.organisation.engineers, frame("organisation.engineers")
    return decision.frame.team.size, frame("team.size")
