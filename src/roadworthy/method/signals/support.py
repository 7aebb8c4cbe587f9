"""Signals S8 and S9: how far support reaches into the horizon, and how many upgrades are forced in it."""

from datetime import date

from roadworthy.method.forecast import UpgradeForecast
from roadworthy.method.forecast.forecast import MONTH
from roadworthy.method.signals.observation import Observation, banded, counted_band
from roadworthy.model.releases import ReleaseTable


def of_forecast(table: ReleaseTable, seen: UpgradeForecast, source: str) -> tuple[Observation, ...]:
    """S8 and S9 from a table and the forecast made of it over the horizon."""
    horizon = (seen.end - seen.start).days
    upgrades = seen.forced_upgrades * 60 * MONTH / horizon if horizon else 0.0
    forced = Observation(
        "forced-upgrades",
        banded(round(upgrades, 2), 1, 2, 3, 5) if seen.stays else None,
        seen.forced_upgrades,
        {
            "count": seen.forced_upgrades, "low": seen.low, "high": seen.high, "months": _months(horizon),
            "product": table.label,
        },
        source,
        table.as_of,
        "" if seen.stays else "not-released",
    )  # fmt: skip
    return _runway(table, seen, source, horizon), forced


def _runway(table: ReleaseTable, seen: UpgradeForecast, source: str, horizon: int) -> Observation:
    """Months from the start to the published end of the line that one would begin on."""
    cycle = next((one for one in table.cycles if one.cycle == seen.first_cycle), None)
    if cycle is not None and cycle.eol is True and horizon:
        facts = {
            "line": cycle.cycle, "product": table.label, "end": table.as_of.isoformat(),
            "left": "0", "months": _months(horizon),
        }  # fmt: skip
        return Observation("support-runway", 1, 0.0, facts, source, table.as_of)
    if cycle is None or not isinstance(cycle.eol, date) or not horizon:
        facts = {"line": seen.first_cycle or "", "product": table.label, "months": _months(horizon)}
        return Observation("support-runway", None, "unknown", facts, source, table.as_of, "no-published-end")
    days = max(0, (cycle.eol - seen.start).days)
    facts = {
        "line": cycle.cycle, "product": table.label, "end": cycle.eol.isoformat(),
        "left": f"{days / MONTH:.0f}", "months": _months(horizon),
    }  # fmt: skip
    return Observation(
        "support-runway", counted_band(days / horizon, 1.0, 0.75, 0.5, 0.25), round(days / MONTH, 1), facts,
        source, table.as_of,
    )  # fmt: skip


def no_table(name: str, as_of: date) -> tuple[Observation, ...]:
    """What is said where nobody publishes a table: unknown, never a 1."""
    return tuple(
        Observation(signal, None, "unknown", {"product": name}, "", as_of, "no-table")
        for signal in ("support-runway", "forced-upgrades")
    )


def _months(days: int) -> str:
    return f"{days / MONTH:.0f}"
