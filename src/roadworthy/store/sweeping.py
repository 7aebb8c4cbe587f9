"""Taking away what killed programs left in the state folder: drafts, locks, guards, records of the dead."""

import contextlib
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from roadworthy.errors import StoreError
from roadworthy.store import atomic, locks
from roadworthy.store.lease import read_holder
from roadworthy.store.places import state_dir
from roadworthy.text_files import read_bytes

HOUR: Final = 3600.0
"""Seconds; what is younger may be in use by a program that has just begun."""
DAY: Final = 24 * HOUR
"""Seconds between two sweeps."""
_KEY: Final = re.compile(r"[0-9a-f]{32}")


def sweep_state(now: float | None = None) -> int:
    """Sweep the state folder, once a day; how many files went. Raises nothing.

    `now` is in seconds since 1970. Versions, crash reports and where a person left off are not touched.
    """
    at = time.time() if now is None else now
    folder, gone = state_dir(), 0
    with contextlib.suppress(OSError):
        if not folder.is_dir() or not _is_time(folder / "swept", at):
            return 0
        for home in (folder, folder / "leases", folder / "crashes", *_below(folder / "versions")):
            gone += sum(_gone(draft) for draft in _old(home, at) if atomic.is_draft(draft.name))
        for file in _old(folder / "leases", at):
            if file.suffix in (".lock", ".guard"):
                gone += locks.clear(file)
            elif file.suffix == ".json" and _KEY.fullmatch(file.stem):
                gone += _record_gone(file)
    return gone


def _is_time(mark: Path, at: float) -> bool:
    """Whether the last sweep was a day ago; this one is marked, so that another program leaves it."""
    with contextlib.suppress(FileNotFoundError):
        if 0 <= at - mark.stat().st_mtime < DAY:
            return False
    mark.touch()
    return True


def _below(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from folder.iterdir()


def _old(folder: Path, at: float) -> Iterator[Path]:
    """The files of a folder that nobody touched for an hour."""
    for file in _below(folder):
        with contextlib.suppress(OSError):
            if file.is_file() and at - file.stat().st_mtime > HOUR:
                yield file


def _gone(file: Path) -> bool:
    with contextlib.suppress(OSError):
        file.unlink()
        return True
    return False


def _record_gone(record: Path) -> bool:
    """Take a record away whose holder is dead. Whoever takes the lease is kept waiting meanwhile."""
    with contextlib.suppress(OSError, StoreError), locks.guard(record.with_suffix(".guard")):
        holder = read_holder(read_bytes(record))
        if holder is None or locks.clear(record.with_name(f"{record.stem}-{holder.token}.lock")):
            return _gone(record)
    return False
