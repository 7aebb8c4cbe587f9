"""``roadworthy merge``, by hand and as git's merge driver."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.git_repo import Repo
from edits.merging import BASE
from edits.test_merge import said
from roadworthy.edits.conflicts import settle
from roadworthy.edits.records import NAMES, add_record
from roadworthy.edits.status import move_status
from roadworthy.method.conflicts import open_conflicts
from roadworthy.model import Decision, KeyPath, get, put
from roadworthy.model.judgement import Ballot, WeightChange
from roadworthy.model.outcome import Raised
from roadworthy.store import load, save
from roadworthy.store.merge import merge_texts
from roadworthy.store.merge_comments import text_of

pytestmark = pytest.mark.turns

DAY = date(2026, 11, 23)
KEYS = ("merge.roadworthy.driver", "diff.roadworthy.textconv")
INSIDE = {"parts": "candidates.rails", "phases": "paths.django", "cycles": "upkeep.django", **dict.fromkeys(
    ("checks", "flags", "blockers", "pulses"), "paths.django.phases.poc"
)}  # fmt: skip
ADDS: dict[str, Callable[[Decision, str], Decision]] = {}
"""By the table: a record added to a decision, as a face does it."""


def _adds(table: str) -> Callable[[Decision, str], Decision]:
    at: KeyPath = (*(INSIDE[table].split(".") if table in INSIDE else ()), table)

    def add(decision: Decision, words: str) -> Decision:
        first: Any = words if table != "pulses" else {"One more": "right", "Another": "crunch"}[words]
        return add_record(decision, at, first, DAY).apply(decision)

    return add


for one in NAMES:
    ADDS[one] = _adds(one)
ADDS["history"] = lambda decision, words: move_status("proposed", DAY, words).apply(decision)
ADDS["voters"] = lambda decision, words: put(
    decision, ("ballots", "voters", words.lower().replace(" ", "-")), Ballot(name=words)
)
ADDS["raised"] = lambda decision, words: put(
    decision, ("raised", words.lower().replace(" ", "-")), Raised(state="accepted", reason=words)
)
ADDS["changes"] = lambda decision, words: put(
    decision, ("weighting", "changes", DAY.isoformat()), WeightChange(on=DAY, reason=words)
)


def rows(decision: Decision) -> set[str]:
    return {line for line in text_of(decision).splitlines() if line.startswith("[")}


@pytest.mark.parametrize("table", ADDS)
def test_two_branches_that_add_a_record_each_have_both(table: str) -> None:
    add = ADDS[table]
    texts = [text_of(BASE), text_of(add(BASE, "One more")), text_of(add(BASE, "Another"))]
    found = merge_texts(*texts)
    assert not found.clashes
    count = found.text.count("\n[") - texts[0].count("\n[")
    assert count == sum(text.count("\n[") - texts[0].count("\n[") for text in texts[1:]) > 1
    assert found.text == merge_texts(texts[0], texts[2], texts[1]).text


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    made.commit(BASE, "Begun")
    made.set_up()
    made.commit(None, "Git merges decisions by meaning")
    return made


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()


def branch(repo: Repo, decision: Decision, author: str = "Ben", day: str = "2026-11-24") -> None:
    """Another branch with a decision of its own; then back on the main one."""
    repo.git("switch", "--quiet", "--create", "other")
    repo.author(author)
    repo.commit(decision, "On the other branch", day)
    repo.git("switch", "--quiet", "main")
    repo.author("Ana")


def test_git_merges_two_branches_that_add_one_of_every_kind(repo: Repo) -> None:
    ours = theirs = BASE
    for add in ADDS.values():
        ours, theirs = add(ours, "One more"), add(theirs, "Another")
    branch(repo, theirs)
    repo.commit(ours, "On the main branch")
    repo.git("merge", "--no-edit", "other")
    merged = repo.load()
    assert rows(merged) >= rows(BASE)
    assert len(rows(merged)) - len(rows(BASE)) == 2 * (len(ADDS))
    assert not merged.conflicts
    assert repo.git("status", "--short") == ""


def test_what_both_changed_is_kept_twice_with_who_and_when(repo: Repo) -> None:
    at = "scores.django.speed.score"
    branch(repo, said(at, "2-3", said("title", "Payments")))
    repo.commit(said(at, 5), "Measured", "2026-11-25")
    repo.commit(said("note", "later", said(at, 5)), "Noted", "2026-11-26")
    words = repo.git("merge", "--no-edit", "other", status=1)
    assert (
        "orders.toml: Django, speed, score is kept twice:"
        " mine is 5 (Ana, 2026-11-25), theirs is 2–3 (Ben, 2026-11-24)" in words
    )
    assert "Settle what is kept twice in the walk: roadworthy orders.toml" in words
    merged = repo.load()
    (one,) = open_conflicts(merged)
    record = one.record
    assert (record.mine, record.mine_by, record.mine_on) == (5, "Ana", date(2026, 11, 25))
    assert (record.theirs, record.theirs_by, record.theirs_on) == ("2-3", "Ben", date(2026, 11, 24))
    assert (merged.title, merged.note) == ("Payments", "later")
    assert repo.git("status", "--short") == "UU orders.toml\n"
    settled = settle(one, "both", "").apply(merged)
    repo.commit(settled, "Settled")
    assert get(repo.load(), tuple(at.split("."))) == (2, 5)


def test_a_rebase_goes_the_same_way(repo: Repo) -> None:
    branch(repo, said("note", "theirs"))
    repo.commit(said("title", "Ours"))
    repo.git("switch", "--quiet", "other")
    repo.git("rebase", "main")
    assert (repo.load().title, repo.load().note) == ("Ours", "theirs")


def test_comments_survive(repo: Repo) -> None:
    text = repo.file.read_text(encoding="utf-8").replace("\n[scores.", "\n# the cells\n[scores.", 1)
    repo.file.write_text("# Ours to keep\n\n" + text, encoding="utf-8")
    repo.commit(None, "Comments")
    repo.git("switch", "--quiet", "--create", "other")
    theirs = repo.file.read_text(encoding="utf-8").replace('title = "Orders"', 'title = "Orders"  # for now')
    repo.file.write_text(theirs + "\n# At the end\n", encoding="utf-8")
    repo.commit(None, "More of them")
    repo.git("switch", "--quiet", "main")
    ours = repo.file.read_text(encoding="utf-8").replace("[criteria.cost]", "# dear\n[criteria.cost]")
    repo.file.write_text(ours, encoding="utf-8")
    repo.commit(None, "Another")
    repo.git("merge", "--no-edit", "other")
    merged = repo.file.read_text(encoding="utf-8")
    for comment in (
        "# Ours to keep\n\n",
        "# the cells\n[scores.",
        '"Orders"  # for now',
        "# At the end\n",
        "# dear\n[crit",
    ):
        assert merged.count(comment) == 1, comment


@pytest.mark.slow
def test_files_that_are_no_decisions_are_merged_as_before(repo: Repo) -> None:
    project = repo.folder / "pyproject.toml"
    lines = [f'key-{n} = "x"\n' for n in range(9)]
    project.write_text("".join(lines), encoding="utf-8")
    repo.commit(None, "A project")
    repo.git("switch", "--quiet", "--create", "other")
    project.write_text("".join(lines).replace('key-1 = "x"', 'key-1 = "theirs"'), encoding="utf-8")
    repo.commit(None, "Theirs")
    repo.git("switch", "--quiet", "main")
    project.write_text("".join(lines).replace('key-8 = "x"', 'key-8 = "ours"'), encoding="utf-8")
    repo.commit(None, "Ours")
    repo.git("merge", "--no-edit", "other")
    merged = project.read_text(encoding="utf-8")
    assert 'key-1 = "theirs"' in merged
    assert 'key-8 = "ours"' in merged
    project.write_text(merged.replace('key-1 = "theirs"', 'key-1 = "again"'), encoding="utf-8")
    repo.commit(None, "Again")
    repo.git("switch", "--quiet", "other")
    project.write_text("".join(lines).replace('key-1 = "x"', 'key-1 = "third"'), encoding="utf-8")
    repo.commit(None, "Third")
    words = repo.git("merge", "--no-edit", "main", status=1)
    assert "merged by its lines" in words
    assert "<<<<<<<" in project.read_text(encoding="utf-8")


def test_by_hand(run: Any, tmp_path: Path) -> None:
    for name, decision in (
        ("base", BASE),
        ("ours", said("note", "ours")),
        ("theirs", said("note", "theirs")),
    ):
        save(decision, tmp_path / f"{name}.toml")
    before = (tmp_path / "ours.toml").read_bytes()
    done = run("merge", "base.toml", "ours.toml", "theirs.toml", "-o", "new.toml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Note is kept twice: mine is ours, theirs is theirs" in done.stderr
    assert (tmp_path / "ours.toml").read_bytes() == before
    assert open_conflicts(load(tmp_path / "new.toml"))
    assert run("merge", "base.toml", "ours.toml", "base.toml").returncode == 0
    assert (tmp_path / "ours.toml").read_bytes() == before
    done = run("merge", "base.toml", "gone.toml", "theirs.toml")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_a_newer_format_is_never_merged_by_meaning(run: Any, tmp_path: Path) -> None:
    text = text_of(BASE)
    for name, words in (
        ("base", text),
        ("ours", text.replace("Vendor", "Ours")),
        ("theirs", text.replace("format = 1", "format = 2")),
    ):
        (tmp_path / name).write_text(words, encoding="utf-8")
    done = run("merge", "base", "ours", "theirs")
    assert done.returncode == 0
    assert "newer Roadworthy" in done.stderr
    assert "format = 2" in (tmp_path / "ours").read_text(encoding="utf-8")


def test_git_shows_what_changed_in_words(repo: Repo) -> None:
    save(said("scores.django.speed.score", 5), repo.file)
    shown = repo.git("diff")
    assert "-Scores: Django, speed, score: 4" in shown
    assert "+Scores: Django, speed, score: 5" in shown
    assert "+So: Django: place 1, " in shown


def test_setting_up_twice_changes_nothing(repo: Repo) -> None:
    drivers = [repo.git("config", key) for key in KEYS]
    (repo.folder / ".gitattributes").unlink()
    repo.roadworthy("git-setup")
    assert [repo.git("config", key).partition("roadworthy ")[2] for key in KEYS] == [
        driver.partition("roadworthy ")[2] for driver in drivers
    ]
    attributes = repo.folder / ".gitattributes"
    assert attributes.read_text(encoding="utf-8") == "*.toml diff=roadworthy merge=roadworthy\n"
    repo.roadworthy("git-setup")
    assert attributes.read_text(encoding="utf-8") == "*.toml diff=roadworthy merge=roadworthy\n"
    repo.roadworthy("git-setup", "decisions/*.toml", "my own.toml")
    assert attributes.read_text(encoding="utf-8").splitlines()[1:] == [
        "decisions/*.toml diff=roadworthy merge=roadworthy",
        '"my own.toml" diff=roadworthy merge=roadworthy',
    ]


def test_a_row_that_one_took_away_is_said(repo: Repo) -> None:
    branch(repo, said("risks.hiring.likelihood", 5))
    repo.commit(put(BASE, ("risks",), {"vendor": BASE.risks["vendor"]}))
    words = repo.git("merge", "--no-edit", "other", status=1)
    assert "Hiring is still there: mine takes it away (Ana, 2026-11-23), theirs changes it (Ben" in words
    assert repo.load().risks["hiring"].likelihood == 5
