"""Signals that end an interview in order."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from roadworthy.plain.console import Console
from roadworthy.session.signals import ending_signals


@contextmanager
def listening(console: Console) -> Iterator[None]:
    """Signals end the interview as leaving does: in order, saved, with the status that shells expect."""

    def heard(number: int, frame: FrameType | None) -> None:
        del frame
        console.hear(number)

    before = {}
    for number in ending_signals():
        try:
            former = signal.signal(number, heard)
        except (ValueError, OSError):
            continue
        # None was set by something else than Python, and can't be put back.
        before[number] = signal.SIG_DFL if former is None else former
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
