"""Textual's driver with two moments seen to: a program stopped unasked, and a closed window."""

import os
import signal
import sys

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
    from textual.drivers.linux_driver import LinuxDriver

    class CarefulDriver(LinuxDriver):
        """Takes the terminal a second time only after it gave it back."""

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
