"""The commands by which scripts and editors ask and answer."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.names_in_file import act_names, paths_inside, table_names
from roadworthy.cli.parameters import DASH, STATION_IDS, DayParameter, FileParameter, TextParameter, one_of

_FILE: Final = FileParameter()
_FILE_OR_STREAM: Final = FileParameter(stream=True)
_TEXT: Final = TextParameter()


@click.command(short_help="What is asked now, for scripts and editors.")
@click.argument("file", type=_FILE_OR_STREAM)
@click.option("--open", "open_only", is_flag=True, help="Only questions without an answer.")
@click.option(
    "--station", type=click.Choice(STATION_IDS), metavar="STATION",
    help=f"Only what is asked at one station: {one_of(STATION_IDS)}.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--today", type=DayParameter(), metavar="DATE", help="Use this day as today.")
def questions(file: Path, station: str | None, form: str, today: date | None, *, open_only: bool) -> None:
    """List what the decision in FILE asks now: path, question and present answer.

    Answer with `roadworthy set FILE PATH=VALUE`; `add` and `drop` are for records.
    """
    from roadworthy.cli import scripting
    from roadworthy.interview.earlier import lessons_beside

    analysis = scripting.analysis_of(file, today or date.today())  # noqa: DTZ011 - the day here
    beside = None if file == DASH else file
    earlier = lessons_beside(beside, analysis.decision).lessons
    words = scripting.questions_text(
        analysis, station=station, open_only=open_only, form=form, earlier=earlier
    )
    click.echo(words, nl=False)


@click.command("set", short_help="Answer by path, all or nothing.")
@click.argument("file", type=_FILE_OR_STREAM)
@click.argument("answers", type=_TEXT, nargs=-1, metavar="PATH=VALUE …", shell_complete=paths_inside)
@click.option(
    "--from", "source", type=_FILE_OR_STREAM, help="Answers in a TOML file, in tables as a decision has them."
)
@click.option(
    "--by", type=_TEXT, default="", metavar="NAME",
    help="Who sets them; goes into the reason of a score without one, and into an amendment.",
)  # fmt: skip
def set_(file: Path, answers: tuple[str, ...], source: Path | None, by: str) -> int:
    """Put answers into FILE, such as frame.team.size=6 or scores.django.learning-curve.score=3-4.

    Each answer is checked as if you had typed it in the walk. If one can't be taken, nothing is changed. An
    empty VALUE removes an answer. With - for FILE the decision comes in and goes out
    through the pipe.
    """
    from roadworthy.cli import scripting

    if file == source == DASH:
        raise click.UsageError("only one of FILE and --from can be -", click.get_current_context())
    given = scripting.read_pairs(answers)
    if source is not None:
        given = [*scripting.read_answers(source), *given]
    if not given:
        raise click.UsageError("nothing to set: give PATH=VALUE or --from", click.get_current_context())
    scripting.write_answers(file, given, by)
    return 0


@click.command(short_help="Add a record: a candidate, a criterion, a risk …")
@click.argument("file", type=_FILE_OR_STREAM)
@click.argument("table", shell_complete=table_names)
@click.argument("name", type=_TEXT)
def add(file: Path, table: str, name: str) -> None:
    """Add a record called NAME to a TABLE of FILE, and print its path: add orders.toml candidates Django.

    With - for FILE the decision comes in and goes out through the pipe, and the path goes to standard error.
    """
    from roadworthy.cli import scripting

    click.echo(scripting.add_to(file, table, name), err=file == DASH)


@click.command(short_help="Remove a record or an answer.")
@click.argument("file", type=_FILE_OR_STREAM)
@click.argument("path", shell_complete=paths_inside)
def drop(file: Path, path: str) -> int:
    """Remove the record at PATH with everything that belongs to it, or an answer.

    With - for FILE the decision comes in and goes out through the pipe.
    """
    from roadworthy.cli import scripting

    scripting.drop_from(file, path)
    return 0


@click.command(short_help="Do what the walk offers: lock weights, pass a phase, reopen …")
@click.argument("file", type=_FILE_OR_STREAM)
@click.argument("action", required=False, shell_complete=act_names)
@click.argument("words", type=_TEXT, nargs=-1, metavar="[PATH] [ASKED=VALUE …]")
@click.option(
    "--station", type=click.Choice(STATION_IDS), metavar="STATION",
    help=f"List what one station offers: {one_of(STATION_IDS)}.",
)  # fmt: skip
@click.option(
    "--by", type=_TEXT, default="", metavar="NAME", help="Who does it: the answer where a role is asked."
)
def act(file: Path, action: str | None, words: tuple[str, ...], station: str | None, by: str) -> int:
    """List what can be done to the decision in FILE besides answering, or do it.

    ACTION is an id from the list; PATH is needed where several have that id: act orders.toml stays
    role=Lead why="still the best". What the walk would refuse is refused here, too.
    """
    from roadworthy.cli import scripting

    if action is None:
        analysis = scripting.analysis_of(file, date.today())  # noqa: DTZ011 - the day here
        click.echo(scripting.acts_text(analysis, station), nl=False)
    else:
        click.echo(scripting.act_on(file, action, words, by), err=file == DASH)
    return 0


@click.command(short_help="What earlier decisions in the folder learned.")
@click.argument("file", type=_FILE)
@click.option(
    "--take", "numbers", type=int, multiple=True, metavar="NUMBER",
    help="Take this one over, as a remark on its criterion or a line of the note; can be repeated.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def lessons(file: Path, numbers: tuple[int, ...], form: str) -> int:
    """List the lessons that other decisions in the folder of FILE kept once they were done, with numbers.

    What FILE has taken over already is left out. None is taken unless it is named.
    """
    from roadworthy.cli.lessons import lessons_taken, lessons_told

    if numbers:
        lessons_taken(file, numbers)
    else:
        lessons_told(file, form)
    return 0


SCRIPTING: Final = (questions, set_, add, drop, act, lessons)
