"""Waiting until a program rests: nothing is left to be done, drawn or worked out beside it, however slow the machine.

Textual's own wait sleeps 20 ms at a time and asks whether the processor was busy meanwhile, several times for
each key: a third of the time of all tests was spent asleep, and on a busy machine it took what had not had its turn yet
for done. This one looks at what the event loop and the app hold: work that is ready, timers that come due within 20 ms,
threads at work. A frame that is due is drawn at once.

What comes by itself after a longer while (a save, a look at the file, what resting on a cell shows, a blinking cursor)
would come or not, as the machine is quick or slow. So such timers stand still (conftest.py);
what they are for is seen in real terminals, or called.
"""

import asyncio
from typing import Any, Final

from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from patience import LONGEST

NEAR = 0.02
"""Seconds: what is due by then is waited for, as in Textual's own wait."""
_LOOK = 0.05
"""Seconds after which somebody who waits for a thread looks whether there is something else to do."""


class NeverRestsError(AssertionError):
    """The program goes on working by itself."""


async def wait_for_idle(min_sleep: float = NEAR, max_sleep: float = LONGEST) -> None:
    """Return when nothing is left to do now; raise `NeverRestsError` after `max_sleep` seconds."""
    loop: Any = asyncio.get_running_loop()
    end = loop.time() + max(max_sleep, LONGEST)
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
        elif app is None or not await _threads_work(app):
            return
    raise NeverRestsError(f"the program does not come to rest in {LONGEST:g} s")


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


async def _threads_work(app: App[Any]) -> bool:
    """Wait a little for the workers in threads; False where there is none."""
    tasks = [one._task for one in app.workers if one._thread_worker and not one.is_finished and one._task]
    if tasks:
        await asyncio.wait(tasks, timeout=_LOOK, return_when=asyncio.FIRST_COMPLETED)
    return bool(tasks)


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
