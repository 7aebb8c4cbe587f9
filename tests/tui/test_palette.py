import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widgets import Input

from examples import few
from on_screen import NASTY, SIZES, new_session, settled, text_of, walk_of
from roadworthy.knowledge.commands import command_words, key_words
from roadworthy.knowledge.stations import stations
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.palette.commands import (
    _DOES,
    all_commands,
    export_commands,
    guide_commands,
    own_commands,
    station_commands,
)
from roadworthy.tui.palette.fuzzy import match
from roadworthy.tui.palette.screen import CommandScreen
from roadworthy.tui.screens.catalogue import CatalogueScreen
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.screens.help import HelpScreen
from roadworthy.tui.screens.keys import key_name
from roadworthy.tui.screens.prompt import PromptScreen
from roadworthy.tui.screens.welcome import WelcomeScreen
from roadworthy.tui.stations import MODULES, station_class

pytestmark = pytest.mark.turns


def test_the_beginning_of_a_word_counts_more_than_its_inside() -> None:
    first, inside = match("the", "Choose a theme"), match("hem", "Choose a theme")
    assert first is not None
    assert inside is not None
    assert first.score > inside.score
    assert first.letters == {9, 10, 11}


def test_first_letters_find_a_command() -> None:
    met = match("gv", "Go back to a version")
    assert met is not None
    assert met.letters == {0, 13}


def test_what_the_readme_says_of_the_palette_is_found_there() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if line.startswith("| `ctrl+p`"))
    wanted = [*row.partition("all commands:")[2].strip(" |…").split(", "), "suspend", "quit"]
    assert len(wanted) >= 7
    for words in wanted:
        assert any(match(words, one.words, one.also) for one in (*own_commands(), *export_commands())), words


def test_what_is_not_there_is_not_found() -> None:
    assert match("zebra", "Choose a theme", ("colours",)) is None
    assert match("colour", "Choose a theme", ("colours",)) is not None


@given(st.text(max_size=12), st.text(max_size=40))
def test_letters_always_lie_in_the_words(query: str, words: str) -> None:
    met = match(query, words)
    if met is not None:
        assert all(0 <= place < len(words) for place in met.letters)


def test_no_two_commands_have_the_same_id() -> None:
    ids = [one.id for one in (*own_commands(), *station_commands(), *guide_commands())]
    assert len(ids) == len(set(ids))


def test_every_command_has_words_and_every_word_a_command() -> None:
    assert set(command_words()) == set(_DOES)


def test_words_for_keys_are_about_keys_that_there_are() -> None:
    for name in MODULES:
        station_class(name)
    known: set[str] = set()
    kinds: list[type[DOMNode]] = [DOMNode]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        bindings = vars(kind).get("BINDINGS", ())
        known |= {one.id for one in bindings if isinstance(one, Binding) and one.id}
    assert set(key_words()) - known == set()


async def run_command(pilot: Pilot[int], words: str) -> None:
    await pilot.press("ctrl+p")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, CommandScreen)
    screen.query_one(Input).value = words
    await pilot.pause()
    chosen = screen.chosen
    assert chosen is not None
    assert chosen.words == words
    await pilot.press("enter")
    await settled(pilot)


@few("size", SIZES)
async def test_letters_narrow_the_list_and_are_lit(tmp_path: Path, size: tuple[int, int]) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p", *"micro")
        await pilot.pause()
        shown = text_of(app)
        assert "Microservices" in shown
        assert "Change the title" not in shown
        await pilot.press("ctrl+u", *"zzzz")
        await pilot.pause()
        assert "Nothing is called so" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CommandScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, CommandScreen)


async def test_every_station_is_a_command(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for one in (stations()[2], stations()[4]):
            await run_command(pilot, f"Go to {one.title}")
            assert walk_of(app).current == one.id


async def test_the_keys_of_a_station_are_commands_and_do_what_the_key_does(tmp_path: Path) -> None:
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample("startup-crud"))))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Go to Scores")
        here = [
            one
            for one in all_commands(Actions(app), app.screen.active_bindings, key_name)
            if one.group == "here"
        ]
        unknown = next(one for one in here if one.key == "?")
        before = app.session.value if app.session else None
        await pilot.press("ctrl+p")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CommandScreen)
        screen.query_one(Input).value = unknown.words
        await pilot.press("enter")
        await settled(pilot)
        assert app.session is not None
        assert app.session.value != before


def sample(name: str) -> Path:
    from roadworthy.store.places import sample_file  # noqa: PLC0415

    return sample_file(name)


