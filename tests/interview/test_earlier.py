"""Lessons of earlier decisions, offered to the next one in the folder in every face; none is taken by itself."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from in_process import called
from roadworthy.edits.status import move_status
from roadworthy.interview.earlier import (
    hints,
    lesson_choice,
    lessons_beside,
    not_taken,
    offer_words,
    remark_words,
    taking,
)
from roadworthy.interview.items import Prose, RecordLine
from roadworthy.interview.stations import outline_of
from roadworthy.interview.view import View
from roadworthy.knowledge.templates import new_decision
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, Interval, put
from roadworthy.model.aftermath import EarlierLesson, Lesson
from roadworthy.model.judgement import Criterion, Scale
from roadworthy.model.landscape import Candidate
from roadworthy.store import lessons, load, save
from roadworthy.store.lessons import MOST_FILES, lessons_in
from roadworthy.text_files import read_bytes

DAY = date(2027, 8, 1)
HIGH = Lesson(criterion="learning-curve", direction="too-high", words="Juniors needed\nsix weeks", on=DAY)
RIGHT = Lesson(criterion="community-health", direction="right", on=DAY)
OWN = Lesson(words="Ask operations before the trial", on=DAY)


def earlier(title: str, learned: Mapping[str, Lesson]) -> Decision:
    decision = put(
        new_decision(title), ("lessons",), {key.replace("_", "-"): row for key, row in learned.items()}
    )
    return put(decision, ("status",), "done")


def folder_of(tmp_path: Path, **learned: Lesson) -> Path:
    found = learned or {"learning_curve": HIGH, "community_health": RIGHT, "lesson_ask": OWN}
    save(earlier("Orders", found), tmp_path / "orders.toml")
    save(new_decision("Billing"), tmp_path / "billing.toml")
    return tmp_path / "billing.toml"


def test_what_helps_is_found_with_where_it_stands_and_what_was_right_is_not(tmp_path: Path) -> None:
    file = folder_of(tmp_path)
    found = lessons_beside(file, load(file))
    assert [(one.file, one.title, one.criterion, one.words) for one in found.lessons] == [
        ("orders.toml", "Orders", "learning-curve", "Juniors needed six weeks"),
        ("orders.toml", "Orders", "", "Ask operations before the trial"),
    ]
    assert offer_words(found) == "Earlier decisions in this folder kept 2 lessons."
    about, meaning = lesson_choice(found.lessons[0], load(file))
    assert about == "Learning curve and onboarding, judged too high"
    assert meaning.startswith(
        "Juniors needed six weeks. From Orders, orders.toml, 2027-08-01; becomes a remark"
    )


def test_a_decision_that_is_made_or_in_no_file_is_offered_nothing(tmp_path: Path) -> None:
    file = folder_of(tmp_path)
    decided = move_status("decided", DAY, "Lead").apply(load(file))
    assert lessons_beside(file, decided).lessons == ()
    assert lessons_beside(None, load(file)).lessons == ()


def test_taken_over_it_stands_at_its_criterion_once_and_what_stood_there_stays(tmp_path: Path) -> None:
    file = folder_of(tmp_path)
    mine = put(load(file), ("criteria", "learning-curve", "remark"), "Mine")
    first, second = lessons_beside(file, mine).lessons
    after = taking(second, taking(first, mine).apply(mine)).apply(taking(first, mine).apply(mine))
    said = "Learning curve and onboarding, judged too high: Juniors needed six weeks (Orders, orders.toml, 2027-08-01)"
    assert after.criteria["learning-curve"].remark == f"Mine\n{said}"
    assert after.note == "Ask operations before the trial (Orders, orders.toml, 2027-08-01)"
    assert taking(first, after).apply(after) is after
    assert not_taken((first, second), after) == ()
    assert remark_words(first) == said


def test_a_criterion_of_another_key_is_known_by_its_name(tmp_path: Path) -> None:
    file = folder_of(tmp_path)
    other = put(load(file), ("criteria",), {"easy": Criterion(name="learning curve and onboarding")})
    first, _ = lessons_beside(file, other).lessons
    assert "judged too high" in taking(first, other).apply(other).criteria["easy"].remark


def test_hostile_words_stay_words_and_a_broken_file_is_left_aside(tmp_path: Path) -> None:
    nasty = Lesson(words="[red]\x1b[2J\u202e six", direction="too-low", criterion="own")
    file = folder_of(tmp_path, own=nasty)
    (tmp_path / "broken.toml").write_text("[lessons.x]\nformat = ", encoding="utf-8")
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere.toml")
    (lesson,) = lessons_beside(file, load(file)).lessons
    assert "\x1b" not in remark_words(lesson)
    assert "\u202e" not in remark_words(lesson)
    assert "[red]" in remark_words(lesson)


def test_of_a_thousand_files_the_newest_are_looked_into_and_the_rest_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1000):
        (tmp_path / f"n{number}.toml").write_text('format = 1\ntitle = "x"\n', encoding="utf-8")
    save(earlier("Old", {"lesson_ask": OWN}), tmp_path / "old.toml")
    os.utime(tmp_path / "old.toml", ns=(1, 1))
    save(earlier("Newest", {"lesson_ask": OWN}), tmp_path / "new.toml")
    opened: list[object] = []

    def counted(path: Path, *, biggest: int) -> bytes:
        opened.append(path)
        return read_bytes(path, biggest=biggest)

    monkeypatch.setattr(lessons, "read_bytes", counted)
    found = lessons_in(tmp_path)
    assert len(opened) == MOST_FILES
    assert [one.title for one in found.lessons] == ["Newest"]
    assert found.more == 1002 - MOST_FILES


def test_a_script_lists_them_and_takes_one_by_its_number_all_or_none(tmp_path: Path) -> None:
    file = folder_of(tmp_path)
    told = called("lessons", str(file))
    assert told.stdout.splitlines() == [
        "1. Learning curve and onboarding, judged too high: Juniors needed six weeks (Orders, orders.toml, 2027-08-01)",
        "2. Ask operations before the trial (Orders, orders.toml, 2027-08-01)",
    ]
    assert load(file).note == "", "nothing is taken by itself"
    wrong = called("lessons", str(file), "--take", "2", "--take", "3")
    assert wrong.returncode == 2
    assert "there is no lesson 3" in wrong.stderr
    assert load(file).note == ""
    assert called("lessons", str(file), "--take", "2").returncode == 0
    assert load(file).note.startswith("Ask operations")
    left = json.loads(called("lessons", str(file), "--format", "json").stdout)["lessons"]
    assert [(one["number"], one["criterion"]) for one in left] == [(1, "learning-curve")]


def test_a_new_file_says_that_there_are_lessons_and_takes_none(tmp_path: Path) -> None:
    folder_of(tmp_path)
    made = called("new", str(tmp_path / "third.toml"))
    assert "Earlier decisions in this folder kept 2 lessons. To see them: roadworthy lessons" in made.stderr
    assert load(tmp_path / "third.toml").note == ""


def looked_back_on(scale: Scale | None = None, now: float = 2.5) -> Decision:
    """A decision that is done: Rails was chosen with a 4 on the learning curve, and has `now` today."""
    decision = put(new_decision("Orders"), ("candidates", "rails"), Candidate(name="Rails"))
    for path, value in (
        (("scores", "rails", "learning-curve", "score"), Interval(4, 4)),
        (("outcome", "chosen"), "rails"),
    ):
        decision = put(decision, path, value)
    if scale is not None:
        decision = put(decision, ("scale",), scale)
    decision = move_status("decided", DAY, "Lead").apply(put(decision, ("status",), "proposed"))
    decision = put(decision, ("scores", "rails", "learning-curve", "score"), Interval(now, now))
    return put(put(decision, ("lessons", "learning-curve"), HIGH), ("status",), "done")


@pytest.mark.parametrize(
    ("earlier_one", "says"),
    [
        (looked_back_on(), "In “Orders” Rails was judged 1.5 too high here: Juniors needed six weeks."),
        (looked_back_on(now=4), "In “Orders” this was judged too high: Juniors needed six weeks."),
        (looked_back_on(now=5), "In “Orders” this was judged too high: Juniors needed six weeks."),
        (
            looked_back_on(Scale(low=0, high=10)),
            "In “Orders” this was judged too high: Juniors needed six weeks.",
        ),
    ],
    ids=["by how much", "no score changed", "the score went the other way", "on another scale"],
)
def test_a_hint_says_which_way_and_by_how_much_where_that_can_be_known(
    tmp_path: Path, earlier_one: Decision, says: str
) -> None:
    save(earlier_one, tmp_path / "orders.toml")
    save(new_decision("Billing"), tmp_path / "billing.toml")
    mine = load(tmp_path / "billing.toml")
    found = lessons_beside(tmp_path / "billing.toml", mine).lessons
    assert hints(found, mine, "learning-curve") == (says,)
    assert [slug for slug in mine.criteria if hints(found, mine, slug)] == ["learning-curve"]
    taken = taking(found[0], mine).apply(mine)
    assert hints(found, taken, "learning-curve") == ()
    assert mine == load(tmp_path / "billing.toml"), "nothing of it is applied"


def test_of_many_hints_two_are_told_and_the_rest_is_counted(tmp_path: Path) -> None:
    for number in range(4):
        save(earlier(f"Orders {number}", {"learning_curve": HIGH}), tmp_path / f"orders-{number}.toml")
    save(new_decision("Billing"), tmp_path / "billing.toml")
    mine = load(tmp_path / "billing.toml")
    found = lessons_beside(tmp_path / "billing.toml", mine).lessons
    *told, rest = hints(found, mine, "learning-curve")
    assert len(told) == 2
    assert rest == "2 more earlier judgements are among the lessons of this folder."


def test_it_is_told_where_the_criterion_is_weighed_and_scored_in_every_way_of_weighing() -> None:
    mine = put(new_decision("Billing"), ("candidates", "django"), Candidate(name="Django"))
    lesson = EarlierLesson("orders.toml", "Orders", "learning-curve", "Learning curve", "too-high", "", DAY)
    view = View(earlier=(lesson,), waits=True)
    said = "In “Orders” this was judged too high."
    for way in ("points", "ranks", "swing"):
        items = outline_of("criteria")(Analysis(mine, DAY), view.but(way=way))
        (at,) = [n for n, one in enumerate(items) if isinstance(one, Prose) and said in one.lines]
        before = items[at - 1]
        assert isinstance(before, RecordLine)
        assert before.path == ("criteria", "learning-curve"), way
    pairs = outline_of("criteria")(Analysis(mine, DAY), view.but(way="pairwise"))
    (one,) = [one for one in pairs if isinstance(one, Prose) and said in one.lines]
    assert one.lines[0] == mine.criterion_name("learning-curve")
    scored = outline_of("scores")(Analysis(mine, DAY), view)
    (at,) = [n for n, one in enumerate(scored) if isinstance(one, Prose) and said in one.lines]
    cell = scored[at - 1]
    assert isinstance(cell, RecordLine)
    assert cell.path == ("scores", "django", "learning-curve")


def test_questions_tell_it_beside_weights_and_scores_alone(tmp_path: Path) -> None:
    save(looked_back_on(), tmp_path / "orders.toml")
    mine = put(new_decision("Billing"), ("candidates", "django"), Candidate(name="Django"))
    save(mine, tmp_path / "billing.toml")
    ended = called("questions", tmp_path / "billing.toml", "--format", "json")
    asked = json.loads(ended.stdout)["questions"]
    said = "In “Orders” Rails was judged 1.5 too high here: Juniors needed six weeks."
    assert {one["path"]: one["earlier"] for one in asked if one["earlier"]} == {
        "criteria.learning-curve.weight": [said],
        "scores.django.learning-curve.score": [said],
    }
    assert f"  {said}\n" in called("questions", tmp_path / "billing.toml").stdout
