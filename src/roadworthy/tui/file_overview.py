"""What the first screen tells of a decision that is not open."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.ranking import Leader, RankedCandidate
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frozen import frozen
from roadworthy.report.overview import Overview, next_date, overview
from roadworthy.report.verdict import can_be_sure
from roadworthy.store import StoreError, load


@frozen
class FileOverview:
    """A decision in a few figures; or why it can't be read."""

    decision: Decision
    overview: Overview
    places: tuple[RankedCandidate, ...]
    leader: Leader
    unknown: int
    """Cells without a score."""
    points: int
    """What the answers raise and nobody has answered."""
    stations_done: int
    overdue: bool
    """Whether a date that asks for something has passed."""
    status_since: date | None
    changed: datetime | None
    problem: StoreError | None = None
    next_path: KeyPath = ()
    """Where what the next date asks for is dealt with."""
    share: float | None = None
    """In which share of the plausible weights and scores the one who is named is first; None: not known."""

    @property
    def leading(self) -> RankedCandidate | None:
        """The place that stands for the decision: the chosen candidate's, else the leader's."""
        chosen = self.decision.outcome.chosen
        known = {place.candidate: place for place in self.places}
        if chosen in known:
            return known[chosen]
        first = self.places[0] if self.places else None
        return first if first is not None and first.rank == 1 and self.leader.leaders else None


def overview_of_file(path: Path, today: date) -> FileOverview:
    """Read and sum up a decision. Whatever is wrong with the file is in `problem`."""
    try:
        decision, problem = load(path), None
    except StoreError as error:
        decision, problem = Decision(), error
    coming = next_date(decision)
    moves = [move.on for move in decision.history.values() if move.status == decision.status and move.on]
    analysis = Analysis(decision, today, CATALOGUE, signs=SIGN_CATALOGUE)
    places = analysis.ranking()
    return FileOverview(
        decision=decision,
        overview=overview(decision, analysis.leader()),
        places=places,
        leader=analysis.leader(),
        unknown=sum(place.unknown_cells for place in places),
        points=len(analysis.open_findings),
        stations_done=sum(1 for found in analysis.progress.values() if found.total and found.complete),
        overdue=coming is not None and coming.on < today,
        status_since=max(moves, default=None),
        changed=_changed(path),
        problem=problem,
        next_path=coming.path if coming is not None else (),
    )


def with_share(told: FileOverview, today: date) -> FileOverview:
    """The same with its share worked out; brings numpy, and takes some hundredths of a second."""
    place = told.leading
    if told.problem is not None or place is None or not can_be_sure(told.leader):
        return told
    analysis = Analysis(told.decision, today, CATALOGUE, signs=SIGN_CATALOGUE)
    found = analysis.sensitivity().acceptability
    if found is None or place.candidate not in found.candidates:
        return told
    return replace(told, share=found.first_share(place.candidate))


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None
