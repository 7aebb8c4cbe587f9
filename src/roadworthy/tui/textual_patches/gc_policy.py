"""Memory is swept while nobody waits: looking through all of it takes as long as painting several frames.

Rests on: nothing of Textual, which holds much of what it makes in circles; on Python's counts of what is new.
"""

import gc
import time
from typing import Final

YOUNG: Final = 50_000
"""New objects after which those are looked through, in some milliseconds. With Python's own 700 everything is
looked through whenever a few screens were drawn."""
REST: Final = 3.0
"""Seconds without a key after which everything may be looked through."""
_ROUNDS: Final = 20


class GcPolicy:
    """When memory that is held in circles is freed. Does nothing where whoever runs the program sweeps."""

    def __init__(self) -> None:
        self._ours = False
        self._touched = time.monotonic()

    def begin(self) -> None:
        """What the start made stays, and is not looked through again."""
        if not gc.isenabled():
            self._ours = True
            gc.freeze()
            gc.set_threshold(YOUNG, _ROUNDS, 1_000_000)
            gc.enable()

    def touch(self) -> None:
        """Somebody typed something."""
        self._touched = time.monotonic()

    def look(self) -> None:
        """Sweep if nobody waits, and if there may be something to free."""
        _, young, middle = gc.get_count()
        if self._ours and (young or middle) and time.monotonic() - self._touched > REST:
            gc.collect()
