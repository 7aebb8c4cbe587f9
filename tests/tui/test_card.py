"""The card of a question: whole, whatever is opened in it."""

import re
from pathlib import Path

import pytest

from examples import few
from on_screen import SIZES, at_rest, text_of, walk_of
from roadworthy.interview.items import AddRecord, Ask
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.widgets.question_card import QuestionCard
from station_walk import at

pytestmark = pytest.mark.turns

SAMPLE = Path(__file__).parents[2] / "sample_projects" / "bank-migration.toml"


@few("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_question_is_shown_whole_while_it_is_open(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "bank.toml"
    path.write_bytes(SAMPLE.read_bytes())
    app = RoadworthyApp(Session.open(path))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        station = walk_of(app).station
        assert isinstance(station, FormStation)
        form, seen = station.form, 0
        for item in form.stops()[::3]:  # a third of them: all kinds are among these
            form.open_item(item)
            await at_rest(pilot, text_of)
            if not form.card.display:
                continue
            seen += 1
            lines = painted(app, form.card)
            question = form.card.question
            assert question is not None
            if size[0] >= 100:
                assert set(lines[0]) == {"▄"}, lines
                assert set(lines[-1]) == {"▀"}, lines
                lines = lines[1:-1]
            assert all(text.startswith("▌") for text in lines), lines
            words = " ".join(" ".join(text[1:].split()) for text in lines)
            for part in question.ask.split():
                assert part in words
            if question.options:
                assert all(option.label in words for option in question.options), lines
                meant = question.options[form.card.choices.at].meaning
                assert meant in words, lines
        assert seen > 10


def painted(app: RoadworthyApp, card: QuestionCard) -> list[str]:
    """The lines of a widget as they stand on the screen."""
    region = card.region
    rows = text_of(app).splitlines()[region.y : region.bottom]
    return [row[region.x : region.right] for row in rows]


@pytest.mark.parametrize("station", ["frame", "landscape", "risks", "decision"])
async def test_options_show_numbers_where_these_take_them(tmp_path: Path, station: str) -> None:
    decision = load(sample_file("bank-migration"))
    async with at(tmp_path, station, decision) as walk:
        assert isinstance(walk.station, FormStation)
        form = walk.station.form
        form.look(opened=frozenset({("candidates", "quarkus")}))
        asked = (one for one in form.stops() if isinstance(one, Ask) and one.question.kind == "choice")
        form.open_item(next(one for one in asked if len(one.question.options) > 1))
        await walk.press()
        options = form.card.choices

        def numbers() -> list[str]:
            return [found[1] for text in options.draw(60) if (found := re.search(r" (\d) *$", text.plain))]

        assert numbers() == []
        await walk.press("2", "1")
        assert walk.value is decision
        await walk.press("enter")
        assert numbers() == [str(number) for number in range(1, len(numbers()) + 1)]
        assert len(numbers()) > 1
        assert form.card.question is not None
        for number in (1, 2):
            await walk.press(str(number))
            assert options.values == (form.card.question.options[number - 1].value,)


@pytest.mark.parametrize("station", ["landscape", "criteria", "evidence", "path", "risks"])
async def test_enter_on_a_new_record_without_a_name_stays_there(tmp_path: Path, station: str) -> None:
    decision = load(sample_file("startup-crud"))
    async with at(tmp_path, station, decision) as walk:
        assert isinstance(walk.station, FormStation)
        form = walk.station.form
        form.open_item(next(one for one in form.stops() if isinstance(one, AddRecord)))
        await walk.press("enter")
        assert form.state.is_draft(form.current)
        await walk.press("enter")
        assert form.state.is_draft(form.current)
        assert "Nothing is here yet" in "\n".join(walk.pane)
        await walk.press(*"quiet", "space", *"dust")
        assert walk.value is decision, "no letter was a command"
        assert "Nothing is here yet" not in "\n".join(walk.pane)
        await walk.press("enter")
        assert "quiet dust" in str(walk.value)
