"""Where a working copy is kept: what it asks of its file, whatever the file holds."""

from datetime import datetime
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from roadworthy.errors import ChangedOnDisk, HeldElsewhere
from roadworthy.model import Record
from roadworthy.session.history import Snapshot
from roadworthy.store import ABSENT, lease
from roadworthy.store.save import fingerprint

T = TypeVar("T", bound=Record)


class Storage(Protocol[T]):
    """One file and one working copy's hold on it.

    Used by one thread at a time, whichever it is. It knows neither undo nor subscribers, and nothing that it
    remembers is read by a face.
    """

    @property
    def path(self) -> Path:
        """The file."""
        ...

    def read(self) -> Snapshot[T]:
        """What is in the file now. Raises StoreError."""
        ...

    def write(self, snapshot: Snapshot[T], at: datetime) -> None:
        """Write over what was last seen. Raises StoreError; ChangedOnDisk where that is there no more."""
        ...

    def check(self) -> ChangedOnDisk | None:
        """What is to be said where somebody else wrote the file since it was seen. Raises StoreError."""
        ...

    def hold(self, at: datetime) -> str:
        """Take the lease again where it was given back; who has it now, in words, or empty."""
        ...

    def lost_to(self) -> str:
        """Who took the file over, in words; empty while it is ours."""
        ...

    def free(self) -> None:
        """Give the lease back."""
        ...

    def keep(self, snapshot: Snapshot[T], at: datetime) -> bool:
        """Keep what a write would put into the file as a version; False where no version is kept."""
        ...

    def leave(self, snapshot: Snapshot[T], at: datetime, *, unsaved: bool) -> bool:
        """Free the lease, and keep a version where there is something to keep; False where none can be."""
        ...


class HeldFile(Generic[T]):
    """The half of a `Storage` that is the same for every file: the lease, and what was last seen."""

    def __init__(self, path: Path, held: lease.Lease | None, seen: str = ABSENT) -> None:
        self._path: Final = path
        self.seen = seen
        """The fingerprint that the file had when it was last read or written here."""
        self._lease = held

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

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

    def free(self) -> None:
        """Give the lease back."""
        if self._lease:
            self._lease.free()
        self._lease = None
