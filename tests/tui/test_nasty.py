"""Words that break careless programs, in every text of a file and typed into every kind of field."""

import unicodedata
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from examples import WHOLE, few
from on_screen import SIZES, burst, new_session, settled, text_of, walk_of, worked_off
from roadworthy.interview.items import Ask
from roadworthy.knowledge.stations import stations
from roadworthy.model import Decision, get
from roadworthy.model.text import one_line, visible
from roadworthy.session import Session
from roadworthy.store import load
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.stations.formed import FormStation
from roadworthy.tui.stations.scores import ScoresStation
from roadworthy.tui.widgets.lines_widget import LinesWidget
from tui.filled import filled, rows_of, strings_of

pytestmark = pytest.mark.turns

MIXED = "[/foo] [red] \x1b[2J \u200f \u202eabc 中文 e\u0301 [bold"
LONG = "中e\u0301[/x] " + "x" * 1000
IDS = [one.id for one in stations()]
_STEERING = {"\u200e", "\u200f", "\u061c", "\u2028", "\u2029"} | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def steers(words: str) -> list[str]:
    """What in drawn words could steer a terminal or turn a line round."""
    return [one for one in words if one in _STEERING or (unicodedata.category(one) == "Cc" and one != "\n")]


def all_drawn(app: RoadworthyApp) -> str:
    """Every line that is drawn on the screen, also those that are scrolled away or hidden."""
    return "\n".join(
        text.plain
        for one in app.screen.query(LinesWidget)
        if one.size.width
        for text in one.draw(one.size.width)
    )


def shown_in_full(app: RoadworthyApp) -> None:
    """Open all that the station's form can open."""
    station = walk_of(app).station
    if isinstance(station, FormStation):
        station.form.look(opened=frozenset(rows_of(station.decision)))


@pytest.mark.parametrize(
    ("size", "words", "refers", "first"),
    [
        (SIZES[0], MIXED, True, True),
        pytest.param(SIZES[1], MIXED, False, False, marks=pytest.mark.slow),
        pytest.param(SIZES[1], LONG, True, False, marks=pytest.mark.slow),
    ],
)
async def test_every_text_of_a_file_is_shown_as_text(
    tmp_path: Path, size: tuple[int, int], words: str, refers: bool, first: bool
) -> None:
    path = tmp_path / "a.toml"
    Session.create(path, filled(words, refers=refers, first=first)).close()
    session = Session.open(path)
    assert all(not steers(text) for _, text in strings_of(session.value))
    app = RoadworthyApp(session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        walk = walk_of(app)
        for name in IDS:
            await walk.show_station(name)
            await pilot.pause()
            shown_in_full(app)
            await pilot.pause()
            assert steers(text_of(app)) == [], name
            drawn = all_drawn(app)
            assert steers(drawn) == [], name
            begin = "中e\u0301[/x] xx" if words is LONG else "[/foo] [red] ␛[2J"
            assert begin in drawn, name
            walk.action_help()
            await pilot.pause()
            assert steers(text_of(app)) == [], name
            await pilot.press("escape")
            await pilot.pause()
        assert session.value == load(path)


def test_the_filler_fills_every_text() -> None:
    said = [text for _, text in strings_of(filled(MIXED, refers=False))]
    assert len(said) > 150
    assert sum(text in (visible(MIXED), one_line(MIXED)) for text in said) > 130


async def put_in(pilot: Pilot[int], words: str, *, typed: str) -> None:
    """Paste words into the field that has the focus, and type some more."""
    assert pilot.app.focused is not None
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()
    burst(pilot, *typed)
    await worked_off(pilot)


@pytest.mark.parametrize(
    ("size", "words"), [(SIZES[0], MIXED), pytest.param(SIZES[1], LONG, marks=pytest.mark.slow)]
)
async def test_nasty_words_in_every_kind_of_field(tmp_path: Path, size: tuple[int, int], words: str) -> None:
    session = Session.create(tmp_path / "a.toml", filled("plain"))
    app = RoadworthyApp(session)
    kinds = set()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for name in IDS:
            await walk_of(app).show_station(name)
            await pilot.pause()
            station = walk_of(app).station
            if isinstance(station, ScoresStation):
                await _reason(pilot, session, words)
            if isinstance(station, FormStation):
                shown_in_full(app)
                first_of_kind = {
                    one.question.kind: one
                    for one in reversed(station.form.stops())
                    if isinstance(one, Ask) and (WHOLE or one.question.kind not in kinds)
                }
                for ask in first_of_kind.values():
                    station.form.look(opened=frozenset())
                    await _answer(pilot, station, ask, words, session.value)
                kinds |= set(first_of_kind)
            assert steers(text_of(app)) == [], name
            assert steers(all_drawn(app)) == [], name
        assert {"text", "long-text", "number", "date", "range", "choice", "several"} <= kinds
        assert all(not steers(text) for _, text in strings_of(session.value))
    session.save()
    assert load(tmp_path / "a.toml") == session.value


async def _answer(pilot: Pilot[int], station: FormStation, ask: Ask, words: str, before: Decision) -> None:
    # What was not taken at the question before stays there at first; the second time it is given up.
    assert station.form.may_leave() or station.form.may_leave()
    station.go_to(ask.path)
    await pilot.pause()
    assert station.form.open_path(ask.path)
    station.form.open_field()
    await pilot.pause()
    current = station.form.current
    assert isinstance(current, Ask)
    assert current.path == ask.path
    await put_in(pilot, words, typed="[/b]")
    value, old = get(station.decision, ask.path), get(before, ask.path)
    if ask.question.kind in ("text", "long-text") and ask.question.path != "status":
        got = value if isinstance(value, str) else "\n".join(value or ())
        assert "[/foo] [red] ␛[2J" in got or "中e\u0301[/x] xxx" in got, ask.question.id
        assert "[/b]" in got, ask.question.id
    elif ask.question.kind in ("number", "date", "range"):
        assert value == old, ask.question.id


async def _reason(pilot: Pilot[int], session: Session, words: str) -> None:
    await pilot.press("e")
    await pilot.pause()
    assert isinstance(pilot.app.focused, TextArea)
    await put_in(pilot, words, typed="[/b]")
    await pilot.press("escape")
    await pilot.pause()
    said = session.value.cell("one", "learning-curve").rationale
    assert said.endswith("[/b]")
    assert not steers(said)


@few("size", SIZES)
async def test_nasty_words_in_the_fields_around_the_stations(tmp_path: Path, size: tuple[int, int]) -> None:
    session = new_session(tmp_path / "a.toml")
    app = RoadworthyApp(session)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        await put_in(pilot, MIXED, typed="[/b]")
        assert steers(text_of(app)) == []
        await pilot.press("escape")
        await walk_of(app).show_station("landscape")
        await pilot.press(*["tab"] * 4, "enter")
        await pilot.pause()
        assert isinstance(app.focused, Input)
        await put_in(pilot, MIXED, typed="[/b]")
        assert steers(text_of(app)) == []
        await pilot.press("escape")
        await pilot.pause()


@few("size", SIZES)
async def test_a_nasty_title_for_a_new_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(tmp_path)
    app = RoadworthyApp()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("n")
        await pilot.pause()
        await put_in(pilot, MIXED, typed="[/b]")
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert app.session is not None
        assert app.session.value.title.startswith("[/foo] [red] ␛[2J")
        assert steers(text_of(app)) == []
