"""Inputs that once broke a reader, and what each fuzz begins with: read, or refused with words."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import pytest

from patience import LONGEST
from roadworthy.errors import StoreError

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
from fuzz_readers import READERS  # noqa: E402 - beside the tests, not among them

GUIDE: Final = """\
import contextlib, pathlib, signal, sys, tempfile

instrument_imports = lambda include: contextlib.nullcontext()
Setup = lambda words, feed: feed(b"{}")


def Fuzz():
    pathlib.Path(sys.argv[0]).with_name("began").write_text(tempfile.gettempdir())
    signal.pause()
"""
"""What stands for the library that guides a fuzz: it feeds one input, and goes on until it is ended."""
BROKE: Final = sorted((ROOT / "tests" / "fuzzed").iterdir())


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader of state has folders of its own, and all of them go with the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
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


@pytest.mark.skipif(sys.platform == "win32", reason="a fuzz is not run there")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_fuzz_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    scripts, own = tmp_path / "scripts", tmp_path / "temporary"
    own.mkdir()
    scripts.mkdir()
    for one in ("fuzz.py", "fuzz_readers.py"):
        shutil.copy(ROOT / "scripts" / one, scripts)
    (scripts / "atheris.py").write_text(GUIDE, encoding="utf-8")
    words = [sys.executable, str(scripts / "fuzz.py"), "cycles", "state"]
    with subprocess.Popen(
        words, env={**os.environ, "TMPDIR": str(own)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        began, end = scripts / "began", time.monotonic() + LONGEST
        while not (began.exists() and began.read_text(encoding="utf-8")) and time.monotonic() < end:
            time.sleep(0.01)
        assert began.read_text(encoding="utf-8").startswith(str(own))
        assert list(own.iterdir())
        run.send_signal(getattr(signal, name))
        try:
            told, _ = run.communicate(timeout=LONGEST)
        finally:
            run.kill()
    assert run.returncode, told
    assert not list(own.iterdir())
