"""Evidence in a terminal: a candidate is opened to its signs, one is answered, the suggestion is taken."""

from pathlib import Path

import pytest

from on_screen import SIZES
from roadworthy.interview.items import Action
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.model import Interval, put
from roadworthy.model.evidence import SignAnswer
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.stations.formed import FormStation
from station_walk import TODAY, at

LEARNING = "learning-curve"
*REST, LAST = SIGN_CATALOGUE.signs[LEARNING]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_sign_is_answered_and_the_suggestion_taken(tmp_path: Path, size: tuple[int, int]) -> None:
    decision = load(sample_file("article-comparison"))
    for sign in REST:
        decision = put(decision, ("signs", "django", LEARNING, sign), SignAnswer(answer="holds", on=TODAY))
    async with at(tmp_path, "evidence", decision, size=size) as walk:
        await walk.row("Django, sign by sign")
        assert "5 of 38 signs answered" in walk.line("Django, sign by sign")
        await walk.press("enter")
        assert "suggests 4–5" in walk.line("5 of 6, ")
        await walk.go("evidence", ("signs", "django", LEARNING, LAST, "answer"))
        assert "Of your last ten applicants" in " ".join(walk.screen.split())
        await walk.press("enter", "1")
        assert walk.value.signs["django"][LEARNING][LAST].answer == "holds"
        assert walk.value.signs["django"][LEARNING][LAST].on == TODAY
        station = walk.station
        assert isinstance(station, FormStation)
        (take,) = [one for one in station.form.stops() if isinstance(one, Action)]
        await walk.row(take.words)
        assert "take 5 as the score" in walk.screen
        before = walk.value.cell("django", LEARNING)
        await walk.press("enter")
        after = walk.value.cell("django", LEARNING)
        assert (after.score, after.rationale) == (Interval(5, 5), before.rationale)
        await walk.press("u")
        assert walk.value.cell("django", LEARNING) == before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_would_be_looked_up_is_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at(tmp_path, "evidence", load(sample_file("article-comparison")), size=size) as walk:
        await walk.row("Look it up")
        await walk.press("enter")
        assert "Would be asked of PyPI: Django, fastapi." in " ".join(" ".join(walk.pane).split())
        await walk.press("enter")
        assert walk.station.left_off() == ("signs", "django"), "what no registry knows is answered there"
