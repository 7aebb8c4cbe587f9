"""What the tests of the short screens share."""

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from roadworthy.model import Decision
from roadworthy.session import Session
from roadworthy.tui.app import RoadworthyApp
from roadworthy.tui.walk.screen import WalkScreen
from roadworthy.tui.widgets.standing import Standing
from unseen import strips_of

SIZES = ((120, 40), (80, 24))
NASTY = "[/foo] [red] \x1b[2J 中文 é"


def text_of(app: App[int]) -> str:
    """What a person sees, line by line."""
    return "\n".join("".join(segment.text for segment in strip) for strip in strips_of(app))


async def settled(pilot: Pilot[int]) -> None:
    """Wait until workers and what they caused are done."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
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
    await pilot.pause(0)
    while app.typed_ahead.waiting:
        still_runs(app)
        await asyncio.sleep(0.001)  # a pause of the pilot posts messages, which what was typed waits for
    await app.workers.wait_for_complete()
    await pilot.pause(0)
    await pilot.pause(0)
    still_runs(app)


def still_runs(app: App[int]) -> None:
    """Raise what ended the program: its queue is never worked off then, and who waits for that waits for ever."""
    if app._exception is not None:
        raise app._exception


async def come_to_rest(pilot: Pilot[int], worked: Collection[object], most: int = 20) -> bool:
    """Wait until nothing is worked out any more; False where more came to `worked` than one key can ask for."""
    before = len(worked)
    app = pilot.app
    assert isinstance(app, RoadworthyApp)
    await worked_off(pilot)
    while _busy(app):
        if len(worked) > before + most:
            return False
        await worked_off(pilot)
    return True


async def at_rest(pilot: Pilot[int], seen: Callable[[RoadworthyApp], str]) -> str:
    """What is `seen` once nothing is left to be worked out or drawn: the same twice over, however slow the machine."""
    app = pilot.app
    assert isinstance(app, RoadworthyApp)
    before, now = None, seen(app)
    while before != now or _busy(app):
        still_runs(app)
        await app.workers.wait_for_complete()
        await pilot.pause()
        before, now = now, seen(app)
    return now


def _busy(app: RoadworthyApp) -> bool:
    """Whether a worker runs, something is to be drawn, or a standing does not say yet how sure it is."""
    screens = app.screen_stack
    return (
        any(not worker.is_finished for worker in app.workers)
        or any(screen._callbacks or screen._dirty_widgets for screen in screens)
        or any(
            one.panels.rail_due or one.query_one(Standing).waits
            for one in screens
            if isinstance(one, WalkScreen)
        )
    )


def walk_of(app: RoadworthyApp) -> WalkScreen:
    """The walk that is open."""
    return next(screen for screen in app.screen_stack if isinstance(screen, WalkScreen))


def new_session(path: Path, start: str | Decision = "Orders platform") -> Session:
    """A decision in a new file."""
    return Session.create(path, start)
