"""Every command of the tutorial, the history page and the how-to pages runs as it is printed."""

import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from _pytest.mark import ParameterSet

from in_process import called
from patience import LONGEST
from roadworthy.model.frozen import frozen

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
PAGES: Final = [DOCS / "tutorial.md", DOCS / "history.md", *sorted((DOCS / "how-to").glob("*.md"))]
EXITS: Final = re.compile(r"\s+# exits (\d)\b.*$")
FOR_A_SHELL: Final = frozenset("|<>$&;*`")
LINK: Final = re.compile(r"\]\(([^)#]+\.md)\)")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the pages are for a Unix shell")


@frozen
class Shown:
    """A command of a page, the status it ends with, and what the page shows below it."""

    command: str
    status: int
    prints: tuple[str, ...]


def commands(page: Path) -> Iterator[Shown]:
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        command, status, below = "", 0, []
        for line in [*block.splitlines(), "$ "]:
            if not line.startswith("$ "):
                below.append(line)
                continue
            if command:
                yield Shown(command, status, tuple(below))
            found = EXITS.search(line)
            status, below = int(found[1]) if found else 0, []
            command = EXITS.sub("", line.removeprefix("$ "))


class Shell:
    """A folder of its own, and a `roadworthy` that is this one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        programs = folder / ".programs"
        programs.mkdir()
        program = programs / "roadworthy"
        program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m roadworthy "$@"\n', "utf-8")
        program.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self.env = kept | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat", "HOME": str(folder),
            "PYTHONPATH": str(DOCS.parent / "src"),
        }  # fmt: skip

    def run(self, shown: Shown) -> str:
        if shown.command.startswith("cd "):
            self.folder /= shown.command.removeprefix("cd ").strip()
            return ""
        if re.fullmatch(r"roadworthy [\w.-]+\.toml", shown.command):
            return self._walk(shown.command.split()[1])
        done = self._called(shown.command) or subprocess.run(
            ["sh", "-c", shown.command], cwd=self.folder, env=self.env, capture_output=True, text=True,
            encoding="utf-8", timeout=LONGEST, check=False,
        )  # fmt: skip
        assert done.returncode == shown.status, f"{shown.command}\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr
        return done.stdout + done.stderr

    def _called(self, command: str) -> subprocess.CompletedProcess[str] | None:
        """Run in this process, a tenth of the time; None for what a shell has to see to, or another program."""
        words = shlex.split(command, comments=True)
        if words[0] != "roadworthy" or set(command) & FOR_A_SHELL:
            return None
        with contextlib.chdir(self.folder):
            return called(*words[1:], environment=self.env)

    def _walk(self, file: str) -> str:
        """The full screen, opened in a terminal and left again."""
        from tui.terminal import Terminal  # noqa: PLC0415 - not on Windows

        with Terminal(self.folder, file, size=(120, 40)) as it:
            it.wait_for("Frame")
            it.keys("ctrl+q")
            it.ended()
        return ""


def _marked(page: Path) -> ParameterSet:
    """The longer pages take seconds: they wait for CI, and two short ones stand for them."""
    marks = () if page.stem in ("plain", "scripts") else (pytest.mark.slow,)
    return pytest.param(page, id=page.stem, marks=marks)


@pytest.mark.parametrize("page", [_marked(page) for page in PAGES])
def test_every_command_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    every = list(commands(page))
    assert every
    for shown in every:
        printed = shell.run(shown)
        if shown.prints:
            assert [line.strip() for line in printed.splitlines() if line.strip()] == list(shown.prints)
    if page.stem == "tutorial":
        _two_people_merged(shell)


def _two_people_merged(shell: Shell) -> None:
    """What the tutorial promises at its head."""
    (record,) = (shell.folder / "docs/decisions").glob("*.md")
    assert "Django" in record.read_text("utf-8")
    assert "The trial counts" in shell.run(Shown("git log --merges --format=%s", 0, ()))
    scores = shell.run(Shown("roadworthy questions bookings.toml --station scores", 0, ()))
    assert "scores.fastapi.learning-curve.score: Which score does it get? [4]" in scores
    assert "conflicts" not in (shell.folder / "bookings.toml").read_text("utf-8")


def test_pages_lead_to_pages_that_are_there() -> None:
    for page in (*PAGES, DOCS.parent / "README.md", *DOCS.glob("*.md")):
        for link in LINK.findall(page.read_text("utf-8")):
            if "://" not in link:
                assert (page.parent / link).is_file(), f"{page.name}: {link}"
