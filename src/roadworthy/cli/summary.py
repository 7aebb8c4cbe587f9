"""``roadworthy summary``: a decision in, a string out, to the screen or to a file."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import cast

import click

from roadworthy.errors import BadValue, NotWritable
from roadworthy.method.weight_distribution import (
    DEFAULT_SAMPLES,
    DEFAULT_SEED,
    DEFAULT_SPREAD,
    DistributionKind,
    WeightDistribution,
)
from roadworthy.model.frozen import frozen
from roadworthy.report.ansi import wants_colour
from roadworthy.report.summary import Summary, summary
from roadworthy.store.load import load
from roadworthy.store.places import is_there

WIDEST = 100
"""Lines longer than this are hard to read, however wide the terminal."""


@frozen
class SummaryOptions:
    """What the options of the command ask for."""

    today: date
    horizon: str | None = None
    weights: str = "near"
    spread: float | None = None
    concentration: float | None = None
    samples: int | None = None
    seed: int | None = None

    @property
    def law(self) -> WeightDistribution:
        """The law of the weightings."""
        return WeightDistribution(
            cast("DistributionKind", self.weights), self.spread or DEFAULT_SPREAD, self.concentration
        )


def printed(file: Path, form: str, output: Path | None, asked: SummaryOptions, width: int | None) -> None:
    """Print the summary, or write it. Raises StoreError."""
    horizon = asked.horizon
    decision = load(file)
    if horizon is not None and horizon not in decision.horizons:
        known = ", ".join(decision.horizons) or "none"
        raise BadValue(f"there is no horizon “{horizon}”", file=file, todo=f"the horizons in it are: {known}")
    terminal = output is None and sys.stdout.isatty()
    cells = width or (min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80)
    view = summary(
        decision, asked.today, horizon, asked.law,
        samples=DEFAULT_SAMPLES if asked.samples is None else asked.samples,
        seed=DEFAULT_SEED if asked.seed is None else asked.seed,
    )  # fmt: skip
    words = _rendered(view, form, cells, colour=wants_colour(os.environ, terminal=terminal))
    if output is None:
        click.echo(words, nl=False, color=True)
    else:
        _write(output, file, words)


def _rendered(view: Summary, form: str, width: int, *, colour: bool) -> str:
    if form == "json":
        from roadworthy.report.as_json import as_json  # noqa: PLC0415 - one of three forms

        return as_json(view)
    if form == "markdown":
        from roadworthy.report.markdown import summary_markdown  # noqa: PLC0415 - as above

        return summary_markdown(view)
    from roadworthy.report.text import summary_text  # noqa: PLC0415 - as above

    return summary_text(view, width, colour=colour)


def _write(output: Path, source: Path, words: str) -> None:
    from roadworthy.store.atomic import write  # noqa: PLC0415 - only with -o

    if is_there(output) and is_there(source) and output.samefile(source):
        raise NotWritable("that is the decision itself", file=output, todo="name another file")
    write(output, words.encode("utf-8"))
