"""Locks on files: the system frees them when their holder dies, however it dies."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

if sys.platform == "win32":
    import msvcrt

    def lock(file: IO[bytes]) -> None:
        """Lock without waiting. Raises OSError where somebody else has it."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def lock(file: IO[bytes]) -> None:
        """Lock without waiting. Raises OSError where somebody else has it."""
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


_PATIENCE: Final = 2.0
_GLANCE: Final = 0.01


@contextlib.contextmanager
def guard(place: Path) -> Iterator[None]:
    """Only one process at a time is in here; the file goes with the last of them.

    Raises OSError, a wait of more than two seconds being one.
    """
    file = _guarded(place)
    try:
        yield
    finally:
        # While it is locked: who waits for it finds that it is not the file of this name any more.
        with contextlib.suppress(OSError):
            place.unlink()
        file.close()


def _guarded(place: Path) -> IO[bytes]:
    end = time.monotonic() + _PATIENCE
    while True:
        file = place.open("ab")
        try:
            lock(file)
            if _is_at(file, place):
                return file
        except OSError:
            if time.monotonic() > end:
                file.close()
                raise
        file.close()
        time.sleep(_GLANCE)


def _is_at(file: IO[bytes], place: Path) -> bool:
    """Whether an open file is still the one of this name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except FileNotFoundError:
        return False


def clear(place: Path) -> bool:
    """Take a file away that nobody holds locked; whether nobody does, or there is none."""
    try:
        with place.open("r+b") as file:
            lock(file)
            with contextlib.suppress(OSError):
                place.unlink()  # while it is locked; where an open file can't be removed, it is below
    except FileNotFoundError:
        return True
    except OSError:
        return False
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
    return True
