"""How the full screen ends: all is saved, the terminal given back, the status is what shells expect."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import Final

from roadworthy.session.signals import ending_signals
from roadworthy.tui.sure_signals import listen_to_all
from roadworthy.tui.textual_patches.driver import is_gone
from roadworthy.tui.textual_patches.faults import FaultsTold

LONGEST_START: Final = 2.0
"""Seconds for which leaving waits for the first frame."""


class EndsInOrder(FaultsTold[int]):
    """An app that a key, a signal, a terminal that is gone and a mistake of its own end in the same way."""

    signalled: int | None = None
    """The signal that ended it."""
    crash: BaseException | None = None
    """The mistake that ended it."""
    is_shown = False
    """Whether the first frame is there."""
    _ends_with: int | None = None

    def shut(self) -> None:
        """Save all there is. A subclass does it, each part by `attempt`."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], object]) -> None:
        """Do one part of `shut`; a mistake in it is kept, and keeps no other part from being done."""
        try:
            act()
        except Exception as error:  # noqa: BLE001 - it is told when all is over
            self.crash = self.crash or error

    def end(self, status: int) -> None:
        """Leave with an exit status; once the first frame is there, as what is half begun can't be left."""
        if self.is_shown or self._ends_with is not None:
            self.exit(status, return_code=status)
        else:
            self._ends_with = status
            self.set_timer(LONGEST_START, lambda: self.exit(status, return_code=status))

    def ends_once_shown(self) -> bool:
        """The first frame is there; whether it is left at once, as somebody wanted before."""
        self.is_shown = True
        if self._ends_with is None:
            return False
        self.end(self._ends_with)
        return True

    def on_load(self) -> None:
        """Before the terminal is taken: from now on a signal gives it back, too."""
        if listen_to_all(asyncio.get_running_loop(), ending_signals(), self._on_signal):
            self.log.warning("a signal can't be heard here")

    def _on_signal(self, number: int) -> None:
        self.signalled = int(number)
        self.shut()
        if is_gone(number):
            os._exit(128 + int(number))  # leaving in order would wait for what can't be written
        self.end(128 + int(number))

    def input_ended(self) -> None:
        """The terminal is gone, and no signal said so: what there is is saved."""
        self._on_signal(getattr(signal, "SIGHUP", signal.SIGTERM))

    def on_fault(self, error: BaseException) -> bool:
        """A fault of ours: save what there is, leave, and say so in one line instead of a traceback."""
        self.crash = self.crash or error
        self.attempt(self.shut)
        if "pytest" in sys.modules:
            return False
        self.exit(1, return_code=1)
        return True
