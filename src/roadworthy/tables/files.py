"""Which files are looked at, and the decision tables in each."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from roadworthy.errors import Missing
from roadworthy.method.audit.table import DecisionTable, Unread
from roadworthy.tables.csv_grid import HEAD, csv_grid
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.together import decision_tables
from roadworthy.text_files import decode, read_bytes

MOST_TABLES: Final = 1_000
"""Decision tables of one file that are read."""

_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})
_CSV: Final = frozenset({".csv", ".tsv"})
_LEFT_OUT: Final = frozenset({"node_modules", "__pycache__", "venv", "site-packages", "bower_components"})
_KEPT: Final = frozenset({".github", ".gitlab"})


def markdown_files(folder: Path) -> Iterator[Path]:
    """The Markdown files below `folder` in order; hidden and vendored folders and links are left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name not in _LEFT_OUT and (name in _KEPT or not name.startswith("."))
        )
        for name in sorted(names):
            if is_markdown(Path(name)):
                yield Path(here, name)


def is_markdown(path: Path) -> bool:
    """Whether a file is Markdown by its name."""
    return path.suffix.lower() in _MARKDOWN


def is_csv(path: Path) -> bool:
    """Whether a file is CSV by its name."""
    return path.suffix.lower() in _CSV


def tables_in(path: Path, scale: tuple[float, float] | None = None) -> list[DecisionTable]:
    """The decision tables of a Markdown or CSV file, in order; `scale` is theirs where it is given.

    Raises StoreError where the file can't be read.
    """
    name = str(path)
    try:
        raw = read_bytes(path, wanted="a Markdown or CSV file, or a folder")
    except Missing:
        raise Missing("there is no such file or folder", file=name, todo="check the name") from None
    return tables_of(decode(raw, name), path, scale)


def tables_of(text: str, path: Path, scale: tuple[float, float] | None = None) -> list[DecisionTable]:
    """The decision tables of a text; the name in `path` says of which kind it is, else its first line does.

    Raises StoreError.
    """
    name = str(path)
    if is_csv(path) or (not is_markdown(path) and HEAD.match(text)):
        grid = csv_grid(text, name)
        return list(decision_tables([grid] if grid else [], scale))
    with _no_collection():
        return _first(decision_tables(markdown_grids(text, name), scale))


def _first(tables: Iterator[DecisionTable]) -> list[DecisionTable]:
    """The first `MOST_TABLES`; where there are more, the last of these says so."""
    found = list(islice(tables, MOST_TABLES))
    if (more := next(tables, None)) is not None:
        last = found[-1]
        left = Unread("more", last.line, str(more.line), str(MOST_TABLES))
        found[-1] = replace(last, unread=(*last.unread, left))
    return found


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for cycles: among the parser's many small objects it takes as long as the reading itself."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
