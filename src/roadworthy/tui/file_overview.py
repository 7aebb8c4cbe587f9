"""What the first screen tells of a decision that is not open."""

from datetime import date, datetime
from pathlib import Path

from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.method.ranking import Leader, RankedCandidate
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.report.overview import Overview, next_date, overview
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
        overdue=coming is not None and coming[0] < today,
        status_since=max(moves, default=None),
        changed=_changed(path),
        problem=problem,
    )


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None
