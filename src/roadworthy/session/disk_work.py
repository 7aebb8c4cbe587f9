"""What blocks, apart from what follows from it: that may run in any thread, this on the face's alone."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock, RLock
from typing import Final, TypeVar

from roadworthy.errors import ChangedOnDisk, StoreError
from roadworthy.model import Record
from roadworthy.model.frozen import frozen
from roadworthy.session.history import Snapshot
from roadworthy.session.storage import Storage

T = TypeVar("T", bound=Record)


@frozen
class DiskOutcome:
    """What came of work on the disk."""

    taken: str = ""
    """Who has the file now, in words; empty while it is ours."""
    problem: StoreError | None = None
    """What did not succeed, or was found to be otherwise than it was left."""
    fault: Exception | None = None
    """A mistake of the program, raised where it can be told."""


class DiskWork:
    """Work on a file that is done once, by whichever thread comes first, and taken in once.

    `disk` is held meanwhile: one thing at a time is done with a file.
    """

    def __init__(
        self, disk: Lock, work: Callable[[], DiskOutcome], then: Callable[[DiskOutcome], None]
    ) -> None:
        self._disk: Final = disk
        self._work: Final = work
        self._then: Final = then
        self._outcome: DiskOutcome | None = None
        self._taken_in = False
        self._ending: Final = RLock()

    def run(self) -> DiskOutcome:
        """Do it where nobody has, else wait for whoever does. Raises nothing."""
        with self._disk:
            if self._outcome is None:
                try:
                    self._outcome = self._work()
                except StoreError as error:
                    self._outcome = DiskOutcome(problem=error)
                except Exception as error:  # noqa: BLE001 - it is raised on the face's thread
                    self._outcome = DiskOutcome(fault=error)
            return self._outcome

    def finish(self) -> None:
        """On the face's thread: take in what came of it; done here and now where no thread has got to it."""
        outcome = self.run()
        with self._ending:  # a second one waits until the first has taken it in
            if self._taken_in:
                return
            self._taken_in = True
            self._then(outcome)


def write_out(storage: Storage[T], snapshot: Snapshot[T], at: datetime) -> DiskOutcome:
    """Write the file where it is ours; where it is not, or is not as it was left, the person's own is kept.

    Raises StoreError.
    """
    if taken := storage.hold(at):
        return _given_up(storage, snapshot, at, taken)
    try:
        storage.write(snapshot, at)
    except ChangedOnDisk:
        storage.keep(snapshot, at)
        raise
    return DiskOutcome()


def look_at(storage: Storage[T], snapshot: Snapshot[T], at: datetime) -> DiskOutcome:
    """See whether the file is ours and as it was left. Raises StoreError."""
    if taken := storage.lost_to():
        return _given_up(storage, snapshot, at, taken)
    return DiskOutcome(problem=storage.check())


def _given_up(storage: Storage[T], snapshot: Snapshot[T], at: datetime, taken: str) -> DiskOutcome:
    storage.keep(snapshot, at)
    storage.free()
    return DiskOutcome(taken=taken)
