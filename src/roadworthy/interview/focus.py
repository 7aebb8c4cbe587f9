"""What has to be looked at so that a place in the file is in sight."""

from typing import Any, Final, get_args

from roadworthy.interview.view import View
from roadworthy.model import KeyPath
from roadworthy.model.judgement import WeightMethod

_WAYS: Final[dict[str, WeightMethod]] = {
    "weight": "points",
    "by_horizon": "points",
    "rank": "ranks",
    "swing": "swing",
}
_METHODS: Final = get_args(WeightMethod)


def view_for(path: KeyPath, view: View) -> View:
    """The view with the records open in which `path` lies, and the phase, risk or way that it is about."""
    opened = view.opened | {path[:length] for length in range(1, len(path) + 1)}
    changes: dict[str, Any] = {"opened": opened, "draft": None}
    match path:
        case ("paths", candidate, "phases", phase, *_):
            changes |= {"candidate": candidate, "shown": phase}
        case ("paths", candidate, *_):
            changes |= {"candidate": candidate}
        case ("upkeep", candidate, *_):
            changes |= {"opened": opened | {("signs", candidate)}}
        case ("evidence", entry, *_):
            changes |= {"shown": entry}
        case ("signs", candidate, criterion, *_):
            changes |= {"cell": (candidate, criterion), "shown": ""}
        case ("signs", candidate):
            changes |= {"cell": (candidate, *view.cell[1:]), "shown": ""}
        case ("risks", risk, *_):
            changes |= {"shown": risk}
        case ("weighting", "pairwise", *_):
            changes |= {"way": "pairwise", "beside": False}
        case ("weighting", "method", method) if method in _METHODS:
            changes |= {"way": method, "beside": False, "opened": view.opened}
        case ("criteria", _, answer, *rest) if answer in _WAYS:
            changes |= {"way": _WAYS[answer], "beside": False, "opened": view.opened}
            if answer == "by_horizon" and rest:
                changes |= {"horizon": rest[0]}
    return view.but(**changes)
