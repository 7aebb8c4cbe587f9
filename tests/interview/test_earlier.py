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
    lesson_choice,
    lessons_beside,
    not_taken,
    offer_words,
    remark_words,
    taking,
)
from roadworthy.knowledge.templates import new_decision
from roadworthy.model import Decision, put
from roadworthy.model.aftermath import Lesson
from roadworthy.model.judgement import Criterion
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
