"""What real registries answered on 2026-11-29, read and measured: the figures of the definition."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from roadworthy.evidence.collect import observed
from roadworthy.evidence.npm import read_licences, read_view
from roadworthy.evidence.pypi import read_document
from roadworthy.method.signals import Observation
from roadworthy.model.collected import PackageFacts

RECORDED = Path(__file__).parent / "recorded"
DAY = date(2026, 11, 23)


def recorded(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))
    return data


def signals(facts: PackageFacts, day: date = DAY) -> dict[str, Observation]:
    return {seen.signal: seen for seen in observed(facts, day, "recorded")}


@pytest.mark.parametrize(
    ("name", "days", "year", "gap", "band", "rights", "maturity", "runtime"),
    [
        ("django", 20, 31, 245, 5, 5, 5, 5),
        ("fastapi", 5, 128, 0.5, 1, 2, 3, 5),
        ("flask", 277, 1, 365.5, 5, 5, 5, None),
        ("litestar", 36, 8, 61.5, 4, 5, 5, None),
        ("chalice", 31, 2, 181, 5, 3, 5, None),
    ],
)
def test_the_index_says_what_the_definition_measured(
    name: str, days: int, year: int, gap: float, band: int, rights: int, maturity: int, runtime: int | None
) -> None:
    found = signals(read_document(recorded(f"pypi-{name}")))
    assert found["last-release"].raw == days
    assert found["last-release"].facts["count"] == year
    assert found["release-rhythm"].raw == gap
    assert found["release-rhythm"].band == band
    assert found["publishing-rights"].band == rights
    assert found["maturity"].band == maturity
    if runtime is not None:
        assert found["newest-runtime"].band == runtime


def test_yanked_versions_are_counted_and_licences_read() -> None:
    django = signals(read_document(recorded("pypi-django")))
    assert (django["withdrawn"].raw, django["withdrawn"].facts["versions"]) == (2, 385)
    assert django["withdrawn"].band is None
    assert (django["licence"].band, django["licence"].raw) == (5, "BSD-3-Clause")
    litestar = signals(read_document(recorded("pypi-litestar")))
    assert (litestar["licence"].band, litestar["licence"].raw) == (5, "MIT")


def test_days_of_a_copy_are_not_trusted_and_get_no_band() -> None:
    for name in ("express", "serverless", "hono"):
        found = signals(read_view(recorded(f"npm-{name}"), name, {}))
        assert found["last-release"].band is None, name
        assert not found["last-release"].trusted, name
        assert found["last-release"].doubt in ("crowded", "against-order"), name


def test_a_licence_that_is_gone_is_seen_across_majors() -> None:
    rows = [
        {"version": "2.72.4", "license": "MIT"},
        {"version": "3.40.0", "license": "MIT"},
        {"version": "4.43.0"},
    ]
    facts = read_view(recorded("npm-serverless"), "serverless", read_licences(rows))
    found = signals(facts)["licence"]
    assert found.band == 1
    assert found.facts["majors"] == "2: MIT, 3: MIT, 4: none"


def test_a_licence_that_changed_is_a_two_and_the_same_a_five() -> None:
    base = recorded("npm-express")
    same = [{"version": version, "license": "MIT"} for version in ("3.21.2", "4.22.2", "5.3.0")]
    assert signals(read_view(base, "express", read_licences(same)))["licence"].band == 5
    changed = [{"version": "4.22.2", "license": "GPL-3.0"}, *same[::2]]
    assert signals(read_view(base, "express", read_licences(changed)))["licence"].band == 2


def test_what_a_registry_does_not_state_is_unknown_and_not_no() -> None:
    found = signals(read_view(recorded("npm-express"), "express", {}))
    assert found["publishing-rights"].doubt == "not-stated"
    assert found["publishing-rights"].band is None
    assert found["newest-runtime"].doubt == "open-range"


def test_what_is_given_up_is_a_one_in_its_own_words() -> None:
    facts = read_view(
        {"name": "request", "version": "2.88.2", "deprecated": "has been deprecated"}, "request", {}
    )
    found = signals(facts)
    assert (found["withdrawn"].band, found["withdrawn"].raw) == (1, "has been deprecated")
    assert found["last-release"].doubt == "no-days"
