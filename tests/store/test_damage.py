"""Damage in the state folder raises nothing and holds up nobody, and what killed programs left there goes."""

import contextlib
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from each import each
from examples import portion
from roadworthy.errors import HeldElsewhere
from roadworthy.store import atomic, lease, places, versions
from roadworthy.store.sweeping import DAY, HOUR, sweep_state
from roadworthy.store.versions import key_of

START = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
GOOD: dict[str, Any] = {
    "token": "0123456789abcdef", "user": "ana", "host": "there", "pid": 17, "since": "2026-11-23T20:00",
}  # fmt: skip
ODD: list[Any] = [
    None, True, -1, 0.5, 1e999, -1e999, float("nan"), 10**400, "", "no", "x" * 5000, "../../etc", "\x1b[2J", [], {}, [[]],
]  # fmt: skip


@each("key", [*GOOD, "whole"])
@each("value", ODD, ids=range(len(ODD)))
def test_a_record_with_anything_in_any_of_its_places_raises_nothing(key: str, value: Any) -> None:
    said = value if key == "whole" else {**GOOD, key: value}
    found = lease.read_holder(json.dumps(said).encode())
    if found is not None:
        assert key in ("user", "host", "since")
        assert len(str(found)) < 200
        assert str(found).isprintable()
    assert lease.read_holder(json.dumps(GOOD).encode()) == lease.Holder(**GOOD)


