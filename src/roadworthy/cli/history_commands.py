"""The commands about versions of a decision, and about many decisions."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.parameters import (
    STATUSES,
    DayParameter,
    FileParameter,
    SpanOfDays,
    VersionParameter,
    one_of,
)

_FILE: Final = FileParameter()


@click.command("list", short_help="List the decisions in a folder and below.")
@click.argument("folder", metavar="[DIR]", type=_FILE, default=Path())
@click.option(
    "--status", "statuses", type=click.Choice(STATUSES), multiple=True, metavar="STATUS",
    help=f"Only those of this status: {one_of(STATUSES)}.",
)  # fmt: skip
@click.option(
    "--due", type=SpanOfDays(), help="Only those whose next date is past, or at most this far away: 30d, 6w."
)
@click.option("--share/--no-share", default=None, help="Work out how sure the first place is, or don't.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
    help="Text to read, JSON for scripts, CSV for a spreadsheet.",
)  # fmt: skip
@click.option("--today", type=DayParameter(), metavar="DATE", help="Use this day as today.")
def list_(  # noqa: PLR0917 - click passes them by name
    folder: Path,
    statuses: tuple[str, ...],
    due: int | None,
    share: bool | None,
    form: str,
    today: date | None,
) -> None:
    """List the decisions below DIR: status, who is first and how surely, next date; overdue ones first.

    Hidden folders, virtual environments and node_modules are left out. A decision that can't be read gets a
    line that says why. How surely takes a moment to work out, so by default it is shown only where there are
    few decisions.
    """
    from roadworthy.cli.listing import ListOptions, listing

    day = today or date.today()  # noqa: DTZ011 - the person's own day
    listing(folder, ListOptions(day, statuses, due, share, form))


@click.command(short_help="What differs between two versions, and what follows from it.")
@click.argument("old", metavar="OLD", type=VersionParameter())
@click.argument("new", metavar="NEW", type=VersionParameter())
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
    help="Text to read, Markdown for a pull request, JSON for scripts.",
)  # fmt: skip
@click.option("--today", type=DayParameter(), metavar="DATE", help="Use this day as today.")
@click.option("--width", type=click.IntRange(24, 400), metavar="N", help="Width of the text in columns.")
def diff(old: str, new: str, form: str, today: date | None, width: int | None) -> int:
    """Show what differs between two versions of a decision, and what follows from it.

    OLD and NEW are files, or REV:FILE for a version that git has (HEAD~3:orders.toml), or - for standard
    input. Changed scores, weights and evidence are named in words, station by station; then come values,
    ranks and shares, before and after.

    Exit status: 1 where something differs, 0 where nothing does, 2 where one can't be read.
    """
    from roadworthy.cli.difference import differing

    return differing(old, new, form, today or date.today(), width)  # noqa: DTZ011 - the person's own day


@click.command(short_help="Merge two branches of a decision, by meaning.")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option(
    "-o", "--output", type=FileParameter(stream=True), metavar="PATH",
    help="Write it to PATH instead of OURS; - is standard output.",
)  # fmt: skip
@click.option("--path", type=_FILE, metavar="FILE", help="What the file is called in the repository.")
@click.option("--branch", default="", metavar="NAME", help="What git calls the branch of THEIRS.")
@click.option("--marker-size", type=click.IntRange(1, 1000), default=7, metavar="N", hidden=True)
def merge(  # noqa: PLR0917 - click passes them by name
    base: Path,
    ours: Path,
    theirs: Path,
    output: Path | None,
    path: Path | None,
    branch: str,
    marker_size: int,
) -> int:
    """Merge THEIRS into OURS, both of which come from BASE: a merge driver for git.

    Edits of different cells never conflict. Where both changed the same cell in different ways, both are
    kept: the file has ours, and theirs beside it under [conflicts], with who and when, until somebody settles
    it in the walk. The file can be read throughout. Set it up in a repository with: roadworthy git-setup

    Exit status: 1 where something is kept twice, 0 where nothing is, 2 where it could not be done.
    """
    from roadworthy.cli.merge import merged

    return merged((base, ours, theirs), output, path, branch, marker_size)


@click.command("git-setup", short_help="Let git merge and compare decisions by meaning.")
@click.argument("patterns", metavar="[PATTERN]…", nargs=-1)
def git_setup(patterns: tuple[str, ...]) -> None:
    """Let git merge and compare decisions by meaning, in the repository that you are in.

    Writes three settings into its own configuration, which is not shared, and a line for each PATTERN (*.toml
    where none is given) into .gitattributes, which is. Files that are not decisions are merged and compared
    as before. Each person who clones the repository runs it once.
    """
    from roadworthy.cli.git_setup import set_up

    for line in set_up(patterns or ("*.toml",)):
        click.echo(line, err=True)


@click.command(short_help="Every answer in words, a line each: what git compares.")
@click.argument("file", type=FileParameter(stream=True))
def textconv(file: Path) -> None:
    """Print every answer of the decision in FILE in words, a line each, and where the candidates stand.

    This is what “git diff” compares once “roadworthy git-setup” was run. What is no decision is printed as
    it is. FILE may be - for standard input.
    """
    from roadworthy.cli.git_setup import as_lines

    as_lines(file)


@click.command(short_help="When the leader changed, who changed it, and why: from git.")
@click.argument("file", type=_FILE)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text to read, JSON for scripts.",
)  # fmt: skip
def log(file: Path, form: str) -> int:
    """Tell the story of the decision in FILE from git: when the leader changed, who changed it, and why.

    One line each, the oldest first: the day, the author, who leads now and who led before, the change behind
    it, and the author's own words. A change that came in by a merge is told where it was made.
    """
    from roadworthy.cli.log import logged

    return logged(file, form, date.today())  # noqa: DTZ011 - the person's own day


@click.command(short_help="Ten lines for a stand-up: where it stands, what is next, what is late.")
@click.argument("file", type=FileParameter(stream=True))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text to read, JSON for scripts.",
)  # fmt: skip
@click.option("--today", type=DayParameter(), metavar="DATE", help="Use this day as today.")
@click.option("--width", type=click.IntRange(24, 400), metavar="N", help="Width of the text in columns.")
def status(file: Path, form: str, today: date | None, width: int | None) -> None:
    """Say in ten lines where the decision in FILE stands.

    State, who leads and how surely, phase, checks, the days with an even and an 80 in 100 chance of being
    over, what is overdue, what is next and whose it is, blockers, the risk to look at, the day to look again.
    """
    from roadworthy.cli.status import told

    told(file, form, today or date.today(), width)  # noqa: DTZ011 - the person's own day


HISTORY: Final = (status, list_, diff, log, merge, git_setup, textconv)
"""In the order in which help shows them."""