async def test_undo_and_redo(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Change the title")
        assert isinstance(app.screen, PromptScreen)
        app.screen.query_one(Input).value = NASTY
        await pilot.press("enter")
        await settled(pilot)
        assert session.value.title.startswith("[/foo] [red]")
        assert "[/foo] [red] ␛[2J" in text_of(app)
        await run_command(pilot, "Undo")
        assert session.value.title == "Orders platform"
        await run_command(pilot, "Do again")
        assert session.value.title.startswith("[/foo]")


async def test_the_status_moves_with_date_and_role(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Move the status")
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("1")
        await settled(pilot)
        assert isinstance(app.screen, PromptScreen)
        await pilot.press("enter", "enter", "enter")
        await settled(pilot)
        assert isinstance(app.screen, PromptScreen), "a role is wanted"
        assert session.value.status == "framing"
        app.screen.inputs[0].value = "lead"
        app.screen.inputs[1].value = "2026-11-20"
        app.screen.inputs[2].focus()
        await pilot.press("enter")
        await settled(pilot)
        assert session.value.status == "choosing"
        move = next(iter(session.value.history.values()))
        assert (move.role, str(move.on)) == ("lead", "2026-11-20")
        session.undo()
        assert session.value.status == "framing"
        assert not session.value.history


@pytest.mark.slow
async def test_the_way_out_says_first_what_a_dialog_has_not_taken(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        for command, keys in (("Change the title", "X"), ("Move the status", "3")):
            await settled(pilot)
            await run_command(pilot, command)
            await pilot.press(keys)
            await settled(pilot)
            assert isinstance(app.screen, PromptScreen), command
            await pilot.press("ctrl+q")
            await settled(pilot)
            assert "This was not taken yet" in text_of(app), command
            assert app.return_code is None
            await pilot.press("escape")
        await settled(pilot)
        await run_command(pilot, "Change the title")
        await pilot.press("X", "ctrl+q", "ctrl+q")
        assert app.return_code == 0


async def test_the_walk_becomes_short_and_long(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "The short walk")
        assert walk_of(app).short
        await run_command(pilot, "Ask everything")
        assert not walk_of(app).short


@few("words, ending", [("Markdown", ".md"), ("text", ".txt"), ("JSON", ".json")])
async def test_an_export_lies_beside_the_file_and_replaces_nothing_unasked(
    tmp_path: Path, words: str, ending: str
) -> None:
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample("startup-crud"))))
    path = tmp_path / f"a{ending}"
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, f"Export as {words}")
        assert "Toolshed" in path.read_text(encoding="utf-8")
        path.write_text("mine", encoding="utf-8")
        await run_command(pilot, f"Export as {words}")
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        await run_command(pilot, f"Export as {words}")
        await pilot.press("enter")
        await settled(pilot)
        assert path.read_text(encoding="utf-8") == "mine"
        assert "Toolshed" in (tmp_path / f"a-2{ending}").read_text(encoding="utf-8")
        await run_command(pilot, f"Export as {words}")
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "Toolshed" in path.read_text(encoding="utf-8")


async def test_the_summary_goes_to_the_clipboard(tmp_path: Path) -> None:
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample("startup-crud"))))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Copy the summary")
        assert app.clipboard.startswith("# Toolshed")
        await run_command(pilot, "Copy one paragraph, for a chat")
        assert "Ruby on Rails" in app.clipboard
        assert "\n" not in app.clipboard
        assert len(app.clipboard) <= 400


async def test_a_sample_is_read_only_until_it_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = RoadworthyApp(Session.sample("startup-crud"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        words = [one.words for one in all_commands(Actions(app), app.screen.active_bindings, key_name)]
        assert "Change the title" not in words
        assert "Go back to a version" not in words
        await run_command(pilot, "Keep this sample as a file")
        await pilot.press("enter")
        await settled(pilot)
        assert (tmp_path / "toolshed.toml").exists()
        assert app.session is not None
        assert not app.session.read_only


async def test_saving_elsewhere_goes_on_there_and_overwrites_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session = new_session(tmp_path / "a.toml")
    (tmp_path / "b.toml").write_text("mine", encoding="utf-8")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Save to another file")
        field = app.screen.query_one(Input)
        field.value = "b.toml"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, PromptScreen)
        assert "there is a file of this name already" in text_of(app).replace("\n", " ")
        field.value = "c.toml"
        await pilot.press("enter")
        await settled(pilot)
        assert session.path == tmp_path / "c.toml"
        assert (tmp_path / "b.toml").read_text(encoding="utf-8") == "mine"


async def test_a_page_of_the_guide_opens(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Microservices")
        assert isinstance(app.screen, HelpScreen)
        assert "Several small services" in text_of(app)


async def test_another_decision_closes_this_one(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Open another decision")
        assert isinstance(app.screen, WelcomeScreen)
        assert "Orders platform" in text_of(app)
        other = Session.open(tmp_path / "a.toml")
        assert not other.read_only, "the lease is free"
        other.close()
        await pilot.press("enter")
        await settled(pilot)
        assert walk_of(app).session.value.title == "Orders platform"


async def test_every_command_that_is_offered_has_an_explanation_and_no_machine_path(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for one in all_commands(Actions(app), app.screen.active_bindings, key_name):
            assert one.explains
            assert str(Path(os.sep, "home")) not in one.explains


@pytest.mark.slow
async def test_what_a_station_has_a_line_to_add_is_a_command(tmp_path: Path) -> None:
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample("startup-crud"))))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await run_command(pilot, "Go to Landscape")
        assert app.session is not None
        before = len(app.session.value.candidates)
        await run_command(pilot, "Add one of your own")
        await pilot.press(*"Homegrown", "tab")
        await settled(pilot)
        assert len(app.session.value.candidates) == before + 1
        assert "Homegrown" in [one.name for one in app.session.value.candidates.values()]
        await run_command(pilot, "Add from the catalogue")
        assert isinstance(app.screen, CatalogueScreen)
