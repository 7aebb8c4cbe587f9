"""What the rules share: who is in the running, and a finding about a candidate."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

from roadworthy.method.finding import Fact, Finding, Level
from roadworthy.method.latest import of_latest
from roadworthy.method.ranking import failed_must_haves, leader
from roadworthy.model import Decision, KeyPath
from roadworthy.model.landscape import Candidate

CandidateRule: TypeAlias = Callable[[Decision, str, Candidate], Iterator[Finding]]
"""A rule about one candidate."""
DecisionRule: TypeAlias = Callable[[Decision, date], Iterator[Finding]]
"""A rule about the whole."""

SMALL_TEAM: Final = 8
"""Up to so many people are one team, which gains little by services over modules. Our own bound."""
HANDFUL: Final = 10
"""Up to so many people can afford to experiment with a young or niche framework. Our own bound."""
LARGE: Final = 50
"""From so many people on a stack needs proven security patches and predictable releases."""


def in_running(decision: Decision) -> tuple[str, ...]:
    """The candidates that rules look at: the chosen one alone, else all that no must-have rules out."""
    if decision.outcome.chosen in decision.candidates:
        return (decision.outcome.chosen,)
    return tuple(slug for slug in decision.candidates if not failed_must_haves(decision, slug))


@of_latest
def in_front(decision: Decision) -> frozenset[str]:
    """The candidates whose findings keep their full level: chosen, leading, or all while nobody leads."""
    if decision.outcome.chosen in decision.candidates:
        return frozenset((decision.outcome.chosen,))
    return frozenset(leader(decision).leaders) or frozenset(in_running(decision))


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


def people_there(decision: Decision) -> tuple[int | None, KeyPath]:
    """How many people the organisation has, else the team, and where that answer stands."""
    if decision.frame.organisation.headcount is not None:
        return decision.frame.organisation.headcount, frame("organisation.headcount")
    return decision.frame.team.size, frame("team.size")
