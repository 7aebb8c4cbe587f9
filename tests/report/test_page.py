"""The page in every state and for every sample, against sentences that were written by hand; and its laws."""

import json
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from forms import page_of
from page_samples import SAID, in_state
from page_states import STATES, TODAY, bank, changed, sections
from roadworthy.model import Decision, Interval, drop, put
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.model.outcome import Status
from roadworthy.report.cells import width_of
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.page.layout import page_lines
from roadworthy.report.page.line import LONGEST, summary_line
from roadworthy.report.page.page import LINES, WIDTH, page
from roadworthy.report.rounding import points_of_hundred
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file
from strategies import decisions

pytestmark = pytest.mark.turns

SAMPLES = (
    "article-comparison", "bank-migration", "event-driven-hybrid", "marina-looked-back", "startup-crud"
)  # fmt: skip
ORDER = [
    "Decision",
    "Why now",
    "Why this",
    "What we give up",
    "How sure",
    "Cost",
    "Where we are",
    "Next",
    "Watch",
]

LATER = {"How sure", "Cost"}
"""What a page no longer tells of a move that is done."""


@pytest.mark.parametrize("state", STATES)
def test_a_state_reads_as_it_was_written_by_hand(state: str) -> None:
    decision, today, told = STATES[state]
    said = sections(decision, today)
    for one in told:
        assert one.says in said[one.section], one.section


@pytest.mark.parametrize(("name", "state"), [pytest.param(*key, id="-".join(key)) for key in SAID])
def test_every_sample_reads_as_written_by_hand_in_every_state(name: str, state: str) -> None:
    failed = state == "failed proof"
    decision, today = in_state(name, "decided" if failed else cast("Status", state), failed=failed)
    said = sections(decision, today)
    for one in SAID[name, state]:
        assert one.says in said.get(one.section, ""), one.section


def test_a_state_has_only_what_applies() -> None:
    for state, absent in {
        "abandoned": ("Why now", "How sure", "Cost", "Next", "Watch"),
        "superseded": ("Why now", "Where we are", "Next", "Watch"),
        "done": ("How sure", "Cost", "Why now"),
        "choosing": ("Why this",),
        "migrating": ("Why which",),
    }.items():
        decision, today, _ = STATES[state]
        assert not set(absent) & set(sections(decision, today)), state


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_a_page_in_the_order_that_is_promised(name: str) -> None:
    decision = load(sample_file(name))
    told = summary(decision, TODAY)
    text = page_of(told)
    lines = text.splitlines()
    assert len(lines) <= LINES
    assert max(map(width_of, lines)) <= WIDTH
    labels = [line.label for line in page_lines(page(told), WIDTH) if line.label]
    expected = [one for one in ORDER if one not in LATER] if decision.status == "done" else ORDER
    called = {"Why this": "Why this" if decision.outcome.chosen else "Why which"}
    called |= {"Why now": "Why it was"} if decision.status == "done" else {}
    assert labels == [called.get(one, one) for one in expected]
    assert "…" not in text
    for banned in ("seed", "20240101", "sample"):
        assert banned not in text


def test_every_answer_is_whole_or_left_out() -> None:
    """Each of a person's texts begins and ends with a mark; both are on the page, or neither."""
    raw = load(sample_file("bank-migration")).model_dump(mode="json")
    marks: list[str] = []

    def mark(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: mark(value) for key, value in node.items()}
        if isinstance(node, list):
            return [mark(value) for value in node]
        if isinstance(node, str) and " " in node:
            marks.append(f"q{len(marks)}q")
            return f"{marks[-1]}< {node} >{marks[-1]}"
        return node

    decision = Decision.model_validate_json(json.dumps(mark(raw)))
    said = " ".join(sections(decision).values()).casefold()
    shown = [one for one in marks if f"{one}<" in said]
    assert len(shown) > 8
    for one in marks:
        assert said.count(f"{one}<") == said.count(f">{one}")


def test_nobody_is_called_by_a_key() -> None:
    decision = load(sample_file("bank-migration"))
    text = page_of(summary(decision, TODAY)) + summary_line(summary(decision, TODAY))
    for table in (
        decision.candidates,
        decision.criteria,
        decision.people,
        decision.risks,
        decision.must_haves,
    ):
        for slug in table:
            assert "-" not in slug or slug not in text


