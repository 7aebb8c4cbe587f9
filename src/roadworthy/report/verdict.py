"""Who leads and by how much, in words: the same in the walk, the summary and the list."""

from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.method.certainty import ScoresAs
from roadworthy.method.ranking import Leader
from roadworthy.method.weights import all_zero
from roadworthy.model import Decision

_OF_A_LEAD: Final = frozenset({"tie", "close", "leads", "clear", "little-known"})


def can_be_sure(lead: Leader) -> bool:
    """Whether there is a first place of which it can be told how sure it is."""
    return lead.verdict in _OF_A_LEAD


def verdict(lead: Leader, decision: Decision, scores: ScoresAs = "grounded") -> tuple[str, ...]:
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
    return tuple(clause.format_map(facts) for clause in table("verdicts.toml")[key]["clauses"])


def margin_words(margin: float) -> str:
    """Two decimals, or one more where two would show a lead as none."""
    return f"{margin:.2f}" if margin >= 0.005 else f"{margin:.3f}" if margin >= 0.0005 else "less than 0.001"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
