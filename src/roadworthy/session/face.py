"""What a face lends to its session: its thread, its clock, and other threads for what blocks."""

from collections.abc import Callable
from typing import Protocol


class Face(Protocol):
    """A face, as a `Saver` needs it."""

    def deliver(self, act: Callable[[], object]) -> object:
        """Have `act` done soon on the face's own thread. May be called from any thread."""
        ...

    def after(self, seconds: float, act: Callable[[], object]) -> object:
        """Have `act` done on the face's own thread after so many seconds."""
        ...

    def in_thread(self, act: Callable[[], object]) -> object:
        """Have `act` done in a thread that may wait for the disk."""
        ...


class AtOnce:
    """A `Face` that has one thread and no timers: it waits for a person, line by line.

    Whatever it is handed is done here and now, but for what is due later; such a face asks for that itself,
    by `Saver.turn`, after each answer.
    """

    def deliver(self, act: Callable[[], object]) -> None:
        """Do it."""
        act()

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        """Leave it: `Saver.turn` comes."""
        del seconds, act

    def in_thread(self, act: Callable[[], object]) -> None:
        """Do it, and wait."""
        act()
