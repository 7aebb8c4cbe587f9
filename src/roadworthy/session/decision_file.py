"""The file of a session: what was last seen in it, the right to write it, its versions."""

from datetime import datetime
from pathlib import Path
from typing import Final

from roadworthy.errors import ChangedOnDisk, HeldElsewhere
from roadworthy.session.history import Snapshot
from roadworthy.session.save_scheduler import SaveScheduler
from roadworthy.store import ABSENT, StoreError, lease, versions
from roadworthy.store.load import Loaded, read
from roadworthy.store.places import is_there
from roadworthy.store.save import Saved, changed_error, fingerprint, save
from roadworthy.text_files import read_bytes


class DecisionFile:
    """One file and this session's hold on it. It knows neither undo nor subscribers."""

    def __init__(self, path: Path, held: lease.Lease | None, seen: str = ABSENT) -> None:
        self.path: Final = path
        self.seen = seen
        """The fingerprint that the file had when it was last read or written here."""
        self._lease = held
        self._wrote = False
        self._kept_at: datetime | None = None

    @classmethod
    def new(cls, path: Path, snapshot: Snapshot, at: datetime) -> "DecisionFile":
        """Write a new file and hold it. Raises StoreError, and then holds nothing."""
        file = cls(path, lease.take(path, at))
        try:
            file.write(snapshot, at)
        except BaseException:
            file.free()
            raise
        return file

    def write(self, snapshot: Snapshot, at: datetime) -> Saved:
        """Write over what was last seen; keep the versions that are due. Raises StoreError."""
        saved = save(snapshot.value, self.path, self.seen, trivia=snapshot.trivia)
        self.seen = saved.fingerprint
        if not self._wrote:
            self.keep(saved.text if saved.before is None else saved.before, at)
            self._wrote, self._kept_at = True, at
        elif self._kept_at is None or (at - self._kept_at).total_seconds() >= SaveScheduler.KEEP_EVERY:
            self.keep(saved.text, at)
            self._kept_at = at
        return saved

    def read(self) -> Loaded:
        """What is in the file now. Raises StoreError."""
        return read(self.path)

    def changed(self) -> bool:
        """Whether somebody else wrote the file since it was last seen. Raises StoreError."""
        return fingerprint(self.path) != self.seen

    def lost_to(self) -> str:
        """Who took the file over, in words; empty while it is ours."""
        taker = self._lease.lost_to() if self._lease else None
        return f"taken over ({taker})" if taker else ""

    def hold(self, at: datetime) -> str:
        """Take the lease again where it was given back; who has it now, in words, or empty."""
        if self._lease is None:
            try:
                self._lease = lease.take(self.path, at)
            except HeldElsewhere as error:
                return error.what
        return self.lost_to()

    def take_over(self, at: datetime) -> Loaded:
        """Take the lease from whoever has it, and read the file. Raises StoreError, and then took nothing."""
        loaded = self.read()
        self.keep(loaded.text, at)
        held = lease.take(self.path, at, over=True)
        self.free()
        self._lease = held
        self.seen = loaded.fingerprint
        return loaded

    def free(self) -> None:
        """Give the lease back."""
        if self._lease:
            self._lease.free()
        self._lease = None

    def leave(self, snapshot: Snapshot, at: datetime, *, unsaved: bool) -> bool:
        """Keep a version where there is something to keep, and free the lease; False where none can be."""
        kept = self.keep_snapshot(snapshot, at) if self._wrote or unsaved else True
        self._wrote = False
        self.free()
        return kept

    def keep(self, text: str | bytes, at: datetime) -> bool:
        """Keep a text as a version; False where the state folder can't be written."""
        return versions.keep(self.path, text, at)

    def keep_snapshot(self, snapshot: Snapshot, at: datetime) -> bool:
        """Keep what a save of `snapshot` would write as a version; False where that can't be done."""
        from roadworthy.store.merge_comments import text_of  # noqa: PLC0415 - looking needs no writing

        try:
            return self.keep(text_of(snapshot.value, snapshot.trivia, str(self.path)), at)
        except StoreError:
            return False  # a save says what is wrong with it

    def keep_theirs(self, at: datetime) -> None:
        """Keep what is in the file now as a version, and count it as seen. Raises StoreError."""
        self.seen = fingerprint(self.path)
        if self.seen != ABSENT:
            self.keep(read_bytes(self.path), at)

    def changed_error(self) -> ChangedOnDisk:
        """The line for a change that was seen before a save."""
        return changed_error(str(self.path), gone=not is_there(self.path))
