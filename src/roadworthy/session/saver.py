"""Saving in time: when a working copy is written, when its file is looked at, and in whose thread."""

import time
from collections.abc import Callable
from typing import Any, Final

from roadworthy.session.disk_work import DiskWork
from roadworthy.session.face import Face
from roadworthy.session.working_copy import WorkingCopy
from roadworthy.store.sweeping import sweep_state

LOOK_EVERY: Final = 2.0
"""Seconds between two looks at the file on the disk."""
SWEEP_AFTER: Final = 5.0
"""Seconds after which the state folder is swept: by then nobody waits for the start."""
_LEAST: Final = 0.01
"""Seconds; a timer of none is no timer to some clocks."""


class Saver:
    """Sees to it that what is typed is on the disk within a second, and that a change there is seen.

    It belongs to the face's thread, as the working copy does. What blocks is handed to the face's other
    threads, and what comes of it is taken in on its own. News of the copy reaches subscribers there, too.
    """

    def __init__(
        self,
        copy: WorkingCopy[Any],
        face: Face,
        *,
        looks: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._copy: Final = copy
        self._face: Final = face
        self._looks: Final = looks
        self._clock: Final = clock
        self._planned: float | None = None
        """When the next save is planned, by the clock."""
        self._swept = False
        self._stopped = False
        copy.deliver_by(face.deliver)
        self._leave: Final = copy.subscribe(self._plan)
        self._plan()
        if looks:
            face.after(LOOK_EVERY, self._look_again)
        face.after(SWEEP_AFTER, self._sweep)

    def save(self) -> None:
        """Save now what is unsaved, in a thread."""
        self._do(self._copy.begin_save)

    def look(self) -> None:
        """See now, in a thread, whether the file is as it was left."""
        self._do(self._copy.begin_check)

    def turn(self) -> None:
        """For a face without timers, after each answer: all is saved, and the file is looked at."""
        self.save()
        if self._looks:
            self.look()
        self._sweep()

    def stop(self) -> None:
        """The face is leaving, or shows something else: nothing more is planned, and news comes at once."""
        if not self._stopped:
            self._stopped = True
            self._leave()
            self._copy.deliver_by(None)

    def _do(self, begin: Callable[[], DiskWork | None]) -> None:
        work = None if self._stopped else begin()
        if work is None:
            return

        def act() -> None:
            work.run()
            self._face.deliver(work.finish)

        self._face.in_thread(act)

    def _plan(self) -> None:
        """Plan the next save, unless one is planned that comes as soon."""
        due = self._copy.due_in()
        if due is None or self._stopped:
            return
        delay = max(_LEAST, due)
        at = self._clock() + delay
        if self._planned is None or at < self._planned:
            self._planned = at
            self._face.after(delay, lambda: self._save_due(at))

    def _save_due(self, planned: float) -> None:
        if planned != self._planned or self._stopped:
            return  # a sooner one took its place
        self._planned = None
        due = self._copy.due_in()
        if due is not None and due <= 0:
            self.save()
        else:
            self._plan()

    def _look_again(self) -> None:
        if not self._stopped:
            self.look()
            self._face.after(LOOK_EVERY, self._look_again)

    def _sweep(self) -> None:
        if not self._swept and not self._stopped:
            self._swept = True
            self._face.in_thread(sweep_state)
