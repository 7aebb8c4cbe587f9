"""``roadworthy FILE`` and ``roadworthy``: the commonest command lines, without what only the others need."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

COMPLETES: Final = "_ROADWORTHY_COMPLETE"
"""In the environment where a shell asks for what a command line could go on with."""


def file_alone(arguments: Sequence[str]) -> Path | None:
    """The file to walk through where a command line is plainly that, and a full screen can be drawn.

    Of anything else `commands` makes sense, and says what is missing; reading it is felt at the start.
    """
    if len(arguments) != 1 or arguments[0].startswith("-") or not arguments[0].endswith(".toml"):
        return None
    return Path(arguments[0]) if why_no_screen() is None else None


def is_bare(arguments: Sequence[str]) -> bool:
    """Whether the program was called by its name alone, by a person, and a full screen can be drawn."""
    return not arguments and COMPLETES not in os.environ and why_no_screen() is None


def why_no_screen() -> str | None:
    """Why nothing can be drawn over the whole screen; None where it can."""
    if not sys.stdin.isatty():
        return "reads keys, and standard input is not a terminal; open it in a terminal"
    if not sys.stderr.isatty():
        return "draws on standard error, which is not a terminal; don't redirect that"
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        return "needs a terminal that can draw, and TERM says this one can't"
    return None


def is_dumb() -> bool:
    """Whether a person sits at a terminal that can draw nothing: lines are what it can."""
    return sys.stdin.isatty() and os.environ.get("TERM", "") == "dumb"
