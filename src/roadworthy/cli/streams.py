"""What comes in through standard input and goes out through standard output where ``-`` stands for a file."""

import shutil
import sys
from pathlib import Path
from typing import Final

from roadworthy.cli.parameters import DASH
from roadworthy.report.cells import width_of, wrapped
from roadworthy.text_files import decode, read_stream

INPUT: Final = "standard input"
"""How standard input is called in what is said about it."""
OUTPUT: Final = "standard output"
WIDEST: Final = 100
"""Columns of text to read at the most, however wide the terminal is."""


def input_bytes() -> bytes:
    """All of standard input. Raises StoreError."""
    # Python leaves None where the stream was closed before it began; `main` puts an empty one in its place.
    stream = None if sys.__stdin__ is None else sys.stdin
    return read_stream(None if stream is None else stream.buffer, INPUT)


def input_text() -> str:
    """All of standard input as text. Raises StoreError."""
    return decode(input_bytes(), INPUT)


def to_file(output: Path | None) -> Path | None:
    """Where to write: None for standard output, whether nothing was said or ``-``."""
    return None if output == DASH else output


def lines_out(head: str, words: str) -> str:
    """Words behind a head for standard output: in a pipe, where lines are counted and searched, on one line.

    On a terminal they are broken between words, and what goes on stands below where they begin.
    """
    if not sys.stdout.isatty():
        return head + words
    width, hang = min(WIDEST, shutil.get_terminal_size().columns), width_of(head)
    first, *rest = wrapped(words, max(1, width - hang)) or [""]
    return "\n".join([head + first, *(" " * hang + line for line in rest)])