def test_what_is_left_out_is_counted() -> None:
    decision = load(sample_file("startup-crud"))
    before = sections(decision)["foot"]
    assert "Left out: 6 answers, 1 reason" in before
    fewer = put(decision, ("outcome", "reasons"), decision.outcome.reasons[:3])
    assert "reason" not in sections(fewer)["foot"]
    more = put(decision, ("outcome", "reasons"), (*decision.outcome.reasons, "And one more " * 30))
    assert "2 reasons" in sections(more)["foot"]


def test_the_weights_add_up_in_every_form() -> None:
    decision = load(sample_file("startup-crud"))
    for number, slug in enumerate(decision.criteria):
        decision = put(decision, ("criteria", slug, "weight"), (1.0, 1.0, 1.0, 2.0, 2.0)[number])
    told = summary(decision, TODAY)
    markdown = output_format("markdown").render(told, RenderOptions())
    matrix = markdown[markdown.index("| Criterion | Weight |") :]
    points = [int(row.split("|")[2]) for row in matrix.splitlines()[2 : 2 + len(decision.criteria)]]
    assert sum(points) == 100
    assert sorted(points) == [14, 14, 14, 29, 29]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=12))
def test_points_add_up_and_none_is_off_by_one(shares: list[float]) -> None:
    total = sum(shares)
    points = points_of_hundred(shares)
    assert sum(points) == (100 if total > 0 else 0)
    for share, point in zip(shares, points, strict=True):
        assert total <= 0 or abs(100 * share / total - point) < 1 + 1e-6


