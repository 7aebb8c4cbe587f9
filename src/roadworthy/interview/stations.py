"""The nine stations as the interview knows them: which outline each has, and where each answer is given."""

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from roadworthy.method.completeness import STATIONS

if TYPE_CHECKING:
    from roadworthy.interview.form import Outline

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
}
"""The station at which each table of the file is answered."""


def outline_of(station: str) -> "Outline":
    """The outline of a station; its module is imported when it is first asked for."""
    assert station in STATIONS, station
    found = import_module(f"roadworthy.interview.outlines.{station}")
    return cast("Outline", found.outline)
