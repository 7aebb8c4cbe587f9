"""Waiting until a program has nothing left to do, without sleeping longer than that takes.

Textual's own wait sleeps 20 ms at a time and asks whether the processor was busy meanwhile, several times for
each key: a third of the time of all tests was spent asleep. This one looks at what the event loop holds: work
that is ready, timers that come due within 20 ms, such as the next frame, and threads at work.
"""

import asyncio
import threading
import time
from typing import Any

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
        due = min((one.when() for one in loop._scheduled if not one.cancelled()), default=end + near)
        if due <= now + near:
            await asyncio.sleep(max(0.0, due - now))
        elif not await _others_work():
            return


async def _others_work() -> bool:
    """Whether another thread uses the processor."""
    if threading.active_count() == 1:
        return False
    before = time.process_time() - time.thread_time()
    await asyncio.sleep(GLANCE)
    return time.process_time() - time.thread_time() - before > GLANCE / 4
