"""The upgrades ahead, upkeep and signs in the summary."""

import json
from datetime import date
from typing import Any

from forms import full_markdown
from roadworthy.model import Decision, Interval, put
from roadworthy.model.evidence import SignAnswer, Upkeep
from roadworthy.report.as_json import as_json
from roadworthy.report.page.layout import page_text
from roadworthy.report.page.page import page
from roadworthy.report.summary import summary
from roadworthy.store import load
from roadworthy.store.places import sample_file

TODAY = date(2026, 12, 1)


def article() -> Decision:
    return load(sample_file("article-comparison"))


def forecasts(decision: Decision) -> dict[str, dict[str, Any]]:
    data = json.loads(as_json(summary(decision, TODAY)))
    return {row["candidate"]: row for row in data["forecast"]}


def test_every_candidate_has_a_forecast_or_null_where_there_is_no_table() -> None:
    found = forecasts(article())
    assert list(found) == list(article().candidates)
    django = found["django"]
    assert (django["product"], django["forced_upgrades"], django["low"], django["high"]) == (
        "django",
        2,
        2,
        3,
    )
    assert (django["next_forced_upgrade"], django["projected"]) == ("2028-04-30", True)
    assert found["fastapi"]["forced_upgrades"] is None
    assert found["fastapi"]["product"] is None


def test_person_weeks_stand_beside_the_forecast() -> None:
    told = put(
        article(), ("upkeep", "django"), Upkeep(upgrade_days=Interval(5, 10), upkeep_days=Interval(1, 2))
    )
    weeks = forecasts(told)["django"]["person_weeks"]
    assert weeks["upgrades"] == [2, 6]
    assert weeks["total"] == [14, 30]
    words = full_markdown(summary(told, TODAY))
    assert "Upgrades ahead and upkeep" in words
    assert "2 upgrades to a new release line" in words
    assert "nobody publishes a table" in words


def test_signs_are_listed_with_their_source_and_whose_they_are() -> None:
    own = SignAnswer(answer="holds", source="its docs", on=TODAY)
    theirs = SignAnswer(answer="in-part", found_by="clone")
    told = put(article(), ("signs", "django", "community-health"), {"releases": own, "governance": theirs})
    words = full_markdown(summary(told, TODAY))
    assert "Releases: holds" in words
    assert "its docs, 2026-12-01" in words
    assert "as the clone has it, not confirmed" in words
    assert "## Signs" not in full_markdown(summary(article(), TODAY))


def test_the_page_tells_the_upgrades_ahead_only_where_upkeep_was_answered() -> None:
    assert "Keeping up" not in page_text(page(summary(article(), TODAY)))
    told = put(article(), ("upkeep", "django"), Upkeep(upgrade_days=Interval(5, 10)))
    text = page_text(page(summary(told, TODAY)))
    section = text[text.index("Keeping up") :].split("\n\n")[0]
    assert "Django: 2 upgrades to a new release line" in " ".join(section.split())
    assert len(section.splitlines()) <= 4
    assert len(text.splitlines()) <= 60
