"""The nine stations, and at which of them each place of the file is answered."""

from typing import Final, Literal, get_args

from roadworthy.method.conflicts import open_conflicts
from roadworthy.model import Decision, KeyPath

StationId = Literal[
    "frame", "landscape", "criteria", "evidence", "scores", "compare", "path", "risks", "decision"
]
STATIONS: Final[tuple[StationId, ...]] = get_args(StationId)
"""In the order of the walk."""
HOMES: Final = {
    "frame": "frame",
    "must_haves": "frame",
    "people": "frame",
    "horizons": "frame",
    "title": "frame",
    "note": "frame",
    "fit": "landscape",
    "candidates": "landscape",
    "groups": "criteria",
    "criteria": "criteria",
    "weighting": "criteria",
    "scale": "criteria",
    "evidence": "evidence",
    "signs": "evidence",
    "upgrades": "evidence",
    "upkeep": "evidence",
    "scores": "scores",
    "ballots": "scores",
    "compare": "compare",
    "paths": "path",
    "checklist": "risks",
    "risks": "risks",
    "raised": "risks",
    "recovery": "risks",
    "outcome": "decision",
    "status": "decision",
    "history": "decision",
    "hindsight": "decision",
    "lessons": "decision",
}
"""By the table."""
UNKNOWN_HOME: Final = "frame"
"""Where a conflict about a key of another version is settled."""


def home_of(path: KeyPath, decision: Decision) -> str | None:
    """The station at which a place is answered; a conflict is settled where its place is. None for none."""
    if path[:1] == ("conflicts",):
        places = {one.key: one.path for one in open_conflicts(decision)}
        at = places.get(path[1], ()) if len(path) > 1 else next(iter(places.values()), ())
        return HOMES.get(at[0], UNKNOWN_HOME) if at else None
    return HOMES.get(path[0]) if path else None
