"""The commands that begin a decision, and that work the tables of others out anew."""

from pathlib import Path
from typing import Any, Final, Literal

import click

from roadworthy.cli.group import CommandError
from roadworthy.cli.parameters import DASH, FileParameter, ScaleParameter, TextParameter, sample_names
from roadworthy.cli.scale_words import scale_words

_FILE_OR_STREAM: Final = FileParameter(stream=True)


@click.command()
@click.argument("file", type=_FILE_OR_STREAM)
@click.option(
    "--sample", metavar="NAME", shell_complete=sample_names, help="Begin as a copy of a shipped sample."
)
@click.option(
    "--from",
    "source",
    type=_FILE_OR_STREAM,
    metavar="TABLE",
    help="Take criteria, weights and scores from a table in Markdown or CSV.",
)
@scale_words
@click.option(
    "--title",
    type=TextParameter(),
    default=None,
    help="What the decision is called; otherwise taken from the file's name.",
)
@click.option(
    "--scale", type=ScaleParameter(), help="The scale of the table, where it is not 1-5 and does not say so."
)
def new(  # noqa: PLR0917 - click passes them by name
    file: Path, sample: str | None, source: Path | None, title: str | None, scale: Any, scale_words: Any
) -> None:
    """Create a decision file. It never overwrites one; - prints it.

    TABLE is a CSV file with the header criterion,weight,NAME,NAME…, in which a cell is a score, a range such
    as 3-5, or ? for unknown; or a Markdown file, whose first decision table is taken. What can't be read with
    certainty is left open and listed. A decision record in Markdown will do, too. TABLE may be - for standard
    input.
    """
    from roadworthy.cli.new import make
    from roadworthy.store.places import for_shell

    if sample and source:
        raise CommandError("a decision comes from a sample or from a table; leave out --sample or --from")
    for option, given in (("--scale", scale), ("--scale-words", scale_words)):
        if given is not None and not source:
            raise CommandError(
                f"{option} says how a table is scored; give --from TABLE with it, or leave it out"
            )
    for note in make(file, sample=sample, source=source, title=title, scale=scale, words=scale_words):
        click.echo(note, err=True)
    if file != DASH:
        click.echo(f"Made {file}. Go on with: roadworthy {for_shell(file)}", err=True)
        from roadworthy.cli.lessons import lessons_offered

        if words := lessons_offered(file):
            click.echo(words, err=True)


@click.command(short_help="Check the decision tables in Markdown, CSV or spreadsheet files.")
@click.argument("tables", metavar="TABLE…", type=_FILE_OR_STREAM, nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="Text to read, JSON for scripts, annotations for a pull request.",
)  # fmt: skip
@click.option("--expect", is_flag=True, help="Fail where a TABLE holds no decision table.")
@click.option(
    "--scale", type=ScaleParameter(), help="The scale of the scores, where the tables do not say it."
)
@scale_words
@click.option("--fix", is_flag=True, help="Write the right totals over the wrong ones, in their own style.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option(
    "--fix-order", is_flag=True, help="With --fix or --diff: also what changes the order or the winner."
)
@click.option(
    "--samples", type=click.IntRange(1, 1_000_000), default=10_000, show_default=True, metavar="N",
    help="How many plausible weightings to draw.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(0), default=20240101, show_default=True, metavar="S",
    help="Seed of the draws; the same one repeats them.",
)  # fmt: skip
def audit(tables: tuple[Path, ...], scale: Any, scale_words: Any, **asked: Any) -> int:
    """Check the arithmetic of the decision tables in Markdown, CSV or spreadsheet files.

    TABLE is a file, a folder whose Markdown files are searched, or - for standard input. Says which totals
    and weighted scores are wrong and what they should be, whether the order or the winner changes, what does
    not add up, what can't be read for certain, and how fragile the winner is.

    Exit status: 1 with an error or a warning, 0 without, 2 where a file can't be read.
    """
    from roadworthy.cli.audit import AuditOptions, audited

    fix, diff = asked.pop("fix"), asked.pop("diff")
    if asked["fix_order"] and not (fix or diff):
        raise CommandError("--fix-order says how far --fix goes; give --fix or --diff with it")
    ends = (scale.low, scale.high) if scale else None
    how: Literal["", "write", "show"] = "show" if diff else "write" if fix else ""
    return audited(tables, AuditOptions(scale=ends, words=scale_words, fix=how, **asked))


TABLES: Final = (new, audit)
