"""The verdict with how sure the first place is, in words."""

from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.ranking import Leader
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model import Decision
from roadworthy.report.robustness_words import Names, clauses, say
from roadworthy.report.verdict import can_be_sure, margin_words, verdict

RESTS_ON: Final = ("acceptability", "weight_flips", "cell_flips", "cell_values")
"""The parts of a `Sensitivity` that `sure_verdict` reads."""


def verdict_so_far(analysis: Analysis) -> tuple[str, ...]:
    """The verdict, with how sure it is where somebody has worked that out; never waits for it."""
    first, decision, found = analysis.leader(), analysis.decision, analysis.sensitivity()
    return sure_verdict(first, decision, found) if found.has(*RESTS_ON) else verdict(first, decision)


def sure_verdict(lead: Leader, decision: Decision, found: Sensitivity) -> tuple[str, ...]:
    """The verdict with how sure it is: what is fragile is called so first, and figures follow.

    Of several that are level none is called first so and so often: that would tell only how they are listed.
    """
    plain = verdict(lead, decision)
    if len(lead.leaders) > 1:
        return plain
    sure = leader_robustness(found) if can_be_sure(lead) else None
    if sure is None:
        return plain
    first, *rest = plain
    if sure.fragile and lead.verdict in ("leads", "clear") and lead.rival:
        names = (decision.candidate_name(sure.leader), decision.candidate_name(lead.rival))
        first = say("first", lead.verdict, leader=names[0], rival=names[1])
        rest = [say("first", "margin", margin=margin_words(lead.margin))]
    return (first, *clauses(sure, found.matrix, Names.of(decision)), *rest)
