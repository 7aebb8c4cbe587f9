"""The commands. Each is thin: it reads its options, asks the rooms below, and prints."""

import sys
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, cast

import click

from roadworthy import __version__
from roadworthy.cli.evidence_commands import LATER
from roadworthy.cli.group import CommandError, Commands, NoCommand, Unprinted
from roadworthy.cli.history_commands import HISTORY
from roadworthy.cli.parameters import (
    DASH,
    STATION_IDS,
    DayParameter,
    FileParameter,
    FormatOption,
    FormatParameter,
    ScaleParameter,
    sample_names,
    topic_names,
    voter_names,
)
from roadworthy.cli.sampling import check_sampling, sampling
from roadworthy.cli.scale_words import scale_words
from roadworthy.cli.walk import is_dumb, why_no_screen

_SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 96}
_FILE: Final = FileParameter()
_FILE_OR_STREAM: Final = FileParameter(stream=True)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit status; what could not be done is one line on standard error."""
    from roadworthy.cli.completion import PowerShellComplete  # noqa: F401, PLC0415 - registers itself

    try:
        status = roadworthy.main(arguments, prog_name="roadworthy", standalone_mode=False)
    except click.Abort:
        return 130
    except click.ClickException as error:
        return _say_trouble(_words_of(error))
    except Unprinted as unprinted:
        raise unprinted.error from None
    except Exception as error:
        if not _is_store_error(error):
            raise
        return _say_trouble(str(error))
    return status if isinstance(status, int) else 0


def _is_store_error(error: Exception) -> bool:
    """Without importing the store for commands that never touched it."""
    module = sys.modules.get("roadworthy.errors")
    return module is not None and isinstance(error, module.StoreError)


def _words_of(error: click.ClickException) -> str:
    words = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None and not isinstance(error, NoCommand):
        words = f"{words.rstrip('.')}; see “{error.ctx.command_path} --help”"
    return words


def _say_trouble(words: str) -> int:
    from roadworthy.model.text import one_line  # noqa: PLC0415 - only where there is trouble

    click.echo(f"roadworthy: {' '.join(one_line(words).split())}", err=True)
    return 2


@click.group(
    cls=Commands,
    invoke_without_command=True,
    subcommand_metavar="[FILE | COMMAND …]",
    context_settings=_SETTINGS,
    epilog="Exit status: 0 all is well, 1 something was found, 2 it could not be done.",
)
@click.version_option(__version__, "--version", message="roadworthy %(version)s")
@click.option(
    "--plain", is_flag=True, help="Ask line by line instead of full screen; answers can be piped in."
)
@click.pass_context
def roadworthy(ctx: click.Context, *, plain: bool) -> None:
    """Choose a backend framework for the next two to five years, and keep the decision true.

    With a FILE, opens the walk through its nine stations: an existing file goes on where you left it, a new
    name begins one. With nothing, shows recent decisions, samples and a new one. With --plain, and where TERM
    is dumb, the same is asked line by line.

    Everything else runs without a full screen and can be used in scripts. Nothing leaves this machine unless
    you ask for evidence to be fetched.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(_walk(None, plain=plain))
    if plain and ctx.invoked_subcommand != "walk":
        raise click.UsageError(f"--plain goes with a file, not with “{ctx.invoked_subcommand}”", ctx)


@roadworthy.command(hidden=True, context_settings={"ignore_unknown_options": False})
@click.argument("file", type=_FILE)
@click.pass_context
def walk(ctx: click.Context, file: Path) -> int:
    """Open the walk on FILE."""
    return _walk(file, plain=bool(ctx.find_root().params.get("plain")))


def _walk(path: Path | None, *, plain: bool) -> int:
    if plain or is_dumb():
        from roadworthy.plain.run import run_plain  # noqa: PLC0415 - one face at a time

        return run_plain(path)
    _need_terminal(
        "the walk",
        f"“roadworthy summary {path}” prints it"
        if path
        else "“roadworthy --help” lists what works without one",
    )
    from roadworthy.tui.run import run_walk  # noqa: PLC0415 - Textual is for the walk alone

    return run_walk(path)


