"""The first word of a command line: a command, a file, or neither."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class CommandError(click.ClickException):
    """It could not be done: one line that says what, where and what to do."""

    exit_code = 2


class NoCommand(click.UsageError):
    """A first word that is neither a command nor a file."""


class Unprinted(Exception):  # noqa: N818 - it carries an error
    """An operating system's error on its way out: click would make exit status 1 of a reader that left."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error: Final = error


class Commands(click.Group):
    """A group whose first argument may also be the file to walk through."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context; help and version are printed here. Raises Unprinted."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except OSError as error:
            raise Unprinted(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Raises Unprinted."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise Unprinted(error) from error

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands and options that begin so; a file, for the walk, where none does."""
        from roadworthy.cli.parameters import as_file

        return super().shell_complete(ctx, incomplete) or [as_file(incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; the walk for a file. Raises NoCommand."""
        word = args[0]
        known = self.get_command(ctx, word)
        if known is not None and not known.hidden:
            return word, known, args[1:]
        if ctx.resilient_parsing:
            return None, None, []
        if word == "-":
            raise NoCommand("the walk needs a file; “roadworthy summary -” reads standard input", ctx)
        if looks_like_file(word):
            return "walk", self.commands["walk"], args
        from difflib import get_close_matches

        close = get_close_matches(
            word, [name for name, command in self.commands.items() if not command.hidden], n=1
        )
        hint = f"did you mean “{close[0]}”?" if close else f"for a file of that name write “{word}.toml”"
        shown = word if len(word) <= 60 else word[:59] + "…"
        raise NoCommand(f"there is no command “{shown}”; {hint}", ctx)


def looks_like_file(word: str) -> bool:
    """Whether a bare word means a file: it exists, ends in ``.toml``, or has a path separator."""
    separators = {"/", os.sep, os.altsep or os.sep}
    if word.endswith(".toml") or any(mark in word for mark in separators):
        return True
    try:
        return Path(word).exists()
    except (OSError, ValueError):
        return False
