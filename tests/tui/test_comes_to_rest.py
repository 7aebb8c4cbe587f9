"""After a key, what was asked for is worked out and drawn once: drawing it does not ask for it again."""

from pathlib import Path

import pytest
from textual.message import Message

from on_screen import come_to_rest
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, Interval, put
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.jobs import Jobs
from station_walk import at
from tui.keyboard import filled

KEYS = ("down", "right", "space", "escape")


def led() -> Decision:
    """One that leads, by scores that nothing backs."""
    return put(filled(), ("scores", "django", "ecosystem-maturity", "score"), Interval(4.0, 5.0))


@pytest.mark.parametrize(
    "decision", [load(sample_file("bank-migration")), led()], ids=["bank-migration", "unbacked"]
)
@pytest.mark.parametrize("size", [(120, 40), (160, 45)], ids=["panes", "wide"])
async def test_at_each_station_of_a_decision_with_a_leader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decision: Decision, size: tuple[int, int]
) -> None:
    worked: list[Jobs.Worked] = []

    def note(one: Jobs.Worked) -> None:
        Message.__init__(one)
        worked.append(one)

    monkeypatch.setattr(Jobs.Worked, "__init__", note)
    async with at(tmp_path, "frame", decision, size=size) as walk:
        for station in STATIONS:
            await walk.go(station)
            for key in ("", *KEYS):
                if key:
                    await walk.pilot.press(key)
                assert await come_to_rest(walk.pilot, worked), f"{station}: {key or 'arriving'} never rests"
    assert worked
