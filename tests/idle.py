"""Waiting until a program has nothing left to do, without sleeping longer than that takes.

Textual's own wait sleeps 20 ms at a time and asks whether the processor was busy meanwhile, several times for
each key: a third of the time of all tests was spent asleep. This one looks at what the event loop holds: work
that is ready, timers that come due within 20 ms, and threads at work. A frame that is due is drawn at once.
"""

import asyncio
import threading
import time
from typing import Any, Final

from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

NEAR = 0.02
"""Seconds: what is due by then is waited for, as in Textual's own wait."""
GLANCE = 0.001
"""Seconds for which other threads are watched."""


async def wait_for_idle(min_sleep: float = NEAR, max_sleep: float = 1.0) -> None:
    """Return when nothing is left to do now, or after `max_sleep` seconds."""
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max_sleep
    near = max(min_sleep, NEAR)
    while (now := loop.time()) < end:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        app = active_app.get(None)
        if app is not None:
            if app._exit:
                return  # a timer for frames may go on, and nobody answers it any more
            if _drew(app):
                continue
        due = min(_due(loop, app), default=end + near)
        if due <= now + near:
            await asyncio.sleep(max(0.0, due - now))
        elif not await _others_work():
            return


def _drew(app: App[Any]) -> bool:
    """Draw the frame that the screen is waiting for; False where it waits for none."""
    screen = _shown(app)
    frames = screen and getattr(screen, "_Screen__update_timer", None)
    if not screen or not frames or not frames._active.is_set():
        return False
    screen._on_timer_update()
    return True


def _due(loop: Any, app: App[Any] | None) -> list[float]:
    """When the timers of the loop come due, without those of the app that do nothing then."""
    resting: set[object] = set()
    for pump in (app, app and _shown(app)):
        for timer in pump._timers if pump else ():
            if timer._task is not None and not timer._active.is_set():
                resting.add(getattr(timer._task, "_fut_waiter", None))
    return [
        one.when()
        for one in loop._scheduled
        if not one.cancelled() and not (one._args and one._args[0] in resting)
    ]


def _shown(app: App[Any]) -> Screen[Any] | None:
    return app._screen_stack[-1] if app._screen_stack else None


_one_by_one: Final = Pilot._wait_for_screen


async def wait_for_screen(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """Return when every message of the app and of the screen that is shown was worked off.

    Textual's own wait sends one more message to each widget of the screen and waits for all of them: with every
    key, that is most of what the widgets do. Where the loop has nothing left to do, all are worked off already.
    """
    await wait_for_idle(0)
    app = pilot.app
    try:
        pumps = [app, *app.screen.walk_children(with_self=True)]
    except Exception:  # noqa: BLE001 - it crashed, or is gone; the wait that is replaced takes no notice either
        return False
    if any(pump.message_queue_size for pump in pumps):
        return await _one_by_one(pilot, timeout)
    return True


async def _others_work() -> bool:
    """Whether another thread uses the processor."""
    if threading.active_count() == 1:
        return False
    before = time.process_time() - time.thread_time()
    await asyncio.sleep(GLANCE)
    return time.process_time() - time.thread_time() - before > GLANCE / 4
