"""A newcomer, from an empty folder to a printed decision, with a night in between."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from on_screen import settled, text_of, walk_of
from roadworthy.model import Span
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp
from tui import newcomer


async def press(pilot: Pilot[int], *steps: str) -> None:
    """Do what the steps say."""
    for step in steps:
        if step[0] == "?" and len(step) > 1:
            await shown(pilot, step[1:])
        elif step[0] == "!":
            await shown(pilot, step[1:], gone=True)
        elif step[0] == "=":
            await pilot.press(*step[1:])
        else:
            await pilot.press(step)


async def shown(pilot: Pilot[int], words: str, *, gone: bool = False) -> None:
    """Wait until words stand on the screen, or are gone from it."""
    for _ in range(40):
        if (words in text_of(pilot.app)) != gone:
            return
        await pilot.pause(0)
        await settled(pilot)
    raise AssertionError(f"“{words}” {'never went' if gone else 'never came'}:\n{text_of(pilot.app)}")


async def test_from_an_empty_folder_to_a_printed_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (120, 40)
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    app = RoadworthyApp()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *newcomer.BEGIN, *newcomer.FRAME, *newcomer.LANDSCAPE, *newcomer.CRITERIA)
        assert walk_of(app).current == "evidence"
        await pilot.press("ctrl+q")
    path = folder / "orders-platform-2027.toml"
    left = load(path)
    assert left.frame.scope == "Orders and returns of the shop"
    assert [candidate.name for candidate in left.candidates.values()] == ["Django", "FastAPI"]
    assert [criterion.weight for criterion in left.criteria.values()] == [30, 20, 25, 10, 15]
    assert left.weighting.locked_on is not None

    app = RoadworthyApp(Session.open(path))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        walk = walk_of(app)
        assert walk.current == "evidence"
        assert walk.short
        assert walk.session.value == left
        await press(pilot, *newcomer.SECOND)
        await press(pilot, *newcomer.DECISION)
        await press(pilot, *newcomer.DECIDED)
        await pilot.press("ctrl+q")
    made = load(path)
    assert made.cell("fastapi", "learning-curve").score == Span(3, 5)
    assert made.cell("django", "long-term-maintenance").rationale == "Two releases a year, both dull"
    assert made.outcome.chosen == "django"
    assert made.status == "decided"
    ran = subprocess.run(
        [sys.executable, "-m", "roadworthy", "summary", str(path)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    for words in (newcomer.TITLE, "Django", "It carries us, and we know it", "2027-11-23", "decided"):
        assert words in ran.stdout
