"""Atomic, careful writing."""

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from roadworthy.errors import BadValue, ChangedOnDisk, Exists, NotWritable, TooBig
from roadworthy.model import Decision, Interval, put
from roadworthy.model.judgement import Cell
from roadworthy.session import Session
from roadworthy.store import ABSENT, StoreError, atomic, fingerprint, load, read, save

ORDERS = Decision(title="Orders")


@pytest.fixture
def there(tmp_path: Path) -> Path:
    save(ORDERS, tmp_path / "orders.toml")
    return tmp_path / "orders.toml"


def leftovers(folder: Path) -> list[str]:
    return [item.name for item in folder.iterdir() if item.name.endswith("-tmp")]


def test_what_changed_meanwhile_is_seen_and_left_alone(there: Path) -> None:
    seen = read(there).fingerprint
    there.write_text('format = 1\ntitle = "Theirs"\n')
    with pytest.raises(ChangedOnDisk, match="changed by somebody else"):
        save(put(ORDERS, ("title",), "Mine"), there, seen)
    assert load(there).title == "Theirs"
    there.unlink()
    with pytest.raises(ChangedOnDisk, match="moved or deleted"):
        save(ORDERS, there, seen)
    assert not there.exists()


def test_a_new_file_overwrites_nothing(there: Path) -> None:
    with pytest.raises(Exists):
        save(Decision(title="Other"), there, ABSENT)
    with pytest.raises(Exists):
        atomic.write(there, b"x", new=True)
    assert load(there) == ORDERS
    assert leftovers(there.parent) == []


@pytest.mark.skipif(os.name == "nt", reason="permission bits are a Unix matter")
def test_permission_bits_and_links_stay(there: Path) -> None:
    there.chmod(0o640)
    folder = there.parent / "links"
    folder.mkdir()
    link = folder / "link.toml"
    link.symlink_to(Path("..") / "orders.toml")
    save(put(ORDERS, ("title",), "New"), link)
    assert link.is_symlink()
    assert load(there).title == "New"
    assert stat.S_IMODE(there.stat().st_mode) == 0o640
    dangling = folder / "dangling.toml"
    dangling.symlink_to(folder / "real.toml")
    save(ORDERS, dangling)
    assert dangling.is_symlink()
    assert load(folder / "real.toml") == ORDERS


def test_read_only_and_folders_that_are_gone(there: Path) -> None:
    there.chmod(0o444)
    with pytest.raises(NotWritable, match="read-only"):
        save(put(ORDERS, ("title",), "New"), there)
    there.chmod(0o644)
    assert load(there) == ORDERS
    with pytest.raises(NotWritable, match="folder"):
        save(ORDERS, there.parent / "gone" / "x.toml")
    with pytest.raises(StoreError, match="folder"):
        save(ORDERS, there.parent)


def test_a_full_disk_leaves_the_old_file(there: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match="no space left"):
        save(put(ORDERS, ("title",), "New"), there)
    assert load(there) == ORDERS
    assert leftovers(there.parent) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_not_written(tmp_path: Path) -> None:
    link = tmp_path / "full.toml"
    link.symlink_to("/dev/full")
    with pytest.raises(StoreError, match="ordinary"):
        save(ORDERS, link)


def test_what_would_not_load_again_is_not_written(there: Path) -> None:
    with pytest.raises(BadValue, match="no candidate"):
        save(ORDERS.model_copy(update={"scores": {"x": {"y": Cell(score=Interval(3, 3))}}}), there)
    with pytest.raises(TooBig):
        save(put(ORDERS, ("note",), "x" * 5_000_000), there)
    assert load(there) == ORDERS


def test_what_can_be_no_name(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be the name"):
        save(ORDERS, "nul\0byte.toml")
    with pytest.raises(StoreError):
        Session.open("nul\0byte.toml")
    with pytest.raises(StoreError):
        Session.create("nul\0byte.toml", "x")
    with pytest.raises(StoreError):
        Session.create(tmp_path / ("x" * 300), "x")
    with pytest.raises(StoreError):
        Session.open("")


@pytest.mark.skipif(os.name == "nt", reason="permission bits are a Unix matter")
def test_a_private_file_is_never_public_not_even_as_a_draft(
    there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.chmod(0o600)
    seen: list[int] = []
    real = os.fsync

    def watch(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        real(handle)

    monkeypatch.setattr(os, "fsync", watch)
    save(put(ORDERS, ("title",), "New"), there)
    assert seen[0] == 0o600
    assert stat.S_IMODE(there.stat().st_mode) == 0o600


def test_the_fingerprint_follows_the_content(there: Path) -> None:
    saved = save(put(ORDERS, ("title",), "New"), there, fingerprint(there))
    assert fingerprint(there) == saved.fingerprint == read(there).fingerprint
    assert fingerprint(there.parent / "none") == ABSENT


def test_old_drafts_are_swept_and_young_ones_left(there: Path) -> None:
    old = there.with_name(".orders.toml.abc.roadworthy-tmp")
    young = there.with_name(".orders.toml.def.roadworthy-tmp")
    foreign = there.with_name(".other.toml.abc.roadworthy-tmp")
    for draft in (old, young, foreign):
        draft.write_text("")
    for draft in (old, foreign):
        os.utime(draft, (1, 1))
    atomic.sweep(there)
    assert not old.exists()
    assert young.exists()
    assert foreign.exists()


SAVERS = """
import itertools, os, sys
from roadworthy.model import put
from roadworthy.store import load, save
path = sys.argv[1]
for _ in sys.stdin:
    if child := os.fork():
        os.waitpid(child, 0)
        continue
    decision = load(path)
    for n in itertools.count():
        decision = put(decision, ("note",), f"{n} " * 3000)
        save(decision, path)
        if n == 0:
            print(os.getpid(), flush=True)
"""
"""For each line it is given it starts a process that saves again and again, and says its number."""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no kill -9 there")
def test_killed_at_any_moment_the_file_loads(there: Path) -> None:
    with there.open("a") as file:
        file.write("# kept\n")
    command = [sys.executable, "-c", SAVERS, str(there)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0) as savers:
        assert savers.stdin is not None
        assert savers.stdout is not None
        for number in range(25):
            savers.stdin.write(b"next\n")
            saver = int(savers.stdout.readline())
            for _ in range(number * 3):  # a different moment each time, measured in reads of the file
                load(there)
            os.kill(saver, signal.SIGKILL)
            while _lives(saver):
                os.sched_yield()
            assert load(there).title == "Orders"
            assert read(there).text.endswith("# kept\n")
        savers.stdin.close()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
