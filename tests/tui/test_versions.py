from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from examples import few
from on_screen import SIZES, new_session, settled, text_of
from roadworthy.edits.edit import write
from roadworthy.model import Decision
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.store import versions
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.palette.actions import Actions
from roadworthy.tui.saved import when_words
from roadworthy.tui.screens.versions import VersionsScreen, size_words
from station_walk import grid_decision

pytestmark = pytest.mark.turns


@asynccontextmanager
async def versions_of(
    session: Session, size: tuple[int, int]
) -> AsyncIterator[tuple[RoadworthyApp, Pilot[int]]]:
    """The versions of a decision, opened over its walk."""
    app = RoadworthyApp(session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        Actions(app).versions()
        await settled(pilot)
        yield app, pilot


def test_times_and_sizes_are_said_as_people_say_them() -> None:
    when = datetime(2026, 11, 23, 12, 30, 5, tzinfo=UTC)
    local = when.astimezone()
    assert when_words(when, local.date()) == f"today {local:%H:%M:%S}"
    assert when_words(when, date.fromordinal(local.toordinal() + 1)) == f"yesterday {local:%H:%M}"
    assert when_words(when, date(2027, 1, 1)) == f"{local:%Y-%m-%d %H:%M}"
    assert size_words(40) == "40 B"
    assert size_words(131_000) == "131 kB"


@few("size", SIZES)
async def test_a_version_says_what_it_would_change_and_comes_back_as_an_edit(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = new_session(tmp_path / "a.toml", "First title")
    session.do(write(("title",), "Second [/foo] title", "Title"))
    session.save()
    async with versions_of(session, size) as (app, pilot):
        assert isinstance(app.screen, VersionsScreen)
        assert len(app.screen.kept) >= 1
        shown = text_of(app)
        assert "title" in shown
        assert "First title" in shown
        assert "Second [/foo] title" in shown
        await pilot.press("enter")
        await settled(pilot)
        assert session.value.title == "First title"
        assert "Back to the version" in text_of(app)
        session.undo()
        assert session.value.title == "Second [/foo] title"


@few("size", SIZES)
async def test_reading_on_is_offered_of_a_version_that_changes_more_than_is_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = new_session(tmp_path / "a.toml", grid_decision())
    session.do(write(("title",), "Another", "Title"))
    session.save()
    async with versions_of(session, size) as (app, pilot):
        assert "go back to it" in text_of(app)
        assert "read on" not in text_of(app), "a title is all that differs"
        await pilot.press("escape")
        await settled(pilot)
        for criterion in session.value.criteria:
            for field in ("question", "worst", "middle", "best", "remark"):
                session.do(write(("criteria", criterion, field), "words " * 40, "Words"))
        session.save()
        await settled(pilot)
        Actions(app).versions()
        await settled(pilot)
        assert "read on" in text_of(app)


@few("size", SIZES)
async def test_where_a_version_differs_is_said_in_full(tmp_path: Path, size: tuple[int, int]) -> None:
    name = "The framework that we have today, with all of its many libraries brought up to date"
    session = new_session(tmp_path / "a.toml", Decision(candidates={"today": Candidate(name=name)}))
    session.do(write(("candidates", "today", "costs", "currency"), "EUR", "Currency"))
    session.save()
    async with versions_of(session, size) as (app, _pilot):
        pane = " ".join(line.rpartition("│")[2].strip() for line in text_of(app).splitlines())
        assert f"– {name}, currency: EUR; not answered before." in " ".join(pane.split())


async def test_a_version_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    session = new_session(tmp_path / "a.toml", "Title")
    versions.keep(tmp_path / "a.toml", "no toml [", datetime.now(UTC))
    async with versions_of(session, (120, 40)) as (app, pilot):
        assert "can't be read" in text_of(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, VersionsScreen)
        assert session.value.title == "Title"
