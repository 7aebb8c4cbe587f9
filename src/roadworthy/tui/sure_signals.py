"""A signal that came is heard, however much is on its way to the loop.

asyncio hears of a signal by a byte in a pipe, and each message from another thread puts one there, too: a key
that is held, or a large paste, fills it while the program is stopped or at work (some 280 bytes). The byte of
a signal that comes then is lost, and the signal with it: a stopped program never went on, one that was told
to end did not, and Python wrote over the screen why. Here the handler adds to what the loop has to do.
"""

import asyncio
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress


def listen(loop: asyncio.AbstractEventLoop, number: int, act: Callable[..., object], *given: object) -> None:
    """Have `act(*given)` done between two turns of the loop whenever the signal comes.

    Raises RuntimeError, ValueError or OSError for a signal that can't be heard.
    """
    with suppress(NotImplementedError):  # Windows
        loop.add_signal_handler(number, _wake)  # a signal that another thread takes wakes the loop
        signal.set_wakeup_fd(signal.set_wakeup_fd(-1), warn_on_full_buffer=False)
    _hear(loop, number, act, *given)


def listen_to_all(
    loop: asyncio.AbstractEventLoop, numbers: Iterable[int], act: Callable[[int], object]
) -> tuple[int, ...]:
    """Have `act(number)` done for each of many signals; gives back those that can't be heard.

    One is told to the loop, which is then woken by all of them: telling it forty takes as long as a frame.
    """
    hear, deaf = listen, []
    for number in numbers:
        try:
            hear(loop, number, act, number)
            hear = _hear
        except (RuntimeError, ValueError, OSError):
            deaf.append(number)
    return tuple(deaf)


def _hear(loop: asyncio.AbstractEventLoop, number: int, act: Callable[..., object], *given: object) -> None:
    def heard(*_: object) -> None:
        try:
            loop.call_soon_threadsafe(act, *given)
        except RuntimeError:  # the loop is over: it does what it does without us
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
            signal.raise_signal(number)

    signal.signal(number, heard)


def _wake() -> None:
    """Do nothing: the loop has its turn."""
