"""A schedule as plain values for JSON."""

from typing import Any

from roadworthy.method.schedule import Cure, Schedule
from roadworthy.model import Interval


def schedule_data(found: Schedule | None, cures: tuple[Cure, ...]) -> dict[str, Any]:
    """When the walked path can be over, its chance, its people; null where nothing is known to reckon from.

    `forecast_of` is whose it is, `usual_phases` whether nobody planned them, `failed_phase` after which there
    is no forecast, `learned` by what the phases ahead are longer or shorter than planned.
    """
    if found is None:
        keys = (
            "forecast_of", "p50", "p80", "chance", "error", "people", "effort_left", "needed_people",
            "learned", "usual_phases", "failed_phase",
        )  # fmt: skip
        return {**dict.fromkeys(keys), "cures": []}
    return {
        "forecast_of": found.candidate,
        "p50": found.p50,
        "p80": found.p80,
        "chance": found.chance,
        "error": found.error,
        "people": _span(found.people),
        "effort_left": _span(found.effort_left),
        "needed_people": _span(found.needed_people),
        "learned": found.basis.learned,
        "usual_phases": not found.basis.planned,
        "failed_phase": found.basis.failed or None,
        "cures": [_cure(cure) for cure in cures],
    }


def phase_data(found: Schedule | None, slug: str) -> dict[str, Any]:
    """When one phase can be over, and by what it was made longer or shorter."""
    row = next((row for row in found.phases if row.slug == slug), None) if found is not None else None
    if row is None:
        return {"p50": None, "p80": None, "learned": None, "weeks": None, "weeks_from": None}
    return {
        "p50": row.p50,
        "p80": row.p80,
        "learned": row.learned,
        "weeks": _span(row.weeks),
        "weeks_from": row.length_from,
    }


def _cure(cure: Cure) -> dict[str, Any]:
    said: dict[str, dict[str, Any]] = {
        "scope": {"share": cure.share, "person_weeks": cure.person_weeks},
        "people": {"people": cure.people, "from": cure.on},
        "date": {"date": cure.on},
        "interim": {"candidate": cure.candidate, "p80": cure.on},
    }
    return {"kind": cure.kind, "chance": cure.chance, **said[cure.kind]}


def _span(span: Interval | None) -> list[float] | None:
    return None if span is None else [span.low, span.high]
