"""The law of the keyboard in every dialog, on the ballots and on the first screen, at two sizes."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from examples import part
from on_screen import burst, settled, text_of, worked_off
from roadworthy.edits.status import set_title
from roadworthy.interview.days import day_words
from roadworthy.session import Session
from roadworthy.session.ballot import BallotSession
from roadworthy.store import load, recent
from roadworthy.store.places import sample_file
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.ballots.paper_screen import BallotScreen
from roadworthy.tui.screens.panel import Hints
from roadworthy.tui.screens.prompt import PromptScreen
from roadworthy.tui.screens.welcome import WelcomeScreen
from station_walk import TODAY, StationWalk, at
from tui.keyboard import HELD, MOVING, NAMED, PRINTABLE, SIZES, Law, filled, offers
from tui.overlays import OVERLAYS

pytestmark = pytest.mark.turns

OPENERS: dict[str, Callable[[StationWalk, RoadworthyApp], object]] = {
    **{name: lambda _, app, opens=opens: opens(app) for name, opens in OVERLAYS.items()},  # type: ignore[misc]
    "ballot": lambda walk, app: app.push_screen(BallotScreen(own_ballot(walk), in_walk=True)),
    "ballot, scores": lambda walk, app: step_of_ballot(walk, app, "scores"),
    "ballot, enthusiasm": lambda walk, app: step_of_ballot(walk, app, "enthusiasm"),
    "ballot, handing in": lambda walk, app: step_of_ballot(walk, app, "cast"),
}


def own_ballot(walk: StationWalk) -> BallotSession:
    """A voter's paper beside the decision."""
    assert walk.session.path is not None
    walk.session.save()
    return BallotSession.open(walk.session.path, "Ann", today=lambda: TODAY)


def step_of_ballot(walk: StationWalk, app: RoadworthyApp, step: str) -> None:
    """A ballot, open at one of its steps."""
    screen = BallotScreen(own_ballot(walk), in_walk=True)
    screen.step = step
    app.push_screen(screen)


async def ballot_at(walk: StationWalk, step: str) -> BallotScreen:
    """A ballot that is shown over the walk, at one of its steps."""
    app = walk.pilot.app
    assert isinstance(app, RoadworthyApp)
    step_of_ballot(walk, app, step)
    await settled(walk.pilot)
    screen = app.screen
    assert isinstance(screen, BallotScreen)
    return screen


async def test_in_every_dialog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[str] = []
    monkeypatch.setattr(RoadworthyApp, "action_leave", lambda _: left.append("left"))
    async with at(tmp_path, "scores", filled()) as walk:
        law = Law(walk)
        for turn, size in enumerate(SIZES):
            await walk.pilot.resize_terminal(*size)
            for name, opens in part(OPENERS.items(), 2 * len(SIZES), turn):
                await settled(walk.pilot)
                opens(walk, law.app)
                await settled(walk.pilot)
                screens = len(law.app.screen_stack)
                assert screens > 1, name
                await check_dialog(law, name)
                await law.press("ctrl+q")
                if not left:
                    law.say(name, "the way out does not lead out")
                left.clear()
                for _ in range(screens - 1):
                    await law.press("escape")
                if len(law.app.screen_stack) > 1:
                    law.say(name, "escape does not close it")
                    while len(law.app.screen_stack) > 1:
                        await law.app.pop_screen()
    assert not law.broken, "\n".join(law.broken)


async def check_dialog(law: Law, name: str) -> None:
    """One dialog: the way out stands there, and keys do what it offers."""
    for words in ("^q quit", "esc"):
        if words not in text_of(law.app):
            law.say(name, f"“{words}” does not stand there")
    law.check_offer(name)
    everywhere = {key for key, one in law.app._bindings if one.priority}
    for hints in law.app.screen.query(Hints):
        for shown, words in hints.keys:
            if missing := [one for one in keys_meant(shown) if one not in {*law.active(), *everywhere}]:
                law.say(name, f"“{shown} {words}”: nothing takes {missing}")
    looks = (name, *((key, one.binding.action) for key, one in sorted(law.active().items())))
    if looks not in law.pressed:  # at another size the same keys do the same
        law.pressed.add(looks)
        await law.check_silence(name)
        await law.check_moves(name)


def keys_meant(shown: str) -> list[str]:
    """The keys that are meant by words among the keys of a dialog: ``1–4``, ``↑↓ ↵``, ``^q``, ``space``."""
    if found := re.fullmatch(r"(\d)(?:–(\d))?", shown):
        return [str(digit) for digit in range(int(found[1]), int(found[2] or found[1]) + 1)]
    if shown.startswith("^"):
        return [f"ctrl+{shown[1:]}"]
    signs = {"↵": "enter", "↑": "up", "↓": "down", "→": "right"}
    if set(shown) <= {*signs, " "}:
        return [signs[sign] for sign in shown if sign != " "]
    return [{"esc": "escape"}.get(shown, shown)]


