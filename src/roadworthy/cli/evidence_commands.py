"""The commands for what can be found out, foreseen and inspected; declared apart, as the others are many."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.group import CommandError
from roadworthy.cli.parameters import DayParameter, FileParameter, product_names

_FILE: Final = FileParameter()


@click.command(short_help="Inspect decisions: are they still roadworthy?")
@click.argument("files", metavar="FILE…", type=FileParameter(stream=True), nargs=-1, required=True)
@click.option("--today", type=DayParameter(), metavar="DATE", help="Use this day as today.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="Text to read, JSON for scripts, annotations for a pull request.",
)  # fmt: skip
@click.option("--badge", type=_FILE, metavar="OUT.svg", help="Write a badge: roadworthy until when.")
def inspect(files: tuple[Path, ...], today: date | None, form: str, badge: Path | None) -> int:
    """Inspect decisions long after they were made; FILE is one, a folder of them, or - for standard input.

    Looks at the support of the chosen line, stale evidence, reviews and horizons, what would reopen it,
    exits, flags and dates of the plan, risks, and what collectors found since. It does not use the network;
    evidence FILE --refresh does. Says what to do about each finding, and what was fine.

    Exit status: 1 where one is not roadworthy, 2 where one can't be read.
    """
    from roadworthy.cli.inspect import inspected

    return inspected(files, today or date.today(), form, badge)  # noqa: DTZ011 - the person's own day


@click.command(short_help="Find out what can be known about a decision's candidates.")
@click.argument("file", type=_FILE)
@click.option("--refresh", is_flag=True, help="Ask the registries again; what will be asked is shown first.")
@click.option("--offline", is_flag=True, help="Use only answers that were saved before.")
@click.option(
    "--clone", "clones", multiple=True, metavar="CANDIDATE=DIR",
    help="Read a local clone; DIR@DATE says when it was made.",
)  # fmt: skip
@click.option(
    "--tag-prefix", "prefixes", multiple=True, metavar="CANDIDATE=PREFIX",
    help="What the version tags of that clone begin with.",
)  # fmt: skip
@click.option(
    "--project", type=_FILE, metavar="DIR", help="Read your own project: how closely it is coupled."
)
@click.option(
    "--add", "add_", is_flag=True, help="Add what is found to FILE, as the collectors' until confirmed."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text to read, JSON for scripts.",
)  # fmt: skip
@click.option("--today", type=DayParameter(), metavar="DATE", help="Use this day as today.")
def evidence(  # noqa: PLR0917 - click passes them by name
    file: Path,
    refresh: bool,
    offline: bool,
    clones: tuple[str, ...],
    prefixes: tuple[str, ...],
    project: Path | None,
    add_: bool,
    form: str,
    today: date | None,
) -> int:
    """Find out what can be known about the candidates in FILE: releases, people, licence, support, coupling.

    No registry is asked before you say so: with --refresh, or on a terminal, once you have seen what would be
    asked. Answers are kept in your cache folder with their dates. Each figure has a source, a date and what
    it cannot tell; a suggested score is never entered by itself.

    Exit status: 2 where a named clone or project can't be read, or no registry answers.
    """
    from roadworthy.cli.evidence import EvidenceOptions, evidence_shown

    if refresh and offline:
        raise CommandError("--refresh asks and --offline does not; leave out one of them")
    day = today or date.today()  # noqa: DTZ011 - the person's own day
    return evidence_shown(file, EvidenceOptions(day, refresh, offline, clones, prefixes, project, add_, form))


@click.command(short_help="Forecast the upgrades ahead on a framework.")
@click.argument("products", metavar="[PRODUCT…]", nargs=-1, shell_complete=product_names)
@click.option(
    "--from", "start", type=DayParameter(), metavar="DATE", help="Begin on this day instead of today."
)
@click.option(
    "--months",
    type=click.IntRange(1, 600),
    default=60,
    show_default=True,
    metavar="N",
    help="How many months to look ahead.",
)
@click.option(
    "--policy", default="lts", show_default=True, metavar="P",
    help="lts stays until security support ends; latest:6 follows each release within 6 months.",
)  # fmt: skip
@click.option(
    "--current", metavar="CYCLE", help="The line that you are on; otherwise the one you would start on."
)
@click.option(
    "--cycles", type=_FILE, metavar="FILE", help="Take the release lines from your own JSON or TOML."
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text to read, JSON for scripts.",
)  # fmt: skip
def forecast(  # noqa: PLR0917 - click passes them by name
    products: tuple[str, ...],
    start: date | None,
    months: int,
    policy: str,
    current: str | None,
    cycles: Path | None,
    form: str,
) -> int:
    """Forecast the upgrades ahead on PRODUCT; without one, list the products that have a table.

    Published days come first; what lies after them is projected at the product's own pace, and says so. Where
    nobody publishes a table nothing is invented: give the lines with --cycles.
    """
    from roadworthy.cli.forecast import ForecastOptions, asked_policy, forecast_printed

    asked = ForecastOptions(start or date.today(), months, asked_policy(policy), current, cycles)  # noqa: DTZ011
    return forecast_printed(products, form, asked)


LATER: Final = (inspect, evidence, forecast)
"""Added to the others in `commands`."""
