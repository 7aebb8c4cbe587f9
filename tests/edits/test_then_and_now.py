"""The figures of the day on which something was decided, and what is told of them later."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given

from examples import portion
from forms import full_markdown, page_of
from in_process import called
from roadworthy.edits.status import move_status
from roadworthy.errors import StoreError
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, Interval, KeyPath, put
from roadworthy.model.aftermath import Figures
from roadworthy.model.outcome import Status
from roadworthy.report.as_json import as_data
from roadworthy.report.story import DecisionVersion, story
from roadworthy.report.summary import summary
from roadworthy.report.then_words import moved_since
from roadworthy.store import load, save
from roadworthy.store.places import sample_file
from strategies import decisions

DAY = date(2026, 11, 16)
CELL: KeyPath = ("scores", "ruby-on-rails", "learning-curve", "score")


def toolshed(status: Status = "proposed") -> Decision:
    sample = put(load(sample_file("startup-crud")), ("history",), {})
    return put(sample, ("status",), status)


def moved(decision: Decision, status: Status, on: date) -> Decision:
    return move_status(status, on, "Lead").apply(decision)


@portion(0.3)
@given(decisions())
def test_on_the_day_itself_nothing_has_moved_and_the_file_keeps_every_figure(
    decision: Decision,
) -> None:
    fresh = put(put(decision, ("status",), "proposed"), ("history",), {})
    decided = moved(fresh, "decided", DAY)
    assert moved_since(Analysis(decided, DAY)) == ()
    again = Decision.model_validate(decided.model_dump(mode="python"))
    assert again == decided


def test_the_move_keeps_who_stood_where_and_when_it_would_be_over() -> None:
    decided = moved(toolshed(), "decided", DAY)
    (kept,) = decided.history.values()
    then = kept.then
    assert then.chosen == "ruby-on-rails"
    assert [(slug, row.rank) for slug, row in then.standings.items()] == [
        ("ruby-on-rails", 1), ("laravel", 2), ("express-upgraded", 3), ("go-kit", None),
    ]  # fmt: skip
    assert sum(row.share or 0 for row in then.standings.values()) == 1
    assert then.p50 is not None
    assert then.p80 is not None
    assert list(then.ends) == ["critical-path", "parallel-run", "full-migration"], "the proof is over"
    assert (then.effort, then.upgrades, then.upgrade_months) == (Interval(42, 56), Interval(2, 3), 48)
    assert dict(then.judged)["ecosystem-maturity"] == Interval(5, 5)


def test_figures_are_kept_by_the_move_into_what_is_relied_on_alone() -> None:
    decided = moved(toolshed(), "decided", DAY)
    migrating = moved(decided, "migrating", DAY + timedelta(7))
    blank = Figures.blank()
    assert [move.then != blank for move in migrating.history.values()] == [True, False]
    assert [move.then != blank for move in moved(toolshed(), "reopened", DAY).history.values()] == [False]
    assert [move.then != blank for move in moved(toolshed(), "migrating", DAY).history.values()] == [True]


def test_what_moved_is_told_in_every_form_and_what_did_not_in_none() -> None:
    decided = moved(toolshed(), "decided", DAY)
    same = summary(decided, DAY)
    assert "Moved since then" not in page_of(same)
    assert "Then and now" not in full_markdown(same)
    then = as_data(same)["decision"]["then"]
    assert then["differs"] == []
    assert then["candidates"] == then["now"]["candidates"]

    other = summary(put(decided, CELL, Interval(2, 2)), DAY)
    says = "stood at 4.21 then, first 99 times in 100; by today's figures it stands at 3.61, first 50 times."
    for words in (page_of(other), full_markdown(other)):
        assert says in " ".join(words.split())
    (told,) = as_data(other)["decision"]["then"]["differs"]
    assert told["rule"] == "then-both"


def test_a_day_alone_is_no_news_and_half_a_year_is() -> None:
    decided = moved(toolshed(), "decided", DAY)
    assert moved_since(Analysis(decided, DAY + timedelta(3))) == ()
    later = moved_since(Analysis(decided, DAY + timedelta(220)))
    assert any("weeks later" in line for line in later)


def test_another_choice_tells_who_was_chosen_and_no_plan_of_another() -> None:
    decided = moved(toolshed(), "decided", DAY)
    told = moved_since(Analysis(put(decided, ("outcome", "chosen"), "laravel"), DAY))
    assert told == ("Chosen then: Ruby on Rails; today it is Laravel.",)


def test_opened_again_and_decided_twice_the_second_decision_is_what_counts(tmp_path: Path) -> None:
    first = moved(toolshed(), "decided", DAY)
    opened = moved(put(first, CELL, Interval(2, 2)), "reopened", DAY + timedelta(30))
    assert "Moved since then" in page_of(summary(opened, DAY + timedelta(30)))
    chosen = put(opened, ("outcome", "chosen"), "laravel")
    second = moved(chosen, "decided", DAY + timedelta(40))
    assert (second.outcome.decided_on, second.outcome.decided_by) == (DAY + timedelta(40), "Lead")
    told = page_of(summary(second, DAY + timedelta(40)))
    assert "Moved since then" not in told
    full = " ".join(full_markdown(summary(second, DAY + timedelta(40))).split())
    assert "Then: Ruby on Rails at 4.21, first 99 times in 100" in full
    assert "Then: Laravel at 3.60, first 50 times in 100" in full
    path = tmp_path / "twice.toml"
    save(second, path)
    assert load(path) == second


def test_a_figure_that_can_be_none_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    save(moved(toolshed(), "decided", DAY), path)
    path.write_text(path.read_text("utf-8").replace("share = 0.9893", "share = 98.93"), encoding="utf-8")
    with pytest.raises(StoreError, match=r"share.*a share is a number from 0 to 1"):
        load(path)


def test_what_differs_and_the_story_tell_the_move_with_its_figures(tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    save(toolshed(), old)
    save(moved(toolshed(), "decided", DAY), new)
    told = " ".join(called("diff", str(old), str(new)).stdout.split())
    figures = "Ruby on Rails at 4.21, first 99 times in 100; over by 2027-04-11 in 80 of 100 cases"
    assert f"2026-11-16: decided by Lead. The figures of that day: {figures}" in told
    before, after = load(old), load(new)
    versions = [
        DecisionVersion("a", (), "Ana", DAY, "", before),
        DecisionVersion("b", ("a",), "Ana", DAY, "", after),
        DecisionVersion("c", ("b",), "Ana", DAY, "", moved(after, "reopened", DAY)),
    ]
    assert [event.what for event in story(versions)][2:] == [
        f"Decided: {figures}; forced upgrades expected: 2–3 in 48 months",
        "Opened again: Ruby on Rails stays until something else is chosen",
    ]


def test_a_day_that_somebody_gave_after_it_was_opened_again_stays() -> None:
    opened = moved(moved(toolshed(), "decided", DAY), "reopened", DAY + timedelta(30))
    given = put(opened, ("outcome", "decided_on"), DAY + timedelta(35))
    again = moved(given, "decided", DAY + timedelta(40))
    assert again.outcome.decided_on == DAY + timedelta(35)
    assert again.outcome.decided_by == given.outcome.decided_by
