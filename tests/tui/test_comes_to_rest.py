"""After a key, what was asked for is worked out and drawn once: drawing it does not ask for it again."""

from pathlib import Path

import pytest
from textual.message import Message

from examples import few
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision, Interval, put
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.jobs import Jobs
from roadworthy.tui.stations import scores
from station_walk import at
from tui.keyboard import ASKED_FOR, filled

pytestmark = pytest.mark.turns

KEYS = ("down", "right", "space", "escape")


def led() -> Decision:
    """One that leads, by scores that nothing backs."""
    return put(filled(), ("scores", "django", "ecosystem-maturity", "score"), Interval(4.0, 5.0))


@few("decision", [load(sample_file("bank-migration")), led()], 1, ids=["bank-migration", "unbacked"])
@few("size", [(120, 40), (160, 45)], ids=["panes", "wide"])
async def test_at_each_station_of_a_decision_with_a_leader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decision: Decision, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(scores, "_RESTS", 0.001)
    worked: list[Jobs.Worked] = []

    def note(one: Jobs.Worked) -> None:
        Message.__init__(one)
        worked.append(one)

    monkeypatch.setattr(Jobs.Worked, "__init__", note)
    async with at(tmp_path, "frame", decision, size=size) as walk:
        for station in STATIONS:
            await walk.go(station)
            for key in ("", *KEYS):
                before = len(worked)
                await walk.press(*filter(None, [key]))
                assert len(worked) <= before + ASKED_FOR, (
                    f"{station}: {key or 'arriving'} is worked out again and again"
                )
    assert worked
