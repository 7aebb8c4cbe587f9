"""Textual's driver with three moments seen to: a program stopped unasked, a closed window, and bad bytes."""

import codecs
import os
import signal
import sys
from collections.abc import Callable

from textual.driver import Driver


def is_gone(number: int) -> bool:
    """Whether a signal says that the terminal was closed, and it was: nothing can be written there now."""
    if number != getattr(signal, "SIGHUP", None):
        return False
    try:
        return sys.__stderr__ is None or not os.isatty(sys.__stderr__.fileno())
    except (OSError, ValueError):
        return True


if sys.platform == "win32":

    def careful(driver: type[Driver]) -> type[Driver]:
        """The driver itself: these moments are not known there."""
        return driver

else:
    from textual.drivers import linux_driver
    from textual.drivers.linux_driver import LinuxDriver

    def _any_bytes(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        """A decoder for which no bytes are wrong: each becomes a sign that can be seen."""
        return lambda: codecs.getincrementaldecoder(encoding)(errors="replace")

    class CarefulDriver(LinuxDriver):
        """Takes the terminal a second time only after it gave it back."""

        def run_input_thread(self) -> None:
            """Read keys. The library's decoder ends the program at a byte that is no UTF-8."""
            vars(linux_driver)["getincrementaldecoder"] = _any_bytes
            super().run_input_thread()

        def _sigcont_application(self, *_: object) -> None:
            """Go on. A closed window continues a program; so does ``kill -CONT`` after ``kill -STOP``."""
            if not self._auto_restart or not os.isatty(self.fileno):
                return
            if not self._must_signal_resume:
                self.suspend_application_mode()
                self._must_signal_resume = True
            self.resume_application_mode()

    def careful(driver: type[Driver]) -> type[Driver]:
        """The driver with these moments seen to, where it is the usual one."""
        return CarefulDriver if driver is LinuxDriver else driver
