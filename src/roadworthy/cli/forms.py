"""The options that say in which form a summary goes out, and where to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from roadworthy.cli.group import CommandError
from roadworthy.cli.parameters import DASH, FileParameter, FormatOption, FormatParameter

_F = TypeVar("_F", bound=Callable[..., Any])
_FORM: Final = (
    click.option(
        "--format", "form", cls=FormatOption, type=FormatParameter(), default="text", show_default=True
    ),
    click.option("--full", is_flag=True, help="Everything, in sections, instead of one page."),
    click.option(
        "-o", "--output", type=FileParameter(stream=True), metavar="PATH",
        help="Write to PATH: all of it or nothing, and never over a decision.",
    ),
    click.option(
        "--width", type=click.IntRange(24, 400), metavar="N",
        help="Width of the text in columns; otherwise the terminal's, or 80.",
    ),
)  # fmt: skip
_RECORD: Final = (
    click.option(
        "--adr-dir", "folder", type=FileParameter(), metavar="DIR",
        help="Write the record into this folder of records: the next number, its own file the next time.",
    ),
    click.option(
        "--adr-template", "template", type=click.Choice(["bare", "full"]), default="full", show_default=True,
        help="With --format adr: all sections of MADR, or those that it asks for.",
    ),
    click.option(
        "--supersedes", type=click.IntRange(1), multiple=True, metavar="N",
        help="With --adr-dir: the number of the record that it replaces.",
    ),
)  # fmt: skip


def form_options(command: _F) -> _F:
    """Give a command the options of the form: ``form``, ``full``, ``output``, ``width``."""
    for option in reversed(_FORM):
        command = option(command)
    return command


def record_options(command: _F) -> _F:
    """Give a command the options of records: ``folder``, ``template``, ``supersedes``."""
    for option in reversed(_RECORD):
        command = option(command)
    return command


def check_record(file: Path, output: Path | None, folder: Path | None, supersedes: tuple[int, ...]) -> None:
    """Raise CommandError for options of records that contradict each other."""
    if folder is None and supersedes:
        raise CommandError("--supersedes belongs to --adr-dir; give that with it, or leave it out")
    if folder is not None and (output is not None or file == DASH):
        raise CommandError("--adr-dir writes a file of its own for a decision in a file; leave out -o and -")
