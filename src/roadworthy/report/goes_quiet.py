"""What would let a risk of the register go quiet, said from its own record."""

from roadworthy.knowledge.interview_words import say
from roadworthy.method.analysis import Analysis
from roadworthy.method.rules.recovery import is_planned
from roadworthy.model.outcome import Risk
from roadworthy.report.words import render


def goes_quiet(of: Analysis, slug: str) -> tuple[str, ...]:
    """One condition each; none for a closed risk, or where nothing is written that could quiet it."""
    risk = of.decision.risks[slug]
    if risk.state == "closed":
        return ()
    return _over(of, risk) if risk.state == "came-true" else _kept_away(of, risk)


def _kept_away(of: Analysis, risk: Risk) -> tuple[str, ...]:
    """What raised it is answered otherwise, what is done against it holds, its sign stays away."""
    raised = next((one for one in of.raised if one.id == risk.raised_by), None)
    found = list(render(raised, of.decision).quiet_when) if raised is not None else []
    if risk.mitigation.strip():
        found.append(say("risks", "quiet_mitigated", words=_clause(risk.mitigation)))
    if risk.sign.strip():
        day = risk.review_on.isoformat() if risk.review_on else ""
        found.append(say("risks", "quiet_unseen_by" if day else "quiet_unseen", day=day))
    return tuple(found)


def _over(of: Analysis, risk: Risk) -> tuple[str, ...]:
    """What is done now that it has come is done, and the way out is written."""
    found = []
    if risk.if_it_comes.strip():
        found.append(say("risks", "quiet_done", words=_clause(risk.if_it_comes)))
    if not is_planned(of.decision):
        found.append(say("risks", "quiet_way_out"))
    return tuple(found)


def _clause(words: str) -> str:
    return " ".join(words.split()).rstrip(".")
