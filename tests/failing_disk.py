"""A disk that fails at a call of its own choice: every write of the program goes through it."""

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, Self

import pytest

CALLS: Final = ("open", "fsync", "replace", "rename", "link", "chmod", "chown", "mkdir", "utime", "fdopen")


class Disk:
    """A disk on which a call fails, by its number; from then on too where it `stays` full; `never` can't be done at all."""

    def __init__(
        self, fails_at: int = 0, *, stays: bool = False, number: int = errno.ENOSPC, never: str = ""
    ) -> None:
        self.calls: list[str] = []
        self._fails_at = fails_at
        self._stays = stays
        self._number = number
        self._never = never

    def call(self, name: str) -> None:
        """Count a call. Raises OSError where it is the one that fails."""
        if name == self._never:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        self.calls.append(name)
        at = len(self.calls)
        if self._fails_at and (at == self._fails_at or (self._stays and at > self._fails_at)):
            raise OSError(self._number, os.strerror(self._number))


class Written:
    """A file that is written: half of what is to go in is in when the disk is full."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self._file = file
        self._disk = disk

    def write(self, raw: Any) -> int:
        try:
            self._disk.call("write")
        except OSError:
            self._file.write(raw[: len(raw) // 2])
            raise
        return int(self._file.write(raw))

    def flush(self) -> None:
        self._disk.call("flush")
        self._file.flush()

    def __enter__(self) -> Self:
        self._file.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._file.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@contextmanager
def on(disk: Disk) -> Iterator[None]:
    """Everything that writes goes through `disk`."""
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            if hasattr(os, name):
                patch.setattr(os, name, _counted(name, getattr(os, name), disk))
        real = io.open

        def opened(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
            if isinstance(file, int) or not set(mode) & set("wax+"):
                return real(file, mode, *rest, **more)
            disk.call("open")
            return Written(real(file, mode, *rest, **more), disk)

        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        yield


def _counted(name: str, real: Callable[..., Any], disk: Disk) -> Callable[..., Any]:
    def call(*arguments: Any, **more: Any) -> Any:
        if name == "open" and not (arguments[1] if len(arguments) > 1 else 0) & (os.O_WRONLY | os.O_RDWR):
            return real(*arguments, **more)
        disk.call(name)
        found = real(*arguments, **more)
        return Written(found, disk) if name == "fdopen" else found

    return call
