"""How sure the first place is, in words: the same in the walk, the summary and the list."""

from roadworthy.knowledge.files import table
from roadworthy.method.standing import Lead
from roadworthy.model import Decision


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
