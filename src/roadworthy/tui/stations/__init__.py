"""The nine stations of the walk, one file each.

A station is added by one file here, one line in `MODULES` and its texts in ``knowledge/stations.toml``.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from roadworthy.tui.stations.base import Station

MODULES: Final = {
    "frame": "FrameStation",
    "landscape": "LandscapeStation",
    "criteria": "CriteriaStation",
    "evidence": "EvidenceStation",
    "scores": "ScoresStation",
    "compare": "CompareStation",
    "path": "PathStation",
    "risks": "RisksStation",
    "decision": "DecisionStation",
}


def station_class(station: str) -> "type[Station]":
    """The class of a station; its module is imported when it is first entered."""
    module = import_module(f"{__name__}.{station}")
    found: type[Station] = getattr(module, MODULES[station])
    return found


def is_imported(station: str) -> bool:
    """Whether `station_class` has nothing left to import."""
    return f"{__name__}.{station}" in sys.modules
