"""The outline of each of the nine stations."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from roadworthy.method.homes import STATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roadworthy.interview.form import Outline
    from roadworthy.interview.items import Item
    from roadworthy.interview.view import View
    from roadworthy.method.analysis import Analysis


def outline_of(station: str) -> "Outline":
    """The outline of a station, after what a merge kept twice there; imported when it is first asked for."""
    assert station in STATIONS, station
    found = import_module(f"roadworthy.interview.outlines.{station}")

    def whole(of: "Analysis", view: "View") -> "Sequence[Item]":
        if not of.decision.conflicts:
            return cast("Sequence[Item]", found.outline(of, view))
        from roadworthy.interview.outlines.conflicts import (  # noqa: PLC0415 - seldom wanted
            conflict_items,
        )

        return [*conflict_items(of, station), *found.outline(of, view)]

    return whole