def _need_terminal(what: str, instead: str) -> None:
    """Raise Trouble where a full screen can't be drawn."""
    if why := why_no_screen():
        raise CommandError(f"{what} {why}; {instead}")


@roadworthy.command(short_help="What is asked now, for scripts and editors.")
@click.argument("file", type=_FILE_OR_STREAM)
@click.option("--open", "open_only", is_flag=True, help="Only what has no answer yet.")
@click.option("--station", type=click.Choice(STATION_IDS), help="Only what is asked at one station.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--today", type=DayParameter(), metavar="DATE", help="Take this day for today.")
def questions(file: Path, station: str | None, form: str, today: date | None, *, open_only: bool) -> None:
    """List what the decision in FILE asks now: path, question and present answer.

    Answers go in by `roadworthy set FILE PATH=VALUE`; records by `add` and `drop`.
    """
    from roadworthy.cli import scripting  # noqa: PLC0415 - one command at a time

    analysis = scripting.analysis_of(file, today or date.today())  # noqa: DTZ011 - the day here
    words = scripting.questions_text(analysis, station=station, open_only=open_only, form=form)
    click.echo(words, nl=False)


@roadworthy.command("set", short_help="Answer by path, all or nothing.")
@click.argument("file", type=_FILE)
@click.argument("answers", nargs=-1, metavar="PATH=VALUE …")
@click.option(
    "--from", "source", type=_FILE_OR_STREAM, help="Answers in a TOML file, in tables as a decision has them."
)
@click.option(
    "--by", default="", metavar="NAME", help="Who sets them; stands in the reason of a score without one."
)
def set_(file: Path, answers: tuple[str, ...], source: Path | None, by: str) -> int:
    """Put answers into FILE, such as frame.team.size=6 or scores.django.learning-curve.score=3-4.

    Each is checked as a person's is. One that can't be taken stops all: nothing is changed then. An empty
    VALUE takes an answer back.
    """
    from roadworthy.cli import scripting  # noqa: PLC0415 - one command at a time

    given = scripting.read_pairs(answers)
    if source is not None:
        given = [*scripting.read_answers(source), *given]
    if not given:
        raise click.UsageError("nothing to set: give PATH=VALUE or --from", click.get_current_context())
    scripting.write_answers(file, given, by)
    return 0


@roadworthy.command(short_help="Add a record: a candidate, a criterion, a risk …")
@click.argument("file", type=_FILE)
@click.argument("table")
@click.argument("name")
def add(file: Path, table: str, name: str) -> None:
    """Add a record called NAME to a TABLE of FILE, and print its path: add orders.toml candidates Django."""
    from roadworthy.cli import scripting  # noqa: PLC0415 - one command at a time

    click.echo(scripting.add_to(file, table, name))


@roadworthy.command(short_help="Take a record or an answer away.")
@click.argument("file", type=_FILE)
@click.argument("path")
def drop(file: Path, path: str) -> int:
    """Take the record at PATH away with all that hangs on it, or take an answer back."""
    from roadworthy.cli import scripting  # noqa: PLC0415 - one command at a time

    scripting.drop_from(file, path)
    return 0


@roadworthy.command(short_help="Judge blind: one person's weights, scores and enthusiasm.")
@click.argument("file", type=_FILE)
@click.option(
    "--voter",
    required=True,
    metavar="NAME",
    help="Who you are: your name, or your key where two have it.",
    shell_complete=voter_names,
)
def ballot(file: Path, voter: str) -> int:
    """Fill in one person's ballot on the decision in FILE, blind, in a full screen.

    Nobody else's ballot, no standing, and none of the decision's own weights and scores are shown. It is
    saved as you type, in a file of its own beside FILE, such as orders.ballot-ana.toml, and goes on where you
    left it. Whoever leads the decision opens the ballots in the walk: ctrl+p, then Ballots.
    """
    if not voter.strip():
        raise CommandError("whose ballot? give a name: --voter NAME")
    _need_terminal("a ballot", "a ballot is a TOML file and can be written by hand, too (docs/ballots.md)")
    from roadworthy.tui.run import run_ballot  # noqa: PLC0415 - Textual is for full screens alone

    return run_ballot(file, " ".join(voter.split()))


