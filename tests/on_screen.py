"""What the tests of the short screens share."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from roadworthy.model import Decision
from roadworthy.session import Session
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.walk.screen import WalkScreen
from unseen import strips_of

SIZES = ((120, 40), (80, 24))
NASTY = "[/foo] [red] \x1b[2J 中文 é"


def text_of(app: App[int]) -> str:
    """What a person sees, line by line."""
    return "\n".join("".join(segment.text for segment in strip) for strip in strips_of(app))


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the program rests (tests/idle.py): what works beside it, and what that caused, are done."""
    await pilot.pause()


def burst(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, or type characters, all at once: nothing of the program runs between two of them."""
    driver = pilot.app._driver
    assert driver is not None
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 else key
        driver.send_message(events.Key(name, key if len(key) == 1 else None))


async def worked_off(pilot: Pilot[int]) -> None:
    """Wait until all that was typed had its effect. Raises what ended the program."""
    app = pilot.app
    assert isinstance(app, RoadworthyApp)
    await pilot.pause()
    while app.typed_ahead.waiting:
        still_runs(app)
        await asyncio.sleep(0.001)
        await pilot.pause()
    still_runs(app)


def still_runs(app: App[int]) -> None:
    """Raise what ended the program: its queue is never worked off then, and who waits for that waits for ever."""
    if app._exception is not None:
        raise app._exception


async def at_rest(pilot: Pilot[int], seen: Callable[[RoadworthyApp], str]) -> str:
    """What is `seen` where looking asks for nothing more: a screen is painted when it is looked at."""
    app = pilot.app
    assert isinstance(app, RoadworthyApp)
    before, now = None, seen(app)
    while before != now:
        still_runs(app)
        await pilot.pause()
        before, now = now, seen(app)
    return now


def walk_of(app: RoadworthyApp) -> WalkScreen:
    """The walk that is open."""
    return next(screen for screen in app.screen_stack if isinstance(screen, WalkScreen))


def new_session(path: Path, start: str | Decision = "Orders platform") -> Session:
    """A decision in a new file."""
    return Session.create(path, start)
