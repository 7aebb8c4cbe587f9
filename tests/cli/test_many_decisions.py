"""A command over a folder does for each decision what it takes to read it, and little more.

Counted in calls of functions, which no machine makes more or fewer of, not in seconds.
"""

import shutil
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import cycle
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from roadworthy.cli import inspect
from roadworthy.cli.inspect import inspected
from roadworthy.cli.listing import SHARES_UP_TO, ListOptions, decision_files, listing
from roadworthy.store.load import load
from roadworthy.store.statements import Scan
from roadworthy.store.toml_text import scan_or_none

SAMPLES = Path(__file__).resolve().parents[2] / "sample_projects"
TODAY = date(2026, 12, 1)
LITTLE = 1.6
"""Of what reading takes: 1.35 for a line of a list. With comments told apart it is 3.2, with its share of first places 2."""
ASKED = (
    ListOptions(TODAY, form="json"), ListOptions(TODAY, form="csv"), ListOptions(TODAY, due=60, share=False),
    ListOptions(TODAY, statuses=("proposed", "decided"), share=False),
)  # fmt: skip


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More decisions than have their shares told unasked, some of them in folders below."""
    samples = cycle(sorted(SAMPLES.glob("*.toml")))
    for number in range(SHARES_UP_TO + 5):
        folder = tmp_path / f"team-{number % 3}"
        folder.mkdir(exist_ok=True)
        shutil.copy(next(samples), folder / f"{number}.toml")
    return tmp_path


def calls(act: Callable[[], object]) -> int:
    """How many functions of Python are called by what was done once before."""
    count = 0

    def seen(frame: FrameType, event: str, given: object) -> None:
        nonlocal count
        count += event == "call"

    act()
    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def test_what_is_listed_takes_little_more_than_reading_it(many: Path, capsys: Any) -> None:
    reading = calls(lambda: [load(many / name) for name in decision_files(many)])
    for asked in ASKED:
        assert calls(partial(listing, many, asked)) < LITTLE * reading, asked
    assert capsys.readouterr().out


def test_no_comments_are_told_apart_and_no_lines_looked_for_unless_one_is_told(
    many: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned: list[str] = []

    def scan(text: str) -> Scan | None:
        scanned.append(text)
        return scan_or_none(text)

    monkeypatch.setattr(inspect, "scan_or_none", scan)
    names = list(decision_files(many))
    for name in names:
        inspect._inspection(many / name, TODAY)
    assert scanned == []
    inspected([many], TODAY, "json", None)
    assert 0 < len(scanned) <= len(names), "each of them once, at the most"
    assert capsys.readouterr().out
