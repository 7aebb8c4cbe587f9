"""``roadworthy audit --fix``, near misses, and decisions from tables on which low is good."""

import json
import sys
import tomllib
from pathlib import Path

import pytest

from in_process import Run
from roadworthy.tables import many

RIGHT = """# Choose a framework

## Decision matrix

| Criterion | Weight | Django | FastAPI |
|---|---|---|---|
| Ecosystem | 50% | 5 | 2 |
| Speed | 30% | 3 | 4 |
| People | 20% | 4 | 3 |
| **Total** | **100%** | **4.2** | **2.8** |
"""
WRONG = RIGHT.replace("**2.8**", "**2.9**")


def test_fix_writes_the_right_total_and_a_second_run_finds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.md").write_bytes(b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode())
    done = run("audit", "t.md", "--fix")
    assert (done.returncode, done.stderr) == (0, "roadworthy: t.md: one total was corrected.\n")
    assert (tmp_path / "t.md").read_bytes() == b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()
    before = (tmp_path / "t.md").stat().st_mtime_ns
    done = run("audit", "t.md", "--fix")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "t.md").stat().st_mtime_ns == before


def test_diff_shows_what_fix_would_write_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(WRONG, encoding="utf-8")
    done = run("audit", "t.md", "--diff")
    assert done.returncode == 1
    assert (
        "-| **Total** | **100%** | **4.2** | **2.9** |\n+| **Total** | **100%** | **4.2** | **2.8** |\n"
        in done.stdout
    )
    assert (tmp_path / "t.md").read_text(encoding="utf-8") == WRONG


def test_the_difference_is_one_that_patch_takes(run: Run, tmp_path: Path) -> None:
    """Lines end as lines of a file do, and a last line that nothing ends is told as such."""
    (tmp_path / "t.md").write_bytes(("a \x0c b \u2028 c\n" + WRONG.rstrip("\n")).encode())
    shown = run("audit", "t.md", "--diff").stdout
    assert shown.count("\\ No newline at end of file\n") == 2
    assert "@@ -8,4 +8,4 @@" in shown


@pytest.mark.skipif(sys.platform == "win32", reason="links and permissions of this kind are not for Windows")
def test_links_and_permissions_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "real.md").chmod(0o640)
    (tmp_path / "link.md").symlink_to("real.md")
    assert run("audit", "link.md", "--fix").returncode == 0
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == RIGHT
    assert (tmp_path / "real.md").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "real.md"]


def test_another_order_is_written_only_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    text = WRONG.replace("**2.9**", "**4.9**")
    (tmp_path / "t.md").write_text(text, encoding="utf-8")
    done = run("audit", "t.md", "--fix")
    assert done.returncode == 1
    assert "the right totals change the order; --fix-order writes them" in done.stderr
    assert (tmp_path / "t.md").read_text(encoding="utf-8") == text
    assert run("audit", "t.md", "--fix", "--fix-order").returncode == 0
    assert (tmp_path / "t.md").read_text(encoding="utf-8") == RIGHT
    assert run("audit", "t.md", "--fix-order").returncode == 2


def test_a_file_that_may_not_be_written_is_left_and_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "t.md").chmod(0o444)
    done = run("audit", "t.md", "--fix")
    assert done.returncode == 2
    assert "t.md: the file is read-only" in done.stderr
    assert (tmp_path / "t.md").read_text(encoding="utf-8") == WRONG


def test_what_is_right_is_said_in_three_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.md").write_text(RIGHT, encoding="utf-8")
    lines = run("audit", "t.md").stdout.splitlines()
    assert lines[:2] == ["One decision table", "All figures add up."]
    assert lines[2:] == [
        "",
        lines[3],
        "Right: Django leads, in 100 % of the plausible weightings.",
        "Scale 1–5 (inferred); weights in percent; totals as weighted means.",
    ]
    (tmp_path / "u.md").write_text(RIGHT[: RIGHT.index("| **Total**")], encoding="utf-8")
    assert "All figures add up" not in run("audit", "u.md").stdout


def test_a_near_miss_is_named_and_not_called_no_decision_table(run: Run, tmp_path: Path) -> None:
    text = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 60% | good | poor |\n| Speed | 40% | poor | good |\n"
    (tmp_path / "t.md").write_text(text, encoding="utf-8")
    done = run("audit", "t.md")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(
        "t.md:1: Nearly a decision table: its cells hold signs or words (good, poor)"
    )
    assert "No decision table" not in done.stderr
    (miss,) = json.loads(run("audit", "t.md", "--format", "json").stdout)["near_misses"]
    assert (miss["line"], miss["reason"]) == (1, "signs-without-key")
    done = run("audit", "t.md", "--scale-words", "good=3,poor=1")
    assert "A leads" in done.stdout
    assert run("audit", "t.md", "--scale-words", "good").returncode == 2


def test_new_refuses_signs_without_a_key_and_takes_one_that_is_given(run: Run, tmp_path: Path) -> None:
    text = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost | 60% | ++ | + |\n| Speed | 40% | + | - |\n"
    (tmp_path / "t.md").write_text(text, encoding="utf-8")
    done = run("new", "t.toml", "--from", "t.md")
    assert done.returncode == 2
    assert "nothing says what they are worth" in done.stderr
    assert run("new", "t.toml", "--from", "t.md", "--scale-words", "++=5,+=4,-=2").returncode == 0
    made = tomllib.loads((tmp_path / "t.toml").read_text(encoding="utf-8"))
    assert [made["scores"][who]["speed"]["score"] for who in ("a", "b")] == [4, 2]


def test_new_turns_scores_over_where_low_is_good_and_keeps_what_stood_there(run: Run, tmp_path: Path) -> None:
    text = "Scale 1-5\n\n| Criterion | Weight | A | B |\n|---|---|---|---|\n| Speed | 50% | 5 | 4 |\n| Cost (lower is better) | 50% | 5 | 1-2 |\n"
    (tmp_path / "t.md").write_text(text, encoding="utf-8")
    done = run("new", "t.toml", "--from", "t.md")
    assert "those scores were turned over (x became 1 + 5 − x)" in done.stderr
    made = tomllib.loads((tmp_path / "t.toml").read_text(encoding="utf-8"))
    cells = [made["scores"][who]["cost-lower-is-better"] for who in ("a", "b")]
    assert [cell["score"] for cell in cells] == [1, "4-5"]
    assert cells[1]["rationale"] == "The table has 1-2 here, on a scale on which low is good (t.md, line 6)."
    assert made["scores"]["a"]["speed"] == {"score": 5}


def test_new_refuses_where_the_better_end_cannot_be_told(run: Run, tmp_path: Path) -> None:
    text = "| Criterion | Weight | A | B |\n|---|---|---|---|\n| Cost (lower is better) | 50% | 5 | 1 |\n| Speed | 50% | 4 | 4 |\n| Total | | 4.5 | 2.5 |\n"
    (tmp_path / "t.md").write_text(text, encoding="utf-8")
    done = run("new", "t.toml", "--from", "t.md")
    assert done.returncode == 2
    assert "which end is the better one can't be told" in done.stderr


def test_many_files_are_looked_through_by_two_processes_and_come_back_in_their_order(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.md").write_text(WRONG if number % 2 else RIGHT, encoding="utf-8")
    alone = run("audit", ".", "--format", "json", "--samples", 10).stdout
    monkeypatch.setattr(many, "_WORTH_IT", 1)
    monkeypatch.setattr(many, "_PORTION", 1)
    monkeypatch.setattr(many, "_cores", lambda: 2)
    assert run("audit", ".", "--format", "json", "--samples", 10).stdout == alone