async def test_on_the_first_screen_and_in_its_dialogs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Session.create(tmp_path / "one.toml", "One").close()
    recent.remember(tmp_path / "one.toml", "frame", "", datetime(2026, 11, 23, tzinfo=UTC))
    app = RoadworthyApp(None)
    async with app.run_test(size=SIZES[0]) as pilot:
        await settled(pilot)
        first = next(screen for screen in app.screen_stack if isinstance(screen, WelcomeScreen))
        for size in part(SIZES, len(SIZES)):
            await pilot.resize_terminal(*size)
            for way in ("", "new", "table", "other"):
                await settled(pilot)
                if way:
                    first.action_begin(way)
                    await settled(pilot)
                shown = text_of(app)
                assert "^q quit" in shown, way
                active = {key for key, one in app.screen.active_bindings.items() if one.enabled}
                signs = [] if way else [one for one in PRINTABLE if not offers(active, one)]
                silent = [
                    *signs,
                    *(key for key in (*NAMED, *HELD) if key not in {*active, "enter", "backspace", "delete"}),
                ]
                burst(pilot, *silent)
                await worked_off(pilot)
                assert text_of(app) == shown, way
                burst(pilot, *MOVING)
                await worked_off(pilot)
                assert len(app.screen_stack) == (2 if way else 1), way
                if way:
                    await pilot.press("escape")
                    await settled(pilot)
                assert app.screen is first


async def test_what_is_refused_in_a_dialog_is_said_in_the_field_that_it_is_about(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", load(sample_file("article-comparison"))) as walk:
        app = walk.pilot.app
        await walk.press("d", "3", "enter", "enter", "enter")
        assert "who moves it? A role is enough" in walk.screen
        assert "status:" not in walk.screen, "no key path"
        assert isinstance(app.screen, PromptScreen)
        assert app.focused is app.screen.inputs[0]
        await walk.press(*"lead", "tab", *"no day at all", "tab", "enter")
        assert "no day at all" in walk.screen
        assert app.focused is app.screen.inputs[1]
        assert walk.value.status != "decided"


async def test_leaving_is_told_again_after_something_was_tried(tmp_path: Path) -> None:
    async with at(tmp_path, "decision", load(sample_file("article-comparison"))) as walk:
        await walk.press("d", "3", "enter", "enter")
        await walk.press("ctrl+q")
        assert "This was not taken yet" in walk.screen
        await walk.press("enter")
        assert "who moves it" in walk.screen
        await walk.press("ctrl+q")
        assert "This was not taken yet" in walk.screen
        assert walk.pilot.app.is_running


async def test_a_day_in_a_dialog_says_how_it_is_understood_and_offers_what_it_could_be(
    tmp_path: Path,
) -> None:
    """The day of a move is over, so one without a year is the last such day."""
    async with at(tmp_path, "decision", load(sample_file("article-comparison"))) as walk:
        app = walk.pilot.app
        await walk.press("d", "3", *"lead", "tab", *"3 Feb")
        told = f"→ {day_words(date(TODAY.year, 2, 3))}"
        assert told in walk.screen
        await walk.press("tab", *"as agreed")
        assert told in walk.screen, "while the other fields are typed into, too"
        await walk.press("up", *"Q1 2025", "tab", "enter")
        assert "Which one is “Q1 2025”?" in walk.screen
        await walk.press("3")
        assert isinstance(app.screen, PromptScreen)
        assert app.focused is app.screen.inputs[1]
        assert "→ Monday 31 March 2025" in walk.screen
        await walk.press("enter")
        move = list(walk.value.history.values())[-1]
        assert (move.on, move.role, move.note) == (date(2025, 3, 31), "lead", "as agreed")


async def test_a_title_that_was_only_looked_at_takes_back_nobody_elses(tmp_path: Path) -> None:
    """The dialog was open while somebody else's file was loaded; enter then put the old title on it."""
    async with at(tmp_path, "frame", load(sample_file("article-comparison"))) as walk:
        app = walk.pilot.app
        assert isinstance(app, RoadworthyApp)
        OVERLAYS["title"](app)
        await settled(walk.pilot)
        walk.session.do(set_title("Theirs"))
        await walk.press("enter")
        assert walk.value.title == "Theirs"
        OVERLAYS["title"](app)
        await settled(walk.pilot)
        await walk.press(*"Ours", "enter")
        assert walk.value.title == "Ours"
