"""Who has a file open.

Each holder locks a file of its own in the state folder; the system frees the lock when the holder dies,
however it dies. A small record names the holder's token; to take over is to put another token there, and a
holder that finds another token turns read-only.
"""

import contextlib
import getpass
import json
import os
import re
import secrets
import socket
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from roadworthy.errors import HeldElsewhere, StoreError
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.store import atomic, locks
from roadworthy.store.places import state_dir
from roadworthy.store.versions import key_of
from roadworthy.text_files import read_bytes

_TOKEN: Final = re.compile(r"[0-9a-f]{16}")
_LONGEST: Final = 60
"""Characters of a name."""
_HIGHEST: Final = 1 << 32
"""No process of any system has a higher number."""


@frozen
class Holder:
    """Who has a file open."""

    token: str
    user: str
    host: str
    pid: int
    since: str
    """ISO 8601, local time with its offset."""

    def __str__(self) -> str:
        return f"{self.user}@{self.host}, process {self.pid}, since {self.since[:16].replace('T', ' ')}"


class Lease:
    """The right to write a file, from `take` until `free`."""

    def __init__(self, path: Path, holder: Holder, lock: IO[bytes] | None) -> None:
        self.path: Final = path
        self.holder: Final = holder
        self._lock = lock

    def lost_to(self) -> Holder | None:
        """The walk that took over, or None while the lease is still ours."""
        if self._lock is None:
            return None
        now = _read(self.path)
        return None if now is None or now.token == self.holder.token else now

    def free(self) -> None:
        """Give the lease back; harmless when it is gone already."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        with contextlib.suppress(OSError, StoreError):
            if self.lost_to_nobody():
                _record(self.path).unlink(missing_ok=True)
        lock.close()
        with contextlib.suppress(OSError):
            _lock_file(self.path, self.holder.token).unlink()

    def lost_to_nobody(self) -> bool:
        """Whether the record still names this holder."""
        now = _read(self.path)
        return now is not None and now.token == self.holder.token


def holder_of(path: str | os.PathLike[str]) -> Holder | None:
    """The living walk that has the file open, or None."""
    place = Path(path)
    found = _read(place)
    return found if found is not None and _alive(place, found.token) else None


def take(path: str | os.PathLike[str], now: datetime, *, over: bool = False) -> Lease:
    """Take the lease of a file. Raises HeldElsewhere where a living walk has it, unless it is taken `over`.

    Where the state folder can't be written there are no leases: the one that comes back binds nobody, and a
    change made meanwhile is still seen before a save.
    """
    place = Path(path)
    holder = Holder(secrets.token_hex(8), _user(), _host(), os.getpid(), now.isoformat(timespec="seconds"))
    try:
        _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        with locks.guard(_folder() / f"{key_of(place)}.guard"):
            old = _read(place)
            if old is not None and _alive(place, old.token) and not over:
                raise HeldElsewhere(  # noqa: TRY301 - the guard must be left
                    f"open elsewhere ({old})", file=str(path), todo="look only, or take over"
                )
            lock = _lock_file(place, holder.token).open("ab")
            try:
                locks.lock(lock)
                # The lock says who is alive, and goes with the process: the record need not outlast it.
                atomic.write(_record(place), json.dumps(asdict(holder)).encode(), outlives_power=False)
            except BaseException:
                lock.close()
                raise
    except HeldElsewhere:
        raise
    except (OSError, StoreError):
        return Lease(place, holder, None)
    return Lease(place, holder, lock)


def _alive(path: Path, token: str) -> bool:
    """Whether somebody still holds the lock that belongs to `token`; a dead holder's file is taken away."""
    return not locks.clear(_lock_file(path, token))


def _read(path: Path) -> Holder | None:
    """The record of who has a file; None where there is none, or it is not as one was written."""
    try:
        return read_holder(read_bytes(_record(path)))
    except StoreError:
        return None


def read_holder(raw: bytes) -> Holder | None:
    """What a record says; None for whatever is none, so that damage holds up nobody."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    token, user, host, pid, since = (said.get(name) for name in ("token", "user", "host", "pid", "since"))
    if not (isinstance(token, str) and _TOKEN.fullmatch(token)):
        return None
    if not (isinstance(pid, int) and not isinstance(pid, bool) and 0 <= pid < _HIGHEST):
        return None
    if not (isinstance(user, str) and isinstance(host, str) and isinstance(since, str)):
        return None
    return Holder(token, one_line(user)[:_LONGEST], one_line(host)[:_LONGEST], pid, one_line(since)[:40])


def _folder() -> Path:
    return state_dir() / "leases"


def _record(path: Path) -> Path:
    return _folder() / f"{key_of(path)}.json"


def _lock_file(path: Path, token: str) -> Path:
    return _folder() / f"{key_of(path)}-{token}.lock"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "somebody"


def _host() -> str:
    try:
        return socket.gethostname() or "this machine"
    except OSError:
        return "this machine"
