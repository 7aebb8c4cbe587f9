"""Where the terminal's cursor is: at what has the focus, on stations, in lists and in fields."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from examples import few
from on_screen import SIZES, settled, text_of, walk_of
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.store.places import sample_file
from roadworthy.tui.app import RoadworthyApp


async def test_the_cursor_is_where_the_person_is(tmp_path: Path) -> None:
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample_file("bank-migration"))))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)

        def line() -> str:
            return text_of(app).split("\n")[app.cursor_position.y]

        await pilot.press("f2")
        await settled(pilot)
        first = app.cursor_position
        assert "▌" in line()
        await pilot.press("down", "down")
        await settled(pilot)
        assert app.cursor_position.y > first.y
        assert "▌" in line()
        await pilot.press("escape")
        await settled(pilot)
        for station in ("frame", "landscape", "criteria", "scores", "risks", "decision"):
            await walk_of(app).show_station(station)
            await settled(pilot)
            place = app.cursor_position
            assert app.focused is not None, station
            assert app.focused.region.contains(place.x, place.y), station
            if station == "scores":  # at the cell, not at the corner of the grid
                for key in ("right", "down"):
                    await pilot.press(key)
                    await settled(pilot)
                    before, place = place, app.cursor_position
                    assert (place.x > before.x) is (key == "right")
                    assert (place.y > before.y) is (key == "down")
                    assert line()[place.x] == "▌"


@few("size", SIZES)
async def test_the_cursor_follows_the_mark_through_closed_questions_and_rows(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """At a closed question it stood in the corner of the station, wherever the mark was."""
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample_file("bank-migration"))))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for station in ("frame", "landscape", "risks", "decision"):
            await walk_of(app).show_station(station)
            await pilot.press("home", "enter", "escape")
            rows = set()
            for key in ("down", "down", "down", "up", "end", "pageup", "pagedown"):
                await pilot.press(key)
                await settled(pilot)
                place = app.cursor_position
                shown = text_of(app).split("\n")[place.y]
                assert "▌" in shown[max(0, place.x - 1) : place.x + 2], (station, key, shown)
                rows.add(place.y)
            assert len(rows) > 1, station


async def test_the_cursor_is_in_a_field_as_soon_as_that_is_open(tmp_path: Path) -> None:
    """Before anything is typed, too: in a card, in the field of a score's reason, in a dialog."""
    app = RoadworthyApp(Session.create(tmp_path / "a.toml", load(sample_file("bank-migration"))))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for station, keys in (
            ("frame", ["enter"]),
            ("landscape", ["end", "enter"]),
            ("scores", ["e"]),
            ("decision", ["end", "up", "d", "1"]),
        ):
            await walk_of(app).show_station(station)
            await settled(pilot)
            await pilot.press(*keys)
            await settled(pilot)
            place = app.cursor_position
            assert app.focused is not None, station
            assert hasattr(app.focused, "cursor_screen_offset"), station
            assert app.focused.region.contains(place.x, place.y), station
            await pilot.press("escape", "escape")
            await settled(pilot)


@asynccontextmanager
async def at_station(
    folder: Path, station: str, size: tuple[int, int]
) -> AsyncIterator[tuple[RoadworthyApp, Pilot[int]]]:
    """A sample that is open at a station."""
    app = RoadworthyApp(Session.create(folder / "a.toml", load(sample_file("startup-crud"))))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await walk_of(app).show_station(station)
        yield app, pilot


@few("size", SIZES)
async def test_the_cursor_is_never_where_nothing_of_the_focus_is_seen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """In Compare the lit chapter can be scrolled away; the cursor was on the row of keys then, or below it."""
    async with at_station(tmp_path, "compare", size) as (app, pilot):
        for key in ("up", "down", "down", "f", "escape", "3", "end", "home", "pagedown"):
            await pilot.press(key)
            await settled(pilot)
            place, focused = app.cursor_position, app.focused
            assert focused is not None
            seen = app.screen.find_widget(focused).visible_region
            assert seen.contains_point(place), (key, place, seen)
            assert place.y < size[1] - 4, key


@few("size", SIZES)
async def test_the_cursor_is_on_the_line_of_a_plan_that_is_tried(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with at_station(tmp_path, "path", size) as (app, pilot):
        await pilot.press("w")
        for key in ("", "down", "down"):
            await pilot.press(*([key] if key else []))
            await settled(pilot)
            place = app.cursor_position
            assert "▸" in text_of(app).split("\n")[place.y][place.x - 1 : place.x + 2], key
