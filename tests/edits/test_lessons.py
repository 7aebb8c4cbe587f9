"""Looking back at a move that is done: what is asked, what is kept, and what is told of it."""

from datetime import date
from pathlib import Path

import pytest

from forms import full_markdown, page_of
from in_process import called
from roadworthy.edits.answer import answer
from roadworthy.edits.status import move_status
from roadworthy.interview.script import add_named, asked, set_answers, tables
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, Interval, KeyPath, put
from roadworthy.report.as_json import as_data
from roadworthy.report.looked_back import back_at, lessons_told
from roadworthy.report.summary import summary
from roadworthy.store import load, save
from roadworthy.store.places import sample_file

DECIDED, DONE = date(2026, 11, 16), date(2027, 8, 1)
PATH: KeyPath = ("paths", "ruby-on-rails", "phases")
ENDS = {
    "critical-path": date(2027, 1, 2),
    "parallel-run": date(2027, 2, 20),
    "full-migration": date(2027, 5, 23),
}


def done() -> Decision:
    """Toolshed, decided with its figures, and over: a phase within its days, one sooner, one six weeks late."""
    sample = put(put(load(sample_file("startup-crud")), ("history",), {}), ("status",), "proposed")
    decision = move_status("decided", DECIDED, "Lead").apply(sample)
    for slug, day in ENDS.items():
        decision = put(decision, (*PATH, slug, "ended_on"), day)
    return move_status("done", DONE, "Lead").apply(decision)


def rules(decision: Decision, today: date = DONE) -> list[str]:
    return [one.rule for one in back_at(Analysis(decision, today)).all]


def said(decision: Decision, **answers: object) -> Decision:
    given = [(tuple(key.split("/")), value) for key, value in answers.items()]
    return set_answers(decision, given, DONE).apply(decision)


def test_it_is_asked_when_it_is_done_and_not_before() -> None:
    wanted = {
        "hindsight.effort", "hindsight.upgrades",
        *(f"lessons.{slug}.direction" for slug in done().criteria),
    }  # fmt: skip
    for status, expected in (("done", wanted), ("migrating", set()), ("reopened", set())):
        of = Analysis(put(done(), ("status",), status), DONE)
        paths = {".".join(one.path) for one in asked(of, "decision")}
        assert {path for path in paths if path.split(".")[0] in ("hindsight", "lessons")} == expected
        assert (("lessons",) in [one.path for one in tables(of, "decision")]) == (status == "done")


def test_each_phase_and_the_whole_are_held_against_the_days_of_the_decision() -> None:
    assert rules(done())[:4] == [
        "back-phase-within",
        "back-phase-sooner",
        "back-phase-late",
        "back-whole-late",
    ]
    told = " ".join(page_of(summary(done(), DONE)).split())
    assert (
        "The whole move was over on 2027-05-23; it had 80 chances in 100 of being over by 2027-04-11. The plan was 6 weeks short."
        in told
    )


def test_without_figures_of_that_day_nothing_is_made_up() -> None:
    old = put(done(), ("history",), {})
    assert rules(old) == ["back-upgrades-forced"]


@pytest.mark.parametrize(
    ("took", "rule"),
    [
        (Interval(57, 60), "more"),
        (Interval(30, 41), "less"),
        (Interval(50, 60), "within"),
        (Interval(42, 42), "within"),
    ],
)
def test_the_effort_is_held_against_what_was_thought(took: Interval, rule: str) -> None:
    assert f"back-effort-{rule}" in rules(put(done(), ("hindsight", "effort"), took))


@pytest.mark.parametrize(("count", "rule"), [(0, "as"), (1, "as"), (2, "more")])
def test_the_upgrades_that_came_are_held_against_those_expected_by_now(count: int, rule: str) -> None:
    assert f"back-upgrades-{rule}" in rules(put(done(), ("hindsight", "upgrades"), count))
    assert "back-upgrades-expected" in rules(done())


def test_an_answer_says_which_criterion_and_when_and_goes_when_it_says_nothing() -> None:
    path: KeyPath = ("lessons", "learning-curve", "direction")
    high = answer(done(), path, "too-high", DONE).apply(done())
    lesson = high.lessons["learning-curve"]
    assert (lesson.criterion, lesson.direction, lesson.on) == ("learning-curve", "too-high", DONE)
    assert answer(high, path, None, DONE).apply(high).lessons == {}
    assert said(done(), **{"hindsight/upgrades": 1}).hindsight.looked_on == DONE


def test_a_lesson_in_words_never_has_the_key_of_a_criterion() -> None:
    own = add_named(done(), ("lessons",), "Learning curve", DONE).apply(done())
    ((key, lesson),) = own.lessons.items()
    assert (key, lesson.criterion, lesson.words, lesson.on) == (
        "lesson-learning-curve",
        "",
        "Learning curve",
        DONE,
    )
    both = answer(own, ("lessons", "learning-curve", "direction"), "right", DONE).apply(own)
    assert list(both.lessons) == ["lesson-learning-curve", "learning-curve"]


def test_what_was_learned_is_told_in_every_form_the_most_useful_first(tmp_path: Path) -> None:
    learned = said(
        done(),
        **{
            "lessons/community-health/direction": "right",
            "lessons/learning-curve/direction": "too-high",
            "lessons/learning-curve/words": "Juniors needed six weeks, not two.",
            "lessons/ecosystem-maturity/direction": "too-low",
        },
    )
    learned = add_named(learned, ("lessons",), "Ask operations [b]first[/b]", DONE).apply(learned)
    told = lessons_told(learned)
    assert told == (
        "Learning curve and onboarding was judged too high: Juniors needed six weeks, not two",
        "Ecosystem maturity and package quality was judged too low",
        "Ask operations [b]first[/b]",
        "Community health and governance was judged right",
    )
    both = summary(learned, DONE)
    page, full = (" ".join(words.split()) for words in (page_of(both), full_markdown(both)))
    assert (
        "Learned: Learning curve and onboarding was judged too high: Juniors needed six weeks, not two."
        in page
    )
    assert all(words.split("[")[0] in full for words in told)
    data = as_data(both)["decision"]
    assert [row["direction"] for row in data["lessons"]] == ["right", "too-high", "too-low", None]
    assert {one["rule"] for one in data["looked_back"]["told"]} >= {
        "back-too-high",
        "back-too-low",
        "back-right",
    }
    file = tmp_path / "a.toml"
    save(learned, file)
    assert load(file) == learned
    assert "judged too high" in " ".join(called("summary", str(file), "--format", "adr").stdout.split())
