"""``roadworthy merge``: two branches of a decision made one, as a merge driver for git."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from roadworthy.cli.parameters import DASH
from roadworthy.errors import StoreError
from roadworthy.knowledge.history_words import say
from roadworthy.method.conflicts import open_conflicts
from roadworthy.model import Decision
from roadworthy.model.text import one_line
from roadworthy.report.conflict_words import conflict_words
from roadworthy.store import atomic
from roadworthy.store.blame import Blame
from roadworthy.store.git import run_text_merge
from roadworthy.store.load import parse
from roadworthy.store.merge import NAMES, merge_texts
from roadworthy.store.places import for_shell
from roadworthy.text_files import decode, read_bytes

Files = tuple[Path, Path, Path]
"""What both branches come from, ours, and theirs."""


def merged(files: Files, output: Path | None, called: Path | None, theirs: str, marker: int) -> int:
    """Merge THEIRS into OURS; 1 where something is kept twice, else 0. Raises StoreError.

    `called` is the file's name in the repository, `theirs` what git calls the other branch. What can't be
    read as a decision is merged by its lines, as git does it, with marks of `marker` signs.
    """
    target, name = output or files[1], called or files[1]
    write = _print if output == DASH else partial(atomic.write, target)
    names = tuple(f"{name} ({side})" for side in NAMES) if called else tuple(map(str, files))
    raw = [read_bytes(file) for file in files]
    try:
        texts = [decode(one, of) for one, of in zip(raw, names, strict=True)]
        found = merge_texts(
            texts[0], texts[1], texts[2], whose=Blame(name, theirs), names=(names[0], names[1], names[2])
        )
    except StoreError as error:
        return _by_lines(files, write, name, error, marker)
    text = found.text.encode("utf-8")
    if output is not None or text != raw[1]:
        write(text)
    if found.clashes:
        for line in _told(parse(found.text, str(name))[0], name):
            click.echo(line, err=True)
    return int(bool(found.clashes))


def _told(decision: Decision, name: Path) -> Iterator[str]:
    shown = one_line(str(name))
    for conflict in open_conflicts(decision):
        yield f"{shown}: {conflict_words(conflict.record, decision)}"
    yield say("settle_in", command=f"roadworthy {for_shell(name)}")


def _print(text: bytes) -> None:
    click.echo(text, nl=False)


def _by_lines(
    files: Files, write: Callable[[bytes], object], name: Path, error: StoreError, marker: int
) -> int:
    base, ours, theirs = (os.path.realpath(file) for file in files)
    found = run_text_merge(Path(), (ours, base, theirs), marker)
    if found is None:
        raise error
    raw, clash = found
    write(raw)
    why = StoreError(error.what, file=error.file, line=error.line, key=error.key)
    click.echo(f"{one_line(str(name))}: {say('merged_by_lines', why=str(why))}", err=True)
    return int(clash)
