"""Who writes a sentence where options are open, meaning a text field, stays there: no letter leads elsewhere or does anything else."""

import string
from pathlib import Path

import pytest

from examples import part
from interview.places import SAMPLES
from on_screen import settled
from roadworthy.interview.items import Ask
from roadworthy.method.homes import STATIONS
from roadworthy.model import put
from roadworthy.store import load
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.widgets.fields import Choices
from station_walk import at

SIGNS = [*string.ascii_letters, *".,;:!?'()-"]
"""What sentences are made of, but for the space, which switches one of several options, and digits, which take one."""


@pytest.mark.parametrize("station", [name for name in STATIONS if name not in ("scores", "compare")])
async def test_no_letter_leads_away_from_open_options(tmp_path: Path, station: str) -> None:
    decision = load(SAMPLES / "bank-migration.toml")
    async with at(tmp_path, station, decision) as walk:
        shown = walk.station
        assert isinstance(shown, FormStation)
        opened = frozenset(
            path for path in (("fit", "serverless"), ("candidates", "quarkus"), ("people", "ops"))
        )
        shown.form.look(opened=shown.form.state.view.opened | opened)
        asked = [one for one in shown.form.stops() if isinstance(one, Ask) and one.question.options]
        for item in part(asked, 3, len(asked)):
            shown.form.open_path(item.path, opens=True)
            await settled(walk.pilot)
            if not isinstance(walk.pilot.app.screen.focused, Choices):
                continue
            place, before = shown.form.at, walk.value
            await walk.press(*SIGNS, *(["space"] if item.question.kind == "choice" else []))
            assert walk.walk.current == station
            assert walk.pilot.app.screen is walk.walk
            assert shown.form.at == place
            assert walk.value is before, "nothing was answered, nothing was begun"
            assert isinstance(walk.pilot.app.screen.focused, Choices)
            await walk.press("w")
            assert "No words are asked for here" in walk.screen, "and it is said"
            await walk.press("down")
            assert "No words are asked for here" not in walk.screen


async def test_a_sentence_meant_for_a_text_field_changes_the_open_question_at_the_most(
    tmp_path: Path,
) -> None:
    decision = load(SAMPLES / "startup-crud.toml")
    async with at(tmp_path, "evidence", decision) as walk:
        shown = walk.station
        assert isinstance(shown, FormStation)
        await walk.press("+", *"Three of us read the guides", "enter")
        assert isinstance(walk.pilot.app.screen.focused, Choices)
        place = shown.form.at
        assert place is not None
        begun = walk.value
        await walk.press(*"Reading round of the 30th, and no more than that")
        assert walk.walk.current == "evidence"
        assert shown.form.at == place
        assert put(walk.value, place[1], "") == put(begun, place[1], "")
