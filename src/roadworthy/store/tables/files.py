"""Which files are looked at, and the decision tables in each."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from roadworthy.method.audit.table import DecisionTable
from roadworthy.store.errors import NotReadable, TooBig
from roadworthy.store.load import decode, read_bytes
from roadworthy.store.tables.markdown import markdown_grids, may_hold_table
from roadworthy.store.tables.together import decision_tables

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
            if Path(name).suffix.lower() in _MARKDOWN:
                yield Path(here, name)


def tables_in(path: Path, scale: tuple[float, float] | None = None) -> list[DecisionTable]:
    """The decision tables of a Markdown or CSV file, in order; `scale` is theirs where it is given.

    Raises StoreError where the file can't be read.
    """
    name = str(path)
    try:
        raw = read_bytes(path)
    except TooBig:
        raise TooBig("larger than 4 MB, so it was not read", file=name, todo="name a smaller file") from None
    except NotReadable as error:
        if error.what == "this is a folder" or error.todo.startswith("name a decision"):
            raise NotReadable(
                error.what, file=name, todo="name a Markdown or CSV file, or a folder"
            ) from None
        raise
    if path.suffix.lower() in _CSV:
        from roadworthy.store.tables.csv_grid import csv_grid  # noqa: PLC0415 - one of two forms

        grid = csv_grid(decode(raw, name), name)
        return list(decision_tables([grid] if grid else [], scale))
    if b"|" not in raw:
        return _checked(raw, name)
    text = decode(raw, name)
    return list(decision_tables(markdown_grids(text, name), scale)) if may_hold_table(text) else []


def _checked(raw: bytes, name: str) -> list[DecisionTable]:
    """No table, in a file that is text at least. Raises NotUtf8."""
    decode(raw, name)
    return []
