"""The file of a decision: what was last seen in it, the right to write it, its versions."""

from datetime import datetime
from pathlib import Path
from typing import Self

from roadworthy.errors import ChangedOnDisk, HeldElsewhere
from roadworthy.model import Decision
from roadworthy.session.history import Snapshot
from roadworthy.session.save_scheduler import SaveScheduler
from roadworthy.session.storage import HeldFile
from roadworthy.store import ABSENT, Note, StoreError, atomic, lease, versions
from roadworthy.store.load import Loaded, read
from roadworthy.store.places import is_there
from roadworthy.store.save import changed_error, fingerprint, save
from roadworthy.text_files import read_bytes


class DecisionFile(HeldFile[Decision]):
    """The `Storage` of a decision, with its versions."""

    def __init__(self, path: Path, held: lease.Lease | None, seen: str = ABSENT) -> None:
        super().__init__(path, held, seen)
        self._wrote = False
        self._kept_at: datetime | None = None

    @classmethod
    def open(cls, path: Path, at: datetime, called: str) -> tuple[Self, Loaded, str]:
        """An existing file, what is in it, and who else has it open, in words.

        Raises StoreError, in which the file is `called` as the person called it.
        """
        held, because = None, ""
        try:
            held = lease.take(path, at)
        except HeldElsewhere as error:
            because = error.what
        file = cls(path, held)
        try:
            loaded = file.take(called)
        except BaseException:
            file.free()
            raise
        if held:
            atomic.sweep(path)
        return file, loaded, because

    @classmethod
    def new(cls, path: Path, snapshot: Snapshot[Decision], at: datetime) -> Self:
        """Write a new file and hold it. Raises StoreError, and then holds nothing."""
        file = cls(path, lease.take(path, at))
        try:
            file.write(snapshot, at)
        except BaseException:
            file.free()
            raise
        return file

    def write(self, snapshot: Snapshot[Decision], at: datetime) -> None:
        """Write over what was last seen; keep the versions that are due. Raises StoreError."""
        saved = save(snapshot.value, self.path, self.seen, trivia=snapshot.trivia)
        self.seen = saved.fingerprint
        if not self._wrote:
            self.keep_text(saved.text if saved.before is None else saved.before, at)
            self._wrote, self._kept_at = True, at
        elif self._kept_at is None or (at - self._kept_at).total_seconds() >= SaveScheduler.KEEP_EVERY:
            self.keep_text(saved.text, at)
            self._kept_at = at

    def read(self) -> Snapshot[Decision]:
        """What is in the file now. Raises StoreError."""
        loaded = read(self.path)
        return Snapshot(loaded.decision, loaded.trivia)

    def take(self, called: str = "") -> Loaded:
        """Read the file; from now on that is what was last seen. Raises StoreError."""
        loaded = read(called or self.path)
        self.seen = loaded.fingerprint
        return loaded

    def check(self) -> ChangedOnDisk | None:
        """What is to be said where somebody else wrote the file since it was seen. Raises StoreError."""
        return changed_error(str(self.path), gone=not is_there(self.path)) if self.changed() else None

    def take_over(self, at: datetime) -> Loaded:
        """Take the lease from whoever has it, and read the file. Raises StoreError, and then took nothing."""
        loaded = read(self.path)
        self.keep_text(loaded.text, at)
        held = lease.take(self.path, at, over=True)
        self.free()
        self._lease = held
        self.seen = loaded.fingerprint
        return loaded

    def leave(self, snapshot: Snapshot[Decision], at: datetime, *, unsaved: bool) -> bool:
        """Keep a version where there is something to keep, and free the lease; False where none can be."""
        kept = self.keep(snapshot, at) if self._wrote or unsaved else True
        self._wrote = False
        self.free()
        return kept

    def keep(self, snapshot: Snapshot[Decision], at: datetime) -> bool:
        """Keep what a save of `snapshot` would write as a version; False where that can't be done."""
        from roadworthy.store.merge_comments import text_of  # noqa: PLC0415 - looking needs no writing

        try:
            return self.keep_text(text_of(snapshot.value, snapshot.trivia, str(self.path)), at)
        except StoreError:
            return False  # a save says what is wrong with it

    def keep_text(self, text: str | bytes, at: datetime) -> bool:
        """Keep a text as a version; False where the state folder can't be written."""
        return versions.keep(self.path, text, at)

    def keep_theirs(self, at: datetime) -> None:
        """Keep what is in the file now as a version, and count it as seen. Raises StoreError."""
        self.seen = fingerprint(self.path)
        if self.seen != ABSENT:
            self.keep_text(read_bytes(self.path), at)

    def notes(self) -> tuple[Note, ...]:
        """What is worth knowing about the file itself, whatever is in it."""
        names = atomic.other_names(self.path)
        if names < 1:
            return ()
        others = "one more name" if names == 1 else f"{names} more names"
        what = f"it has {others} (hard links); a save goes to this one alone, the rest keep what was there"
        return (Note(str(self.path), None, "", what),)