@roadworthy.command()
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
    "--title", default=None, help="What the decision is called; otherwise made from the file's name."
)
@click.option(
    "--scale", type=ScaleParameter(), help="The scale of the table, where it is not 1-5 or does not say it."
)
def new(  # noqa: PLR0917 - click passes them by name
    file: Path, sample: str | None, source: Path | None, title: str | None, scale: Any, scale_words: Any
) -> None:
    """Make a decision file. Never overwrites one; - prints it.

    TABLE is a CSV file with the header criterion,weight,NAME,NAME…, in which a cell is a score, a range such
    as 3-5, or ? for unknown; or a Markdown file, whose first decision table is taken. What can't be read for
    certain in it is left open and listed. A decision record in Markdown will do, too. TABLE may be - for
    standard input.
    """
    from roadworthy.cli.new import make  # noqa: PLC0415 - lazily, as everything
    from roadworthy.store.places import for_shell  # noqa: PLC0415 - as above

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


@roadworthy.command(short_help="Print the final summary, in the form that is asked for.")
@click.argument("file", type=_FILE_OR_STREAM)
@click.option(
    "--format",
    "form",
    cls=FormatOption,
    type=FormatParameter(),
    default="text",
    show_default=True,
)
@click.option("--full", is_flag=True, help="All there is, in sections, instead of one page.")
@click.option(
    "-o",
    "--output",
    type=_FILE_OR_STREAM,
    metavar="PATH",
    help="Write it to PATH, replacing what is there at once or not at all; never a decision.",
)
@click.option(
    "--adr-dir",
    "folder",
    type=_FILE,
    metavar="DIR",
    help="Write the record into this folder of records: the next number, its own file the next time.",
)
@click.option(
    "--adr-template", "template", type=click.Choice(["bare", "full"]), default="full", show_default=True,
    help="With --format adr: all sections of MADR, or those that it asks for.",
)  # fmt: skip
@click.option(
    "--supersedes", type=click.IntRange(1), multiple=True, metavar="N",
    help="With --adr-dir: the number of a record whose place it takes.",
)  # fmt: skip
@click.option(
    "--today", type=DayParameter(), metavar="DATE", help="Take this day for today, to repeat an output."
)
@click.option("--horizon", metavar="ID", help="Value the candidates for one horizon instead of all together.")
@sampling
@click.option(
    "--width",
    type=click.IntRange(24, 400),
    metavar="N",
    help="Cells in a line of text; otherwise the terminal's, or 80.",
)
def summary(  # noqa: PLR0917 - click passes them by name
    file: Path,
    form: str,
    full: bool,
    output: Path | None,
    folder: Path | None,
    template: str,
    supersedes: tuple[int, ...],
    today: date | None,
    horizon: str | None,
    width: int | None,
    **sampled: Any,
) -> None:
    """Print the summary: one page for those who were not there; --full has all there is.

    How sure the first place is comes from ranking the candidates under many plausible weights and scores.
    The same seed gives the same figures. FILE and PATH may be - for standard input and output.
    """
    from roadworthy.cli.summary import SummaryOptions, printed, recorded  # noqa: PLC0415 - lazily, as everything

    check_sampling(**sampled)
    asked = SummaryOptions(
        today or date.today(),  # noqa: DTZ011 - the person's own day
        horizon, template=cast("Any", template), supersedes=supersedes, **sampled,
    )  # fmt: skip
    if folder is None:
        if supersedes:
            raise CommandError("--supersedes belongs to --adr-dir; give that with it, or leave it out")
        printed(file, form, output, asked, width, full=full)
        return
    if output is not None or file == DASH:
        raise CommandError("--adr-dir writes a file of its own for a decision in a file; leave out -o and -")
    for note in recorded(file, form, folder, asked):
        click.echo(note, err=True)