@portion(0.6)
@given(decisions(), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_any_decision_is_a_page_and_a_line(decision: Decision, today: date) -> None:
    told = summary(decision, today, samples=50)
    lines = page_of(told).splitlines()
    assert len(lines) <= LINES
    assert max(map(width_of, lines)) <= WIDTH
    line = summary_line(told)
    assert len(line) - 1 <= LONGEST
    assert line.count("\n") == 1


@pytest.mark.parametrize("width", [24, 40, 55, 56, 100])
def test_any_width_says_the_same(width: int) -> None:
    told = summary(load(sample_file("bank-migration")), TODAY)
    lines = page_of(told, width).splitlines()
    assert max(map(width_of, lines)) <= width
    words = set(page_of(told).split()) - {"Candidate"}
    assert {word for word in words if word.isalpha()} <= set(" ".join(lines).split())


def test_very_long_names_and_texts_still_make_a_page() -> None:
    decision = bank(**{
        "title": "t" * 3000, "frame/scope": "long " * 2000, "outcome/dissent": "long " * 2000,
        "candidates/spring-boot/name": "n" * 900, "candidates/quarkus/name": "n" * 901, "outcome/decided_by": "b " * 900,
    })  # fmt: skip
    said = sections(decision)
    assert said["head"].startswith("A decision whose title has 3,000 signs Decided")
    assert said["Decision"].startswith("Candidate 1")
    assert "long" not in said["What we give up"]
    assert len(page_of(summary(decision, TODAY)).splitlines()) <= LINES


LINES_BY_HAND = {
    "bank-migration": "Customer accounts: leaving the old Java stack. Spring Boot, chosen on 2026-03-16 (4.11 of 5; Quarkus 3.62). First",
    "article-comparison": "Django, FastAPI and the Serverless Framework: a demonstration. Not decided. Django leads (4.16 of 5, FastAPI 3.62, Serverless Framework 2.60).",
    "marina-looked-back": "Berths: nine marinas, looked back on after a season. Laravel, chosen on 2025-03-03; done (3.81 of 5; Symfony 3.90).",
    "startup-crud": "Toolshed: lending and repair records for tool libraries. Ruby on Rails, chosen on 2026-11-16 (4.21 of 5; Laravel 3.60). First",
    "event-driven-hybrid": "Listings: a monolith with functions for images and webhooks. Django with functions, chosen on 2026-10-23 (3.97 of 5; Django alone 3.88). First",
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_the_paragraph(name: str) -> None:
    line = summary_line(summary(load(sample_file(name)), TODAY))
    assert line.startswith(LINES_BY_HAND[name])
    assert "look again 202" in line.casefold()
    assert len(line) <= LONGEST + 1


def test_the_paragraph_of_other_states() -> None:
    def said(state: str) -> str:
        decision, today, _ = STATES[state]
        return summary_line(summary(decision, today))

    assert "Spring Boot is proposed, not decided (4.11 of 5; Quarkus 3.62)." in said("proposed")
    assert "Reopened: Spring Boot, chosen on 2026-03-16, is looked at again." in said("reopened")
    assert "Spring Boot, chosen on 2026-03-16; done (4.11 of 5; Quarkus 3.62)." in said("done")
    chosen = "Spring Boot had been chosen on 2026-03-16.\n"
    assert said("abandoned").endswith(f"Abandoned. Given up on 2026-12-01. The division is sold. {chosen}")
    assert said("superseded").endswith(f"Another decision has taken its place: accounts-2028.toml. {chosen}")
    assert said("proposed").count("4.11") == 1
    assert "Proof of concept failed." in said("failed proof")
    assert "Missing: the proof of concept and the choice, with its day and who made it." in said("choosing")


@pytest.mark.parametrize(
    ("measured", "on", "says"),
    [
        ("production", date(2026, 10, 26), "is the database, measured in production on 2026-10-26."),
        ("load-test", None, "is the database, measured in a load test."),
        ("estimate", date(2026, 10, 26), "is the database, by an estimate."),
        (None, None, "is the database."),
    ],
)
def test_a_limit_without_words_is_told_from_its_kind(
    measured: str | None, on: date | None, says: str
) -> None:
    answers = {"kind": "database", "measured": measured, "measured_on": on}
    decision = changed(Decision(), **{f"frame/bottleneck/{key}": value for key, value in answers.items()})
    assert f"What gives way first {says}" in sections(decision)["Why now"]


def test_a_sample_without_its_leader_reads_on() -> None:
    decision = drop(load(sample_file("article-comparison")), ("candidates", "django"))
    assert "As typed, FastAPI leads" in sections(decision)["Decision"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_as_the_page_that_was_approved(name: str) -> None:
    """The whole page; where words change on purpose, read the new one before it takes its place."""
    kept = Path(__file__).with_name("pages") / f"{name}.txt"
    assert page_of(summary(load(sample_file(name)), TODAY)) == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["现有的应用。", "なぜですか？", "क्यों।", "“Why not?”"])
def test_a_sentence_keeps_its_own_stop(words: str) -> None:
    assert sections(bank(**{"frame/scope": words}))["head"].endswith(f"Covers: {words}")


def test_candidates_with_a_cost_stand_in_the_table_before_those_without() -> None:
    decision = load(sample_file("startup-crud"))
    for number in range(3):
        decision = put(decision, ("candidates", f"other-{number}"), Candidate(name=f"Other {number}"))
        for criterion in decision.criteria:
            cell = Cell(score=Interval(3.5 - number, 3.5 - number))
            decision = put(decision, ("scores", f"other-{number}", criterion), cell)
    costs = sections(decision)["Cost"]
    assert "Express upgraded 16–24" in costs
    assert "Other" not in costs


def test_a_date_that_cannot_be_held_never_stands_without_the_days() -> None:
    decision, today, _ = STATES["proposed"]
    where = sections(decision, today)["Where we are"]
    assert where.index("an even chance") < where.index("The date of 2027-03-31 holds")


def test_without_reasons_the_first_two_are_held_against_each_other_and_the_limit_is_told() -> None:
    decision = load(sample_file("article-comparison"))
    decision = changed(decision, **{
        "outcome/reasons": (), "frame/bottleneck/what": "", "frame/bottleneck/kind": "database",
        "frame/bottleneck/measured": "production", "frame/bottleneck/measured_on": date(2026, 11, 2),
    })  # fmt: skip
    said = sections(decision)
    assert "What gives way first is the database, measured in production on 2026-11-02." in said["Why now"]
    assert "- Django: ahead in ecosystem maturity, long-term upkeep and community health" in said["Why which"]
    assert "- FastAPI: ahead in learning curve and operational tooling" in said["Why which"]


def test_of_many_that_are_level_some_are_named_and_the_others_counted() -> None:
    """Four are level, and a page that names three of them says so of three alone."""
    cells = {"criterion": Cell(score=Interval(3, 3))}
    names = {f"c{number}": Candidate(name=f"Framework {number}") for number in range(1, 5)}
    scored = Decision(
        criteria={"criterion": Criterion(name="Speed", weight=1.0)},
        candidates=names,
        scores=dict.fromkeys(names, cells),
    )
    told = summary(scored, TODAY)
    for words in (page_of(told), summary_line(told)):
        assert "Framework 1, Framework 2 and 2 more are level" in " ".join(words.split())
