"""The upgrades ahead: how many, when, and how sure that is."""

from roadworthy.method.forecast.forecast import (
    Move,
    Occupied,
    UnknownCycleError,
    UpgradeForecast,
    forecast,
)
from roadworthy.method.forecast.policy import LTS, UpgradePolicy, read_policy

__all__ = [
    "LTS",
    "Move",
    "Occupied",
    "UnknownCycleError",
    "UpgradeForecast",
    "UpgradePolicy",
    "forecast",
    "read_policy",
]
