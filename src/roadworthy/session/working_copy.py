"""One value being worked on: undo and redo, saving, the lease, what is wrong. Knows no interface."""

import time
from collections.abc import Callable
from datetime import datetime
from threading import Lock, RLock
from typing import ClassVar, Final, Generic, Literal, TypeVar, Unpack

from roadworthy.errors import ChangedOnDisk, StoreError
from roadworthy.model import Record
from roadworthy.session.clock import Clocks, local_now
from roadworthy.session.disk_work import DiskOutcome, DiskWork, look_at, write_out
from roadworthy.session.history import History, NamedChange, Snapshot, UndoStep
from roadworthy.session.save_scheduler import SaveScheduler
from roadworthy.session.sharing import same
from roadworthy.session.storage import Storage
from roadworthy.session.subscribers import Deliver, Subscribers

SaveState = Literal["saved", "unsaved", "saving", "failed", "conflict", "read-only"]
T = TypeVar("T", bound=Record)


class WorkingCopy(Generic[T]):
    """A value, its history, and how it stands to its file.

    It belongs to one thread, its face's: what a face reads of it changes in that thread alone, and whenever
    it does, subscribers are told. What blocks can be handed to another thread as `DiskWork`, which touches
    the file and nothing else; `save`, `check_disk` and `close` do it here and now. Without a face (see
    `deliver_by`) any thread may call any of them.
    """

    SETTLES: ClassVar[bool] = False
    """Whether a change on the disk is a conflict for the person to settle; else it is a save that failed."""

    def __init__(
        self,
        snapshot: Snapshot[T],
        storage: Storage[T] | None,
        *,
        read_only_because: str = "",
        **clocks: Unpack[Clocks],
    ) -> None:
        self._now: Final = clocks.get("now", local_now)
        self.today: Final = clocks.get("today", lambda: self._now().date())
        """Today's date."""
        self.read_only_because = read_only_because
        """Why this copy may only be looked at, in words; empty where it may be written."""
        self.problem: StoreError | None = None
        """Why the last save did not succeed, as one line for a person."""
        self.saved_at: datetime | None = None
        """When this copy was last written here."""
        self.kept = False
        """After `close`: whether what could not be saved is kept as a version."""
        self._snapshot = snapshot
        self._saved: T | None = snapshot.value
        self._storage = storage
        self._history: Final = History[T]()
        self._scheduler: Final = SaveScheduler(clocks.get("clock", time.monotonic))
        self._in_flight: T | None = None
        self._works: Final[list[DiskWork]] = []
        self._conflict = False
        self._subscribers: Final = Subscribers()
        self._lock: Final = RLock()
        self._disk: Final = Lock()

    @property
    def value(self) -> T:
        """What it is now."""
        return self._snapshot.value

    @property
    def read_only(self) -> bool:
        """Whether changes are refused."""
        return bool(self.read_only_because)

    @property
    def state(self) -> SaveState:
        """How the value stands to the file."""
        with self._lock:
            if self.read_only:
                return "read-only"
            if self._in_flight is not None:
                return "saving"
            if self._conflict:
                return "conflict"
            if self.value is self._saved:
                return "saved"
            return "failed" if self.problem is not None else "unsaved"

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would do something."""
        return self._history.can_undo and not self.read_only

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would do something."""
        return self._history.can_redo and not self.read_only

    def subscribe(self, callback: Callable[[], object]) -> Callable[[], None]:
        """Call `callback` after every change of value or state; the result ends that."""
        return self._subscribers.add(callback)

    def deliver_by(self, deliver: Deliver | None) -> None:
        """Tell subscribers through `deliver`, on a face's own thread; None: at once, on whichever it is."""
        self._subscribers.deliver_by(deliver)

    def end_step(self) -> None:
        """A visit to a field or cell is over: what follows is an undo step of its own."""
        self._history.end_step()

    def undo(self) -> UndoStep[T] | None:
        """Take the last step back; what it was (label and path), or None where there is none."""
        return self._travel(self._history.undo)

    def redo(self) -> UndoStep[T] | None:
        """Do the last undone step again; what it was, or None where there is none."""
        return self._travel(self._history.redo)

    def due_in(self, now: float | None = None) -> float | None:
        """Seconds until a save is due by the copy's clock; None where none is."""
        with self._lock:
            if self.read_only or self._storage is None or self._conflict:
                return None
            if self.value is self._saved or self.value is self._in_flight:
                return None
            return self._scheduler.due_in(now)

    def save(self) -> None:
        """Write what is unsaved; blocks. What goes wrong is in `problem` and `state`."""
        self._finish_works()
        work = self.begin_save()
        if work is not None:
            work.finish()

    def begin_save(self) -> DiskWork | None:
        """What has to be done to save the present value; None where nothing is, or it is being done."""
        with self._lock:
            storage, snapshot = self._storage, self._snapshot
            if storage is None or snapshot.value is self._saved or self._conflict or self.read_only:
                return None
            if self._in_flight is not None:
                return None
            work = self._work(
                lambda: write_out(storage, snapshot, self._now()), lambda came: self._saved_as(snapshot, came)
            )
            self._in_flight = snapshot.value
            self._scheduler.begun()
        self._tell()
        return work

    def check_disk(self) -> None:
        """See whether the file changed on disk or was taken over; cheap, blocks."""
        work = self.begin_check()
        if work is not None:
            work.finish()

    def begin_check(self) -> DiskWork | None:
        """What has to be done to see whether the file is as it was left; None where that is of no use now."""
        with self._lock:
            storage, snapshot = self._storage, self._snapshot
            if storage is None or self._works or self._conflict or self.read_only:
                return None
            return self._work(lambda: look_at(storage, snapshot, self._now()), self._looked)

    def close(self) -> None:
        """Save at once, keep a version, free the lease. What can't be saved is kept as a version.

        A later save takes the lease again, so a person who stays after all loses nothing.
        """
        self.save()
        with self._disk:
            if self._storage is not None:
                unsaved = self.value is not self._saved and not self.read_only
                self.kept = self._storage.leave(self._snapshot, self._now(), unsaved=unsaved)

    def _fitting(self, change: NamedChange[T], new: T) -> T:
        """The changed value as it is taken. A subclass raises for what does not fit, or completes it."""
        del change
        return new

    def _change(self, change: NamedChange[T]) -> bool:
        """Apply a change; whether anything changed. What `_fitting` raises passes, the value unchanged."""
        with self._lock:
            if self.read_only:
                return False
            new = change.apply(self.value)
            if same(new, self.value):
                return False
            new = self._fitting(change, new)
            self._history.push(change, self._snapshot, new)
            self._become(Snapshot(new, self._snapshot.trivia))
        self._tell()
        return True

    def _travel(
        self, step: Callable[[Snapshot[T]], tuple[UndoStep[T], Snapshot[T]] | None]
    ) -> UndoStep[T] | None:
        with self._lock:
            found = None if self.read_only else step(self._snapshot)
            if found is None:
                return None
            self._become(found[1])
        self._tell()
        return found[0]

    def _become(self, snapshot: Snapshot[T]) -> None:
        self._snapshot = snapshot
        if snapshot.value is self._saved and self._in_flight is None:
            self._scheduler.rest()
        else:
            self._scheduler.touched()

    def _finish_works(self) -> None:
        """Wait for what other threads do with the file, and take it in."""
        for work in tuple(self._works):
            work.finish()

    def _work(self, act: Callable[[], DiskOutcome], then: Callable[[DiskOutcome], None]) -> DiskWork:
        def ended(outcome: DiskOutcome) -> None:
            self._works.remove(work)
            then(outcome)
            if outcome.fault is not None:
                raise outcome.fault

        work = DiskWork(self._disk, act, ended)
        self._works.append(work)
        return work

    def _saved_as(self, snapshot: Snapshot[T], outcome: DiskOutcome) -> None:
        with self._lock:
            self._in_flight = None
            if outcome.taken:
                self.read_only_because = outcome.taken
            elif outcome.problem is not None:
                self.problem = outcome.problem
                self._conflict = self.SETTLES and isinstance(outcome.problem, ChangedOnDisk)
                self._scheduler.failed()
            elif outcome.fault is None:
                self._written(snapshot)
        self._tell()

    def _looked(self, outcome: DiskOutcome) -> None:
        if outcome.taken:
            self.read_only_because = outcome.taken
        elif self.SETTLES and isinstance(outcome.problem, ChangedOnDisk):
            self._conflict, self.problem = True, outcome.problem
        else:
            return  # as it was; or a save says what is wrong
        self._tell()

    def _written(self, snapshot: Snapshot[T]) -> None:
        """A snapshot is in the file now."""
        self._saved = snapshot.value
        self._conflict, self.problem, self.saved_at = False, None, self._now()
        if self._snapshot is snapshot:
            self._snapshot = Snapshot(snapshot.value, snapshot.trivia.kept_for(snapshot.value))
            self._scheduler.rest()

    def _tell(self) -> None:
        self._subscribers.tell()
