"""Decisions from records that people have: MADR's form, Nygard's, our own, and damaged ones."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import portion
from growing import LINEAR, power
from roadworthy.model import Decision, Interval, get, put
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.summary import summary
from roadworthy.store.load import load
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tables.decision import decision_from
from roadworthy.tables.decision_record import decision_of_record, looks_like_record
from roadworthy.tables.record_lines import plain

MADR = """\
---
status: accepted
date: 2025-03-04
decision-makers: [Ada, Grace]
---

# ADR-0012: Take a web framework

## Context and Problem Statement

We need one that juniors
can learn in a week.

## Decision Drivers

* Learning curve: 60 of 100
* Must have: PostgreSQL. It holds our data.
* Speed: 40%

And a sentence that is no driver.

## Considered Options

* Django (known to all of us)
* FastAPI
* {title of option 3}
* Something of our own

## Decision Outcome

Chosen option: "Django", because it is known; and it is complete.

## Pros and Cons of the Options

### Django

* Good, because it brings an admin site
* Bad, because it is large

### FastAPI

Lean and typed.

* Good, because it is fast
"""

NYGARD = """\
# 7. Keep PHP

Date: 2019-02-03

## Status

Accepted

## Context

It works.

## Decision

We keep it.

## Consequences

None.
"""


def read(text: str, name: str = "0012-x.md") -> Decision:
    return decision_of_record(text, Path(name))


def test_a_record_in_madrs_form() -> None:
    decision = read(MADR)
    assert (decision.title, decision.status) == ("Take a web framework", "decided")
    assert decision.frame.trigger_words == "We need one that juniors can learn in a week."
    assert {row.name: row.weight for row in decision.criteria.values()} == {"Learning curve": 60, "Speed": 40}
    assert list(decision.criteria) == ["learning-curve", "speed"]
    assert [row.name for row in decision.must_haves.values()] == ["PostgreSQL"]
    assert [row.name for row in decision.candidates.values()] == ["Django", "FastAPI", "Something of our own"]
    assert decision.candidates["django"].summary == "known to all of us"
    assert (decision.candidates["django"].catalogue, decision.candidates["django"].language) == (
        "django",
        "Python",
    )
    assert decision.candidates["something-of-our-own"].catalogue == ""
    outcome = decision.outcome
    assert (outcome.chosen, outcome.reasons) == ("django", ("it is known", "it is complete"))
    assert (outcome.decided_on, outcome.decided_by) == (date(2025, 3, 4), "Ada, Grace")


def test_every_argument_says_where_it_stood_and_what_was_not_read_is_listed() -> None:
    decision = read(MADR)
    first = next(iter(decision.evidence.values()))
    line = MADR.splitlines().index("* Good, because it brings an admin site") + 1
    assert (first.candidate, first.words, first.source, first.on) == (
        "django", "it brings an admin site", f"0012-x.md:{line}", date(2025, 3, 4),
    )  # fmt: skip
    assert decision.candidates["fastapi"].summary == "Lean and typed."
    assert len(decision.evidence) == 3
    at = MADR.splitlines().index("And a sentence that is no driver.") + 1
    assert decision.note.splitlines() == [
        "Taken from 0012-x.md.", f"Not taken, 0012-x.md line {at}: And a sentence that is no driver.",
    ]  # fmt: skip


def test_a_record_in_nygards_form() -> None:
    decision = read(NYGARD)
    assert (decision.title, decision.status, decision.outcome.decided_on) == (
        "Keep PHP",
        "decided",
        date(2019, 2, 3),
    )
    assert "We keep it." in decision.note
    superseded = read(NYGARD.replace("Accepted", "Superceded by [9. Go](0009-go.md)"))
    assert (superseded.status, superseded.outcome.superseded_by) == ("superseded", "9. go")


@pytest.mark.parametrize("name", ["bank-migration", "event-driven-hybrid", "startup-crud"])
def test_our_own_record_reads_back(name: str) -> None:
    decision = load(sample_file(name))
    text = output_format("adr").render(summary(decision, date(2026, 12, 1)), RenderOptions())
    again = read(text)
    assert again.title == decision.title
    assert [row.name for row in again.candidates.values()] == [
        row.name for row in decision.candidates.values()
    ]
    assert [(row.name, row.weight) for row in again.criteria.values()] == [
        (row.name, row.weight) for row in decision.criteria.values()
    ]
    assert again.candidate_name(again.outcome.chosen) == decision.candidate_name(decision.outcome.chosen)
    assert again.outcome.decided_on == decision.outcome.decided_on
    for own, read_back in zip(decision.candidates, again.candidates, strict=True):
        assert (
            again.candidates[read_back].costs.switching_weeks
            == decision.candidates[own].costs.switching_weeks
        )
        for criterion in decision.criteria:
            cell = decision.cell(own, criterion)
            name_ = decision.criterion_name(criterion)
            there = next(key for key, row in again.criteria.items() if row.name == name_)
            if cell.score is not None:
                assert again.cell(read_back, there).score == cell.score
                assert again.cell(read_back, there).rationale == cell.rationale.rstrip(".")


TOLD: Final = (
    ("outcome", "reopen_when"), ("outcome", "would_change"), ("outcome", "dissent"), ("frame", "scope"),
    ("frame", "out_of_scope"), ("frame", "present_stack"), ("frame", "bottleneck", "what"),
    ("frame", "waiting", "cost"), ("frame", "waiting", "forced_by"),
)  # fmt: skip
"""What a record says in a sentence of its own."""


@pytest.mark.parametrize("form", ["adr", "nygard"])
@pytest.mark.parametrize("name", sample_names())
def test_what_our_own_record_says_in_a_sentence_is_that_answer_again(form: str, name: str) -> None:
    decision = load(sample_file(name))
    again = read(output_format(form).render(summary(decision, date(2026, 12, 1)), RenderOptions()))
    for path in TOLD:
        own, other = (str(get(one, path)).rstrip(".").casefold() for one in (decision, again))
        assert other == own, path
    assert again.outcome.review_on == decision.outcome.review_on
    assert again.frame.waiting.forced_on == decision.frame.waiting.forced_on
    chosen = bool(decision.outcome.chosen)
    assert [one.casefold() for one in again.outcome.reasons] == [
        one.rstrip(".").casefold() for one in decision.outcome.reasons if chosen
    ]
    assert [(row.name, row.weight) for row in again.criteria.values()] == [
        (row.name, row.weight) for row in decision.criteria.values()
    ]
    assert [row.name for row in again.must_haves.values()] == [
        row.name for row in decision.must_haves.values()
    ]


REASONS = st.lists(st.sampled_from(("a;", "cab;dab", "bad,", "and", "b.", "c")), max_size=8).map(
    lambda words: " ".join(["dab", *words, "cab"]).replace("; and", "; band")
)
"""Reasons with everything in them but what stands between two of them."""


@portion(1)
@given(st.lists(REASONS, min_size=1, max_size=4))
def test_a_reason_with_a_semicolon_stays_one_reason(wanted: list[str]) -> None:
    decision = put(load(sample_file("startup-crud")), ("outcome", "reasons"), tuple(wanted))
    again = read(output_format("adr").render(summary(decision, date(2026, 12, 1)), RenderOptions()))
    assert [one.casefold() for one in again.outcome.reasons] == wanted


@pytest.mark.slow
def test_our_own_records_of_decisions_are_read(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[2] / "docs/decisions"
    for path in sorted(folder.glob("0*.md")):
        decision, tables = decision_from(path)
        assert tables == ()
        assert decision.outcome.chosen in decision.candidates
    (tmp_path / "t.md").write_text(MADR, encoding="utf-8")
    assert decision_from(tmp_path / "t.md", Interval(1, 10))[0].title == "Take a web framework"


def test_what_is_no_record_is_none() -> None:
    assert looks_like_record(MADR)
    assert looks_like_record(NYGARD)
    assert not looks_like_record("# Read me\n\n## Context\n\nWords.\n")
    assert not looks_like_record("")


@portion(1)
@given(
    st.lists(
        st.sampled_from(
            [*MADR.splitlines(), *NYGARD.splitlines(), "---", "# ", "* ", "```", "* a is 9 of 3"]
        ),
        max_size=40,
    )
)
def test_damaged_records_give_a_decision(lines: list[str]) -> None:
    assert isinstance(read("\n".join(lines)), Decision)


@pytest.mark.parametrize("unit", ["* ", "(", "a (", "# ", "- - ", "[a](", "\\", "* a: 1", "Good, because "])
def test_the_time_is_linear(unit: str) -> None:
    def text(count: int) -> str:
        return f"# T\n\n## Context\n\n{unit * count}\n\n## Considered Options\n\n* {unit * count}\n"

    assert power(lambda count: read(text(count)), 1_000) <= LINEAR


@pytest.mark.parametrize(
    "names",
    [
        ("第一框架", "第二框架", "第三框架"),
        ("Рельсы", "Ларавель", "Экспресс"),
        ("Core (LTS)", "Core (next)", "Other one"),
        ("候选1", "候補1", "ओ१"),
    ],
)
def test_our_own_record_brings_back_what_was_chosen_whatever_it_is_called(names: tuple[str, ...]) -> None:
    decision = load(sample_file("startup-crud"))
    for slug, name in zip(list(decision.candidates), names, strict=False):
        decision = put(decision, ("candidates", slug, "name"), name)
    record = output_format("adr").render(summary(decision, date(2026, 12, 1), samples=20), RenderOptions())
    found = read(record)
    assert len(found.candidates) == len(decision.candidates)
    chosen = found.outcome.chosen
    assert chosen
    assert names[0].startswith(found.candidates[chosen].name)
    assert found.scores[chosen]
    assert len([row for row in found.scores.values() if row]) == len(decision.candidates)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (r"A \[b\](c) d", "A [b](c) d"),
        (r"A [b \[c\]](https://x.org) d", "A b [c] d"),
        (r"\*\*bold\*\* and **bold** &lt;i>", "**bold** and bold <i>"),
        (r"a\_\_b and <https://x.org/a_b>", "a__b and https://x.org/a_b"),
    ],
)
def test_what_is_escaped_is_no_markup(written: str, read_as: str) -> None:
    assert plain(written) == read_as
