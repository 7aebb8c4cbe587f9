"""An audit as workflow commands: annotations beside the lines of a pull request."""

import os
from collections.abc import Sequence
from typing import Final

from roadworthy.model.text import one_line
from roadworthy.report.audit_words import Audit, said

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


def audit_github(audits: Sequence[Audit]) -> str:
    """One command a finding, ``::error file=…,line=…,title=…::…``, escaped as its runner reads it."""
    lines = [
        f"::{_COMMANDS[one.level]} file={_value(_path(audit))},line={one.line},"
        f"title={_value(one.title)}::{_message(' '.join(filter(None, (one.message, one.todo))))}"
        for audit in audits
        for one in said(audit)
    ]
    return "".join(f"{line}\n" for line in lines)


def _path(audit: Audit) -> str:
    return audit.found.table.file.replace("\\", "/") if os.sep == "\\" else audit.found.table.file


def _message(words: str) -> str:
    """Words of a command: https://github.com/actions/toolkit, packages/core/src/command.ts."""
    return one_line(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(words: str) -> str:
    """Words of a property, in which a colon and a comma end something."""
    return _message(words).replace(":", "%3A").replace(",", "%2C")
