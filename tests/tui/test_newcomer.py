"""A newcomer, from an empty folder to a printed decision, with a night in between."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from on_screen import burst, settled, text_of, walk_of, worked_off
from patience import LONGEST
from roadworthy.model import Decision, Interval
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp
from tui import newcomer


async def press(pilot: Pilot[int], *steps: str) -> None:
    """Do what the steps say, as fast as can be: what is typed ahead keeps its order."""
    for step in steps:
        if step[0] == "?" and len(step) > 1:
            await shown(pilot, step[1:])
        elif step[0] == "!":
            await shown(pilot, step[1:], gone=True)
        elif step[0] == "=":
            burst(pilot, *step[1:])
        else:
            burst(pilot, step)


async def shown(pilot: Pilot[int], words: str, *, gone: bool = False) -> None:
    """Wait until words stand on the screen, or are gone from it."""
    end = time.monotonic() + LONGEST
    while (words in text_of(pilot.app)) == gone:
        assert time.monotonic() < end, (
            f"“{words}” {'never went' if gone else 'never came'}:\n{text_of(pilot.app)}"
        )
        await pilot.pause(0)


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
        await worked_off(pilot)
        assert walk_of(app).current == "evidence"
        await pilot.press("ctrl+q")
    path = folder / "orders-platform-2027.toml"
    left = half_way(path)

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
        await worked_off(pilot)
        await pilot.press("ctrl+q")
    decided(path)


def half_way(path: Path) -> Decision:
    """What was left in the evening."""
    left = load(path)
    assert left.frame.scope == "Orders and returns of the shop"
    assert [candidate.name for candidate in left.candidates.values()] == ["Django", "FastAPI"]
    assert [criterion.weight for criterion in left.criteria.values()] == [30, 20, 25, 10, 15]
    assert left.weighting.locked_on is not None
    return left


def decided(path: Path) -> None:
    """What the newcomer typed is in the file and in the printed summary."""
    made = load(path)
    assert made.cell("fastapi", "learning-curve").score == Interval(3, 5)
    assert made.cell("django", "long-term-maintenance").rationale == "Two releases a year, both dull"
    assert made.outcome.chosen == "django"
    assert made.status == "decided"
    ran = subprocess.run(
        [sys.executable, "-m", "roadworthy", "summary", str(path)],
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=LONGEST,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    for words in (newcomer.TITLE, "Django", "It carries us, and we know it", "2027-11-23", "Decided;"):
        assert words in ran.stdout


if sys.platform != "win32":
    from tui.terminal import Terminal

    def do(terminal: Terminal, *steps: str) -> None:
        """Do what the steps say in a real terminal."""
        for step in steps:
            if step[0] == "?" and len(step) > 1:
                terminal.wait_for(step[1:])
            elif step[0] == "!":
                terminal.wait_for(gone=step[1:])
            elif step[0] == "=":
                terminal.type(step[1:])
            else:
                terminal.keys(step)

    @pytest.mark.slow
    def test_the_same_in_a_real_terminal_of_80_by_24(tmp_path: Path) -> None:
        folder = tmp_path / "work"
        folder.mkdir()
        path = folder / "orders-platform-2027.toml"
        with Terminal(folder) as terminal:
            do(terminal, *newcomer.BEGIN, *newcomer.FRAME, *newcomer.LANDSCAPE, *newcomer.CRITERIA, "ctrl+q")
            assert terminal.ended() == 0
            assert terminal.restored()
            assert "Go on with: roadworthy" in terminal.text
        half_way(path)
        with Terminal(folder, path.name) as terminal:
            do(terminal, newcomer.opened("evidence"), *newcomer.SECOND, *newcomer.DECISION)
            do(terminal, *newcomer.DECIDED, "ctrl+q")
            assert terminal.ended() == 0
            assert terminal.restored()
            printed = terminal.bytes.rpartition(b"\x1b[?1049l")[2].decode()
            assert "Django" in printed
            assert "It carries us, and we know it" in printed
        decided(path)