@portion(0.6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=80) | st.sampled_from([b'{"pid": 1e400}', b"[" * 9000, b'{"a":' * 9000]))
def test_any_bytes_are_a_record_or_none(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "o.toml"
    record = places.state_dir() / "leases" / f"{key_of(file)}.json"
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_bytes(raw)
    assert lease.holder_of(file) is None
    held = lease.take(file, START)
    assert lease.holder_of(file) == held.holder
    held.free()


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to nothing"])
def test_a_record_that_is_no_file_holds_nobody_up(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "o.toml"
    record = places.state_dir() / "leases" / f"{key_of(file)}.json"
    record.parent.mkdir(parents=True)
    if kind == "folder":
        record.mkdir()
    elif kind == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("there are none here")
        os.mkfifo(record)
    else:
        record.symlink_to(tmp_path / "nowhere")
    lease.take(file, START).free()


@pytest.mark.parametrize(
    "stamp",
    ["20261399T000000.000000Z", "99999999T999999.999999Z", "00010101T000000.000000Z", "99991231T235959.999999Z",
     "00000101T000000.000000Z", "20260230T000000.000000Z", "20260101T240000.000000Z", "٢٠٢٦٠١٠١T000000.000000Z"],
)  # fmt: skip
def test_a_version_whose_name_is_no_day_is_none(tmp_path: Path, stamp: str) -> None:
    file = tmp_path / "o.toml"
    assert versions.keep(file, "n = 1", START)
    folder = versions.versions_of(file)[0].path.parent
    (folder / f"{stamp}-0123456789abcdef.toml").write_text("")
    found = versions.versions_of(file)
    assert [version.when for version in found] == [START]
    assert [version.when.astimezone() for version in found]
    assert versions.keep(file, "n = 2", datetime(2026, 11, 24, tzinfo=UTC))
    assert len(versions.versions_of(file)) == 2


def test_a_folder_among_the_versions_is_none_and_does_not_end_keeping(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    assert versions.keep(file, "n = 0", START)
    folder = versions.versions_of(file)[0].path.parent
    for number in range(versions.KEPT + 2):
        (folder / f"20200101T000000.{number:06}Z-0123456789abcdef.toml").mkdir()
    for minute in range(versions.KEPT + 2):
        assert versions.keep(file, f"n = {minute}", datetime(2026, 11, 24, 0, minute, tzinfo=UTC))
    assert len(versions.versions_of(file)) == versions.KEPT


def made(place: Path, age: float = DAY) -> Path:
    """A file that nobody touched for so many seconds."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"")
    then = time.time() - age
    os.utime(place, (then, then))
    return place


def test_what_killed_programs_left_goes_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    state = places.state_dir()
    held = lease.take(file, START)
    assert versions.keep(file, "n = 1", START)
    kept = versions.versions_of(file)[0].path
    dead = "a" * 32
    old = [
        made(state / ".recent.json.0123456789ab.roadworthy-tmp"),
        made(state / "leases" / f".{dead}.json.0123456789ab.roadworthy-tmp"),
        made(kept.parent / ".x.toml.0123456789ab.roadworthy-tmp", HOUR * 2),
        made(state / "leases" / f"{dead}-0123456789abcdef.lock"),
        made(state / "leases" / f"{dead}.guard"),
        made(state / "leases" / f"{dead}.json"),
    ]
    record = state / "leases" / f"{'b' * 32}.json"
    record.write_text(json.dumps(GOOD))
    os.utime(record, (0, 0))
    stays = [
        made(state / "recent.json"), made(state / "crashes" / "20260101T000000.txt"), made(kept.parent / "notes.txt"),
        made(state / "leases" / "mine.json"), made(state / "leases" / ".young.roadworthy-tmp", HOUR / 2),
        made(state / "leases" / f"{dead}-fedcba9876543210.lock", HOUR / 2),
    ]  # fmt: skip
    held_lock = next(place for place in (state / "leases").glob(f"{key_of(file)}-*.lock"))
    held_record = state / "leases" / f"{key_of(file)}.json"
    for place in (held_lock, held_record, kept):
        os.utime(place, (0, 0))
    assert sweep_state() == len(old) + 1
    assert [place for place in (*old, record) if place.exists()] == []
    assert [place for place in (*stays, held_lock, held_record, kept) if not place.exists()] == []
    with pytest.raises(HeldElsewhere):
        lease.take(file, START)
    held.free()


def test_it_is_swept_once_a_day(tmp_path: Path) -> None:
    assert sweep_state() == 0
    assert not places.state_dir().exists(), "where nothing is, nothing is made"
    draft = made(places.state_dir() / ".a.roadworthy-tmp")
    now = time.time()
    assert sweep_state(now) == 1
    made(draft)
    assert sweep_state(now + HOUR) == 0
    assert sweep_state(now + DAY + 60) == 1


def test_a_state_folder_that_is_no_folder_is_not_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").write_text("")
    monkeypatch.setenv("ROADWORTHY_STATE_DIR", str(tmp_path / "plain"))
    assert sweep_state() == 0


def test_of_many_at_once_one_gets_the_file(tmp_path: Path) -> None:
    file, won = tmp_path / "o.toml", []
    for _ in range(5):
        ready = Barrier(12)

        def take(ready: Barrier = ready) -> None:
            ready.wait()
            with contextlib.suppress(HeldElsewhere):
                won.append(lease.take(file, START))

        takers = [Thread(target=take) for _ in range(12)]
        for taker in takers:
            taker.start()
        for taker in takers:
            taker.join()
        assert len(won) == 1
        won.pop().free()


def test_no_guard_stays_behind(tmp_path: Path) -> None:
    for number in range(3):
        held = lease.take(tmp_path / f"{number}.toml", START)
        assert list((places.state_dir() / "leases").glob("*.guard")) == []
        held.free()
    assert list((places.state_dir() / "leases").iterdir()) == []


def test_a_file_of_several_names_is_said_to_be_one(tmp_path: Path) -> None:
    file, other = tmp_path / "o.toml", tmp_path / "other.toml"
    file.write_text("format = 1\n")
    assert atomic.other_names(file) == 0
    other.hardlink_to(file)
    (tmp_path / "link.toml").symlink_to(file)
    assert atomic.other_names(tmp_path / "link.toml") == 1
    assert atomic.other_names(tmp_path / "nowhere.toml") == 0
    assert atomic.other_names("a\0b") == 0
