"""Which files are looked at, and the decision tables in each."""

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from roadworthy.errors import Missing
from roadworthy.method.audit.table import DecisionTable, Unread
from roadworthy.tables.csv_grid import LOOKS, csv_grid
from roadworthy.tables.grid import TextGrid
from roadworthy.tables.markdown import markdown_grids
from roadworthy.tables.near_miss import NearMiss
from roadworthy.tables.together import looked_at
from roadworthy.text_files import decode, read_bytes

MOST_TABLES: Final = 1_000
"""Decision tables of one file that are read."""

_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx"})
_CSV: Final = frozenset({".csv", ".tsv"})
_SHEETS: Final = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
BIGGEST: Final = 64 * 1024 * 1024
"""Bytes of a file that is read."""
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


def is_sheet(path: Path) -> bool:
    """Whether a file is a spreadsheet by its name."""
    return path.suffix.lower() in _SHEETS


def tables_in(
    path: Path, scale: tuple[float, float] | None = None, words: Mapping[str, float] | None = None
) -> list[DecisionTable]:
    """The decision tables of a file, in order; `scale` is theirs, and `words` what signs stand for,
    where given.

    Raises StoreError where the file can't be read.
    """
    return [found for found in looked_in(path, scale, words) if isinstance(found, DecisionTable)]


def looked_in(
    path: Path, scale: tuple[float, float] | None = None, words: Mapping[str, float] | None = None
) -> list[DecisionTable | NearMiss]:
    """The decision tables of a file, and the tables that are nearly some, in order.

    Raises StoreError where the file can't be read.
    """
    name = str(path)
    try:
        raw = read_bytes(path, wanted="a Markdown, CSV or spreadsheet file, or a folder", biggest=BIGGEST)
    except Missing:
        raise Missing("there is no such file or folder", file=name, todo="check the name") from None
    if not is_sheet(path):
        return looked_of(decode(raw, name), path, scale, words)
    from roadworthy.tables.sheets import sheet_grids  # noqa: PLC0415 - an extra, for spreadsheets alone

    return _first(looked_at(sheet_grids(raw, name), scale, words))


def looked_of(
    text: str, path: Path, scale: tuple[float, float] | None = None, words: Mapping[str, float] | None = None
) -> list[DecisionTable | NearMiss]:
    """The decision tables of a text, and those that are nearly some; the name in `path` says of which
    kind it is, else its first line does.

    Raises BadTable.
    """
    with _no_collection():
        return _first(looked_at(_grids_in(path, text), scale, words))


def tables_of(
    text: str, path: Path, scale: tuple[float, float] | None = None, words: Mapping[str, float] | None = None
) -> list[DecisionTable]:
    """The decision tables of a text; the name in `path` says of which kind it is, else its first line does.

    Raises BadTable.
    """
    return [one for one in looked_of(text, path, scale, words) if isinstance(one, DecisionTable)]


def _grids_in(path: Path, text: str) -> Iterator[TextGrid]:
    name = str(path)
    if is_csv(path) or (not is_markdown(path) and LOOKS.match(text)):
        grid = csv_grid(text, name)
        if grid:
            yield grid
    else:
        yield from markdown_grids(text, name)


def _first(looked: Iterator[DecisionTable | NearMiss]) -> list[DecisionTable | NearMiss]:
    """The first `MOST_TABLES`; where there are more, the last of these says so."""
    found: list[DecisionTable | NearMiss] = []
    tables = last = 0
    for one in looked:
        if not isinstance(one, NearMiss) and tables == MOST_TABLES:
            table = found[last]
            if isinstance(table, DecisionTable):
                left = Unread("more", table.line, str(one.line), str(MOST_TABLES))
                found[last] = replace(table, unread=(*table.unread, left))
            break
        if isinstance(one, NearMiss) and len(found) - tables >= MOST_TABLES:
            continue
        if not isinstance(one, NearMiss):
            tables, last = tables + 1, len(found)
        found.append(one)
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
