"""Who is told when a working copy is another, or stands otherwise to its file."""

from collections.abc import Callable
from typing import Final, TypeAlias

Deliver: TypeAlias = Callable[[Callable[[], object]], object]
"""Has something done soon on a face's own thread; may be called from any thread."""


class Subscribers:
    """Tells each of them, on the thread of the face that they belong to.

    Without a face they are told at once, on the thread that made the change. With one, whatever happens
    before the face has its next turn is told once.
    """

    def __init__(self) -> None:
        self._callbacks: Final[list[Callable[[], object]]] = []
        self._deliver: Deliver | None = None
        self._turns = 0
        self._under_way = False

    def deliver_by(self, deliver: Deliver | None) -> None:
        """Tell through `deliver` from now on; None where there is no face."""
        self._deliver = deliver
        self._turns += 1
        self._under_way = False

    def add(self, callback: Callable[[], object]) -> Callable[[], None]:
        """Tell `callback`, too; the result ends that."""
        self._callbacks.append(callback)

        def leave() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return leave

    def tell(self) -> None:
        """Something changed."""
        if self._deliver is None:
            self._now()
        elif not self._under_way:
            self._under_way = True
            turns = self._turns
            self._deliver(lambda: self._delivered(turns))

    def _delivered(self, turns: int) -> None:
        if turns == self._turns:  # else it was on its way to a face that is gone
            self._under_way = False
            self._now()

    def _now(self) -> None:
        for callback in tuple(self._callbacks):
            callback()
