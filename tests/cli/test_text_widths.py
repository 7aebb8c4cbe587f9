"""The law of widths over what the commands print on a terminal, and over the interview that asks line by line."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import Final

import pytest

from examples import few, part
from in_process import called
from plain.typist import Typist
from roadworthy.cli.commands import roadworthy
from roadworthy.method.homes import STATIONS
from roadworthy.model import Decision
from roadworthy.plain.interview import PlainInterview
from roadworthy.plain.leaving import EndOfInput
from roadworthy.session import Session
from roadworthy.store import load, save
from roadworthy.store.places import sample_file, sample_names
from tui.test_width_law import large, words_of
from tui.width_faults import faults

pytestmark = pytest.mark.turns

WIDTHS: Final = (60, 80, 100, 120, 150, 200)
TODAY: Final = "2026-11-23"
COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "status": ("status", "large.toml", "--today", TODAY),
    "status of a sample": ("status", "bank-migration.toml", "--today", TODAY),
    "diff": ("diff", "large.toml", "bank-migration.toml", "--today", TODAY),
    "diff of samples": ("diff", "startup-crud.toml", "marina-looked-back.toml", "--today", TODAY),
    "inspect": ("inspect", ".", "--today", TODAY),
    "list": ("list", ".", "--today", TODAY),
    "lessons": ("lessons", "large.toml"),
    "audit": ("audit", "large.md"),
    "audit of a sample": ("audit", "bank.md"),
    "forecast": ("forecast", "django", "spring-boot", "--from", TODAY),
    "guide": ("guide",),
}
DECISIONS: Final[dict[str, Callable[[], Decision]]] = {
    **{name: lambda name=name: load(sample_file(name)) for name in sample_names()},  # type: ignore[misc]
    "large": large,
}
PLAIN: Final = ("bank-migration", "large")


def printed(*arguments: str, width: int) -> CompletedProcess[str]:
    """What a command prints on a terminal of so many columns, without its colours."""
    environment = {"COLUMNS": str(width), "NO_COLOR": "1"}
    return called(*arguments, environment=environment, terminal=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every sample, the large decision, and two decision tables."""
    monkeypatch.chdir(tmp_path)
    for name, make in DECISIONS.items():
        save(make(), tmp_path / f"{name}.toml")
    for name, table in (("large", "large.md"), ("bank-migration", "bank.md")):
        called(
            "summary", f"{name}.toml", "--full", "--format", "markdown", "--output", table, "--today", TODAY
        )
    return tmp_path


def test_every_command_keeps_the_law(folder: Path) -> None:
    decisions = [make() for make in DECISIONS.values()]
    more = [path.name for path in folder.iterdir()]
    words = words_of(decisions[-1], *more, *(text for one in decisions for text in words_of(one).known))
    found = {}
    for number, (name, command) in enumerate(COMMANDS.items()):
        for width in part(WIDTHS, len(WIDTHS), number):
            done = printed(*command, width=width)
            assert done.stdout, (name, done.stderr)
            if told := [*faults(done.stdout.split("\n"), width, words)]:
                found[name, width] = told
    assert found == {}


@few("width", [60, 80, 120])
@pytest.mark.parametrize("name", PLAIN)
def test_the_interview_line_by_line_keeps_the_law(tmp_path: Path, name: str, width: int) -> None:
    decision = DECISIONS[name]()
    session = Session.create(tmp_path / "a.toml", decision, today=lambda: date.fromisoformat(TODAY))
    words = words_of(decision, "a.toml")
    for station in STATIONS:
        talk = Typist(*[""] * 30, columns=width)
        with suppress(EndOfInput):
            PlainInterview(session, talk).run(station)
        assert len(talk.printed.split("\n")) > 20, station
        assert [*faults(talk.printed.split("\n"), min(80, width), words)] == [], station


@few("width", WIDTHS)
def test_the_list_has_every_title_and_every_file_whole(folder: Path, width: int) -> None:
    shown = printed("list", ".", "--today", TODAY, width=width).stdout
    assert "…" not in shown
    for path in folder.glob("*.toml"):
        assert path.name in shown, "no name of a file is broken where there are 24 cells for it"


def test_no_help_is_wider_than_eighty_columns() -> None:
    for name in ("", *(one for one in roadworthy.commands if one != "walk")):  # that is the program itself
        shown = called(*filter(None, (name,)), "--help", environment={"COLUMNS": "80"}).stdout
        assert shown
        assert [line for line in shown.split("\n") if len(line) > 80] == [], name
