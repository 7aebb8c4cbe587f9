"""Inputs that once broke a reader, and what each fuzz begins with: read, or refused with words."""

import contextlib
import sys
from pathlib import Path
from typing import Final

import pytest

from roadworthy.errors import StoreError

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from fuzz_readers import READERS  # noqa: E402 - beside the tests, not among them

BROKE: Final = sorted((ROOT / "tests" / "fuzzed").iterdir())


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of state has folders of its own, which go with the test."""
    for name in ("STATE", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"ROADWORTHY_{name}_DIR", "")


@pytest.mark.parametrize("name", READERS)
def test_a_fuzz_begins_with_what_is_read(name: str) -> None:
    reader = READERS[name]()
    seeds = list(reader.seeds())
    assert seeds
    taken = 0
    for raw in seeds:
        with contextlib.suppress(StoreError):
            reader.reads(raw)
            taken += 1
    assert taken


@pytest.mark.parametrize("path", BROKE, ids=lambda path: path.name)
def test_what_broke_a_reader_breaks_none_any_more(path: Path) -> None:
    name = next(name for name in sorted(READERS, key=len, reverse=True) if path.name.startswith(f"{name}-"))
    with contextlib.suppress(StoreError):
        READERS[name]().reads(path.read_bytes())
