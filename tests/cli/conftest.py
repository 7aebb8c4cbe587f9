"""The program as people run it: a process of its own, real files."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``roadworthy`` in the test's own folder, standard streams being pipes."""

    def call(*arguments: object, stdin: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "roadworthy", *map(str, arguments)],
            input=stdin, capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=60, check=False,
            env={**os.environ, **environment},
        )  # fmt: skip

    return call


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """A decision with something in every section."""
    path = tmp_path / "orders.toml"
    path.write_bytes((ROOT / "tests/report/orders.toml").read_bytes())
    return path
