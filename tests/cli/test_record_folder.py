"""Records in a folder: numbers, own files, links on both sides; read by the tools of others where these are."""

import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from roadworthy.cli.summary import SummaryOptions, printed, recorded
from roadworthy.errors import Missing
from roadworthy.store.load import load

pytestmark = pytest.mark.turns

ROOT = Path(__file__).resolve().parents[2]
DAY = ("--today", "2026-12-01")
ASKED = SummaryOptions(date(2026, 12, 1), samples=50)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in (ROOT / "sample_projects").glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "adr").mkdir()
    return tmp_path / "adr"


def record(folder: Path, name: str, form: str = "adr", **asked: Any) -> list[str]:
    """What the command does, without a process of its own."""
    return recorded(folder.parent / name, form, folder, replace(ASKED, **asked))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_next_number_then_the_same_file_and_nobody_elses(run, folder: Path) -> None:
    by_hand = folder / "0041-by-hand.md"
    by_hand.write_text("# By hand\n", encoding="utf-8")
    done = run("summary", "startup-crud.toml", "--adr-dir", "adr", *DAY)
    assert (done.returncode, done.stdout) == (0, "")
    own = folder / "0042-toolshed-lending-and-repair-records-for-tool-libraries.md"
    assert done.stderr == f"Wrote {Path('adr') / own.name}\n"
    first = own.read_bytes()
    assert b'decision-file: "../startup-crud.toml"\n' in first
    assert run("summary", "startup-crud.toml", "--adr-dir", "adr", *DAY).returncode == 0
    assert own.read_bytes() == first
    file = folder.parent / "startup-crud.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Toolshed:", "Renamed:"), encoding="utf-8")
    run("summary", "startup-crud.toml", "--adr-dir", "adr", *DAY)
    assert "# Renamed: lending" in own.read_text(encoding="utf-8")
    assert names(folder) == ["0041-by-hand.md", own.name]
    assert by_hand.read_text(encoding="utf-8") == "# By hand\n"
    run("summary", "bank-migration.toml", "--adr-dir", "adr", *DAY)
    assert names(folder)[-1].startswith("0043-customer-accounts")


@pytest.mark.parametrize("form", ["adr", "nygard", "nhs"])
def test_the_decisions_say_who_took_whose_place(folder: Path, form: str) -> None:
    old = folder.parent / "startup-crud.toml"
    record(folder, "startup-crud.toml", form)
    record(folder, "bank-migration.toml", form)
    text = old.read_text(encoding="utf-8").replace('status = "decided"', 'status = "superseded"', 1)
    old.write_text(
        text.replace("[outcome]\n", '[outcome]\nsuperseded_by = "bank-migration.toml"\n'), encoding="utf-8"
    )
    said = record(folder, "startup-crud.toml", form)
    first, second = names(folder)
    assert "Brought up to date" in said[1]
    older, newer = ((folder / name).read_text(encoding="utf-8") for name in (first, second))
    assert "ADR-0002" in older or second in older
    assert "ADR-0001" in newer or first in newer
    record(folder, "bank-migration.toml", form)
    record(folder, "startup-crud.toml", form)
    assert [(folder / name).read_text(encoding="utf-8") for name in (first, second)] == [older, newer]


def test_a_record_by_hand_is_superseded_by_number(folder: Path) -> None:
    hand = folder / "0001-by-hand.md"
    hand.write_text(
        "# 1. By hand\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nC\n", encoding="utf-8"
    )
    record(folder, "startup-crud.toml", "nygard", supersedes=(1,))
    text = hand.read_text(encoding="utf-8")
    assert "## Status\n\nSuperceded by [2. Toolshed" in text
    assert text.endswith("## Context\n\nC\n")
    made = (folder / names(folder)[1]).read_text(encoding="utf-8")
    assert "Supercedes [1. By hand](0001-by-hand.md)" in made
    record(folder, "startup-crud.toml", "nygard")
    assert (folder / names(folder)[1]).read_text(encoding="utf-8") == made
    with pytest.raises(Missing, match="no record 9"):
        record(folder, "startup-crud.toml", supersedes=(9,))


