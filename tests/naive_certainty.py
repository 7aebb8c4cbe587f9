"""The definitions of certainty once more, read from a file's plain data: dictionaries, nothing of the product."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

GOOD = {"fact", "measurement", "experience"}
WIDTHS = {"evidence": 0.5, "reason": 1.0, "bare": 1.5}


def months_on(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last."""
    year, month = day.year, day.month + months
    while month > 12:
        year, month = year + 1, month - 12
    number = day.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def is_evidence(entry: dict[str, Any], stale_months: int, today: date) -> bool:
    on = entry.get("on")
    return (
        entry.get("words", "").strip() != ""
        and entry.get("kind") in GOOD
        and on is not None
        and on <= today
        and not months_on(on, stale_months) < today
    )


def ground(data: dict[str, Any], cell: dict[str, Any], criterion: str, today: date) -> str:
    """What a cell that was scored rests on."""
    stale = data["criteria"][criterion].get("stale_months", 24)
    named = [data["evidence"][slug] for slug in cell.get("sources", []) if slug in data.get("evidence", {})]
    if any(is_evidence(entry, stale, today) for entry in named):
        return "evidence"
    if named or cell.get("rationale", "").strip():
        return "reason"
    return "reason" if cell.get("ballots", 0) >= 2 else "bare"


def ends(score: Any) -> tuple[float, float] | None:
    if score is None or score == "?":
        return None
    if isinstance(score, str):
        low, high = re.fullmatch(r"(-?[\d.]+)(?:-(-?[\d.]+))?", score).groups()  # type: ignore[union-attr]
        return float(low), float(high or low)
    return float(score), float(score)


def interval(score: tuple[float, float], of: str, data: dict[str, Any]) -> tuple[float, float]:
    """The grounded interval."""
    scale = data.get("scale", {})
    low, high = float(scale.get("low", 1)), float(scale.get("high", 5))
    steps = data.get("certainty", {}).get(of, WIDTHS[of])
    half = steps * ((high - low) / 4)
    least, most = score
    if (most - least) / 2 >= half:
        return score
    middle = (least + most) / 2
    return max(low, middle - half), min(high, middle + half)


def typed(data: dict[str, Any], today: date) -> dict[str, Any]:
    """The same file with the grounded intervals typed as ranges, grounds and all else as they were."""

    def text(score: Any, of: str) -> Any:
        found = ends(score)
        if found is None:
            return "?"
        low, high = interval(found, of, data)
        return low if low == high else f"{plain(low)}-{plain(high)}"

    new: dict[str, Any] = {**data, "scores": {}}
    for candidate, row in data.get("scores", {}).items():
        new["scores"][candidate] = {}
        for criterion, cell in row.items():
            of = ground(data, cell, criterion, today)
            made = dict(cell)
            if "score" in cell:
                made["score"] = text(cell["score"], of)
            if "by_horizon" in cell:
                made["by_horizon"] = {slug: text(score, of) for slug, score in cell["by_horizon"].items()}
            new["scores"][candidate][criterion] = made
    return new


def plain(value: float) -> str:
    """A decimal without an exponent that reads back as the same float."""
    return format(Decimal(repr(value)), "f")
