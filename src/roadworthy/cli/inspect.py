"""``roadworthy inspect``: is a decision still roadworthy, long after it was made?"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.listing import decision_files
from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, input_text
from roadworthy.errors import Missing, StoreError, TooBig
from roadworthy.evidence.collect import collect, release_table
from roadworthy.evidence.limits import StopRequest
from roadworthy.evidence.plan import plan
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.inspection import inspect
from roadworthy.model import Decision, KeyPath
from roadworthy.model.judgement import Evidence
from roadworthy.model.releases import ReleaseTable
from roadworthy.model.text import one_line
from roadworthy.report.evidence_words import as_fact
from roadworthy.report.inspect_words import SAY, Inspection
from roadworthy.store.load import read_values
from roadworthy.store.places import is_folder
from roadworthy.store.recognise import looks_like_decision
from roadworthy.store.toml_text import scan_or_none
from roadworthy.text_files import decode, read_bytes

WIDEST: Final = 100


def inspected(places: Sequence[Path], today: date, form: str, badge: Path | None) -> int:
    """Print the inspection of all decisions in files and folders; give the exit status."""
    every: list[Inspection] = []
    broken: list[str] = []
    for place in places:
        try:
            files = list(_files(place))
        except StoreError as error:
            broken.append(str(error))
            continue
        if not files:
            click.echo(SAY("say", "none", folder=one_line(str(place))), err=True)
        for file in files:
            try:
                every.append(_inspection(file, today))
            except StoreError as error:
                broken.append(str(error))
    if every:
        click.echo(_rendered(every, form), nl=False, color=True)
    for line in broken:
        click.echo(f"roadworthy: {line}", err=True)
    if badge is not None and every:
        _write_badge(badge, every)
    if broken:
        return 2
    return int(any(not one.found.roadworthy for one in every))


def _files(place: Path) -> Iterator[Path]:
    """The decisions in a folder and below; a file is taken at its word."""
    if place == DASH or not is_folder(place):
        yield place
        return
    for name in decision_files(place):
        path = place / name
        try:
            if looks_like_decision(read_bytes(path)):
                yield path
        except TooBig:
            continue
        except Missing:
            continue


def _inspection(file: Path, today: date) -> Inspection:
    """One decision inspected, with what collectors found before. Nothing is asked of a registry here."""
    name = INPUT if file == DASH else str(file)
    text = input_text() if file == DASH else decode(read_bytes(file), name)
    decision = read_values(text, name)[1]
    tables: dict[str, ReleaseTable] = {}
    for slug in decision.candidates:
        table = release_table(decision, slug)
        if table is not None:
            tables[slug] = table
    facts = _kept_facts(decision, today)
    found = inspect(decision, today, tables, facts, signs=SIGN_CATALOGUE)
    return Inspection(one_line(name), decision, found, _lines_of(text))


def _lines_of(text: str) -> Callable[[KeyPath], int | None]:
    """Where things stand in a text, which is looked through when somebody first asks: not in what is fine."""
    found = cache(lambda: scan_or_none(text))

    def line_of(path: KeyPath) -> int | None:
        scan = found()
        return None if scan is None else scan.line_of(path)

    return line_of


def _kept_facts(decision: Decision, today: date) -> list[Evidence]:
    """What registries answered before, as far as that was not after `today`."""
    planned = plan(decision)
    asked = type(planned)(planned.over_network)
    rows: list[Evidence] = []
    for one in collect(decision, asked, today, "cache", StopRequest()):
        if one.asked_on is None or one.asked_on > today:
            continue
        facts = (
            as_fact(seen, one.inquiry.candidate, one.inquiry.collector, one.asked_on)
            for seen in one.observations
        )
        rows += [fact for fact in facts if fact is not None]
    return rows


def _rendered(every: Sequence[Inspection], form: str) -> str:
    if form == "json":
        from roadworthy.report.inspect_json import inspect_json

        return inspect_json(every)
    if form == "github":
        from roadworthy.report.inspect_github import inspect_github

        return inspect_github(every)
    from roadworthy.report.ansi import wants_colour
    from roadworthy.report.inspect_text import inspect_text

    terminal = sys.stdout.isatty()
    width = min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80
    return inspect_text(every, width, colour=wants_colour(os.environ, terminal=terminal))


def _write_badge(path: Path, every: Sequence[Inspection]) -> None:
    from roadworthy.report.badge import badge
    from roadworthy.store.output import write_output

    write_output(path, badge(every))
