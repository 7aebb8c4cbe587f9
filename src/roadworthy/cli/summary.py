"""``roadworthy summary``: a decision in, a string out, to the screen or to a file."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, input_text, to_file
from roadworthy.errors import BadValue
from roadworthy.method.certainty import ScoresAs
from roadworthy.method.weight_distribution import (
    DEFAULT_SAMPLES,
    DEFAULT_SEED,
    DEFAULT_SPREAD,
    DistributionKind,
    WeightDistribution,
)
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.report.ansi import wants_colour
from roadworthy.report.formats import RenderOptions, output_format
from roadworthy.report.summary import Summary, summary
from roadworthy.store.load import load, parse
from roadworthy.store.places import for_shell, seen_from

if TYPE_CHECKING:
    from roadworthy.report.record.madr import MadrTemplate
    from roadworthy.session.record_folder import RecordForm

WIDEST = 100
"""Lines longer than this are hard to read, however wide the terminal."""


@frozen
class SummaryOptions:
    """What the options of the command ask for."""

    today: date
    horizon: str | None = None
    weights: str = "near"
    scores: str = "grounded"
    spread: float | None = None
    concentration: float | None = None
    samples: int | None = None
    seed: int | None = None
    template: "MadrTemplate" = "full"
    supersedes: tuple[int, ...] = ()

    @property
    def law(self) -> WeightDistribution:
        """The law of the weightings."""
        return WeightDistribution(
            cast("DistributionKind", self.weights), self.spread or DEFAULT_SPREAD, self.concentration
        )


def recorded(file: Path, form: str, folder: Path, asked: SummaryOptions) -> list[str]:
    """Write the record of a decision into a folder of records; give what was written. Raises StoreError.

    A form that is no record's is taken for MADR's.
    """
    from roadworthy.model.text import one_line
    from roadworthy.session.record_folder import write_record

    kind = cast("RecordForm", form if form in ("adr", "nygard", "nhs") else "adr")
    told = _summary(load(file), file, asked)
    done = write_record(told, file, folder, kind, asked.template, supersedes=asked.supersedes)
    return [
        f"Wrote {one_line(str(done.path))}",
        *(f"Brought up to date: {one_line(str(path))}" for path in done.also),
        *(f"Note: {one_line(note)}" for note in done.notes),
    ]


def printed(
    file: Path, form: str, output: Path | None, asked: SummaryOptions, width: int | None, *, full: bool
) -> None:
    """Print the summary of a file, or write it; `DASH` is standard input or output. Raises StoreError."""
    decision = _decision(file)
    target = to_file(output)
    terminal = target is None and sys.stdout.isatty()
    cells = width or (min(WIDEST, shutil.get_terminal_size().columns) if terminal else 80)
    view = _summary(decision, file, asked)
    colour = wants_colour(os.environ, terminal=terminal)
    source = "" if file == DASH else for_shell(file)
    beside = "" if target is None or file == DASH else seen_from(file, target.parent)
    options = RenderOptions(
        cells, colour=colour, full=full, source=source, template=asked.template, beside=beside
    )
    words = output_format(form).render(view, options)
    if target is None:
        click.echo(words, nl=False, color=True)
    else:
        from roadworthy.store.output import write_output

        write_output(target, words)


def _summary(decision: Decision, file: Path, asked: SummaryOptions) -> Summary:
    horizon = asked.horizon
    if horizon is not None and horizon not in decision.horizons:
        known = ", ".join(decision.horizons) or "none"
        raise BadValue(f"there is no horizon “{horizon}”", file=file, todo=f"the horizons in it are: {known}")
    return summary(
        decision, asked.today, horizon, asked.law,
        samples=DEFAULT_SAMPLES if asked.samples is None else asked.samples,
        seed=DEFAULT_SEED if asked.seed is None else asked.seed,
        scores=cast("ScoresAs", asked.scores),
    )  # fmt: skip


def _decision(file: Path) -> Decision:
    return parse(input_text(), INPUT)[0] if file == DASH else load(file)
