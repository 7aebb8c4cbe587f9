"""How processor time grows with the size of what is worked on.

Nothing here is held against seconds: sixteen times the size takes sixteen times as long where the time is linear and 256
times where it is a square, so that a machine four times slower for a moment changes no answer.
"""

import gc
import math
import time
from collections.abc import Callable

LINEAR = 1.5
"""The most a power of the size may be: what is linear has 1, also where memory grows slower than work; a square has 2."""
CERTAIN = 1.85
"""A power above which nothing is asked again: that much no busy machine adds."""
TIMES = 16
SMALLEST = 0.001
"""Seconds below which a measurement says nothing."""
LONG = 0.25
"""Seconds after which one measurement says enough."""
TRIES = 3


def power(act: Callable[[int], object], size: int, most: float = LINEAR) -> float:
    """By which power of the size the processor time of `act(size)` grows, from `size` to sixteen times that.

    The large one is done once, as what was slowed down by something else and is quick enough all the same is quick enough.
    Asked again, twice at the most, where it comes out above `most`; the least counts. A garbage collection that
    happens to fall into a measurement is kept out of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        least = 99.0
        for goes in (1, *[3] * (TRIES - 1)):
            small = max(_taken(act, size), SMALLEST)
            least = min(least, math.log(max(_taken(act, size * TIMES, goes) / small, 1.0), TIMES))
            if least <= most or least > CERTAIN:
                break
        return least
    finally:
        if was_on:
            gc.enable()


def _taken(act: Callable[[int], object], size: int, goes: int = 3) -> float:
    """The least of some goes, or of one that is long enough."""
    least = 1e9
    for _ in range(goes):
        began = time.process_time()
        act(size)
        least = min(least, time.process_time() - began)
        if least > LONG:
            break
    return least
