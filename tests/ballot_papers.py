"""A decision whose every own figure is easy to know again, and ballots beside it."""

from datetime import date
from pathlib import Path

from roadworthy.model import Decision, read_interval
from roadworthy.model.ballot import BallotMood, BallotPaper, brought_up_to
from roadworthy.model.judgement import Ballot, Balloting, Cell, Criterion, Evidence
from roadworthy.model.landscape import Candidate
from roadworthy.store import ABSENT
from roadworthy.store.ballots import ballot_path, save_ballot

DAY = date(2026, 11, 20)
SECRET = "the lead's own reason"
OPINION = "an opinion of the lead"


def decision(*voters: str) -> Decision:
    """Three criteria, two candidates; scores of 4.75 and weights of 77, which no voter gives."""
    span = read_interval("4.75")
    return Decision(
        title="Orders",
        criteria={
            "speed": Criterion(name="Speed", weight=77, best="Below 50 ms"),
            "people": Criterion(name="People", weight=77),
            "upkeep": Criterion(name="Upkeep", weight=77),
        },
        candidates={"django": Candidate(name="Django"), "rails": Candidate(name="Rails")},
        scores={
            slug: {one: Cell(score=span, rationale=SECRET) for one in ("speed", "people", "upkeep")}
            for slug in ("django", "rails")
        },
        evidence={
            "test": Evidence(candidate="django", criterion="speed", words="31 ms measured", kind="measurement"),
            "word": Evidence(candidate="django", criterion="speed", words=OPINION, kind="opinion"),
        },
        ballots=Balloting(voters={one.lower(): Ballot(name=one, invited_on=DAY) for one in voters}),
    )  # fmt: skip


def cast(
    file: Path,
    of: Decision,
    name: str,
    weights: tuple[float, ...],
    scores: dict[str, str],
    enthusiasm: dict[str, BallotMood] | None = None,
    *,
    slug: str = "",
    done: bool = True,
    note: str = "",
) -> Path:
    """Write a ballot beside `file`: scores as ``{"django": "4 3-5 ?"}``."""
    paper = brought_up_to(BallotPaper(voter=name, begun_on=DAY, cast_on=DAY if done else None, note=note), of)
    rows = {
        one: dict(zip(of.criteria, map(read_interval, row.split()), strict=True))
        for one, row in scores.items()
    }
    said = {
        "weights": dict(zip(of.criteria, map(float, weights), strict=False)),
        "scores": rows,
        "enthusiasm": enthusiasm or {},
    }
    path = ballot_path(file, slug or name.lower())
    path.unlink(missing_ok=True)
    save_ballot(BallotPaper.model_validate({**dict(paper), **said}), path, ABSENT)
    return path
