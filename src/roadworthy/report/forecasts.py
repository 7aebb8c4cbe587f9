"""The upgrades ahead of each candidate of a decision, and what they take."""

from collections.abc import Mapping
from typing import Any

from roadworthy.knowledge.releases import published_table
from roadworthy.method.forecast import UpgradeForecast
from roadworthy.method.upkeep import UpkeepEffort, candidate_forecast, effort, horizon_months, table_of
from roadworthy.model import Interval
from roadworthy.model.frozen import frozen
from roadworthy.model.releases import ReleaseTable
from roadworthy.report.forecast_json import forecast_data
from roadworthy.report.summary import Summary


@frozen
class CandidateForecast:
    """What lies ahead on one candidate; both None where nobody publishes or typed its lines."""

    candidate: str
    table: ReleaseTable | None
    seen: UpgradeForecast | None
    effort: UpkeepEffort


def forecasts(summary: Summary) -> tuple[CandidateForecast, ...]:
    """Every candidate from today on, over the longest horizon, on the line that it names."""
    decision = summary.decision
    months = horizon_months(decision)
    found: list[CandidateForecast] = []
    for slug in decision.candidates:
        table = table_of(decision, slug, published_table(decision, slug))
        seen = None
        if table is not None:
            try:
                seen = candidate_forecast(decision, slug, table, summary.today, months)
            except ValueError:  # a horizon that no calendar holds
                table = None
        found.append(CandidateForecast(slug, table, seen, effort(decision, slug, seen, months)))
    return tuple(found)


def forecasts_data(summary: Summary) -> list[dict[str, Any]]:
    """The forecasts as plain values; a candidate without lines has null in every figure."""
    return [{**_figures(one), "person_weeks": _weeks(one.effort)} for one in forecasts(summary)]


def _figures(one: CandidateForecast) -> Mapping[str, Any]:
    if one.seen is None:
        return {**_UNKNOWN, "candidate": one.candidate}
    return forecast_data(one.seen, one.candidate)


_UNKNOWN: Mapping[str, Any] = {
    "candidate": None, "product": None, "forced_upgrades": None, "low": None, "high": None,
    "unsupported_months": None, "next_forced_upgrade": None, "next_earliest": None, "next_latest": None,
    "projected": None,
}  # fmt: skip


def _weeks(found: UpkeepEffort) -> dict[str, Any]:
    return {
        "months": found.months,
        "upgrades": _ends(found.upgrades),
        "upkeep": _ends(found.upkeep),
        "total": _ends(found.total),
        "capacity": found.capacity,
    }


def _ends(interval: Interval | None) -> list[float] | None:
    return None if interval is None else [interval.low, interval.high]
