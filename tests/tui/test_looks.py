"""Every screen looks as it was kept in `snapshots/`; CONTRIBUTING.md says how to renew it."""

import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Final, Literal

import pytest

from examples import few
from on_screen import SIZES, at_rest, walk_of
from roadworthy.knowledge.stations import stations
from roadworthy.model import Decision, put
from roadworthy.session import Session
from roadworthy.store import load, recent
from roadworthy.store.places import config_dir, sample_file
from roadworthy.tui import glyphs
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.screens import welcome
from roadworthy.tui.stations.criteria import CriteriaStation
from snapshots import FOLDER, Snapshots, picture

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)
DECISIONS = ("empty", "article")
STATIONS = [one.id for one in stations()]
NAMED = [f"{width}x{height}" for width, height in SIZES]
OTHER_LAYOUTS = ((100, 30), (160, 45))
"""Folded with room to spare, and wide: the sample alone is drawn in these."""
OVERLAYS: dict[str, Callable[[RoadworthyApp], object]] = {
    "palette": lambda app: app.action_commands(),
    "help": lambda app: Actions(app).help(),
}
WAYS: Final[tuple[Literal["ranks", "swing", "pairwise", "beside"], ...]] = (
    "ranks",
    "swing",
    "pairwise",
    "beside",
)
NAMES = {
    *(f"{number}-{name}-{which}-{size}" for number, name in enumerate(STATIONS, 1) for which in DECISIONS for size in NAMED),
    *(f"{number}-{name}-article-{width}x{height}" for number, name in enumerate(STATIONS, 1) for width, height in OTHER_LAYOUTS),
    *(f"welcome-{size}" for size in NAMED),
    *(f"{name}-{size}" for name in OVERLAYS for size in NAMED),
    *(f"criteria-{way}-{size}" for way in WAYS for size in NAMED),
    "too-small",
    "scores-ascii-no-colour",
    "scores-light",
}  # fmt: skip


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Where the test runs can't be seen on the screen."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(welcome, "local_now", lambda: NOW)
    monkeypatch.setenv("TZ", "UTC")
    _read_zone()
    yield
    glyphs.use_ascii(False)
    monkeypatch.undo()
    _read_zone()


def _read_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


def session_of(which: str) -> Session:
    """The decision of a snapshot, at a fixed time."""
    begins = "Orders platform" if which == "empty" else load(sample_file("article-comparison"))
    return Session.create("orders.toml", begins, now=lambda: NOW, today=lambda: TODAY)


@asynccontextmanager
async def opened(
    session: Session | None, size: tuple[int, int]
) -> AsyncIterator[tuple[RoadworthyApp, Callable[[], Awaitable[str]]]]:
    """The program and a way to wait for it."""
    app = RoadworthyApp(session)
    async with app.run_test(size=size) as pilot:

        async def still() -> str:
            return await at_rest(pilot, picture)

        yield app, still


@few("size", SIZES, ids=NAMED)
@pytest.mark.parametrize("which", DECISIONS)
async def test_every_station(which: str, size: tuple[int, int], snapshots: Snapshots) -> None:
    async with opened(session_of(which), size) as (app, still):
        for number, name in enumerate(STATIONS, 1):
            await walk_of(app).show_station(name)
            snapshots.look(f"{number}-{name}-{which}-{size[0]}x{size[1]}", await still())


@few("size", OTHER_LAYOUTS)
async def test_folded_with_room_and_wide(size: tuple[int, int], snapshots: Snapshots) -> None:
    async with opened(session_of("article"), size) as (app, still):
        for number, name in enumerate(STATIONS, 1):
            await walk_of(app).show_station(name)
            snapshots.look(f"{number}-{name}-article-{size[0]}x{size[1]}", await still())


