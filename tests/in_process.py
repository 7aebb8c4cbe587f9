"""Command lines run in this process: importing the program anew for each takes a hundred times as long.

What only a process of its own can show (streams that are gone, signals, what is imported) is tested with one.
"""

import io
import os
import sys
from collections.abc import Callable, Mapping
from subprocess import CompletedProcess
from typing import TypeAlias
from unittest.mock import patch

from roadworthy.__main__ import main

Run: TypeAlias = Callable[..., CompletedProcess[str]]
"""A command line by its arguments, `stdin` and variables of the environment."""


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def called(
    *arguments: object,
    stdin: str = "",
    environment: Mapping[str, str] | None = None,
    terminal: bool = False,
) -> CompletedProcess[str]:
    """What ``roadworthy`` with these arguments prints and gives.

    Its standard streams are no terminal; with `terminal` its output is taken for one, of ``COLUMNS`` columns.
    """
    command = [str(argument) for argument in arguments]
    out, err = io.BytesIO(), io.BytesIO()
    sink = _Terminal if terminal else io.TextIOWrapper
    with (
        patch.dict(os.environ, environment or {}),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")),
        patch.object(sys, "stdout", sink(out, "utf-8", newline="\n")) as printed,
        patch.object(sys, "stderr", io.TextIOWrapper(err, "utf-8", newline="\n")) as said,
    ):
        try:
            status: int | str | None = main(command)
        except SystemExit as end:  # as click ends what it does for shells
            status = end.code
        printed.flush()
        said.flush()
    assert isinstance(status, int)
    return CompletedProcess(command, status, out.getvalue().decode(), err.getvalue().decode())
