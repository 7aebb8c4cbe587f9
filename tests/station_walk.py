"""A walk that is open at one station, driven by keys: what tests of the stations share."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from textual.pilot import Pilot

from on_screen import settled, text_of, walk_of
from roadworthy.interview.items import Action, RecordLine
from roadworthy.model import Decision, Interval, KeyPath
from roadworthy.model.frame import Horizon
from roadworthy.model.judgement import Cell, Criterion
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.store import recent
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.stations.base import Station
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.walk.screen import WalkScreen

TODAY = date(2026, 11, 23)
NAMES = ("Django", "FastAPI", "Serverless")
CRITERIA = ("learning-curve", "ecosystem-maturity", "own")


@dataclass
class StationWalk:
    """A walk in a terminal of some size."""

    pilot: Pilot[int]
    session: Session

    @property
    def value(self) -> Decision:
        return self.session.value

    @property
    def walk(self) -> WalkScreen:
        app = self.pilot.app
        assert isinstance(app, RoadworthyApp)
        return walk_of(app)

    @property
    def station(self) -> Station:
        station = self.walk.station
        assert station is not None
        return station

    @property
    def screen(self) -> str:
        return text_of(self.pilot.app)

    @property
    def pane(self) -> list[str]:
        """The lines of the station itself, without the panes beside it."""
        wide = self.pilot.app.size.width >= 100
        lines = self.screen.splitlines()
        return [line.partition("│")[2].partition("│")[0] for line in lines[1:-4]] if wide else lines[2:-4]

    @property
    def keys(self) -> str:
        """The row of keys."""
        return self.screen.splitlines()[-1]

    @property
    def verdict(self) -> str:
        """The row of the verdict, where notices stand as well."""
        return self.screen.splitlines()[-2]

    @property
    def standing(self) -> str:
        """The row of the values, above the verdict."""
        return self.screen.splitlines()[-3]

    def line(self, words: str) -> str:
        """The first line of the station that holds `words`."""
        found = next((line for line in self.pane if words in line), None)
        assert found is not None, f"{words!r} is not there:\n{self.screen}"
        return found

    async def press(self, *keys: str) -> None:
        """Press keys, each when the program rests, and wait until it rests again."""
        await self.pilot.press(*keys)
        await settled(self.pilot)

    async def write(self, words: str) -> None:
        """Type words; into the field of the question where one is marked and closed."""
        station = self.station
        if isinstance(station, FormStation) and station.form.card.display and not station.form.field_open:
            await self.press("enter")
        await self.press(*("space" if sign == " " else sign for sign in words))

    async def go(self, station: str, path: KeyPath = ()) -> None:
        self.walk.go(station, path)
        await settled(self.pilot)

    async def row(self, words: str) -> None:
        """Put the focus on the row of a form with these words in its title."""
        station = self.station
        assert isinstance(station, FormStation)
        found = next(
            one
            for one in station.form.stops()
            if isinstance(one, RecordLine | Action)
            and words in (one.title if isinstance(one, RecordLine) else one.words)
        )
        station.form.open_item(found)
        await settled(self.pilot)


@asynccontextmanager
async def at(
    tmp_path: Path,
    station: str,
    decision: Decision | str = "Orders platform",
    *,
    size: tuple[int, int] = (120, 40),
) -> AsyncIterator[StationWalk]:
    """The walk on a new file that holds `decision`, open at a station."""
    session = Session.create(tmp_path / "decision.toml", decision, today=lambda: TODAY)
    async with at_session(session, station, size=size) as walk:
        yield walk


@asynccontextmanager
async def at_session(
    session: Session, station: str, *, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[StationWalk]:
    """The walk on a session, open at a station, where it was left; the session is closed at the end."""
    if session.path is not None:
        recent.remember(session.path, station, "", datetime.now(UTC))
    app = RoadworthyApp(session)
    try:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            walk = StationWalk(pilot, session)
            if walk.walk.current != station:
                await walk.go(station)
            yield walk
    finally:
        session.close()


def grid_decision(
    names: Sequence[str] = NAMES, criteria: Sequence[str] = CRITERIA, *, horizons: bool = False
) -> Decision:
    """Candidates and criteria with every score 3 and 10 points each."""
    made = {name.lower().replace(" ", "-"): Candidate(name=name) for name in names}
    rows = {slug: Criterion(name=slug.replace("-", " ").capitalize(), weight=10.0) for slug in criteria}
    spans = {
        "soon": Horizon(name="First months", worth=1.0),
        "late": Horizon(name="Later", worth=1.0),
    }
    return Decision(
        title="Orders platform",
        candidates=made,
        criteria=rows,
        scores={slug: {key: Cell(score=Interval(3.0, 3.0)) for key in rows} for slug in made},
        horizons=spans if horizons else {},
    )
