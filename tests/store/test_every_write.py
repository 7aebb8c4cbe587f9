"""The disk is full at every single call of a save: what is there is the old file or the new one, never neither."""

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, Self

import pytest

from roadworthy.edits.edit import write
from roadworthy.errors import StoreError
from roadworthy.model import Decision, put
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.store import ABSENT, load, save
from roadworthy.store.output import write_output

OLD: Final = Decision(title="Old", candidates={"django": Candidate(name="Django")})
NEW: Final = put(OLD, ("title",), "New")
CALLS: Final = ("open", "fsync", "replace", "rename", "link", "chmod", "chown", "mkdir", "utime", "fdopen")
_NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


class Disk:
    """A disk on which a call fails, by its number; from then on too where it `stays` full."""

    def __init__(self, fails_at: int = 0, *, stays: bool = False, number: int = errno.ENOSPC) -> None:
        self.calls: list[str] = []
        self._fails_at = fails_at
        self._stays = stays
        self._number = number

    def call(self, name: str) -> None:
        """Count a call. Raises OSError where it is the one that fails."""
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


def saved(folder: Path) -> None:
    save(NEW, folder / "orders.toml")


def begun(folder: Path) -> None:
    """A file that was not there before."""
    save(NEW, folder / "another.toml", expected=ABSENT)


def walked(folder: Path) -> None:
    """A walk: the lease, the version, where it was left, the file."""
    session = Session.open(folder / "orders.toml", now=lambda: _NOW, today=lambda: date(2026, 11, 23))
    session.do(write(("title",), "New", "Title"))
    session.save()
    if session.state == "failed":
        assert session.problem is not None
        assert session.value == NEW, "what was typed is still there"
    session.close()
    if session.state == "failed":
        raise session.problem or AssertionError


def exported(folder: Path) -> None:
    write_output(folder / "page.md", "# A page\n" * 300)


ACTS: Final = (saved, begun, walked, exported)


def there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def made(folder: Path) -> Path:
    folder.mkdir()
    save(OLD, folder / "orders.toml")
    return folder


def with_and_without(
    act: Callable[[Path], None], tmp_path: Path
) -> tuple[dict[str, bytes], dict[str, bytes], list[str]]:
    """What is there before an act, and after it on a good disk; and the calls that it made."""
    folder, disk = made(tmp_path / "good"), Disk()
    before = there(folder)
    with on(disk):
        act(folder)
    return before, there(folder), disk.calls


@pytest.mark.parametrize("number", [errno.ENOSPC, pytest.param(errno.EIO, marks=pytest.mark.slow)])
@pytest.mark.parametrize("stays", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("act", ACTS)
def test_old_or_new_never_neither(
    act: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, stays: bool, number: int
) -> None:
    monkeypatch.setenv("ROADWORTHY_STATE_DIR", str(tmp_path / "state-good"))
    before, after, calls = with_and_without(act, tmp_path)
    assert before != after
    assert {"write", "fsync"} <= set(calls)
    kept = 0
    for at in range(1, len(calls) + 1):
        monkeypatch.setenv("ROADWORTHY_STATE_DIR", str(tmp_path / f"state-{at}"))
        folder = made(tmp_path / f"bad-{at}")
        raised = False
        with on(Disk(at, stays=stays, number=number)):
            try:
                act(folder)
            except StoreError:
                raised = True
        now = there(folder)
        for name in before | after:
            assert now.get(name) in (before.get(name), after.get(name)), f"call {at}, {calls[at - 1]}: {name}"
        if not raised:
            assert now == after, f"call {at}, {calls[at - 1]} failed, and nobody said so"
        kept += now == before
        with suppress(StoreError):
            act(folder)  # there is room again
        assert there(folder).keys() >= after.keys()
    assert kept or not stays, "some of them left the old file; one that failed once is tried again by a walk"


def test_the_layer_sees_every_write(tmp_path: Path) -> None:
    disk = Disk()
    with on(disk):
        save(NEW, tmp_path / "a.toml", expected=ABSENT)
        (tmp_path / "b").write_text("x")
    assert disk.calls.count("write") == 2
    assert disk.calls.count("fsync") >= 2, "the file and its folder"
    with on(Disk(1)), pytest.raises(StoreError):
        save(OLD, tmp_path / "a.toml")
    assert load(tmp_path / "a.toml") == NEW
    assert isinstance(NEW, Decision)
