"""What is printed to be typed can be copied into a shell and finds its file, however long its path and narrow the lines."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from each import each
from in_process import called
from patience import LONGEST
from roadworthy.report.cells import width_of
from roadworthy.report.typed_command import to_type
from roadworthy.store.places import for_shell, samples_dir

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the quotes are those of a POSIX shell")

DEEP: Final = Path(
    "the decisions of our team", "what is run, and where", "of the year's third quarter, in full"
)
TYPED: Final = re.compile(r"^(?:.*: )?(roadworthy (?:.*\\\n)*.*)$", re.MULTILINE)
NASTY: Final = "ab-._/~ '\"\\$`!#\tä語e\u0301👍🏽"
Print: TypeAlias = Callable[[Path], str]


def summary_of(width: int) -> Print:
    return lambda file: called("summary", file, "--width", width).stdout


def interview_on(answers: str, columns: int) -> Print:
    return lambda file: called("--plain", file, stdin=answers, environment={"COLUMNS": str(columns)}).stdout


def made(file: Path) -> str:
    return called("new", file).stderr


PRINTS: Final[dict[str, Print]] = {
    "summary, 40": summary_of(40),
    "summary, 80": summary_of(80),
    "summary, 200": summary_of(200),
    "interview, left": interview_on("q\n", 40),
    "interview, its page": interview_on("page\nq\n", 40),
    "interview, wide": interview_on("page\nq\n", 200),
    "new, where there is one": made,
}


def typed(command: str) -> list[str]:
    """The words that the program would be given."""
    script = f"roadworthy() {{ printf '%s\\0' \"$@\"; }}\n{command}\n"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, timeout=LONGEST)
    return [os.fsdecode(word) for word in done.stdout.split(b"\0")[:-1]]


@each("name", list(PRINTS))
def test_what_is_printed_to_be_typed_finds_its_file(tmp_path: Path, name: str) -> None:
    folder = tmp_path / DEEP
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "orders, second try.toml"
    shutil.copy(samples_dir() / "article-comparison.toml", file)
    printed = PRINTS[name](file)
    commands = TYPED.findall(printed)
    assert commands
    for command in commands:
        paths = [Path(word) for word in typed(command) if "/" in word]
        assert paths, command
        assert all(path.is_file() for path in paths), command


@given(st.lists(st.text(NASTY, min_size=1, max_size=40), min_size=1, max_size=3), st.integers(12, 80))
def test_a_command_in_several_lines_is_the_same_command(names: list[str], width: int) -> None:
    command = " ".join(for_shell(name) for name in names)
    lines = to_type(f"All of it: roadworthy summary {command} --full", width)
    assert all(width_of(line) <= width for line in lines)
    whole = "\n".join(lines).removeprefix("All of it:").strip()
    assert typed(whole) == ["summary", *names, "--full"]
