"""A decision's story out of git."""

import json
from pathlib import Path

import pytest

from cli.git_repo import Repo
from edits.merging import BASE
from edits.test_merge import said
from roadworthy.edits.edit import clear
from roadworthy.store import save

pytestmark = pytest.mark.turns

SPEED = "scores.django.speed.score"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    (tmp_path / "repo").mkdir()
    return Repo(tmp_path / "repo")


def log(repo: Repo, *arguments: str) -> list[str]:
    return repo.roadworthy("log", "orders.toml", *arguments).splitlines()


def test_when_the_leader_changed_who_moved_it_and_why(repo: Repo) -> None:
    bare = clear(("outcome",), "").apply(BASE)
    repo.commit(bare, "Begun", "2026-01-05")
    repo.commit(said("note", "Nothing that counts", bare), "A note", "2026-01-06")
    repo.author("Ben")
    lower = said("note", "And a word", said(SPEED, 1, bare))
    repo.commit(lower, "Django was slow under load", "2026-02-01")
    repo.author("Ana")
    kept = repo.file.read_bytes()
    repo.file.write_text("format = 1\nbroken", encoding="utf-8")
    repo.commit(None, "Broken", "2026-02-02")
    repo.file.write_bytes(kept)
    repo.commit(said("outcome.chosen", "rails", lower), "Decided", "2026-03-01")
    assert log(repo) == [
        "2026-01-05  Ana  Django leads (“Begun”).",
        "2026-02-01  Ben  Rails leads now; before, Django did: Django, speed: 1, was 4 (“Django was slow under load”).",
        "2026-03-01  Ana  Rails is chosen (“Decided”).",
    ]
    save(said(SPEED, 5, lower), repo.file)
    found = json.loads("\n".join(log(repo, "--format", "json")))
    assert [event["leaders"] for event in found] == [["Django"], ["Rails"], ["Rails"], ["Django"], ["Django"]]
    assert (found[-2]["commit"], found[-2]["by"]) == (None, "not committed")
    assert len(found[1]["commit"]) == 40


def test_a_change_on_a_branch_is_told_there_once(repo: Repo) -> None:
    repo.set_up()
    repo.commit(BASE, "Begun", "2026-01-05")
    repo.git("switch", "--quiet", "--create", "other")
    repo.author("Ben")
    repo.commit(said(SPEED, 1), "Measured", "2026-01-06")
    repo.git("switch", "--quiet", "main")
    repo.author("Ana")
    repo.commit(said("note", "Meanwhile"), "A note", "2026-01-07")
    repo.git("merge", "--no-edit", "other")
    lines = log(repo)
    assert [line.split("  ")[1] for line in lines] == ["Ana", "Ana", "Ben"]
    assert lines[2].startswith("2026-01-06  Ben  Rails leads now")


def test_several_changes_that_did_it_together_are_named_or_counted(repo: Repo) -> None:
    bare = clear(("outcome",), "").apply(BASE)
    three = said("scores.rails.skill.score", 4, said("scores.rails.cost.score", 4, said(SPEED, 3, bare)))
    four = said("scores.rails.cost.score", 3, said("scores.django.skill.score", "3-4", three))
    for number, decision in enumerate((bare, three, bare, four)):
        repo.commit(decision, "", f"2026-01-0{number + 1}")
    assert [line.split(": ", 1)[-1] for line in log(repo)[1::2]] == [
        "Django, speed: 3, was 4; Rails, cost: 4, was 2; Rails, skill: 4, was unknown.",
        "4 changes together.",
    ]


def test_a_file_that_was_renamed_keeps_its_story(repo: Repo) -> None:
    repo.commit(BASE, "Begun", "2026-01-05")
    repo.git("mv", "orders.toml", "payments.toml")
    repo.commit(None, "Renamed", "2026-01-06")
    repo.file = repo.folder / "payments.toml"
    repo.commit(said(SPEED, 1), "Measured", "2026-01-07")
    lines = repo.roadworthy("log", "payments.toml").splitlines()
    assert [line[:10] for line in lines] == ["2026-01-05", "2026-01-05", "2026-01-07"]


def test_where_there_is_no_history(repo: Repo, tmp_path: Path) -> None:
    save(BASE, repo.file)
    assert "in no commit yet" in repo.roadworthy("log", "orders.toml")
    repo.folder = tmp_path
    save(BASE, tmp_path / "orders.toml")
    assert "in no git repository" in repo.roadworthy("log", "orders.toml", status=2)
    assert "no such file" in repo.roadworthy("log", "gone.toml", status=2)


def test_hostile_words_stay_on_their_line(repo: Repo) -> None:
    repo.author("Eve\x1b[2J")
    repo.commit(BASE, "Begun \x1b]0;x\x07 …", "2026-01-05")
    (line, *_) = log(repo)
    assert "\x1b" not in line
    assert "\x07" not in line


def test_a_version_in_git_is_compared(repo: Repo) -> None:
    repo.commit(BASE, "Begun")
    repo.commit(said(SPEED, 5), "Measured")
    (repo.folder / "deep").mkdir()
    assert "Django, speed: 5, was 4" in repo.roadworthy(
        "diff", "HEAD~1:orders.toml", "HEAD:orders.toml", status=1
    )
    assert "Nothing differs" in repo.roadworthy("diff", "HEAD:orders.toml", "orders.toml")
    assert "Nothing differs" in repo.roadworthy("diff", ":orders.toml", "orders.toml")
    repo.folder = repo.folder / "deep"
    assert "Nothing differs" in repo.roadworthy("diff", "HEAD:orders.toml", "../orders.toml")
    for wrong in ("HEAD~9:orders.toml", "HEAD:gone.toml", "--output=x:orders.toml", "nowhere.toml"):
        assert repo.roadworthy("diff", "--", wrong, "../orders.toml", status=2).count("\n") == 1
    assert not list(repo.folder.iterdir())
