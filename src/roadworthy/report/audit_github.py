"""An audit as workflow commands: annotations beside the lines of a pull request."""

import os
from collections.abc import Sequence
from typing import Final

from roadworthy.model.text import one_line
from roadworthy.report.audit_words import Audit, near_words, said
from roadworthy.tables.near_miss import NearMiss

_NEARLY: Final = "Nearly a decision table"
_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def audit_github(audits: Sequence[Audit], near: Sequence[NearMiss] = ()) -> str:
    """One command a finding, ``::error file=…,line=…,title=…::…``, escaped as its runner reads it."""
    lines = [
        command(
            one.level,
            audit.found.table.file,
            one.line,
            one.title,
            " ".join(filter(None, (one.message, one.todo))),
        )
        for audit in audits
        for one in said(audit)
    ]
    lines += [command("note", one.file, one.line, _NEARLY, " ".join(near_words(one))) for one in near]
    return "".join(lines)


def command(level: str, file: str, line: int, title: str, message: str) -> str:
    """One annotation, ending in a new line; `level` is ``error``, ``warning`` or ``note``."""
    path = file.replace("\\", "/") if os.sep == "\\" else file
    place = f"file={_value(path)},line={line},title={_value(title)}"
    return f"::{_COMMANDS[level]} {place}::{_message(message)}\n"


def _message(words: str) -> str:
    """Words of a command: https://github.com/actions/toolkit, packages/core/src/command.ts."""
    return one_line(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(words: str) -> str:
    """Words of a property, in which a colon and a comma end something."""
    return _message(words).replace(":", "%3A").replace(",", "%2C")
