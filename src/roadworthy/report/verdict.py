"""Who leads and by how much, in words: the same in the walk, the summary and the list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.method.finding import Finding
from roadworthy.method.ranking import Leader
from roadworthy.method.weights import all_zero
from roadworthy.model import Decision
from roadworthy.report.words import render

if TYPE_CHECKING:
    from roadworthy.method.certainty import ScoresAs

_OF_A_LEAD: Final = frozenset({"tie", "close", "leads", "clear", "little-known"})


def can_be_sure(lead: Leader) -> bool:
    """Whether there is a first place of which it can be told how sure it is."""
    return lead.verdict in _OF_A_LEAD


def verdict(lead: Leader, decision: Decision, scores: "ScoresAs" = "grounded") -> tuple[str, ...]:
    """The verdict in clauses, the most important first; each stands by itself."""
    key: str = lead.verdict
    if key == "no-weights" and all_zero(decision):
        key = "zero-weights"
    if scores == "stated" and key in ("leads", "clear"):
        key = f"{key}-stated"
    if key == "little-known" and len(lead.leaders) > 1:
        key = "little-known-tie"
    names = [decision.candidate_name(slug) for slug in lead.leaders]
    facts = {
        "leader": names[0] if names else "",
        "leaders": _listed(names),
        "rival": decision.candidate_name(lead.rival) if lead.rival else "",
        "margin": margin_words(lead.margin),
    }
    return tuple(fill(clause, facts) for clause in table("verdicts.toml")[key]["clauses"])


MOST_BUTS: Final = 3
"""Reservations that are told beside a verdict; more are counted."""


def buts(reservations: Sequence[Finding], decision: Decision) -> tuple[str, ...]:
    """What stands against a candidate, a few words each, the heaviest first; what is too much is counted."""
    told = [render(one, decision).short for one in reservations[:MOST_BUTS]]
    more = len(reservations) - MOST_BUTS
    return (*told, _words("more" if more > 1 else "more_one", count=str(more))) if more > 0 else tuple(told)


def with_buts(clauses: tuple[str, ...], against: Sequence[str]) -> tuple[str, ...]:
    """A verdict with what stands against the first: the heaviest beside it, the others after."""
    if not against or not clauses:
        return clauses
    joined = "and" if ", but " in clauses[0] else "but"
    first = _words(joined, verdict=clauses[0], against=against[0])
    rest = (_words("also", against=_listed(list(against[1:]))),) if len(against) > 1 else ()
    return (first, *rest, *clauses[1:])


def _words(key: str, **facts: str) -> str:
    words: str = table("verdicts.toml")["against"][key]
    return fill(words, facts)


def margin_words(margin: float) -> str:
    """Two decimals, or one more where two would show a lead as none."""
    return f"{margin:.2f}" if margin >= 0.005 else f"{margin:.3f}" if margin >= 0.0005 else "less than 0.001"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
