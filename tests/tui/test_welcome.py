import sys
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input

from examples import few
from on_screen import NASTY, SIZES, new_session, settled, text_of, walk_of
from roadworthy.model import Decision, put
from roadworthy.session import Session
from roadworthy.store import load, recent
from roadworthy.store.places import sample_file, sample_names
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.file_overview import overview_of_file
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.screens.new import NewScreen
from roadworthy.tui.screens.paths import PathSuggester, free_name, read_path
from roadworthy.tui.screens.recover import RecoverScreen
from roadworthy.tui.screens.welcome import SHOWN, WelcomeScreen
from roadworthy.tui.screens.welcome_chrome import short_titles
from roadworthy.tui.text_layout import clause, first_sentence
from roadworthy.tui.walk.screen import WalkScreen

pytestmark = pytest.mark.turns

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def remembered(*paths: Path) -> None:
    """The first path is the one that was open last."""
    for number, path in enumerate(reversed(paths)):
        assert recent.remember(path, "scores", "", NOW + timedelta(minutes=number))


def copy_of(sample: str, path: Path) -> Path:
    Session.create(path, load(sample_file(sample))).close()
    return path


@given(st.text(max_size=80), st.integers(2, 60))
def test_a_clause_is_never_longer_than_its_room(words: str, width: int) -> None:
    assert Content(clause(words, width)).cell_length <= width


def test_a_clause_is_cut_where_it_breathes() -> None:
    assert clause("Toolshed: lending and repair records", 20) == "Toolshed"
    assert clause("One two three four", 12) == "One two…"
    assert first_sentence("First one. And more.") == "First one."


async def test_an_empty_machine_shows_beginnings_and_samples(tmp_path: Path) -> None:
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = text_of(app)
        assert "Nothing yet" in shown
        assert "New decision" in shown
        assert "Toolshed: lending and repair records for tool libraries" in shown
        assert "A title and a file name" in shown


@few("size", SIZES)
async def test_recent_decisions_say_what_matters_of_each(tmp_path: Path, size: tuple[int, int]) -> None:
    remembered(copy_of("startup-crud", tmp_path / "tools.toml"))
    app = RoadworthyApp(None)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        told = overview_of_file(tmp_path / "tools.toml", app.screen.today)  # type: ignore[attr-defined]
        shown = text_of(app)
        assert "Toolshed" in shown
        assert "tools.toml" in shown
        assert "decided" in shown
        assert "Ruby on Rails" in shown
        assert told.overview.next_on is not None
        assert told.overview.next_on.isoformat() in shown
        if size[0] >= 100:
            assert "Left to do" in shown
            assert "leads clearly" in shown.replace("\n", " ") or "Ruby on Rails leads" in shown


async def test_r_opens_what_has_waited_longest_for_another_look(tmp_path: Path) -> None:
    for name, title, year in (("a", "Orders", 2025), ("b", "Bills", 2024), ("c", "Later", 2400)):
        decision = put(Decision(title=title), ("outcome", "review_on"), date(year, 5, 1))
        Session.create(tmp_path / f"{name}.toml", decision).close()
        remembered(tmp_path / f"{name}.toml")
    app = RoadworthyApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        foot = next(text for text in text_of(app).splitlines() if "another look" in text)
        assert "2 need another look" in foot
        assert "Bills" in foot
        assert "r opens it" in foot
        await pilot.press("r")
        await settled(pilot)
        walk = walk_of(app)
        assert walk.session.value.title == "Bills"
        assert walk.station is not None
        assert walk.station.left_off() == ("outcome", "review_on")


