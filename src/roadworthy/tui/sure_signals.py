"""A signal that came is heard, however much is on its way to the loop.

asyncio hears of a signal by a byte in a pipe, and each message from another thread puts one there, too: a key
that is held, or a large paste, fills it while the program is stopped or at work (some 280 bytes). The byte of
a signal that comes then is lost, and the signal with it: a stopped program never went on, one that was told
to end did not, and Python wrote over the screen why. Here the handler adds to what the loop has to do.
"""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress


def listen(loop: asyncio.AbstractEventLoop, number: int, act: Callable[..., object], *given: object) -> None:
    """Have `act(*given)` done between two turns of the loop whenever the signal comes.

    Raises RuntimeError, ValueError or OSError for a signal that can't be heard.
    """

    def heard(*_: object) -> None:
        with suppress(RuntimeError):  # the loop is over
            loop.call_soon_threadsafe(act, *given)

    with suppress(NotImplementedError):  # Windows
        loop.add_signal_handler(number, _wake)  # a signal that another thread takes wakes the loop
        signal.set_wakeup_fd(signal.set_wakeup_fd(-1), warn_on_full_buffer=False)
    signal.signal(number, heard)


def _wake() -> None:
    """Do nothing: the loop has its turn."""
