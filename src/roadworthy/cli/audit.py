"""``roadworthy audit``: the decision tables that people already have, worked out anew."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import click

from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, input_text
from roadworthy.method.audit.audit import audit
from roadworthy.method.audit.reach import Reach, beyond_reach
from roadworthy.method.audit.table import DecisionTable
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.report.audit_words import Audit, near_words
from roadworthy.store.places import is_folder
from roadworthy.tables.files import looked_of, markdown_files
from roadworthy.tables.many import Looked, look_at_all, looked
from roadworthy.tables.near_miss import NearMiss

WIDEST: Final = 100
_MOST_NEAR: Final = 10
"""Near misses that are told one by one."""


@frozen
class AuditOptions:
    """What an audit is asked for."""

    form: str = "text"
    expect: bool = False
    scale: tuple[float, float] | None = None
    words: Mapping[str, float] | None = None
    samples: int = 10_000
    seed: int = 20240101
    fix: Literal["", "write", "show"] = ""
    """Whether right totals are written over wrong ones, or shown as a difference."""
    fix_order: bool = False


def audited(places: Sequence[Path], options: AuditOptions) -> int:
    """Print the audit of all tables in files and folders; give the exit status."""
    here = {place: list(_files(place)) for place in places}
    found = _found(list(dict.fromkeys(path for paths in here.values() for path in paths)), options)
    notes: list[str] = []
    shown = ""
    if options.fix:
        from roadworthy.cli.audit_fix import fixed

        found, shown, notes = fixed(
            found, options.scale, options.words, show=options.fix == "show", order=options.fix_order
        )
    broken = [one.broken for one in found.values() if one.broken]
    audits = [one for own in found.values() for one in _audits(own.tables, options)]
    near = [miss for own in found.values() for miss in own.near]
    if shown:
        click.echo(shown, nl=False, color=True)
    elif len(found) > len(broken):
        click.echo(_rendered(audits, near, options.form), nl=False, color=True)
    for line in (*notes, *broken):
        click.echo(f"roadworthy: {line}", err=True)
    if options.form == "text":
        _say_near(near)
    if broken:
        return 2
    bare = [place for place, paths in here.items() if not any(found[path].tables for path in paths)]
    missing = _say_missing(bare, expect=options.expect, some=bool(audits or near))
    return int(missing or any(one.amiss for one in audits))


def _found(paths: Sequence[Path], options: AuditOptions) -> dict[Path, Looked]:
    """What is in each file, in their order; standard input among them is read here."""
    files = [path for path in paths if path != DASH]
    found = dict(zip(files, look_at_all(files, options.scale, options.words), strict=True))
    if DASH in paths:
        found[DASH] = looked(lambda: looked_of(input_text(), Path(INPUT), options.scale, options.words))
    return {path: found[path] for path in paths}


def _files(place: Path) -> Iterator[Path]:
    if place != DASH and is_folder(place):
        yield from markdown_files(place)
    else:
        yield place


def _audits(tables: Sequence[DecisionTable], options: AuditOptions) -> Iterator[Audit]:
    """The audits of one file's tables."""
    reach = Reach()
    for table in tables:
        yield _audit(table, reach, options)


def _audit(table: DecisionTable, reach: Reach, options: AuditOptions) -> Audit:
    found = audit(table)
    if found.matrix is None or len(table.candidates) < 2:
        return Audit(found)
    if not reach.takes(found.matrix):
        return Audit(found, note=beyond_reach(table))
    from roadworthy.method.audit.fragile import fragile
    from roadworthy.method.sensitivity import Sensitivity

    sure = Sensitivity(found.matrix, samples=options.samples, seed=options.seed)
    return Audit(found, sure, fragile(table, sure))


def _say_near(near: Sequence[NearMiss]) -> None:
    """Name the tables that are nearly decision tables: nobody should think that they were checked."""
    for miss in near[:_MOST_NEAR]:
        click.echo(f"{one_line(miss.file)}:{miss.line}: {' '.join(filter(None, near_words(miss)))}", err=True)
    if len(near) > _MOST_NEAR:
        click.echo(f"{len(near) - _MOST_NEAR} more tables are nearly decision tables.", err=True)


def _say_missing(bare: Sequence[Path], *, expect: bool, some: bool) -> bool:
    """Say where no scorecard is: of each place where one is expected, else once if nothing looked like
    one at all.
    """
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


def _rendered(audits: Sequence[Audit], near: Sequence[NearMiss], form: str) -> str:
    if form == "json":
        from roadworthy.report.audit_json import audit_json

        return audit_json(audits, near)
    if form == "github":
        from roadworthy.report.audit_github import audit_github

        return audit_github(audits, near)
    if not audits:
        return ""
    from roadworthy.report.ansi import wants_colour
    from roadworthy.report.audit_text import audit_text

    terminal = sys.stdout.isatty()
    width = min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80
    return audit_text(audits, width, colour=wants_colour(os.environ, terminal=terminal))
