"""What takes longer than a key: worked out in one thread, the newest question of each asker first."""

from threading import Lock
from time import monotonic, sleep
from typing import Final, Protocol

from textual.message import Message
from textual.widget import Widget

GROUP: Final = "jobs"
QUIET: Final = 0.12
"""Seconds without a key or another question before one is worked out: while somebody types, keys go first."""


class InParts(Protocol):
    """Something whose parts are worked out when they are read: a `Sensitivity`, an `Analysis`."""

    def has(self, *parts: str) -> bool:
        """Whether the named parts have been worked out."""


class Jobs:
    """Works out for a screen what takes draws, never holding up a key.

    An asker has one question at a time: a newer one takes the place of one that was not begun. `Worked` is
    posted to the screen after each that brought something, so that what draws again on it comes to rest.
    """

    class Worked(Message):
        """Something that was asked for is there now."""

    def __init__(self, screen: Widget) -> None:
        self._screen = screen
        self._wanted: dict[str, tuple[InParts, tuple[str, ...]]] = {}
        self._begun: tuple[InParts, tuple[str, ...]] | None = None
        """What is being worked out."""
        self._running = False
        self._asked = 0.0
        """When something was asked for or typed last."""
        self._lock = Lock()

    def ready(self, asker: str, found: InParts, *parts: str) -> bool:
        """Whether the named parts of `found` are there; where not, they are now being worked out."""
        missing = tuple(part for part in parts if not found.has(part))
        with self._lock:
            if not missing:
                self._wanted.pop(asker, None)
                return True
            if self._begun is not None and self._begun[0] is found and set(missing) <= set(self._begun[1]):
                self._wanted.pop(asker, None)  # `Worked` is still to come, for whoever asks
                return False
            self._wanted[asker] = (found, missing)
            self._asked = monotonic()
            if self._running:
                return False
            self._running = True
        self._screen.run_worker(self._work, thread=True, group=GROUP, exit_on_error=False)
        return False

    def typed(self) -> None:
        """A key was pressed: what was asked for and not begun waits for the last of them."""
        self._asked = monotonic()

    def _work(self) -> None:
        while True:
            while (rest := self._asked + QUIET - monotonic()) > 0:
                sleep(rest)
            with self._lock:
                if not self._wanted:
                    self._running = False
                    return
                found, parts = self._begun = self._wanted.pop(next(iter(self._wanted)))
            try:
                for part in parts:
                    getattr(found, part)
            except BaseException:
                with self._lock:
                    self._running, self._begun = False, None
                raise
            with self._lock:
                self._begun = None
            if found.has(*parts):  # what is never there would be asked for by each drawing, without end
                self._screen.post_message(self.Worked())
