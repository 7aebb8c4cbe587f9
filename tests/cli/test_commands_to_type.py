"""What is printed to be typed can be copied: the command stands in one line and finds its file, however long its path."""

import os
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from each import each
from in_process import called
from roadworthy.store.places import samples_dir

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the quotes are those of a POSIX shell")

DEEP: Final = Path(
    "the decisions of our team", "what is run, and where", "of the year's third quarter, in full"
)
TYPED: Final = re.compile(r"\broadworthy (.*)$", re.MULTILINE)
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


@each("name", list(PRINTS))
def test_a_command_stands_in_one_line_and_finds_its_file(tmp_path: Path, name: str) -> None:
    folder = tmp_path / DEEP
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "orders, second try.toml"
    shutil.copy(samples_dir() / "article-comparison.toml", file)
    typed = TYPED.findall(PRINTS[name](file))
    assert typed
    for command in typed:
        paths = [Path(word) for word in shlex.split(command) if "/" in word]
        assert paths, command
        assert all(path.is_file() for path in paths), command
