from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from examples import few
from on_screen import SIZES, new_session, settled, text_of, walk_of
from roadworthy.edits.edit import write
from roadworthy.model import put
from roadworthy.session import Session
from roadworthy.store import load, save
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.screens.choose import ChooseScreen
from roadworthy.tui.screens.conflict import ConflictScreen
from roadworthy.tui.screens.save_as import SaveAsScreen
from station_walk import grid_decision

pytestmark = pytest.mark.turns


def changed_by_somebody(path: Path) -> None:
    save(load(path).model_copy(update={"title": "Theirs [red]"}), path)


async def clash(app: RoadworthyApp, pilot: Pilot[int], session: Session) -> None:
    await settled(pilot)
    assert session.path is not None
    changed_by_somebody(session.path)
    session.do(write(("title",), "Mine", "Title"))
    session.save()
    await settled(pilot)
    assert session.state == "conflict"
    assert isinstance(app.screen, ConflictScreen)


@few("size", SIZES)
async def test_a_change_on_disk_is_shown_at_once_and_nothing_is_written_over(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=size) as pilot:
        await clash(app, pilot, session)
        assert "The file has changed on disk" in text_of(app)
        await pilot.press("enter")
        await settled(pilot)
        shown = text_of(app)
        assert "Theirs [red]" in shown
        assert "Mine" in shown
        await pilot.press("escape")
        await settled(pilot)
        assert not isinstance(app.screen, ConflictScreen)
        assert session.state == "conflict"
        assert load(tmp_path / "a.toml").title == "Theirs [red]"


async def test_what_somebody_else_wrote_is_taken_where_nothing_would_be_lost(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        changed_by_somebody(tmp_path / "a.toml")
        session.check_disk()
        await settled(pilot)
        assert app.screen is walk_of(app)
        assert "Somebody else changed the file" in text_of(app)
        assert "u brings yours back" in text_of(app)
        assert (session.value.title, session.state) == ("Theirs [red]", "saved")
        await pilot.press("u")
        await settled(pilot)
        assert session.value.title == "Old"
        session.save()
        changed_by_somebody(tmp_path / "a.toml")
        await pilot.press("enter")
        session.check_disk()
        await settled(pilot)
        assert isinstance(app.screen, ConflictScreen), "somebody is typing"


async def test_of_a_decision_that_is_made_it_is_said_first_that_theirs_was_loaded(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", put(grid_decision(), ("status",), "decided"))
    app = RoadworthyApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        save(put(load(tmp_path / "a.toml"), ("outcome", "chosen"), "django"), tmp_path / "a.toml")
        session.check_disk()
        await settled(pilot)
        assert session.value.outcome.chosen == "django"
        assert "Somebody else changed the file; theirs was loaded." in text_of(app)


@few("size", SIZES)
async def test_reading_on_is_offered_where_there_is_more(tmp_path: Path, size: tuple[int, int]) -> None:
    session = new_session(tmp_path / "a.toml", grid_decision())
    app = RoadworthyApp(session)
    async with app.run_test(size=size) as pilot:
        await clash(app, pilot, session)
        assert "read on" not in text_of(app)
        await pilot.press("enter")
        await settled(pilot)
        scrolls = app.screen.query_one("#theirs").max_scroll_y > 0
        assert ("read on" in text_of(app)) == scrolls
        for criterion in session.value.criteria:
            for field in ("question", "worst", "middle", "best", "remark"):
                session.do(write(("criteria", criterion, field), "words " * 40, "Words"))
        await pilot.press("enter")
        await settled(pilot)
        assert "read on" in text_of(app)


async def test_theirs_can_be_taken_and_undo_brings_mine_back(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await clash(app, pilot, session)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert session.value.title == "Theirs [red]"
        assert session.state == "saved"
        session.undo()
        assert session.value.title == "Mine"


async def test_mine_can_be_kept_and_theirs_is_a_version(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await clash(app, pilot, session)
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert load(tmp_path / "a.toml").title == "Mine"
        assert any("Theirs" in version.path.read_text(encoding="utf-8") for version in session.versions())


async def test_mine_can_go_elsewhere(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await clash(app, pilot, session)
        await pilot.press("end", "enter")
        await settled(pilot)
        assert isinstance(app.screen, SaveAsScreen)
        app.screen.query_one(Input).value = str(tmp_path / "b.toml")
        await pilot.press("enter")
        await settled(pilot)
        assert load(tmp_path / "a.toml").title == "Theirs [red]"
        assert load(tmp_path / "b.toml").title == "Mine"


async def test_what_is_typed_meanwhile_takes_no_choice(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await clash(app, pilot, session)
        await pilot.press(*"reload mine 123", "enter")
        await settled(pilot)
        assert isinstance(app.screen, ConflictScreen)
        assert load(tmp_path / "a.toml").title == "Theirs [red]"
        assert session.value.title == "Mine"


async def test_no_difference_is_said_so(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        Actions(app).against_disk()
        await settled(pilot)
        assert "There is no difference" in text_of(app)


@few("size", SIZES)
async def test_a_folder_that_is_gone_keeps_the_work_on_the_screen(
    tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roadworthy.session.saver.LOOK_EVERY", 3600.0)
    folder = tmp_path / "docs"
    folder.mkdir()
    session = new_session(folder / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        folder.rename(tmp_path / "moved")
        session.do(write(("title",), "Mine", "Title"))
        session.save()
        await settled(pilot)
        assert session.state == "failed"
        assert "not saved" in text_of(app)
        Actions(app).save_elsewhere()
        await settled(pilot)
        app.screen.query_one(Input).value = str(tmp_path / "b.toml")
        await pilot.press("enter")
        await settled(pilot)
        assert load(tmp_path / "b.toml").title == "Mine"
        assert session.state == "saved"


async def test_a_file_that_is_open_elsewhere_says_who_has_it(tmp_path: Path) -> None:
    first = new_session(tmp_path / "a.toml", "Old")
    second = Session.open(tmp_path / "a.toml")
    app = RoadworthyApp(second)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ChooseScreen)
        shown = text_of(app)
        assert "a.toml is open in another walk" in shown
        assert "since" in shown
        await pilot.press("enter")
        await settled(pilot)
        assert second.read_only
        Actions(app).take_over()
        await settled(pilot)
        assert not second.read_only
    first.close()


async def test_taking_over_at_the_door(tmp_path: Path) -> None:
    first = new_session(tmp_path / "a.toml", "Old")
    second = Session.open(tmp_path / "a.toml")
    app = RoadworthyApp(second)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert not second.read_only
        second.do(write(("title",), "Mine now", "Title"))
        second.save()
    assert load(tmp_path / "a.toml").title == "Mine now"
    first.close()


async def test_losing_the_file_is_shown_at_once(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        other = Session.open(tmp_path / "a.toml")
        other.take_over()
        session.do(write(("title",), "Mine", "Title"))
        session.save()
        await settled(pilot)
        assert isinstance(app.screen, ChooseScreen)
        assert "took a.toml over" in text_of(app)
        await pilot.press("escape")
        await settled(pilot)
        assert walk_of(app).session.read_only
        other.close()


async def test_a_file_that_is_gone_is_said_so_and_can_be_written_again(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Old")
    app = RoadworthyApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        (tmp_path / "a.toml").unlink()
        session.check_disk()
        await settled(pilot)
        assert isinstance(app.screen, ConflictScreen)
        assert "The file is gone" in text_of(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert load(tmp_path / "a.toml").title == "Old"
        assert session.state == "saved"
