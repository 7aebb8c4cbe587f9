"""``roadworthy list``: the decisions below a folder."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.errors import Missing, StoreError, TooBig
from roadworthy.knowledge.history_words import say
from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
from roadworthy.method.analysis import Analysis
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.report.decision_list import ListedDecision, in_order, list_csv, list_json, list_text
from roadworthy.report.overview import overview
from roadworthy.store.load import read_values
from roadworthy.store.places import is_folder
from roadworthy.store.recognise import looks_like_decision
from roadworthy.text_files import decode, read_bytes

_LEFT_OUT: Final = {"node_modules", "__pycache__", "venv", "site-packages"}
SHARES_UP_TO: Final = 40
"""Decisions whose shares are worked out unasked: a few hundredths of a second each."""


@frozen
class ListOptions:
    """What the options of the command ask for."""

    today: date
    statuses: tuple[str, ...] = ()
    """Only those of one of these, where there are any."""
    due: int | None = None
    """Only those whose next date is at most so many days away, or past."""
    share: bool | None = None
    """Whether the shares are worked out; None: where there are few."""
    form: str = "text"


def listing(folder: Path, options: ListOptions) -> None:
    """Print the decisions below `folder`, one a line. Raises StoreError where there is no such folder."""
    if not is_folder(folder):
        raise Missing("there is no such folder", file=folder, todo="check the name")
    found = _Found(options)
    for name in decision_files(folder):
        try:
            decision = _read(folder, name)
        except StoreError as error:
            found.broken.append((name, str(error)))
        else:
            if decision is not None:
                found.take(name, decision)
    _print(folder, in_order(found.with_shares()), found.broken, options)
    if found.many and options.share is None and options.form == "text":
        click.echo(say("shares_left_out", count=SHARES_UP_TO), err=True)


class _Found:
    """The decisions that are listed. What was worked out about one is let go where there are many."""

    def __init__(self, options: ListOptions) -> None:
        self.broken: list[tuple[str, str]] = []
        self.many = False
        self._options = options
        self._listed: list[ListedDecision] = []
        self._held: list[Analysis] = []

    def take(self, name: str, decision: Decision) -> None:
        """Add a decision, where it is asked for."""
        options = self._options
        if options.statuses and decision.status not in options.statuses:
            return
        of = Analysis(decision, options.today, signs=SIGN_CATALOGUE)
        seen = overview(decision, of.leader())
        if options.due is not None and (
            seen.next_on is None or (seen.next_on - options.today).days > options.due
        ):
            return
        self._listed.append(ListedDecision(name, seen, _share(of) if options.share else None))
        if options.share is None and not self.many:
            self._held.append(of)
            if len(self._held) > SHARES_UP_TO:
                self.many, self._held = True, []

    def with_shares(self) -> list[ListedDecision]:
        """Those that were taken, with their shares where these are told."""
        if not self._held:
            return self._listed
        return [
            ListedDecision(one.file, one.overview, _share(of))
            for one, of in zip(self._listed, self._held, strict=True)
        ]


def _print(
    folder: Path, listed: Sequence[ListedDecision], broken: Sequence[tuple[str, str]], options: ListOptions
) -> None:
    if options.form == "json":
        click.echo(list_json(listed, broken, options.today), nl=False)
        return
    if options.form == "csv":
        click.echo(list_csv(listed, options.today), nl=False)
    elif listed:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        click.echo(list_text(listed, options.today, width), nl=False)
    for _, line in broken:
        click.echo(f"! {line}", err=options.form == "csv")
    if not listed and not broken and options.form == "text":
        narrowed = options.statuses or options.due is not None
        click.echo(
            say("none_of_these" if narrowed else "no_decisions", folder=one_line(str(folder))), err=True
        )


def _read(folder: Path, name: str) -> Decision | None:
    """The decision in a file; None where it is none, or too large to be one. Raises StoreError."""
    try:
        raw = read_bytes(os.path.join(folder, name))  # noqa: PTH118 - a thousand times
        return read_values(decode(raw, name), name)[1] if looks_like_decision(raw) else None
    except TooBig:
        return None


def _share(of: Analysis) -> float | None:
    """How often the chosen candidate, or else the leader, comes first under plausible weights and scores."""
    chosen = of.decision.outcome.chosen
    named = chosen if chosen in of.decision.candidates else next(iter(of.leader().leaders), "")
    found = of.sensitivity().acceptability
    if found is None or named not in found.candidates or len(found.candidates) < 2:
        return None
    return found.rank_shares[found.candidates.index(named)][0]


def decision_files(folder: Path) -> Iterator[str]:
    """The TOML files below `folder`, named from there, without hidden and vendored folders.

    Links to folders are not followed.
    """
    top = str(folder)
    for here, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        prefix = os.path.relpath(here, top) + os.sep if here != top else ""
        for name in sorted(names):
            if name.endswith(".toml") and not name.startswith("."):
                yield prefix + name
