"""The disk is full at every single call of a save: what is there is the old file or the new one, never neither."""

import errno
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from failing_disk import Disk, on
from roadworthy.edits.edit import write
from roadworthy.errors import StoreError
from roadworthy.model import Decision, put
from roadworthy.model.landscape import Candidate
from roadworthy.session import Session
from roadworthy.store import ABSENT, load, save
from roadworthy.store.output import write_output

OLD: Final = Decision(title="Old", candidates={"django": Candidate(name="Django")})
NEW: Final = put(OLD, ("title",), "New")
_NOW: Final = datetime(2026, 11, 23, 20, 41, tzinfo=UTC)


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


@pytest.mark.parametrize("stays", [False, True], ids=["once", "from then on"])
def test_without_hard_links_no_empty_file_is_left_of_one_that_was_begun(
    tmp_path: Path, *, stays: bool
) -> None:
    disk = Disk(never="link")
    with on(disk):
        begun(made(tmp_path / "good"))
    for at in range(1, len(disk.calls) + 1):
        folder, said = made(tmp_path / f"bad-{at}"), False
        with on(Disk(at, stays=stays, never="link")):
            try:
                begun(folder)
            except StoreError:
                said = True
        found = there(folder).get("another.toml")
        assert found in (None, there(tmp_path / "good")["another.toml"]), f"call {at}, {disk.calls[at - 1]}"
        assert (found is None) <= said
