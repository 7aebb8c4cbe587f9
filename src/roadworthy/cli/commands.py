"""The commands. Each is thin: it reads its options, asks the rooms below, and prints."""

import sys
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

import click

from roadworthy import __version__
from roadworthy.cli.evidence_commands import LATER
from roadworthy.cli.forms import check_record, form_options, record_options
from roadworthy.cli.group import CommandError, Commands, NoCommand, Unprinted
from roadworthy.cli.history_commands import HISTORY
from roadworthy.cli.names_in_file import horizon_names, voter_names
from roadworthy.cli.parameters import (
    DayParameter,
    FileParameter,
    TextParameter,
    topic_names,
)
from roadworthy.cli.sampling import check_sampling, sampling
from roadworthy.cli.scripting_commands import SCRIPTING
from roadworthy.cli.table_commands import TABLES
from roadworthy.cli.walk import is_dumb, why_no_screen

_SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 96}
_FILE: Final = FileParameter()
_FILE_OR_STREAM: Final = FileParameter(stream=True)


def run(arguments: list[str]) -> int:
    """Run one command line and give its exit status; what could not be done is one line on standard error."""
    from roadworthy.cli.completion import PowerShellComplete  # noqa: F401 - registers itself

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
        named = error.ctx
        while named.command.hidden and named.parent is not None:
            named = named.parent
        words = f"{words.rstrip('.')}; see “{named.command_path} --help”"
    return words


def _say_trouble(words: str) -> int:
    from roadworthy.model.text import one_line

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
    name begins one. Without one, shows recent decisions and samples, and begins a new one. With --plain, or
    where TERM is dumb, it asks line by line.

    Everything else runs without a full screen and can be used in scripts. Nothing leaves this machine unless
    you ask for evidence to be fetched.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(_walk(None, plain=plain))
    if plain and ctx.invoked_subcommand != "walk":
        raise click.UsageError(f"--plain goes with a file, not with “{ctx.invoked_subcommand}”", ctx)


@roadworthy.command(hidden=True, context_settings={"ignore_unknown_options": False})
@click.argument("file", type=_FILE)
@click.option("--plain", is_flag=True)
@click.pass_context
def walk(ctx: click.Context, file: Path, *, plain: bool) -> int:
    """Open the walk on FILE."""
    return _walk(file, plain=plain or bool(ctx.find_root().params.get("plain")))


def _walk(path: Path | None, *, plain: bool) -> int:
    if plain or is_dumb():
        from roadworthy.plain.run import run_plain

        return run_plain(path)
    _need_terminal(
        "the walk",
        _instead(path),
    )
    from roadworthy.tui.run import run_walk

    return run_walk(path)


def _instead(path: Path | None) -> str:
    """What can be done with a decision, there or not, where nothing can be drawn."""
    from roadworthy.store.places import for_shell, is_there

    if path is None:
        return "“roadworthy --help” lists what works without one"
    name = for_shell(path)
    return f"“roadworthy summary {name}” prints it" if is_there(path) else f"“roadworthy new {name}” makes it"


def _need_terminal(what: str, instead: str) -> None:
    """Raise Trouble where a full screen can't be drawn."""
    if why := why_no_screen():
        raise CommandError(f"{what} {why}; {instead}")


@roadworthy.command(short_help="Judge blind: one person's weights, scores and enthusiasm.")
@click.argument("file", type=_FILE)
@click.option(
    "--voter",
    type=TextParameter(),
    required=True,
    metavar="NAME",
    help="Who you are: your name, or your key where two people share one.",
    shell_complete=voter_names,
)
@click.option("--plain", is_flag=True, help="Ask line by line; answers can be piped in.")
def ballot(file: Path, voter: str, *, plain: bool) -> int:
    """Fill in one person's ballot on the decision in FILE, blind, in a full screen.

    With --plain, or where TERM is dumb, it asks line by line.

    Nobody else's ballot, no standing, and none of the decision's own weights and scores are shown. It is
    saved as you type, in a file of its own beside FILE, such as orders.ballot-ana.toml, and goes on where you
    left it. Whoever leads the decision opens the ballots in the walk: ctrl+p, then Ballots.
    """
    if not voter.strip():
        raise CommandError("whose ballot? give a name: --voter NAME")
    if plain or is_dumb():
        from roadworthy.plain.run_ballot import run_plain_ballot

        return run_plain_ballot(file, " ".join(voter.split()))
    _need_terminal("a ballot", "a ballot is a TOML file and can be written by hand, too (docs/ballots.md)")
    from roadworthy.tui.run import run_ballot

    return run_ballot(file, " ".join(voter.split()))


@roadworthy.command(short_help="Print the summary, in any of its forms.")
@click.argument("file", type=_FILE_OR_STREAM)
@form_options
@record_options
@click.option(
    "--today", type=DayParameter(), metavar="DATE", help="Use this day as today, to repeat an output."
)
@click.option(
    "--horizon", metavar="ID", help="Value the candidates for one horizon instead of all together.",
    shell_complete=horizon_names,
)  # fmt: skip
@sampling
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
    """Print the summary: one page for those who were not there; --full has everything.

    How sure the first place is comes from ranking the candidates under many plausible weights and scores.
    The same seed gives the same figures. FILE and PATH may be - for standard input and output.
    """
    from roadworthy.cli.summary import SummaryOptions, printed, recorded

    check_sampling(**sampled)
    check_record(file, output, folder, supersedes)
    asked = SummaryOptions(
        today or date.today(),  # noqa: DTZ011 - the person's own day
        horizon, template=cast("Any", template), supersedes=supersedes, **sampled,
    )  # fmt: skip
    if folder is None:
        printed(file, form, output, asked, width, full=full)
        return
    for note in recorded(file, form, folder, asked):
        click.echo(note, err=True)


@roadworthy.command()
@click.argument("topic", required=False, shell_complete=topic_names)
def guide(topic: str | None) -> None:
    """Print the guide, or one TOPIC of it."""
    from roadworthy.cli.guide import NoTopicError, told

    try:
        click.echo(told(topic), nl=False)
    except NoTopicError as error:
        raise CommandError(str(error)) from None


@roadworthy.command(short_help="Print the file format as JSON Schema.")
def schema() -> None:
    """Print the file format as JSON Schema, for editors and scripts."""
    import json

    from roadworthy.report.schema import schema as drawn

    click.echo(json.dumps(drawn(), indent=2, ensure_ascii=False))


_COMPLETION: Final = """Print the script that completes commands, options and names in your shell.

\b
roadworthy completion bash >> ~/.bashrc
roadworthy completion zsh >> ~/.zshrc
roadworthy completion fish > ~/.config/fish/completions/roadworthy.fish
roadworthy completion powershell >> $PROFILE
"""


@roadworthy.command(short_help="Print the completion script for a shell.", help=_COMPLETION)
@click.argument("shell", required=False, type=click.Choice(["bash", "zsh", "fish", "powershell"]))
def completion(shell: str | None) -> None:
    """Print the script; where no shell is named, that of the one at hand."""
    from roadworthy.cli.completion import script, shell_at_hand

    chosen = shell or shell_at_hand()
    if chosen is None:
        raise CommandError("your shell can't be told from SHELL; name one of bash, zsh, fish, powershell")
    click.echo(script(chosen, roadworthy))


for _command in (*SCRIPTING, *TABLES, *LATER, *HISTORY):
    roadworthy.add_command(_command)
