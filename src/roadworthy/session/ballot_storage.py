"""The file of a ballot. No versions are kept of it: what one voter judged stays in their file alone."""

from datetime import datetime
from pathlib import Path
from typing import Self

from roadworthy.errors import ChangedOnDisk, HeldElsewhere
from roadworthy.model.ballot import BallotPaper
from roadworthy.session.history import Snapshot
from roadworthy.session.storage import HeldFile
from roadworthy.store import ABSENT, lease
from roadworthy.store.ballots import ReadBallot, changed_ballot, read_ballot, save_ballot
from roadworthy.store.places import is_there


class BallotStorage(HeldFile[BallotPaper]):
    """The `Storage` of one voter's ballot."""

    @classmethod
    def open(cls, path: Path, at: datetime) -> tuple[Self, ReadBallot | None]:
        """The file and the ballot in it, None where it was not begun. Raises StoreError.

        HeldElsewhere is raised, too: nobody looks at a ballot that another has open.
        """
        read = read_ballot(path) if is_there(path) else None
        try:
            held = lease.take(path, at)
        except HeldElsewhere as error:
            todo = "close it there first"
            what = f"this ballot is open already ({error.what})"
            raise HeldElsewhere(what, file=path.name, todo=todo) from None
        return cls(path, held, ABSENT if read is None else read.fingerprint), read

    def read(self) -> Snapshot[BallotPaper]:
        """What is in the file now. Raises StoreError."""
        read = read_ballot(self.path)
        return Snapshot(read.paper, read.trivia)

    def write(self, snapshot: Snapshot[BallotPaper], at: datetime) -> None:
        """Write over what was last seen. Raises StoreError."""
        del at
        self.seen = save_ballot(snapshot.value, self.path, self.seen, snapshot.trivia)

    def check(self) -> ChangedOnDisk | None:
        """What is to be said where somebody else wrote the ballot since it was seen. Raises StoreError."""
        return changed_ballot(str(self.path), gone=not is_there(self.path)) if self.changed() else None

    def keep(self, snapshot: Snapshot[BallotPaper], at: datetime) -> bool:
        """No version is kept."""
        del snapshot, at
        return False

    def leave(self, snapshot: Snapshot[BallotPaper], at: datetime, *, unsaved: bool) -> bool:
        """Free the lease; whether nothing had to be kept."""
        del snapshot, at
        self.free()
        return not unsaved
