"""Completion in shells: click's own for bash and zsh, its own mended for fish, and PowerShell."""

import os
import sys
from pathlib import PurePath
from typing import Any, ClassVar, Final

import click
from click.shell_completion import (
    CompletionItem,
    FishComplete,
    ShellComplete,
    add_completion_class,
    get_completion_class,
)

from roadworthy.cli.walk import COMPLETES

_POWERSHELL: Final = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_WORDS = ($commandAst.CommandElements | ForEach-Object { "$_" }) -join "`n"
    $env:COMP_WORD = $wordToComplete
    $env:%(complete_var)s = "powershell_complete"
    try {
        %(prog_name)s | ForEach-Object {
            $kind, $value, $help = $_ -split "`t", 3
            if ($kind -eq "plain") {
                if (-not $help) { $help = $value }
                [System.Management.Automation.CompletionResult]::new($value, $value, "ParameterValue", $help)
            }
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:COMP_WORD, Env:%(complete_var)s -ErrorAction SilentlyContinue
    }
}
"""


@add_completion_class
class PowerShellComplete(ShellComplete):
    """PowerShell 5 and later. Words arrive one a line; what is no plain word is left to the shell itself."""

    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at hand, and that one."""
        word = os.environ.get("COMP_WORD", "")
        words = os.environ.get("COMP_WORDS", "").split("\n")[1:]
        if word and words and words[-1] == word:
            words.pop()
        return words, word

    def format_completion(self, item: CompletionItem) -> str:
        """One line: kind, value, help."""
        return f"{item.type}\t{item.value}\t{item.help or ''}"


@add_completion_class
class WholeFishComplete(FishComplete):
    """Click's for fish, which cuts an explanation, and the name of a file, at its first comma."""

    name: ClassVar[str] = "fish"
    source_template: ClassVar[str] = FishComplete.source_template.replace(
        'string split ","', 'string split --max 1 ","'
    )


def script(shell: str, command: click.Command) -> str:
    """The script for a shell."""
    kind = get_completion_class(shell)
    assert kind is not None, shell
    complete: Any = kind(command, {}, "roadworthy", COMPLETES)
    return str(complete.source_template % complete.source_vars()).strip("\n")


def shell_at_hand() -> str | None:
    """The shell that SHELL names; PowerShell on Windows; None for one that is not known."""
    name = PurePath(os.environ.get("SHELL", "")).stem
    if name in ("bash", "zsh", "fish"):
        return name
    return "powershell" if sys.platform == "win32" or name == "pwsh" else None