@few("size", [(80, 24), (100, 30), (120, 40), (160, 45)])
async def test_what_is_over_is_named_without_a_cut_and_the_keys_that_matter_stay(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    titles = (
        "Listings: a monolith with functions for images and webhooks, kept for another year",
        "Parcels: where the vans go", "Parcels: how they are paid for",
    )  # fmt: skip
    for number, title in enumerate(titles):
        decision = put(Decision(title=title), ("outcome", "review_on"), date(2024 + number, 5, 1))
        Session.create(tmp_path / f"{number}.toml", decision).close()
        remembered(tmp_path / f"{number}.toml")
    app = RoadworthyApp(None)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        lines = text_of(app).splitlines()
        (foot,) = [text for text in lines if "another look" in text]
        assert "3 need another look" in foot
        assert f"  {'Listings'}" in foot
        assert "…" not in foot
        for key in ("↵ open", "n new", "^p commands", "^q quit"):
            assert key in lines[-1], "the commands and the way out stay, whatever else gives way"


def test_a_title_is_short_only_where_that_tells_it_from_the_others() -> None:
    titles = ["Parcels: vans", "Parcels: pay", "Listings: a monolith", "Orders", "Parcels"]
    assert short_titles(titles) == ["Parcels: vans", "Parcels: pay", "Listings", "Orders", "Parcels"]


async def test_a_file_that_is_gone_is_said_so_and_can_be_taken_off_the_list(tmp_path: Path) -> None:
    remembered(tmp_path / "gone.toml")
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "not there any more" in text_of(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, WelcomeScreen)
        await pilot.press("x")
        await settled(pilot)
        assert "not there any more" not in text_of(app)
        assert recent.recent() == ()


async def test_a_file_that_cannot_be_read_offers_its_versions(tmp_path: Path) -> None:
    path = copy_of("startup-crud", tmp_path / "tools.toml")
    path.write_text("format = 1\ntitle = [\n", encoding="utf-8")
    remembered(path)
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "can't be read" in text_of(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, RecoverScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert walk_of(app).session.value.title.startswith("Toolshed")
    assert (tmp_path / "tools.unreadable.toml").read_text(encoding="utf-8") == "format = 1\ntitle = [\n"


async def test_strange_titles_and_names_are_shown_as_text(tmp_path: Path) -> None:
    path = tmp_path / "[red] 中文.toml"
    Session.create(path, Decision(title=NASTY)).close()
    remembered(path)
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = text_of(app)
        assert "[/foo] [red] ␛[2J" in shown
        assert "[red] 中" in shown
        assert "\x1b" not in shown
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, WalkScreen)


async def test_more_than_a_few_are_listed_when_asked_for(tmp_path: Path) -> None:
    paths = [tmp_path / f"d{number}.toml" for number in range(SHOWN + 3)]
    for path in paths:
        new_session(path, f"Decision {path.stem}").close()
    remembered(*paths)
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "3 more" in text_of(app)
        assert f"Decision d{SHOWN}" not in text_of(app)
        await pilot.press(*["down"] * SHOWN, "enter")
        await settled(pilot)
        assert f"Decision d{SHOWN}" in text_of(app)


async def test_a_new_decision_asks_a_title_and_a_file_and_offers_the_short_walk(tmp_path: Path) -> None:
    (tmp_path / "orders-platform.toml").write_text("mine", encoding="utf-8")
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("n", *"Orders platform")
        await settled(pilot)
        assert isinstance(app.screen, NewScreen)
        assert app.screen.values["file"] == "orders-platform-2.toml"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, ChooseScreen)
        assert "The short walk" in text_of(app)
        await pilot.press("enter")
        await settled(pilot)
        assert walk_of(app).short
        assert load(tmp_path / "orders-platform-2.toml").title == "Orders platform"
    assert (tmp_path / "orders-platform.toml").read_text(encoding="utf-8") == "mine"


