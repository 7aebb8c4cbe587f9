"""How sure the first place is, in words: the same in the walk, the summary and the list."""

from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.method.sensitivity import Sensitivity, sensitivity_of
from roadworthy.method.standing import Lead
from roadworthy.method.standing import lead as lead_
from roadworthy.method.sureness import sureness
from roadworthy.model import Decision
from roadworthy.report.sure import Names, clauses, say

_OF_A_LEAD: Final = frozenset({"tie", "close", "leads", "clear", "little-known"})
RESTS_ON: Final = ("acceptability", "weight_flips", "cell_flips", "cell_values")
"""The parts of a `Sensitivity` that `sure_verdict` reads."""


def verdict_so_far(decision: Decision) -> tuple[str, ...]:
    """The verdict, with how sure it is where somebody has worked that out; never waits for it."""
    first, found = lead_(decision), sensitivity_of(decision)
    return sure_verdict(first, decision, found) if found.has(*RESTS_ON) else verdict(first, decision)


def can_be_sure(lead: Lead) -> bool:
    """Whether there is a first place of which it can be told how sure it is."""
    return lead.verdict in _OF_A_LEAD


def sure_verdict(lead: Lead, decision: Decision, found: Sensitivity) -> tuple[str, ...]:
    """The verdict with how sure it is: what is fragile is called so first, and figures follow.

    Of several that are level none is called first so and so often: that would tell only how they are listed.
    """
    plain = verdict(lead, decision)
    if len(lead.leaders) > 1:
        return plain
    sure = sureness(found) if can_be_sure(lead) else None
    if sure is None:
        return plain
    first, *rest = plain
    if sure.fragile and lead.verdict in ("leads", "clear") and lead.rival:
        names = (decision.candidate_name(sure.leader), decision.candidate_name(lead.rival))
        first = say("first", lead.verdict, leader=names[0], rival=names[1])
        rest = [say("first", "margin", margin=_margin(lead.margin))]
    return (first, *clauses(sure, found.card, Names.of(decision)), *rest)


def verdict(lead: Lead, decision: Decision) -> tuple[str, ...]:
    """The verdict in clauses, the most important first; each stands by itself."""
    key: str = lead.verdict
    if key == "little-known" and len(lead.leaders) > 1:
        key = "little-known-tie"
    names = [decision.candidate_name(slug) for slug in lead.leaders]
    facts = {
        "leader": names[0] if names else "",
        "leaders": _listed(names),
        "rival": decision.candidate_name(lead.rival) if lead.rival else "",
        "margin": _margin(lead.margin),
    }
    return tuple(clause.format_map(facts) for clause in table("verdicts.toml")[key]["clauses"])


def _margin(margin: float) -> str:
    """Two decimals, or one more where two would show a lead as none."""
    return f"{margin:.2f}" if margin >= 0.005 else f"{margin:.3f}" if margin >= 0.0005 else "less than 0.001"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
