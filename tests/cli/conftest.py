"""The program as people run it, with real files: in this process, or where a test asks for it in one of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from in_process import Run, called
from patience import LONGEST

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line in this process and in the test's own folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, stdin: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        return called(*arguments, stdin=stdin, environment=environment)

    return call


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Run ``roadworthy`` as a process in the test's own folder, standard streams being pipes."""

    def call(*arguments: object, stdin: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "roadworthy", *map(str, arguments)],
            input=stdin, capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=LONGEST, check=False,
            env={**os.environ, **environment},
        )  # fmt: skip

    return call


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """A decision with something in every section."""
    path = tmp_path / "orders.toml"
    path.write_bytes((ROOT / "tests/report/orders.toml").read_bytes())
    return path