def weighed(decision: Decision) -> Decision:
    """The same with an order that has a tie, swings, and pairs that contradict each other."""
    slugs = list(decision.criteria)
    for slug, rank, swing in zip(slugs, (3, 2, 5, 3, 1), (60.0, 100.0, 40.0, 30.0, 90.0), strict=True):
        decision = put(put(decision, ("criteria", slug, "rank"), rank), ("criteria", slug, "swing"), swing)
    for (one, other), times in zip(combinations(slugs, 2), (2, 3, 4, 2, 3, 2, 9, 5, 3, 2), strict=True):
        decision = put(decision, ("weighting", "pairwise", one, other), float(times))
    return put(decision, ("weighting", "pairwise", slugs[0], slugs[4]), 1 / 5)


@few("size", SIZES, ids=NAMED)
async def test_the_ways_of_giving_weights(size: tuple[int, int], snapshots: Snapshots) -> None:
    decision = weighed(load(sample_file("article-comparison")))
    session = Session.create("orders.toml", decision, now=lambda: NOW, today=lambda: TODAY)
    async with opened(session, size) as (app, still):
        await walk_of(app).show_station("criteria")
        station = walk_of(app).station
        assert isinstance(station, CriteriaStation)
        for way in WAYS:
            if way == "beside":
                station.action_beside()
            else:
                station.look_at_way(way)
            snapshots.look(f"criteria-{way}-{size[0]}x{size[1]}", await still())


@few("size", SIZES, ids=NAMED)
async def test_what_opens_over_a_station(size: tuple[int, int], snapshots: Snapshots) -> None:
    async with opened(session_of("article"), size) as (app, still):
        await walk_of(app).show_station("scores")
        await still()
        for name, opens in OVERLAYS.items():
            opens(app)
            snapshots.look(f"{name}-{size[0]}x{size[1]}", await still())
            app.pop_screen()


@few("size", SIZES, ids=NAMED)
async def test_the_first_screen(size: tuple[int, int], snapshots: Snapshots) -> None:
    session_of("article").close()
    os.utime("orders.toml", (NOW.timestamp(), NOW.timestamp()))
    recent.remember(Path("orders.toml").absolute(), "scores", "", NOW)
    async with opened(None, size) as (_, still):
        snapshots.look(f"welcome-{size[0]}x{size[1]}", await still())


async def test_too_small_a_window(snapshots: Snapshots) -> None:
    async with opened(session_of("article"), (50, 14)) as (_, still):
        snapshots.look("too-small", await still())


async def test_without_colour_and_with_plain_signs(
    snapshots: Snapshots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    await _scores(snapshots, "scores-ascii-no-colour", "ascii = true\n")


async def test_in_light(snapshots: Snapshots) -> None:
    await _scores(snapshots, "scores-light", 'theme = "light"\n')


async def _scores(snapshots: Snapshots, name: str, settings: str) -> None:
    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text(settings, encoding="utf-8")
    async with opened(session_of("article"), (120, 40)) as (app, still):
        await walk_of(app).show_station("scores")
        snapshots.look(name, await still())


def test_no_file_is_kept_for_a_screen_that_is_gone(snapshots: Snapshots) -> None:
    snapshots.only(NAMES)


def test_what_differs_is_shown_line_by_line(tmp_path: Path) -> None:
    first = Snapshots(tmp_path, renew=True)
    first.look("a", "== words\none\ntwo\n== ink\n...\n")
    first.look("gone", "== words\n")
    again = Snapshots(tmp_path, renew=False)
    again.look("a", "== words\none\nTWO\n== ink\n...\n")
    again.look("new", "")
    again.only({"a", "new"})
    with pytest.raises(pytest.fail.Exception) as failed:
        again.said()
    assert str(failed.value).split("\n")[:4] == [
        "a: the screen looks otherwise (- as kept, + as seen)",
        "  words, row 2",
        "  - two",
        "  + TWO",
    ]
    assert "new: there is no such snapshot yet" in str(failed.value)
    assert "gone.txt: no screen has this name" in str(failed.value)
    first.only({"a"})
    assert [path.name for path in tmp_path.glob("*.txt")] == ["a.txt"]
    assert FOLDER.is_dir()
