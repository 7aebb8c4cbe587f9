"""The session: what stations read and send their edits to."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock, RLock
from typing import Final, Literal, Self, Unpack

from roadworthy.edits.edit import Edit, replace
from roadworthy.errors import ChangedOnDisk, HeldElsewhere, Missing, ReadOnly
from roadworthy.knowledge.questions import CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision, PathError
from roadworthy.model.check import problems
from roadworthy.session.clock import Clocks, local_now
from roadworthy.session.decision_file import DecisionFile
from roadworthy.session.history import History, Snapshot, same
from roadworthy.session.save_scheduler import SaveScheduler
from roadworthy.store import Note, StoreError, atomic, lease, places, versions
from roadworthy.store.load import Loaded, read, read_text
from roadworthy.store.trivia import EMPTY
from roadworthy.store.versions import Version
from roadworthy.text_files import decode

SaveState = Literal["saved", "unsaved", "saving", "failed", "conflict", "read-only"]
_BOUND: Final = frozenset(
    {(), ("scores",), ("scale",), ("candidates",), ("criteria",), ("weighting",), ("horizons",)}
)
_SAMPLE: Final = "this is a sample; keep a copy to make it yours"


class Session:
    """One decision being worked on.

    Stations use it from one thread; `save`, `look` and `close` may run in another at the same time.
    Subscribers are called in the thread that made the change and must not wait for another thread.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        file: DecisionFile | None,
        *,
        notes: tuple[Note, ...] = (),
        read_only_because: str = "",
        **clocks: Unpack[Clocks],
    ) -> None:
        self._now: Final = clocks.get("now", local_now)
        self.today: Final = clocks.get("today", lambda: self._now().date())
        """Today's date."""
        self.notes = notes
        """What was worth knowing about the file when it was read."""
        self.read_only_because = read_only_because
        """Why this session may only look, in words; empty where it may write."""
        self.problem: StoreError | None = None
        """Why the last save did not succeed, as one line for a person."""
        self.saved_at: datetime | None = None
        """When this session last wrote the file."""
        self.kept = False
        """After `close`: whether what could not be saved is kept as a version."""
        self._snapshot = snapshot
        self._analysis = Analysis(snapshot.value, self.today(), CATALOGUE)
        self._saved: Decision | None = snapshot.value
        self._file = file
        self._history: Final = History()
        self._scheduler: Final = SaveScheduler(clocks.get("clock", time.monotonic))
        self._in_flight: Decision | None = None
        self._conflict = False
        self._subscribers: Final[list[Callable[[], object]]] = []
        self._lock: Final = RLock()
        self._writing: Final = Lock()

    @classmethod
    def open(cls, path: str | Path, **clocks: Unpack[Clocks]) -> Self:
        """Open an existing file; only to look where another walk has it open. Raises StoreError."""
        place = Path(path).absolute()
        held, because = None, ""
        try:
            held = lease.take(place, clocks.get("now", local_now)())
        except HeldElsewhere as error:
            because = error.what
        try:
            loaded = read(path)
        except BaseException:
            if held:
                held.free()
            raise
        if held:
            atomic.sweep(place)
        snapshot, file = (
            Snapshot(loaded.decision, loaded.trivia),
            DecisionFile(place, held, loaded.fingerprint),
        )
        return cls(snapshot, file, notes=loaded.notes, read_only_because=because, **clocks)

    @classmethod
    def create(cls, path: str | Path, start: str | Decision = "", **clocks: Unpack[Clocks]) -> Self:
        """Begin a new file, with a title or a whole decision. Raises Exists, never overwrites; StoreError."""
        if isinstance(start, str):
            from roadworthy.knowledge.templates import new_decision  # noqa: PLC0415 - for a new file alone

            start = new_decision(start)
        session = cls(Snapshot(start, EMPTY), None, **clocks)
        session.save_as(path)
        return session

    @classmethod
    def sample(cls, name: str, **clocks: Unpack[Clocks]) -> Self:
        """A shipped sample, to look at until it is kept. Raises Missing or StoreError."""
        loaded = read(places.sample_file(name))
        snapshot = Snapshot(loaded.decision, loaded.trivia)
        return cls(snapshot, None, notes=loaded.notes, read_only_because=_SAMPLE, **clocks)

    @property
    def value(self) -> Decision:
        """The decision as it is now."""
        return self._snapshot.value

    @property
    def analysis(self) -> Analysis:
        """All that is worked out about the decision as it is now, on today's date."""
        with self._lock:
            self._analysis = self._analysis.after(self.value, self.today())
            return self._analysis

    @property
    def path(self) -> Path | None:
        """The file; None for a sample that was not kept."""
        return self._file.path if self._file else None

    @property
    def read_only(self) -> bool:
        """Whether edits are refused."""
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
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def do(self, edit: Edit) -> bool:
        """Apply an edit to the current value; whether anything changed.

        False as well where the session is read-only. A PathError passes through, the value unchanged; it is
        raised, too, for an edit after which the file would not load, such as a score outside the scale.
        """
        with self._lock:
            if self.read_only:
                return False
            new = edit.apply(self.value)
            if same(new, self.value):
                return False
            if edit.path[:1] in _BOUND:
                for problem in problems(new, self.value):
                    raise PathError(problem.path, f"{problem.what}; {problem.todo}")
            self._history.push(edit, self._snapshot, new)
            self._become(Snapshot(new, self._snapshot.trivia))
        self._tell()
        return True

    def end_step(self) -> None:
        """A visit to a field or cell is over: what follows is an undo step of its own."""
        self._history.end_step()

    def undo(self) -> Edit | None:
        """Take the last step back; its edit (label and path), or None where there is none."""
        return self._travel(self._history.undo)

    def redo(self) -> Edit | None:
        """Do the last undone step again; its edit, or None where there is none."""
        return self._travel(self._history.redo)

    def due_in(self, now: float | None = None) -> float | None:
        """Seconds until a save is due by the session's clock; None where none is."""
        with self._lock:
            if self.read_only or self._file is None or self._conflict:
                return None
            if self.value is self._saved or self.value is self._in_flight:
                return None
            return self._scheduler.due_in(now)

    def save(self) -> None:
        """Write what is unsaved; blocks, may run in a thread. What goes wrong is in `problem` and `state`."""
        with self._writing:
            with self._lock:
                file, snapshot = self._file, self._snapshot
                if file is None or snapshot.value is self._saved or self._conflict or self.read_only:
                    return
                self._in_flight = snapshot.value
                self._scheduler.begun()
            self._tell()
            try:
                if self._still_ours(file, file.hold(self._now())):
                    file.write(snapshot, self._now())
                    self._written(snapshot)
            except StoreError as error:
                self._failed(file, error)
            finally:
                with self._lock:
                    self._in_flight = None
        self._tell()

    def check_disk(self) -> None:
        """See whether the file changed on disk or was taken over; cheap, blocks, may run in a thread."""
        file = self._file
        if file is None or self._conflict or self.read_only:
            return
        with self._writing:
            try:
                if self._still_ours(file, file.lost_to()):
                    if not file.changed():
                        return
                    with self._lock:
                        self._conflict, self.problem = True, file.changed_error()
            except StoreError:
                return  # a save says what is wrong
        self._tell()

    def close(self) -> None:
        """Save at once, keep a version, free the lease. What can't be saved is kept as a version.

        A later save takes the lease again, so a person who stays after all loses nothing.
        """
        self.save()
        with self._writing:
            if self._file is not None:
                unsaved = self.value is not self._saved and not self.read_only
                self.kept = self._file.leave(self._snapshot, self._now(), unsaved=unsaved)

    def theirs(self) -> Decision:
        """The decision on the disk. Raises StoreError."""
        return self._place().read().decision

    def differences(self) -> list[str]:
        """What differs between the file on the disk and this session, in words. Raises StoreError."""
        from roadworthy.store.difference import difference  # noqa: PLC0415 - seldom wanted

        return difference(self.theirs(), self.value)

    def reload(self) -> None:
        """Take what is on the disk; undo brings the session's own back. Raises StoreError."""
        file = self._place()
        with self._writing:
            loaded = file.read()
            file.keep_snapshot(self._snapshot, self._now())
            file.seen = loaded.fingerprint
            self._take(loaded, "Reloaded from the file")
        self._tell()

    def keep_mine(self) -> None:
        """Write the session's own over the file; what was there is kept as a version. Raises StoreError."""
        file = self._place()
        with self._writing:
            file.keep_theirs(self._now())
            with self._lock:
                self._conflict = False
                self._saved = None
        self.save()

    def save_as(self, path: str | Path) -> None:
        """Write to a new file and go on there; overwrites nothing. Raises StoreError, all then as it was."""
        atomic.check_free(path)
        with self._writing:
            snapshot = self._snapshot
            file = DecisionFile.new(Path(path).absolute(), snapshot, self._now())
            with self._lock:
                old, self._file, self.read_only_because = self._file, file, ""
            if old:
                old.free()
            self._written(snapshot)
        self._tell()

    def keep_as(self, path: str | Path) -> None:
        """Make a sample the person's own, in a new file. Raises StoreError."""
        self.save_as(path)

    def take_over(self) -> None:
        """Take the file, as it is now, from the walk that has it; undo covers it. Raises StoreError."""
        file = self._place()
        with self._writing:
            loaded = file.take_over(self._now())
            self.read_only_because = ""
            self._take(loaded, "Took the file over")
        self._tell()

    def versions(self) -> tuple[Version, ...]:
        """The kept versions of this file, the newest first."""
        return versions.versions_of(self._file.path) if self._file else ()

    def restore(self, version: Version) -> None:
        """Go back to a version; undo covers it. Raises StoreError; ReadOnly where it may only look."""
        if self.read_only:
            raise ReadOnly(self.read_only_because, file=self.path)
        name = f"version of {version.when.astimezone():%Y-%m-%d %H:%M}"
        decision, notes, trivia = read_text(decode(versions.read_version(version), name), name)
        self._place().keep_snapshot(self._snapshot, self._now())
        with self._lock:
            self._remember(replace(decision, f"Back to the {name}"), decision)
            self.notes = notes
            self._become(Snapshot(decision, trivia))
        self._tell()

    def _place(self) -> DecisionFile:
        if self._file is None:
            raise Missing("this sample is in no file yet", todo="keep a copy first")
        return self._file

    def _remember(self, edit: Edit, new: Decision) -> None:
        self._history.end_step()
        self._history.push(edit, self._snapshot, new)

    def _travel(self, step: Callable[[Snapshot], tuple[Edit, Snapshot] | None]) -> Edit | None:
        with self._lock:
            found = None if self.read_only else step(self._snapshot)
            if found is None:
                return None
            self._become(found[1])
        self._tell()
        return found[0]

    def _become(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        if snapshot.value is self._saved and self._in_flight is None:
            self._scheduler.rest()
        else:
            self._scheduler.touched()

    def _take(self, loaded: Loaded, label: str) -> None:
        with self._lock:
            if not same(loaded.decision, self.value):
                self._remember(replace(loaded.decision, label), loaded.decision)
            self._snapshot = Snapshot(loaded.decision, loaded.trivia)
            self._saved = loaded.decision
            self.notes = loaded.notes
            self._conflict, self.problem = False, None
            self._scheduler.rest()

    def _written(self, snapshot: Snapshot) -> None:
        with self._lock:
            self._saved = snapshot.value
            self._conflict, self.problem, self.saved_at = False, None, self._now()
            if self._snapshot is snapshot:
                self._snapshot = Snapshot(snapshot.value, snapshot.trivia.kept_for(snapshot.value))
                self._scheduler.rest()

    def _failed(self, file: DecisionFile, error: StoreError) -> None:
        with self._lock:
            self.problem = error
            self._conflict = isinstance(error, ChangedOnDisk)
            self._scheduler.failed()
        if self._conflict:
            file.keep_snapshot(self._snapshot, self._now())

    def _still_ours(self, file: DecisionFile, taken: str) -> bool:
        if not taken:
            return True
        file.keep_snapshot(self._snapshot, self._now())
        file.free()
        with self._lock:
            self.read_only_because = taken
        return False

    def _tell(self) -> None:
        for callback in tuple(self._subscribers):
            callback()
