"""What backing a cell would do to the leader's share, worked out beside the keys."""

from roadworthy.method.analysis import Analysis
from roadworthy.method.leading_share import Share
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.what_if import backed
from roadworthy.tui.jobs import Jobs


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
        return self._found.share_so_far
