"""An upgrade forecast as JSON for scripts. The shape is a promise: fields are added, never changed."""

import json
from collections.abc import Sequence
from typing import Any

from roadworthy.method.forecast import UpgradeForecast
from roadworthy.model.releases import ReleaseTable
from roadworthy.report.json_values import plain


def forecast_json(found: Sequence[tuple[ReleaseTable, UpgradeForecast]]) -> str:
    """One object for one product, a list of them for several; two spaces deep, ending in a new line."""
    every = [{**forecast_data(seen), **_of_table(table)} for table, seen in found]
    data: Any = every[0] if len(every) == 1 else every
    return json.dumps(plain(data), indent=2, ensure_ascii=False) + "\n"


def forecast_data(seen: UpgradeForecast, candidate: str | None = None) -> dict[str, Any]:
    """One forecast as plain values; a line that is not published yet has no name and is null."""
    return {
        "candidate": candidate,
        "product": seen.product,
        "policy": str(seen.policy),
        "as_of": seen.as_of,
        "from": seen.start,
        "to": seen.end,
        "forced_upgrades": seen.forced_upgrades,
        "low": seen.low,
        "high": seen.high,
        "likely_upgrades": seen.likely,
        "unsupported_months": seen.unsupported_months,
        "next_forced_upgrade": seen.next_forced_upgrade,
        "next_earliest": seen.next_earliest,
        "next_latest": seen.next_latest,
        "projected": seen.projected,
        "first_cycle": seen.first_cycle,
        "moves": [
            {
                "on": move.on,
                "from": move.leaves or None,
                "to": move.enters or None,
                "projected": move.projected,
            }
            for move in seen.moves
        ],
        "stays": [
            {
                "cycle": stay.cycle or None,
                "from": stay.since,
                "to": stay.until,
                "supported_until": stay.supported_until,
                "projected": stay.projected,
                "end_published": stay.end_published,
            }
            for stay in seen.stays
        ],
    }


def _of_table(table: ReleaseTable) -> dict[str, Any]:
    return {"label": table.label, "source": table.source, "eol_means": table.eol_means or None}
