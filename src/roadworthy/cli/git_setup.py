"""What lets git merge and compare decisions by meaning: three settings, and attributes."""

import shlex
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import click

from roadworthy.cli.parameters import DASH
from roadworthy.cli.streams import INPUT, input_bytes
from roadworthy.errors import StoreError
from roadworthy.knowledge.history_words import say
from roadworthy.store import atomic
from roadworthy.store.git import Repository, settings
from roadworthy.store.places import is_there
from roadworthy.store.recognise import looks_like_decision
from roadworthy.text_files import decode, read_bytes

_SHOWN: Final = 1 << 31
"""Bytes of a file that git shows as it is."""
_DRIVER: Final = "merge %O %A %B --path=%P --branch=%Y --marker-size=%L"
_ATTRIBUTES: Final = "diff=roadworthy merge=roadworthy"


def set_up(patterns: Sequence[str]) -> Iterator[str]:
    """Set the repository here up; what was done, a line each. Raises StoreError."""
    here = Path()
    program = _program()
    settings(
        here,
        {
            "merge.roadworthy.name": "decisions, by meaning",
            "merge.roadworthy.driver": f"{program} {_DRIVER}",
            "diff.roadworthy.textconv": f"{program} textconv",
        },
    )
    yield say("git_set", program=program)
    file = Repository(here).top / ".gitattributes"
    text = decode(read_bytes(file), str(file)) if is_there(file) else ""
    lines = text.splitlines()
    new = [line for pattern in patterns if (line := f"{_quoted(pattern)} {_ATTRIBUTES}") not in lines]
    if new:
        text += "" if not text or text.endswith("\n") else "\n"
        atomic.write(file, (text + "\n".join(new) + "\n").encode("utf-8"))
        yield say("git_attributes", lines="; ".join(new))
    else:
        yield say("git_attributes_there")


def _program() -> str:
    """How git calls this program: by its name where that is on the PATH, else by this Python."""
    if shutil.which("roadworthy"):
        return "roadworthy"
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m roadworthy"


def _quoted(pattern: str) -> str:
    """A pattern as ``.gitattributes`` has it: in quotes where it has a space in it."""
    if not any(sign in pattern for sign in ' \t"'):
        return pattern
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_lines(file: Path) -> None:
    """Print the answers of a decision, a line each; anything else as it is, by its bytes."""
    piped = file == DASH
    raw = input_bytes() if piped else read_bytes(file, wanted="the file that git shows", biggest=_SHOWN)
    if looks_like_decision(raw):
        try:
            for line in _lines(raw, INPUT if piped else str(file)):
                click.echo(line)
        except StoreError:
            pass
        else:
            return
    sys.stdout.flush()
    sys.stdout.buffer.write(raw)


def _lines(raw: bytes, name: str) -> list[str]:
    from roadworthy.knowledge.sign_catalogue import SIGN_CATALOGUE
    from roadworthy.method.analysis import Analysis
    from roadworthy.model.plain import canonical
    from roadworthy.report.answer_lines import answer_lines
    from roadworthy.store.load import read_text
    from roadworthy.store.unknown import merge

    decision, _, trivia = read_text(decode(raw, name), name)
    data = merge(canonical(decision), trivia.unknown, decision)
    return list(answer_lines(Analysis(decision, date.min, signs=SIGN_CATALOGUE), data))