async def test_everything_can_be_asked_instead(tmp_path: Path) -> None:
    app = RoadworthyApp(new_session(tmp_path / "a.toml"), begins=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "How would you like to begin?" in text_of(app)
        await pilot.press("2")
        await settled(pilot)
        assert not walk_of(app).short


async def test_a_new_decision_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("mine", encoding="utf-8")
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("n", "a")
        await settled(pilot)
        app.screen.query(Input).last().value = "mine"
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, NewScreen)
        assert "there is a file of this name already" in text_of(app)
    assert (tmp_path / "mine.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
async def test_a_decision_begins_from_a_table(tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text("criterion,weight,Django,FastAPI\nSpeed,3,4,3-5\n", encoding="utf-8")
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("t", *"scores.csv", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert [one.name for one in walk_of(app).session.value.candidates.values()] == ["Django", "FastAPI"]
    assert (tmp_path / "scores.toml").exists()


async def test_another_file_says_when_it_is_not_there(tmp_path: Path) -> None:
    new_session(tmp_path / "there.toml", "It is there").close()
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("o", *"nowhere", "enter")
        await settled(pilot)
        assert "there is no such file" in text_of(app)
        app.screen.query_one(Input).value = "there"
        await pilot.press("enter")
        await settled(pilot)
        assert walk_of(app).session.value.title == "It is there"


def test_each_sample_has_a_number() -> None:
    numbers = {str(number) for number in range(1, len(sample_names()) + 1)}
    assert {one.key for one in WelcomeScreen.BINDINGS if isinstance(one, Binding)} >= numbers


async def test_a_sample_opens_read_only(tmp_path: Path) -> None:
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        session = walk_of(app).session
        assert session.read_only
        assert session.value == load(sample_file(sample_names()[1]))


async def test_q_quits_and_f1_helps(tmp_path: Path) -> None:
    app = RoadworthyApp(None)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f1")
        await settled(pilot)
        assert "A title and a file name" in text_of(app)
        await pilot.press("escape", "q")
        await pilot.pause()
    assert app.return_code == 0


async def test_a_row_opens_with_a_click(tmp_path: Path) -> None:
    new_session(tmp_path / "a.toml", "Clicked").close()
    remembered(tmp_path / "a.toml")
    app = RoadworthyApp(None)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.click("#decisions Rows", offset=(5, 2))
        await settled(pilot)
        assert walk_of(app).session.value.title == "Clicked"


def test_paths_are_read_kindly(tmp_path: Path) -> None:
    assert read_path("orders") == Path("orders.toml")
    assert read_path("orders.md").suffix == ".md"
    for words in ("", "  ", "a\0b", str(tmp_path)):
        with pytest.raises(ValueError, match=r"file name|folder"):
            read_path(words)
    assert free_name("中文", tmp_path) == "decision.toml"


def test_a_path_is_completed_with_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "orders.toml").touch()
    (tmp_path / "docs" / "notes.md").touch()
    suggester = PathSuggester(".toml")
    assert suggester.completed("do") == "docs/"
    assert suggester.completed("docs/") == "docs/orders.toml"
    assert suggester.completed("docs/n") is None
    assert suggester.completed("nowhere/a") is None


def test_a_file_that_is_dropped_on_the_terminal_is_read_by_its_name(tmp_path: Path) -> None:
    """Terminals quote what is dropped; a file with the quotes in its name was made, or none was found."""
    table = tmp_path / "our table, v2.csv"
    table.write_text("a", encoding="utf-8")
    forms = [str(table), f"'{table}'", f'"{table}"', f" '{table}' ", table.as_uri()]
    if sys.platform != "win32":
        forms.append(str(table).replace(" ", "\\ ").replace(",", "\\,"))
    for words in forms:
        assert read_path(words, "") == table, words
    quoted = tmp_path / "'kept'"
    quoted.write_text("b", encoding="utf-8")
    assert read_path(str(quoted), "") == quoted, "a name that is there is meant as it is"


@given(st.text("a'\"\\/ :%0~.", max_size=12))
def test_any_words_are_some_path_or_refused(words: str) -> None:
    with suppress(ValueError):
        assert isinstance(read_path(words), Path)


async def test_a_new_name_that_may_be_a_slip_says_which_file_is_beside_it(tmp_path: Path) -> None:
    (tmp_path / "booking.toml").touch()
    for name, told in (("bookng.toml", True), ("invoices.toml", False)):
        session = Session.create(tmp_path / name, "Some title")
        app = RoadworthyApp(session, begins=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            words = " ".join(text_of(app).split())
            assert (f"{name} is new. If you meant booking.toml" in words) is told
            assert "The short walk" in words
        session.close()
