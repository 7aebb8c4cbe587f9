"""When a save is due."""

from collections.abc import Callable
from typing import ClassVar, Final


class SaveScheduler:
    """A save is due a moment after the last change, and soon after the first unsaved one at the latest."""

    AFTER_LAST: ClassVar[float] = 0.4
    """Seconds after the last change."""
    AFTER_FIRST: ClassVar[float] = 0.8
    """Seconds after the first unsaved change: the most that waits in memory."""
    RETRY: ClassVar[float] = 5.0
    """Seconds until a failed save is tried again by itself."""
    KEEP_EVERY: ClassVar[float] = 600.0
    """Seconds of editing between two kept versions."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock: Final = clock
        self._first: float | None = None
        self._last = 0.0
        self._retry_at: float | None = None

    def touched(self) -> None:
        """The value changed."""
        self._last = self._clock()
        if self._first is None:
            self._first = self._last

    def begun(self) -> None:
        """A save of the present value began."""
        self._first = self._retry_at = None

    def rest(self) -> None:
        """Nothing is unsaved."""
        self._first = self._retry_at = None

    def failed(self) -> None:
        """The save did not succeed."""
        self._retry_at = self._clock() + self.RETRY

    def due_in(self, now: float | None = None) -> float | None:
        """Seconds until a save is due, 0 where it is; None where nothing changed."""
        at = self._clock() if now is None else now
        if self._first is not None:
            return max(0.0, min(self._last + self.AFTER_LAST, self._first + self.AFTER_FIRST) - at)
        return None if self._retry_at is None else max(0.0, self._retry_at - at)
