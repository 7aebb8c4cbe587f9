"""Values as JSON has them."""

from collections.abc import Mapping
from datetime import date
from typing import Any


def plain(value: Any) -> Any:
    """Dates as text, floats to ten digits, whole ones without a fraction."""
    if isinstance(value, float):
        short = float(f"{value:.10g}")
        return int(short) if short.is_integer() and abs(short) < 1e15 else short
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value
