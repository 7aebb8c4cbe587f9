"""``roadworthy inspect`` as people and CI run it."""

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "sample_projects"


def copy(tmp_path: Path, name: str = "startup-crud") -> Path:
    return Path(shutil.copy(SAMPLES / f"{name}.toml", tmp_path))


def test_json_has_the_promised_fields_and_the_status_says_the_same(run: Any, tmp_path: Path) -> None:
    path = copy(tmp_path)
    done = run("inspect", path, "--today", "2027-11-29", "--format", "json")
    data = json.loads(done.stdout)
    assert (done.returncode, data["roadworthy"], data["as_of"]) == (1, False, "2027-11-29")
    assert {"rule", "level", "message", "where", "since"} <= data["findings"][0].keys()
    ended = data["findings"][0]
    assert (ended["rule"], ended["level"], ended["since"]) == ("support-ended", "error", "2027-10-10")
    assert ended["where"] == "candidates.ruby-on-rails.version_line"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[ended["line"] - 1].startswith("version_line")
    assert data["fine"]


def test_text_says_the_verdict_what_to_do_and_what_was_fine(run: Any, tmp_path: Path) -> None:
    words = " ".join(run("inspect", copy(tmp_path), "--today", "2027-11-29").stdout.split())
    assert "Not roadworthy: 1 error and" in words
    assert "Security support for Ruby on Rails 8.1, the line you chose, ended on 2027-10-10." in words
    assert "Upgrade to a supported line now" in words
    assert "Fine ✓" in words


def test_annotations_for_a_pull_request_name_file_and_line(run: Any, tmp_path: Path) -> None:
    done = run("inspect", copy(tmp_path).name, "--today", "2027-11-29", "--format", "github")
    for line in done.stdout.splitlines():
        assert re.match(r"::(error|warning|notice) file=startup-crud\.toml,line=\d+,title=[^:]+::.", line), (
            line
        )


def test_a_folder_and_several_files(run: Any, tmp_path: Path) -> None:
    copy(tmp_path)
    copy(tmp_path, "bank-migration")
    (tmp_path / "other.toml").write_text("[tool]\nx = 1\n", encoding="utf-8")
    data = json.loads(run("inspect", tmp_path, "--today", "2027-11-29", "--format", "json").stdout)
    assert len(data["decisions"]) == 2
    assert {row["file"] for row in data["findings"]} == {row["file"] for row in data["decisions"]}
    empty = tmp_path / "empty"
    empty.mkdir()
    done = run("inspect", empty)
    assert (done.returncode, done.stdout) == (0, "")
    assert "No decisions below" in done.stderr


def test_what_can_t_be_read_is_one_line_and_the_rest_is_inspected(run: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("format = 1\ntitle = \n", encoding="utf-8")
    done = run("inspect", copy(tmp_path), broken, tmp_path / "none.toml", "--today", "2026-11-29")
    assert done.returncode == 2
    assert "Toolshed" in done.stdout
    assert done.stderr.count("\n") == 2


def test_a_new_decision_has_nothing_wrong(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    run("new", path)
    done = run("inspect", path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("today", "words"), [("2026-11-24", None), ("2027-11-29", "no: 5")])
def test_the_sticker_is_a_picture_that_says_it(
    run: Any, tmp_path: Path, today: str, words: str | None
) -> None:
    out = tmp_path / "out.svg"
    done = run("inspect", copy(tmp_path), "--today", today, "--badge", out)
    root = ET.fromstring(out.read_text(encoding="utf-8"))
    said = "".join(root.itertext()).split()
    assert "roadworthy" in said
    assert (done.returncode == 1) == ("no:" in said)
    if words:
        assert words in " ".join(said)
