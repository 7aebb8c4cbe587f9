"""Lines in and out: pages of what really stands on a screen, and bytes that are no text."""

import subprocess
import sys
from pathlib import Path

import pytest

from patience import LONGEST
from plain.typist import Typist
from roadworthy.plain.run import run_plain
from roadworthy.store import load

MORE = "enter for more, q to stop"


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (80, 24), (20, 5)])
def test_a_page_is_as_many_lines_as_a_screen_has(columns: int, rows: int) -> None:
    it = Typist(*[""] * 200, columns=columns, rows=rows)
    it.pages(["Some words that are wrapped at forty cells and at twenty"] * 30)
    parts = it.printed.split(MORE if columns > 30 else "enter for more, q to\nstop")
    assert len(parts) > 1
    assert all(len(part.strip("> \n").splitlines()) <= max(8, rows - 2) for part in parts)
    assert it.printed.rstrip("> \n").endswith("twenty"), "nothing more is promised where nothing follows"


def test_what_fits_asks_for_nothing() -> None:
    it = Typist(columns=40, rows=12)
    it.pages(["A line"] * 10)
    assert MORE not in it.printed


def test_words_between_two_pages_are_typed_at_the_prompt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = ("Sales", "1", "help", "", "y", "Everything we sell", "help", "q", "q")
    it = Typist(*lines, columns=40, rows=12)
    assert run_plain(Path("orders.toml"), it) == 0
    assert load("orders.toml").frame.scope == "Everything we sell"


def test_bytes_that_are_no_text_are_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "roadworthy", "--plain", "orders.toml"], cwd=tmp_path, timeout=LONGEST,
        input=b"Sales\n1\nEvery\xffthing\nno\n", capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"line 3: that line holds bytes that are no text in UTF-8" in done.stderr
    assert load("orders.toml").frame.scope == ""
    it = Typist("Sales", "1", "Every\ufffdthing", "Everything", "q")
    assert run_plain(Path("other.toml"), it) == 0
    assert "Not taken: that line holds bytes" in it.joined
    assert load("other.toml").frame.scope == "Everything"


def test_an_answer_of_any_length_is_one_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    long = "word " * 20_000
    it = Typist("Sales", "1", long, "q", columns=40)
    assert run_plain(Path("orders.toml"), it) == 0
    assert load("orders.toml").frame.scope.split() == long.split()
