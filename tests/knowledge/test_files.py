"""The data files are read once, and what was parsed is never older than the file."""

import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from roadworthy.knowledge import files


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "data.toml"
    path.write_text('a = "one"\n', encoding="utf-8")
    return path


def kept(source: Path) -> Path:
    return Path(cache_from_source(f"{source}.py"))


def refuse(*_: object) -> dict[str, object]:
    raise AssertionError("it was parsed again")


def test_what_was_parsed_is_used_the_next_time(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files.parsed(source) == {"a": "one"}
    monkeypatch.setattr("roadworthy.knowledge.files.tomli.loads", refuse)
    assert files.parsed(source) == {"a": "one"}


def test_a_changed_file_is_read_anew(source: Path) -> None:
    files.parsed(source)
    source.write_text('a = "two"\n', encoding="utf-8")
    os.utime(source, ns=(1, 1))
    assert files.parsed(source) == {"a": "two"}


@pytest.mark.parametrize("raw", [b"", b"nonsense", b"\x00" * 40, b"i\x01\x00\x00\x00"])
def test_a_damaged_keep_is_passed_over_and_mended(source: Path, raw: bytes) -> None:
    files.parsed(source)
    good = kept(source).read_bytes()
    kept(source).write_bytes(raw)
    assert files.parsed(source) == {"a": "one"}
    assert kept(source).read_bytes() == good


def test_nothing_is_kept_where_python_keeps_no_byte_code(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert files.parsed(source) == {"a": "one"}
    assert not kept(source).parent.exists()


def test_data_that_cannot_be_kept_is_read_all_the_same(source: Path) -> None:
    source.write_text("day = 2026-11-23\n", encoding="utf-8")
    files.parsed(source)
    assert str(files.parsed(source)["day"]) == "2026-11-23"
    assert not kept(source).exists()
