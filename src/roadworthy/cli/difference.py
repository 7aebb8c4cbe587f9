"""``roadworthy diff``: what differs between two versions of a decision, and what came of it."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.streams import INPUT, input_text
from roadworthy.errors import StoreError
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.model.plain import canonical
from roadworthy.model.tree import Tree
from roadworthy.report.ansi import wants_colour
from roadworthy.report.difference_document import (
    difference,
    difference_json,
    difference_markdown,
    difference_text,
)
from roadworthy.report.versions import Versions
from roadworthy.store.git import read_revision
from roadworthy.store.load import read_text
from roadworthy.store.places import is_there
from roadworthy.store.unknown import merge
from roadworthy.text_files import decode, read_bytes

WIDEST: Final = 100


def differing(old: str, new: str, form: str, today: date, width: int | None) -> int:
    """Print what differs between two versions; 1 where something does. Raises StoreError.

    A version is a file, ``REV:FILE`` for one in git, or ``-`` for standard input.
    """
    before, before_data = _version(old)
    after, after_data = _version(new)
    was, now = (Analysis(one, today, signs=SIGN_CATALOGUE) for one in (before, after))
    found = difference(Versions(was, now, before_data, after_data))
    if form == "json":
        words = difference_json(found)
    elif form == "markdown":
        words = difference_markdown(found)
    else:
        terminal = sys.stdout.isatty()
        cells = width or (min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80)
        words = difference_text(found, cells, colour=wants_colour(os.environ, terminal=terminal))
    click.echo(words, nl=False, color=True)
    return int(bool(found.changes))


def _version(words: str) -> tuple[Decision, Tree]:
    text, name = _text(words)
    decision, _, trivia = read_text(text, name)
    return decision, merge(canonical(decision), trivia.unknown, decision)


def _text(words: str) -> tuple[str, str]:
    if words == "-":
        return input_text(), INPUT
    if is_there(words) or ":" not in words:
        return decode(read_bytes(words), words), words
    try:
        raw, name = read_revision(words)
    except StoreError:
        if Path(words).drive:  # C:\somewhere, which is not there
            read_bytes(words)
        raise
    return decode(raw, name), name