@roadworthy.command(short_help="Work the decision tables in Markdown or CSV files out anew.")
@click.argument("tables", metavar="TABLE…", type=_FILE_OR_STREAM, nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="Text to read, JSON for scripts, annotations for a pull request.",
)  # fmt: skip
@click.option("--expect", is_flag=True, help="Take it for an error when a TABLE holds no decision table.")
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
    help="Plausible weightings that are drawn.",
)  # fmt: skip
@click.option(
    "--seed", type=click.IntRange(0), default=20240101, show_default=True, metavar="S",
    help="What the draws begin from; the same one repeats them.",
)  # fmt: skip
def audit(tables: tuple[Path, ...], scale: Any, scale_words: Any, **asked: Any) -> int:
    """Work the decision tables in Markdown, CSV or spreadsheet files out anew.

    TABLE is a file, a folder whose Markdown files are searched, or - for standard input. Says which totals
    and weighted scores are wrong and what they should be, whether the order or the winner changes, what does
    not add up, what can't be read for certain, and how much the winner can bear.

    Exit status: 1 with an error or a warning, 0 without, 2 where a file can't be read.
    """
    from roadworthy.cli.audit import AuditOptions, audited  # noqa: PLC0415 - lazily, as everything

    fix, diff = asked.pop("fix"), asked.pop("diff")
    if asked["fix_order"] and not (fix or diff):
        raise CommandError("--fix-order says how far --fix goes; give --fix or --diff with it")
    ends = (scale.low, scale.high) if scale else None
    how: Literal["", "write", "show"] = "show" if diff else "write" if fix else ""
    return audited(tables, AuditOptions(scale=ends, words=scale_words, fix=how, **asked))


@roadworthy.command()
@click.argument("topic", required=False, shell_complete=topic_names)
def guide(topic: str | None) -> None:
    """Print the guide, or one TOPIC of it."""
    from roadworthy.cli.guide import NoTopicError, told  # noqa: PLC0415 - lazily, as everything

    try:
        click.echo(told(topic), nl=False)
    except NoTopicError as error:
        raise CommandError(str(error)) from None


@roadworthy.command(short_help="Print the file format as JSON Schema.")
def schema() -> None:
    """Print the file format as JSON Schema, for editors and scripts."""
    import json  # noqa: PLC0415 - lazily, as everything

    from roadworthy.report.schema import schema as drawn  # noqa: PLC0415 - lazily, as everything

    click.echo(json.dumps(drawn(), indent=2, ensure_ascii=False))


@roadworthy.command(short_help="Print the completion script for a shell.")
@click.argument("shell", required=False, type=click.Choice(["bash", "zsh", "fish", "powershell"]))
def completion(shell: str | None) -> None:
    r"""Print the script that completes commands, options and names in your shell.

    \b
    bash        roadworthy completion bash >> ~/.bashrc
    zsh         roadworthy completion zsh >> ~/.zshrc
    fish        roadworthy completion fish > ~/.config/fish/completions/roadworthy.fish
    powershell  roadworthy completion powershell >> $PROFILE
    """
    from roadworthy.cli.completion import script, shell_at_hand  # noqa: PLC0415 - lazily, as everything

    chosen = shell or shell_at_hand()
    if chosen is None:
        raise CommandError("your shell can't be told from SHELL; name one of bash, zsh, fish, powershell")
    click.echo(script(chosen, roadworthy))


for _command in (*LATER, *HISTORY):
    roadworthy.add_command(_command)
