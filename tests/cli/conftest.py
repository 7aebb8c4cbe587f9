"""The program as people run it: a process of its own, real files."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from roadworthy.__main__ import main

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


@pytest.fixture
def run_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., SimpleNamespace]:
    """The command in this process, in the test's own folder: a new one each time takes a second."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> SimpleNamespace:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main([str(argument) for argument in arguments])
        return SimpleNamespace(returncode=status, stdout=out.getvalue(), stderr=err.getvalue())

    return call
