"""At most seven findings are told at once, the heaviest first; the rest is counted."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from roadworthy.interview.items import Action, Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.raised import LIGHTER
from roadworthy.interview.outlines.risks import outline
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.fit import APPROACHES, strength
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision
from roadworthy.model.frame import Frame, Organisation, Team
from roadworthy.model.landscape import Candidate
from roadworthy.plain.standing import StandingTold
from roadworthy.report.as_json import as_data
from roadworthy.report.heaviest import AT_ONCE, heaviest_first
from roadworthy.report.page.layout import page_lines
from roadworthy.report.page.page import page
from roadworthy.report.strongest import strongest_reasons
from roadworthy.report.summary import summary
from roadworthy.report.words import render
from roadworthy.store import load
from roadworthy.store.places import sample_file

TODAY = date(2026, 11, 29)
CROWDED = Decision(
    frame=Frame(
        team=Team(size=60, style="sync", heard="no", languages=("Python",), operations="none"),
        organisation=Organisation(regulated="yes"), domain="crud", boundaries="unknown",
    ),
    candidates={
        "it": Candidate(
            name="It", approach="microservices", maturity="niche", governance="single-maintainer",
            funding="volunteers", async_model="async", language="Zig", chosen_for=("trend",),
            support_window="no", security_record="no", predictable_releases="no", lock_in="tied",
        )
    },
)  # fmt: skip


def lines(view: View) -> list[str]:
    items = outline(Analysis(CROWDED, TODAY), view)
    return [
        item.kind for item in items if isinstance(item, RecordLine) and item.kind in ("raised", "lighter")
    ]


def test_the_heaviest_seven_are_told_and_the_rest_is_counted() -> None:
    found = Analysis(CROWDED, TODAY).raised
    assert len(found) > AT_ONCE + 1
    assert lines(View()) == ["raised"] * AT_ONCE + ["lighter"]
    opened = View(opened=frozenset({LIGHTER}))
    assert lines(opened) == ["raised"] * AT_ONCE + ["lighter"] + ["raised"] * (len(found) - AT_ONCE)


def test_they_stand_by_level_and_then_by_weight() -> None:
    found = heaviest_first(Analysis(CROWDED, TODAY).raised)
    told = [render(one, CROWDED) for one in found]
    keys = [(one.finding.level == "note", -one.likelihood * one.impact) for one in told]
    assert keys == sorted(keys)


def every_finding(of: Analysis) -> list[Finding]:
    reasons = (one for found in of.fit for one in (*found.for_, *found.against))
    return [*of.gate.findings, *of.raised, *of.open_points, *of.plan_findings, *of.path_findings, *reasons]


def told_in(items: list[Item], says: set[str]) -> Iterator[tuple[str, str]]:
    """Every line that tells a finding, with the list in which it stands."""
    part = ""
    for item in items:
        if isinstance(item, SectionHead):
            part = item.title
        words = item.lines if isinstance(item, Prose) else ()
        if isinstance(item, Action) and item.id == "visit":
            words = (item.words,)
        elif isinstance(item, RecordLine) and item.kind == "raised":
            words = (item.title,)
        here = f"{part} {item.path}" if isinstance(item, Prose) else part
        yield from ((here, line) for line in words if any(one in line for one in says))


@pytest.mark.parametrize("which", ["crowded", "article-comparison", "startup-crud"])
def test_no_list_of_any_station_tells_more_than_seven_findings_at_once(which: str) -> None:
    of = Analysis(CROWDED if which == "crowded" else load(sample_file(which)), TODAY)
    rendered = [render(one, of.decision) for one in every_finding(of)]
    says = {words for one in rendered for words in (one.says, one.title) if words}
    view = View(opened=frozenset(("fit", approach) for approach in APPROACHES))
    counted: Counter[str] = Counter()
    for station in STATIONS:
        lists = Counter(here for here, _ in told_in(list(outline_of(station)(of, view)), says))
        assert {here: count for here, count in lists.items() if count > AT_ONCE} == {}, station
        counted.update(lists)
    assert max(counted.values()) == AT_ONCE, "a list that is full"


def test_of_the_reasons_about_a_way_of_building_the_strongest_are_told() -> None:
    of = Analysis(load(sample_file("article-comparison")), TODAY)
    full = 0
    for found in of.fit:
        for_, against, more = strongest_reasons(found)
        every, told = (*found.for_, *found.against), (*for_, *against)
        left = [one for one in every if one not in told]
        assert (len(told), len(left)) == (min(AT_ONCE, len(every)), more)
        assert all(strength(one) <= min(map(strength, told)) for one in left)
        full += bool(more)
    assert full


def test_after_an_answer_no_more_than_seven_new_ones_are_told() -> None:
    raised = Analysis(CROWDED, TODAY)
    every = list(StandingTold(Analysis(Decision(), TODAY)).news(raised, "frame"))
    assert sum(words.startswith("New: ") for words in every) == AT_ONCE
    assert f"New, and lighter: {len(raised.open_findings) - AT_ONCE} more; Risks has them." in every


def test_json_says_the_heaviest_and_how_many_more_there_are() -> None:
    found = as_data(summary(CROWDED, TODAY, samples=50))
    assert len(found["heaviest"]["says"]) == AT_ONCE
    every = {row["message"]: row["level"] for row in found["findings"]}
    assert {every[words] for words in found["heaviest"]["says"]} == {"warning"}
    assert found["heaviest"]["more"] >= len(every) - AT_ONCE


def test_no_section_of_the_page_has_more_than_seven_points() -> None:
    for decision in (CROWDED, load(sample_file("article-comparison")), load(sample_file("bank-migration"))):
        lists: Counter[str] = Counter()
        head = ""
        for line in page_lines(page(summary(decision, TODAY, samples=50)), 80):
            head = line.label or head
            lists[head] += line.text.startswith("- ")
        assert 0 < max(lists.values()) <= AT_ONCE
