"""The verdict with how sure the first place is, in words."""

from typing import Final

from roadworthy.method.analysis import Analysis
from roadworthy.method.leader_robustness import leader_robustness
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.ranking import Leader
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.model import Decision
from roadworthy.report.robustness_words import Names, clauses, resting_words, say
from roadworthy.report.verdict import buts, can_be_sure, margin_words, verdict, with_buts

RESTS_ON: Final = ("acceptability", "weight_flips", "cell_flips", "cell_values")
"""The parts of a `Sensitivity` that `sure_verdict` reads."""


class ShareTold:
    """How sure the first place was told to be last, so that a change of what backs the scores can be told."""

    def __init__(self) -> None:
        self._last: Sensitivity | None = None
        self._was: float | None = None

    def was(self, found: Sensitivity) -> float | None:
        """The leader's share as it was told before, where since then only the grounds are others; else None.

        `found` is told now, and has its shares; told once more it says the same.
        """
        last, self._last = self._last, found
        if last is found:
            return self._was
        self._was = None
        if last is not None and last.matrix == found.matrix and last.distribution == found.distribution:
            before = leader_robustness(last)
            self._was = before.first_share if before is not None else None
        return self._was


def verdict_so_far(analysis: Analysis) -> tuple[str, ...]:
    """The verdict, with how sure it is where somebody has worked that out; never waits for it."""
    first, decision, found = analysis.leader(), analysis.decision, analysis.sensitivity()
    clauses = sure_verdict(first, decision, found) if found.has(*RESTS_ON) else verdict(first, decision)
    return with_buts(clauses, against(analysis, first, waits=False))


def whole_verdict(
    analysis: Analysis, lead: Leader, found: Sensitivity, was: float | None = None
) -> tuple[str, ...]:
    """The verdict, how sure it is, and what stands against the first whatever its value is."""
    return with_buts(sure_verdict(lead, analysis.decision, found, was), against(analysis, lead))


def against(analysis: Analysis, lead: Leader, *, waits: bool = True) -> tuple[str, ...]:
    """What stands against the one that is first, a few words each; nothing where several are level.

    Without `waits` nothing is drawn for it: what is said of a date comes when somebody has drawn it.
    """
    if len(lead.leaders) != 1:
        return ()
    first = lead.leaders[0]
    found = analysis.reservations(first) if waits else analysis.reservations_so_far(first)
    return buts(found, analysis.decision)


def sure_verdict(
    lead: Leader, decision: Decision, found: Sensitivity, was: float | None = None
) -> tuple[str, ...]:
    """The verdict with how sure it is: what is fragile is called so first, and figures follow.

    Where another than the leader is first more often, counted for what backs the scores, that comes first;
    else how much of the lead nobody has backed follows the verdict. Of several that are level none is called
    first so and so often: that would tell only how they are listed. `was` is the share as it was before.
    """
    plain = verdict(lead, decision, found.scores)
    if len(lead.leaders) > 1:
        return plain
    sure = leader_robustness(found) if can_be_sure(lead) else None
    if sure is None:
        return plain
    first, *rest = plain
    leader = decision.candidate_name(sure.leader)
    shares = clauses(sure, found.matrix, Names.of(decision), was)
    margin = margin_words(lead.margin)
    if sure.oftener is not None and found.acceptability is not None:
        other = decision.candidate_name(sure.oftener)
        often = of_hundred_words(found.acceptability.first_share(sure.oftener))
        first = say("first", "on-paper", leader=leader, other=other)
        told = say("clause", "oftener", other=other, share=often)
        return (first, shares[0], told, say("first", "margin", margin=margin))
    resting = resting_words(sure)
    if sure.fragile and lead.verdict in ("leads", "clear") and lead.rival:
        first = say("first", lead.verdict, leader=leader, rival=decision.candidate_name(lead.rival))
        if resting:
            return (first, say("first", "resting-of", part=resting, margin=margin), *shares)
        rest = [say("first", "margin", margin=margin)]
    elif resting and lead.verdict in ("leads", "clear", "close"):
        shares = (say("first", "resting", part=resting), *shares)
    return (first, *shares, *rest)
