"""One decision with something in every section, and the forms of its summary."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from roadworthy.model import Decision
from roadworthy.report.summary import Summary, summary

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def orders() -> Decision:
    text = Path(__file__).with_name("orders.toml").read_text(encoding="utf-8")
    return Decision.model_validate(tomllib.loads(text))


@pytest.fixture(scope="session")
def told(orders: Decision) -> Summary:
    return summary(orders, TODAY)
