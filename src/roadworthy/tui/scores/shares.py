"""The leader's share before and after: what a change did to it, and what backing a cell would do."""

from roadworthy.method.analysis import Analysis
from roadworthy.method.leading import leading
from roadworthy.method.of_hundred import of_hundred
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.what_if import backed
from roadworthy.model.frozen import frozen
from roadworthy.tui.jobs import Jobs


@frozen
class Share:
    """How often the leader is first."""

    leader: str
    of_hundred: str
    """As people count it: ``88``, ``<1``, ``>99``."""


def share_of(found: Sensitivity) -> Share | None:
    """The leader's share; None where there is none, or it is not worked out yet."""
    if not found.has("acceptability"):
        return None
    shares, lead = found.acceptability, leading(found.matrix)
    if shares is None or lead is None or len(found.matrix.candidates) < 2:
        return None
    always, never = shares.always_first[lead.top], shares.never_first[lead.top]
    share = of_hundred(shares.rank_shares[lead.top][0], always=always, never=never)
    return Share(found.matrix.candidates[lead.top], share)


class Supposed:
    """The share that backing one cell would bring, worked out beside the keys once somebody rests on it."""

    def __init__(self) -> None:
        self._of: Analysis | None = None
        self._cell = ("", "")
        self._found: Sensitivity | None = None

    def ask(self, jobs: Jobs, analysis: Analysis, candidate: str, criterion: str) -> None:
        """Have it worked out for a cell, where evidence would change something."""
        if self._of is not analysis or self._cell != (candidate, criterion):
            self._of, self._cell, self._found = analysis, (candidate, criterion), None
            supposed = backed(analysis.decision, candidate, criterion, analysis.today)
            if supposed is not None:
                self._found = analysis.after(supposed).sensitivity()
        if self._found is not None:
            jobs.ready("backing", self._found, "acceptability")

    def share(self, analysis: Analysis, candidate: str, criterion: str) -> Share | None:
        """What was worked out for this cell of this decision; None where it was not."""
        if self._found is None or self._of is not analysis or self._cell != (candidate, criterion):
            return None
        return share_of(self._found)
