"""What the full screen lends to a session: its own thread, its timers, and other threads."""

from collections.abc import Callable
from typing import Final

from textual.app import App

GROUP: Final = "disk"
"""The group of workers that read and write files."""


class AppFace:
    """The `Face` of a full-screen program."""

    def __init__(self, app: App[int]) -> None:
        self._app: Final = app

    def deliver(self, act: Callable[[], object]) -> None:
        """Have `act` done when the program comes to it. May be called from any thread."""
        self._app.call_later(act)

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        """Have `act` done by the program after so many seconds."""
        self._app.set_timer(seconds, act)

    def in_thread(self, act: Callable[[], object]) -> None:
        """Have `act` done in a thread."""
        self._app.run_worker(act, thread=True, group=GROUP, exit_on_error=False)
