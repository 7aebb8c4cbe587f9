"""The upgrades ahead, upkeep and signs in the summary."""

import json
from datetime import date
from html.parser import HTMLParser
from typing import Any

from forms import full_markdown
from roadworthy.knowledge.criteria import sign_ids
from roadworthy.model import Decision, Interval, put
from roadworthy.model.evidence import SignAnswer, Upkeep
from roadworthy.model.judgement import Cell
from roadworthy.report.as_json import as_json
from roadworthy.report.html.report import as_html
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


def departing() -> Decision:
    """Django's learning curve says 4 and no reason, where no sign of it holds."""
    bare = put(article(), ("scores", "django", "learning-curve"), Cell(score=Interval(4, 4)))
    marks = dict.fromkeys(sign_ids()["learning-curve"], SignAnswer(answer="does-not"))
    return put(bare, ("signs", "django", "learning-curve"), marks)


def test_the_page_says_that_a_score_departs_from_its_signs() -> None:
    words = page_text(page(summary(departing(), TODAY)))
    assert "One score differs from what its signs suggest." in words
    assert "from what its signs" not in page_text(page(summary(article(), TODAY)))
    with_reason = put(departing(), ("scores", "django", "learning-curve", "rationale"), "We tried it.")
    assert "from what its signs" not in page_text(page(summary(with_reason, TODAY)))


class _Rows(HTMLParser):
    """The words of each row of a section, and the pictures' alternative texts."""

    def __init__(self, text: str, section: str) -> None:
        super().__init__()
        self.rows: list[str] = []
        self.pictures: list[str] = []
        self.feed(text.split(f'<section id="{section}"')[1].partition("</section>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append("")
        elif tag == "svg":
            self.pictures.append(dict(attrs)["aria-label"] or "")

    def handle_data(self, data: str) -> None:
        if self.rows and data.strip():
            self.rows[-1] = f"{self.rows[-1]} {' '.join(data.split())}".strip()


def test_the_report_in_html_draws_the_upgrades_ahead() -> None:
    told = put(article(), ("upkeep", "django", "upgrade_days"), Interval(5, 10))
    found = _Rows(as_html(summary(told, TODAY)), "upkeep")
    assert found.rows[1].startswith(
        "Django 2 upgrades to a new release line; in four of five futures, 2 to 3."
    )
    assert "The upgrades take" in found.rows[1]
    assert "Nobody publishes its release lines" in found.rows[2]
    assert found.pictures[0].startswith("Django: 5.2 from 2026-12-01 to 2028-04-30; an expected release from")
    assert len(found.pictures) == 2


def test_the_report_in_html_has_the_signs_and_what_they_suggest() -> None:
    assert '<section id="signs"' not in as_html(summary(article(), TODAY))
    own = SignAnswer(answer="holds", source="https://example.org/docs", on=TODAY, note="<b>seen</b>")
    told = put(departing(), ("signs", "fastapi", "learning-curve", "tutorials"), own)
    text = as_html(summary(told, TODAY))
    rows = _Rows(text, "signs").rows
    tutorials = next(row for row in rows if "example.org" in row)
    assert (
        tutorials.split(" ! ", 1)[1]
        == "does not ✓ holds <b>seen</b> ( https://example.org/docs , 2026-12-01 ) not known"
    )
    assert rows[-1].startswith("What they suggest ! 1")
    assert "you gave 4, which is outside that" in rows[-1]
    assert "too little is known: 1 of" in rows[-1]
