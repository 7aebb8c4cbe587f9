"""Twenty candidates on thirty criteria, with names of every kind: the walk from end to end."""

import runpy
from pathlib import Path

import pytest
from rich.cells import cell_len

from on_screen import burst, settled, text_of, walk_of, worked_off
from roadworthy.knowledge.stations import stations
from roadworthy.method.ranking import ranking
from roadworthy.model import Decision, Interval, put
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp

_BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "decisions.py"
NAMES = (
    "A framework with a very long name that no column of any terminal will ever hold as it is",
    "中文框架与很长的名字一二三四五六七八九十",
    "Fra\u0301mework\u0308 e\u0301\u0323",
    "[/foo] [red] 👩‍👩‍👧 x",
    "Нечто",
)


def large() -> Decision:
    """A decision of that size; five candidates and five criteria have names that are hard to draw."""
    decision: Decision = runpy.run_path(str(_BENCHMARKS))["scorecard"](20, 30)
    for number, name in enumerate(NAMES):
        decision = put(decision, ("candidates", f"candidate-{number * 4}", "name"), name)
        decision = put(decision, ("criteria", f"criterion-{number * 6}", "name"), name)
    return decision


def whole(app: RoadworthyApp) -> str:
    """What stands on the screen, each line as wide as the terminal."""
    seen = text_of(app)
    widths = {cell_len(line) for line in seen.split("\n")}
    assert widths == {app.size.width}, seen
    return seen


@pytest.mark.slow
async def test_from_end_to_end(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    start = large()
    session = Session.create(path, start)
    app = RoadworthyApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        walk = walk_of(app)
        for number, station in enumerate(stations()):
            if number:
                burst(pilot, "f8")
                await worked_off(pilot)
            assert walk.current == station.id
            assert station.title in whole(app)
            burst(pilot, "down", "down", "up")
            await worked_off(pilot)
            whole(app)
        assert session.value == start

        burst(pilot, "ctrl+g", "5", "home", *["pageup"] * 4)
        burst(pilot, "1", "right", "2", "-", "4", "end", "down", "5", *["pagedown"] * 4, "3", "left", "?")
        await worked_off(pilot)
        whole(app)
        changed = {
            ("candidate-0", "criterion-0"): Interval(1, 1),
            ("candidate-1", "criterion-0"): Interval(2, 4),
            ("candidate-19", "criterion-1"): Interval(5, 5),
            ("candidate-19", "criterion-29"): Interval(3, 3),
            ("candidate-18", "criterion-29"): None,
        }
        made = session.value
        assert {at: made.cell(*at).score for at in changed} == changed
        burst(pilot, *["u"] * len(changed))
        await worked_off(pilot)
        assert session.value == start
        burst(pilot, *["ctrl+y"] * len(changed))
        await worked_off(pilot)
        assert session.value == made
        await pilot.press("ctrl+q")
    again = load(path)
    assert again == made
    assert ranking(again) == ranking(made)
    kept = path.read_bytes()
    second = Session.open(path)
    assert second.value == made
    second.close()
    assert path.read_bytes() == kept
