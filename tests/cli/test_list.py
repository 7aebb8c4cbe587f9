"""``roadworthy list``: many decisions, a line each."""

import csv
import io
import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from edits.merging import BASE
from edits.test_merge import said
from roadworthy.cli.commands import run as command
from roadworthy.cli.listing import SHARES_UP_TO, ListOptions, decision_files, listing
from roadworthy.cli.parameters import STATUSES
from roadworthy.model import Decision
from roadworthy.model.outcome import Status
from roadworthy.report.cells import width_of
from roadworthy.report.decision_list import list_text
from roadworthy.report.summary import summary
from roadworthy.store import save
from roadworthy.store.load import load

TODAY = date(2026, 12, 1)


def printed(capsys: Any, folder: Path, **options: Any) -> str:
    listing(folder, ListOptions(**{"today": TODAY, **options}))
    found = capsys.readouterr()
    return str(found.out + found.err)


def due(day: str, title: str, status: Status = "choosing") -> Decision:
    decision = said("title", title, said("status", status))
    return said("outcome.review_on", date.fromisoformat(day), decision) if day else decision


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three decisions, of which one is overdue, and much that is none."""
    made = tmp_path / "decisions"
    for hidden in (".hidden", "node_modules", ".venv", "deep/er"):
        (made / hidden).mkdir(parents=True)
    save(due("2027-02-01", "Later"), made / "a.toml")
    save(due("2026-11-20", "Overdue", "proposed"), made / "deep/er/b.toml")
    save(due("", "Open"), made / "c.toml")
    for hidden in (".hidden", "node_modules", ".venv"):
        save(BASE, made / hidden / "copy.toml")
    (made / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    (made / "other.toml").write_text('format = "x"\n', encoding="utf-8")
    ballot = 'ballot = 1\nnote = """\nformat = 1\n"""\n\n[criteria]\nspeed = "Speed"\n'
    (made / "a.ballot-ana.toml").write_text(ballot, encoding="utf-8")
    return made


def test_the_table(folder: Path, capsys: Any) -> None:
    (folder / "broken.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")
    lines = printed(capsys, folder).splitlines()
    assert lines[0].split() == ["Decision", "Status", "First", "Share", "Next", "File"]
    assert [line.split()[0] for line in lines[1:4]] == ["Overdue", "Later", "Open"]
    assert "! 2026-11-20 look again (11 days over)" in lines[1]
    assert lines[1].endswith(str(Path("deep/er/b.toml")))
    assert "2027-02-01 look again" in lines[2]
    assert "Django (chosen)" in lines[2]
    assert lines[3].split()[-2:] == ["–", "c.toml"]
    assert lines[4].startswith("! broken.toml:2")
    assert len(lines) == 5


def test_the_share_is_that_of_the_summary(folder: Path, capsys: Any) -> None:
    (one, *_) = json.loads(printed(capsys, folder, form="json"))["decisions"]
    told = summary(load(folder / "deep/er/b.toml"), TODAY).sensitivity.acceptability
    assert told is not None
    assert one["first_share"] == pytest.approx(told.rank_shares[told.candidates.index("django")][0])
    assert (
        json.loads(printed(capsys, folder, form="json", share=False))["decisions"][0]["first_share"] is None
    )


def test_json_has_what_the_table_has(folder: Path, capsys: Any) -> None:
    (folder / "broken.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")
    found = json.loads(printed(capsys, folder, form="json"))
    assert found["decisions"][0] | {"first_share": None} == {
        "file": str(Path("deep/er/b.toml")), "title": "Overdue", "status": "proposed",
        "first": "Django (chosen)", "chosen": True, "first_share": None,
        "next": {"on": "2026-11-20", "what": "look again", "overdue_days": 11},
    }  # fmt: skip
    assert found["decisions"][2]["next"] is None
    assert [one["file"] for one in found["unreadable"]] == ["broken.toml"]


def test_csv_reads_back(folder: Path, capsys: Any) -> None:
    save(due("", 'A "quoted", title'), folder / "d.toml")
    rows = list(csv.DictReader(io.StringIO(printed(capsys, folder, form="csv"))))
    assert [row["title"] for row in rows] == ["Overdue", "Later", "Open", 'A "quoted", title']
    assert (rows[0]["next_on"], rows[0]["overdue_days"], rows[0]["chosen"]) == ("2026-11-20", "11", "yes")


def test_only_those_that_are_asked_for(folder: Path, capsys: Any) -> None:
    assert printed(capsys, folder, statuses=("proposed", "done")).count("\n") == 2
    assert "Overdue" in printed(capsys, folder, due=0)
    assert "Later" not in printed(capsys, folder, due=61)
    assert "Later" in printed(capsys, folder, due=62)
    assert "Open" not in printed(capsys, folder, due=4000)
    assert "matches." in printed(capsys, folder, statuses=("abandoned",))


def test_options_on_the_command_line(folder: Path, capsys: Any) -> None:
    asked = ["--due", "9w", "--status", "choosing", "--today", "2026-12-01", "--format", "json"]
    assert command(["list", str(folder), *asked]) == 0
    assert [one["title"] for one in json.loads(capsys.readouterr().out)["decisions"]] == ["Later"]
    for wrong in ("30", "d", "-3d", "٣d", "99999d", "3 d"):
        assert command(["list", str(folder), "--due", wrong]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert command(["list", str(folder), "--status", "odd"]) == 2
    assert command(["list", "nowhere"]) == 2


def test_an_empty_folder_is_said_to_be_empty(run: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("list", "empty")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("No decisions below empty.")


def test_shares_of_very_many_are_left_out_and_that_is_said(folder: Path, capsys: Any) -> None:
    text = (folder / "c.toml").read_text(encoding="utf-8")
    for number in range(SHARES_UP_TO):
        (folder / f"n{number}.toml").write_text(text, encoding="utf-8")
    said_of = printed(capsys, folder)
    assert said_of.splitlines()[0].split() == ["Decision", "Status", "First", "Next", "File"]
    assert "--share calculates all" in said_of
    assert "Share" in printed(capsys, folder, share=True, statuses=("proposed",)).splitlines()[0]


def test_a_very_long_title_makes_no_other_line_longer(folder: Path, capsys: Any) -> None:
    save(due("", "x" * 3000 + " 中文"), folder / "d.toml")
    lines = printed(capsys, folder, share=False).splitlines()
    assert sorted(map(len, lines))[-2] < 200
    assert "x" * 3000 in lines[-1]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_on_a_terminal_it_fits(folder: Path, width: int) -> None:
    save(due("", "x" * 300 + " 中文"), folder / "d.toml")
    from roadworthy.cli.listing import _Found  # noqa: PLC0415 - what is printed, before it is

    found = _Found(ListOptions(TODAY))
    for name in decision_files(folder):
        if len(Path(name).stem) == 1:
            found.take(name, load(folder / name))
    lines = list_text(found.with_shares(), TODAY, width).splitlines()
    assert max(map(width_of, lines)) <= max(width, 90)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "again").symlink_to(folder, target_is_directory=True)
    assert len(list(decision_files(folder))) == 6


def test_the_statuses_are_those_of_the_model() -> None:
    assert Status.__args__ == STATUSES  # type: ignore[attr-defined]
