"""What comes in through standard input and goes out through standard output where ``-`` stands for a file."""

import sys
from pathlib import Path
from typing import Final

from roadworthy.cli.parameters import DASH
from roadworthy.text_files import decode, read_stream

INPUT: Final = "standard input"
"""How standard input is called in what is said about it."""
OUTPUT: Final = "standard output"


def input_text() -> str:
    """All of standard input as text. Raises StoreError."""
    # Python leaves None where the stream was closed before it began; `main` puts an empty one in its place.
    stream = None if sys.__stdin__ is None else sys.stdin
    return decode(read_stream(None if stream is None else stream.buffer, INPUT), INPUT)


def to_file(output: Path | None) -> Path | None:
    """Where to write: None for standard output, whether nothing was said or ``-``."""
    return None if output == DASH else output
