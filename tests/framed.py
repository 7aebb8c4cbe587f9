"""Frames for the tests of the gate: one in order, and what differs from it."""

from datetime import date
from typing import Any

from roadworthy.method.gate import gate
from roadworthy.model import Decision
from roadworthy.model.frame import Bottleneck, Frame, Load, Person, Team

TODAY = date(2026, 11, 23)

MEASURED = Bottleneck(
    kind="latency", measured="production", how="traces over 30 days", measured_on=date(2026, 11, 2)
)
LOAD = Load(pattern="mixed", growth=3.0, growth_months=24)
TEAM = Team(size=7, juniors=3, style="sync", operations="some")
LOADED = Load(pattern="mixed", growth=4.0, growth_months=24, rate=100, unit="requests a second", limit=200)
INVOLVED = {
    "lead": Person(name="Lead", role="lead", stand="for"),
    "operations": Person(name="Head of operations", role="operations", stand="for"),
    "product": Person(name="Product owner", role="product", stand="abstains"),
}


def framed(**changes: Any) -> Decision:
    frame: dict[str, Any] = {
        "scope": "The orders platform", "trigger": "replace", "domain": "rules", "boundaries": "known",
        "bottleneck": MEASURED, "load": LOAD, "team": TEAM, **changes,
    }  # fmt: skip
    return Decision(frame=Frame(**frame), people=INVOLVED)


def rules(decision: Decision, today: date = TODAY) -> list[str]:
    return [finding.rule for finding in gate(decision, today).findings]
