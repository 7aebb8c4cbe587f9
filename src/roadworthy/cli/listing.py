"""``roadworthy list``: the decisions below a folder."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from roadworthy.errors import Missing, NotReadable, StoreError, TooBig
from roadworthy.model.text import one_line
from roadworthy.report.cells import padded, shortened, width_of
from roadworthy.report.overview import overview
from roadworthy.store.load import parse
from roadworthy.store.recognise import looks_like_decision
from roadworthy.text_files import decode, read_bytes

_LEFT_OUT: Final = {"node_modules", "__pycache__", "venv", "site-packages"}
_HEAD: Final = ("Decision", "Status", "First", "Next", "File")


def listing(folder: Path) -> None:
    """Print the decisions below `folder`, one a line. Raises StoreError where there is no such folder."""
    if not folder.is_dir():
        raise Missing("there is no such folder", file=folder, todo="check the name")
    rows: list[tuple[str, ...]] = []
    broken: list[str] = []
    for path in decision_files(folder):
        name = str(path.relative_to(folder))
        try:
            raw = read_bytes(path)
            if not looks_like_decision(raw):
                continue
            decision, _ = parse(decode(raw, name), name)
        except TooBig:
            continue
        except (StoreError, NotReadable) as error:
            broken.append(str(error))
            continue
        seen = overview(decision)
        coming = f"{seen.next_on.isoformat()} {seen.next_what}" if seen.next_on else "–"
        rows.append((seen.title, seen.status, seen.leader, coming, one_line(name)))
    if rows:
        click.echo("\n".join(_table(rows)))
    for line in broken:
        click.echo(f"! {line}")
    if not rows and not broken:
        click.echo(
            f"No decisions below {one_line(str(folder))}. Begin one with: roadworthy new NAME.toml", err=True
        )


def decision_files(folder: Path) -> Iterator[Path]:
    """The TOML files below `folder` in order, without hidden and vendored folders; links are not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(names):
            if name.endswith(".toml") and not name.startswith("."):
                yield Path(here, name)


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(width_of(row[column]) for row in (_HEAD, *rows)) for column in range(len(_HEAD))]
    if sys.stdout.isatty():
        spare = shutil.get_terminal_size().columns - sum(widths) - 2 * (len(widths) - 1)
        for column, least in ((0, 20), (3, 10), (2, 12), (4, 16)):
            taken = min(max(0, -spare), max(0, widths[column] - least))
            widths[column] -= taken
            spare += taken
    return [
        "  ".join(
            padded(shortened(cell, width), width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in (_HEAD, *rows)
    ]
