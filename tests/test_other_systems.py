"""Nothing is asked of a system that another one has not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from examples import few

HOME = Path(__file__).resolve().parents[1]


@pytest.mark.skipif(sys.platform == "win32", reason="it is so there")
@few("what", ["package", "tests"])
def test_all_of_it_is_imported_without_what_windows_has_not(what: str) -> None:
    argv = [sys.executable, str(HOME / "tests" / "other_system.py"), what]
    done = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=False, cwd=HOME)
    assert done.returncode == 0, done.stderr
    *failed, count = done.stdout.split("\n", done.stdout.count("\n") - 1)
    assert [line for line in failed if line] == []
    assert int(count) > 500


def test_git_changes_no_ends_of_lines_anywhere(tmp_path: Path) -> None:
    """Windows' own git is set to: samples, snapshots and recorded answers would differ from what tests expect."""
    shutil.copy(HOME / ".gitattributes", tmp_path)
    (tmp_path / "a.md").write_bytes(b"one\ntwo\n")
    for words in (["init", "-q"], ["add", "."], ["checkout", "-q", "--", "."]):
        (tmp_path / "a.md").unlink() if words[0] == "checkout" else None
        subprocess.run(["git", "-c", "core.autocrlf=true", *words], cwd=tmp_path, check=True)
    assert (tmp_path / "a.md").read_bytes() == b"one\ntwo\n"


@pytest.mark.slow
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_types_hold_on_each_system(system: str, tmp_path: Path) -> None:
    """What is used there is there: a signal, a call of the system, guarded by what tells systems apart."""
    argv = [
        sys.executable,
        "-m",
        "mypy",
        "--platform",
        system,
        "--cache-dir",
        str(tmp_path),
        "src",
        "scripts",
    ]
    done = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=False, cwd=HOME)
    assert done.returncode == 0, done.stdout