def test_the_table_of_contents_is_kept(folder: Path) -> None:
    (folder / "0001-a.md").write_text("# A\n", encoding="utf-8")
    (folder / "README.md").write_text("# Records\n\n* [1. A](0001-a.md)\n", encoding="utf-8")
    assert "README.md" in record(folder, "startup-crud.toml")[1]
    assert "* [2. Toolshed: lending" in (folder / "README.md").read_text(encoding="utf-8")


def test_a_number_that_is_there_twice_is_told(folder: Path) -> None:
    for name in ("0003-a.md", "0003-b.md"):
        (folder / name).write_text("# A\n", encoding="utf-8")
    said = record(folder, "startup-crud.toml")
    assert said[-1] == "Note: number 3 is there twice: 0003-a.md, 0003-b.md"
    assert names(folder)[-1].startswith("0004-")


def test_what_does_not_go_together_is_refused(run, folder: Path) -> None:
    for arguments in (
        ("startup-crud.toml", "--adr-dir", "adr", "-o", "x.md"),
        ("-", "--adr-dir", "adr"),
        ("startup-crud.toml", "--supersedes", "1"),
        ("startup-crud.toml", "--adr-dir", "startup-crud.toml"),
    ):
        done = run("summary", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert names(folder) == []


@pytest.mark.skipif(shutil.which("markdownlint-cli2") is None, reason="markdownlint-cli2 is not installed")
@pytest.mark.parametrize("form", ["adr", "nygard", "nhs", "markdown"])
def test_markdownlint_finds_nothing(folder: Path, form: str) -> None:
    decisions = list(folder.parent.glob("*.toml"))
    for path in decisions:
        if form == "markdown":
            printed(path, form, folder / f"{path.stem}.md", ASKED, None, full=False)
        else:
            record(folder, path.name, form)
    (folder / ".markdownlint.yml").write_text("default: true\nMD013: false\nMD024: false\n", encoding="utf-8")
    done = subprocess.run(
        [str(shutil.which("markdownlint-cli2")), "*.md"],
        cwd=folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"Linting: {len(decisions)} file(s)" in done.stdout


@pytest.mark.skipif(shutil.which("log4brains") is None, reason="log4brains is not installed")
def test_log4brains_lists_title_and_status(folder: Path) -> None:
    decisions = sorted(folder.parent.glob("*.toml"))
    for path in decisions:
        record(folder, path.name)
    (folder.parent / ".log4brains.yml").write_text(
        "project:\n  name: x\n  tz: Etc/UTC\n  adrFolder: ./adr\n", encoding="utf-8"
    )
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], cwd=folder.parent, check=True)
    done = subprocess.run(
        [str(shutil.which("log4brains")), "adr", "list", "--raw"],
        cwd=folder.parent, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    rows = sorted(line.split(",", 3)[1::2] for line in done.stdout.splitlines())
    told = {title: status for status, title in rows}
    assert told == {
        decision.title: "ACCEPTED" if decision.outcome.chosen else "PROPOSED"
        for decision in map(load, decisions)
    }
    assert set(told.values()) == {"ACCEPTED", "PROPOSED"}


@pytest.mark.skipif(shutil.which("adr") is None, reason="adr-tools is not installed")
def test_adr_tools_lists_and_links_them(folder: Path) -> None:
    for name in ("startup-crud", "article-comparison", "marina-looked-back"):
        record(folder, f"{name}.toml", "nygard")
    (folder.parent / ".adr-dir").write_text("adr\n", encoding="utf-8")

    def adr(*words: str) -> str:
        return subprocess.run(
            ["adr", *words], cwd=folder.parent, capture_output=True, encoding="utf-8", check=True
        ).stdout

    assert len(adr("list").splitlines()) == 3
    assert "[1. Toolshed: lending and repair records for tool libraries](0001-toolshed" in adr(
        "generate", "toc"
    )
    assert json.dumps("2. Django, FastAPI and the Serverless Framework: a demonstration") in adr(
        "generate", "graph"
    )


@pytest.mark.parametrize("form", ["adr", "nygard", "nhs"])
def test_a_record_that_is_written_by_name_knows_its_decision_too(folder: Path, form: str) -> None:
    path = folder / "0007-by-name.md"
    printed(folder.parent / "startup-crud.toml", form, path, ASKED, None, full=False)
    assert "(../startup-crud.toml)" in path.read_text(encoding="utf-8")
    record(folder, "startup-crud.toml", form)
    assert names(folder) == ["0007-by-name.md"]
