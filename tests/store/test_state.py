"""What is kept in the person's state folder: versions, leases, where they left off."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from roadworthy.errors import HeldElsewhere, Missing
from roadworthy.store import atomic, lease, places, recent, versions

START = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def later(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def test_the_last_twenty_versions_newest_first_and_equal_ones_once(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    for number in range(25):
        assert versions.keep(file, f"n = {number}", later(number))
    kept = versions.versions_of(file)
    assert len(kept) == versions.KEPT == 20
    assert versions.read_version(kept[0]) == b"n = 24"
    assert kept[0].when == later(24)
    versions.keep(file, "n = 10", later(60))
    kept = versions.versions_of(file)
    assert len(kept) == 20
    assert versions.read_version(kept[0]) == b"n = 10"
    assert versions.versions_of(tmp_path / "other.toml") == ()


def test_versions_belong_to_the_file_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions.keep(tmp_path / "o.toml", "x", START)
    monkeypatch.chdir(tmp_path)
    assert len(versions.versions_of("o.toml")) == 1
    assert len(versions.versions_of(tmp_path / "a" / ".." / "o.toml")) == 1


def test_a_state_folder_that_cannot_be_written_holds_nothing_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").write_text("")
    monkeypatch.setenv("ROADWORTHY_STATE_DIR", str(tmp_path / "plain"))
    assert not versions.keep(tmp_path / "o.toml", "x", START)
    assert not recent.remember(tmp_path / "o.toml", "scores", "", START)
    assert recent.recent() == ()
    held = lease.take(tmp_path / "o.toml", START)
    assert held.lost_to() is None
    held.free()


def test_the_second_one_is_told_who_has_it_and_may_take_over(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    first = lease.take(file, START)
    assert lease.holder_of(file) == first.holder
    with pytest.raises(HeldElsewhere, match=f"process {os.getpid()}, since 2026-11-23 20:00"):
        lease.take(file, START)
    assert first.lost_to() is None
    second = lease.take(file, later(1), over=True)
    assert first.lost_to() == second.holder
    first.free()
    assert second.lost_to() is None
    with pytest.raises(HeldElsewhere):
        lease.take(file, later(2))
    second.free()
    assert lease.holder_of(file) is None
    lease.take(file, later(3)).free()


HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from roadworthy.store import lease
held = lease.take(Path(sys.argv[1]), datetime.now(UTC))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_killed_holder_frees_the_file(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    command = [sys.executable, "-c", HOLDER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(HeldElsewhere, match=f"process {other.pid}"):
            lease.take(file, START)
        other.kill()
        other.wait()
    lease.take(file, START).free()


def test_a_broken_lease_record_stops_nobody(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    lease.take(file, START)
    for record in (places.state_dir() / "leases").glob("*.json"):
        record.write_text('{"token": "../../x", "pid": "no"}')
    lease.take(file, START).free()


def test_to_open_a_file_waits_for_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has it open says nothing once the power was off; what is saved waits until it is there."""
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    held = lease.take(tmp_path / "o.toml", START)
    assert lease.holder_of(tmp_path / "o.toml") == held.holder
    assert waited == []
    atomic.write(tmp_path / "o.toml", b"title = 'Orders'\n")
    assert len(waited) == 2, "the file and its folder"
    held.free()


def test_where_a_person_left_off(tmp_path: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    two.write_text("")
    assert recent.remember(one, "scores", "scores.django.a", START)
    assert recent.remember(two, "frame", "", later(1))
    assert [row.path for row in recent.recent()] == [two, one]
    assert [row.there for row in recent.recent()] == [True, False]
    left = recent.left_off(one)
    assert left is not None
    assert (left.station, left.focus, left.when) == ("scores", "scores.django.a", START)
    assert recent.forget(two)
    assert recent.left_off(two) is None


@pytest.mark.parametrize(
    "garbage",
    [b"", b"{", b"[1]", b"\xff", b"null", b"[" * 100_000, b'{"files": 3}', b'{"files": {"a": 3, "b": {"path": 1}}}',
     b'{"files": {"a": {"path": "x\\u0000y"}}}'],
)  # fmt: skip
def test_garbage_in_the_state_file_is_no_news(tmp_path: Path, garbage: bytes) -> None:
    places.state_dir().mkdir()
    (places.state_dir() / "recent.json").write_bytes(garbage)
    assert recent.recent() == ()
    assert recent.remember(tmp_path / "o.toml", "frame", "", START)
    assert len(recent.recent()) == 1


def test_places_can_be_moved_and_shipped_things_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert places.state_dir() == tmp_path / "state"
    assert not places.state_dir().exists()
    assert places.user_themes_dir() == tmp_path / "config" / "themes"
    assert places.samples_dir().is_dir()
    assert places.themes_dir().is_dir()
    with pytest.raises(Missing, match="no sample"):
        places.sample_file("../../etc/passwd")
    monkeypatch.delenv("ROADWORTHY_STATE_DIR")
    monkeypatch.delenv("ROADWORTHY_CONFIG_DIR")
    assert "roadworthy" in str(places.state_dir())
    assert "roadworthy" in str(places.config_dir())
