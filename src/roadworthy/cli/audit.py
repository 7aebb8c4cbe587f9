"""``roadworthy audit``: the decision tables that people already have, worked out anew."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, input_text
from roadworthy.errors import StoreError
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.reach import Reach, beyond_reach
from roadworthy.method.audit.table import DecisionTable
from roadworthy.model.text import one_line
from roadworthy.report.audit_words import Audit
from roadworthy.tables.files import markdown_files, tables_in, tables_of

WIDEST: Final = 100


def audited(
    places: Sequence[Path],
    *,
    form: str,
    expect: bool,
    scale: tuple[float, float] | None,
    samples: int,
    seed: int,
) -> int:
    """Print the audit of all tables in files and folders; give the exit status."""
    found: dict[Path, list[DecisionTable]] = {}
    broken: list[str] = []
    bare: list[Path] = []
    for place in places:
        here = list(_files(place))
        for path in here:
            if path not in found:
                found[path] = []
                try:
                    found[path] = _tables(path, scale)
                except StoreError as error:
                    broken.append(str(error))
        if not any(found[path] for path in here):
            bare.append(place)
    audits = [one for tables in found.values() for one in _audits(tables, samples, seed)]
    if len(found) > len(broken):
        click.echo(_rendered(audits, form), nl=False, color=True)
    for line in broken:
        click.echo(f"roadworthy: {line}", err=True)
    missing = _say_missing(bare, expect=expect, some=bool(audits)) if not broken else False
    if broken:
        return 2
    return int(missing or any(one.amiss for one in audits))


def _tables(path: Path, scale: tuple[float, float] | None) -> list[DecisionTable]:
    if path == DASH:
        return tables_of(input_text(), Path(INPUT), scale)
    return tables_in(path, scale)


def _files(place: Path) -> Iterator[Path]:
    if place != DASH and place.is_dir():
        yield from markdown_files(place)
    else:
        yield place


def _audits(tables: Sequence[DecisionTable], samples: int, seed: int) -> Iterator[Audit]:
    """The audits of one file's tables."""
    reach = Reach()
    for table in tables:
        yield _audit(table, reach, samples, seed)


def _audit(table: DecisionTable, reach: Reach, samples: int, seed: int) -> Audit:
    found = audit(table)
    if found.matrix is None:
        return Audit(found)
    if not reach.takes(found.matrix):
        return Audit(found, note=beyond_reach(table))
    from roadworthy.method.audit.fragile import fragile  # noqa: PLC0415 - numpy, for scorecards alone
    from roadworthy.method.sensitivity import Sensitivity  # noqa: PLC0415 - as above

    sure = Sensitivity(found.matrix, samples=samples, seed=seed)
    return Audit(found, sure, fragile(table, sure))


def _say_missing(bare: Sequence[Path], *, expect: bool, some: bool) -> bool:
    """Say where no scorecard is: of each place where one is expected, else once if there is none at all."""
    if expect:
        for place in bare:
            click.echo(
                f"roadworthy: {_called(place)}: a decision table is expected here; there is none",
                err=True,
            )
        return bool(bare)
    if not some:
        where = f"“{_called(bare[0])}”" if len(bare) == 1 else f"{len(bare)} places"
        click.echo(f"No decision table with weights or totals in {where}.", err=True)
    return False


def _called(place: Path) -> str:
    return INPUT if place == DASH else one_line(str(place))


def _rendered(audits: Sequence[Audit], form: str) -> str:
    if form == "json":
        from roadworthy.report.audit_json import audit_json  # noqa: PLC0415 - one of three forms

        return audit_json(audits)
    if form == "github":
        from roadworthy.report.audit_github import audit_github  # noqa: PLC0415 - as above

        return audit_github(audits)
    if not audits:
        return ""
    from roadworthy.report.ansi import wants_colour  # noqa: PLC0415 - as above
    from roadworthy.report.audit_text import audit_text  # noqa: PLC0415 - as above

    terminal = sys.stdout.isatty()
    width = min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80
    return audit_text(audits, width, colour=wants_colour(os.environ, terminal=terminal))
