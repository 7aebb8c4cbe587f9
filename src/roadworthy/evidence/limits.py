"""How long and how much a collector waits for and takes, and how it is stopped."""

from threading import Event
from typing import Final

from roadworthy.model.frozen import frozen

MEGABYTE: Final = 1024 * 1024


@frozen
class Limits:
    """Bounds of one question to a registry or a program. Seconds and bytes."""

    idle: float = 10.0
    """Longest silence."""
    whole: float = 30.0
    """Longest wait for a whole answer."""
    most: int = 32 * MEGABYTE
    """Largest answer."""
    tries: int = 3
    pause: float = 0.5
    """Before the second try; doubled each time."""


class StopRequest:
    """Asked to stop: nothing new is begun, and what waits gives up."""

    def __init__(self) -> None:
        self._event: Final = Event()

    def stop(self) -> None:
        """Stop all that looks at it."""
        self._event.set()

    @property
    def stopped(self) -> bool:
        """Whether to give up."""
        return self._event.is_set()

    def sleep(self, seconds: float) -> bool:
        """Wait; whether it was stopped meanwhile."""
        return self._event.wait(seconds)
