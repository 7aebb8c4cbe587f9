"""Writing a decision: atomic, over nothing that was not seen before."""

import os

from roadworthy.errors import BadValue, ChangedOnDisk, Exists, Missing, NewerFormat, StoreError, TooBig
from roadworthy.model import Decision, dotted
from roadworthy.model.check import problems
from roadworthy.model.frozen import frozen
from roadworthy.store import atomic
from roadworthy.store.load import ABSENT, fingerprint_of, read_text, read_values
from roadworthy.store.trivia import EMPTY, Trivia
from roadworthy.text_files import BIGGEST, decode, read_bytes


@frozen
class Saved:
    """What was written."""

    text: str
    fingerprint: str
    before: bytes | None
    """What stood there before; None where there was no file."""


def save(
    decision: Decision,
    path: str | os.PathLike[str],
    expected: str | None = None,
    *,
    trivia: Trivia | None = None,
) -> Saved:
    """Write `decision` to `path`, keeping comments and unknown keys.

    `expected` is the fingerprint that the file must still have (`ABSENT`: there must be none); None writes
    over whatever decision is there. `trivia` has the comments and unknown keys; None takes them from the
    file. Raises ChangedOnDisk, Exists, NotWritable, NotKept, NewerFormat, BadValue for a decision that would
    not load again, or what reading the old file raises; the old file is then as it was.
    """
    name = str(path)
    check_loads_again(decision, name)
    atomic.check_writable(path)
    before = _on_disk(path)
    found = ABSENT if before is None else fingerprint_of(before)
    if expected is not None and found != expected:
        if expected == ABSENT:
            raise Exists("there is a file of this name already", file=name, todo="take another name")
        raise changed_error(name, gone=before is None)
    text = text_to_keep(decision, _margin(before, name) if trivia is None else trivia, name)
    raw = text.encode("utf-8")
    if raw != before:
        atomic.write(path, raw, new=before is None)
    return Saved(text, fingerprint_of(raw), before)


def text_to_keep(decision: Decision, trivia: Trivia, name: str) -> str:
    """The text of a file that holds `decision`, with its comments and unknown keys, and reads back as that.

    `name` is how the file is called in errors. Raises NotKept, BadValue, TooBig.
    """
    from roadworthy.store.merge_comments import check_reads_back, text_of  # noqa: PLC0415 - looking needs none

    check_loads_again(decision, name)
    text = text_of(decision, trivia, name)
    check_reads_back(decision, lambda: read_values(text, name)[1], name)
    if len(text.encode("utf-8")) > BIGGEST:
        raise TooBig("it has grown beyond 4 MB", file=name, todo="shorten its longest texts")
    return text


def changed_error(name: str, *, gone: bool) -> ChangedOnDisk:
    """The line for a file that is not as it was last seen."""
    if gone:
        todo = "write it there again, or save it to another file"
        return ChangedOnDisk("the file was moved or deleted", file=name, todo=todo)
    todo = "reload it, keep yours, or look at the difference"
    return ChangedOnDisk("the file was changed by somebody else", file=name, todo=todo)


def fingerprint(path: str | os.PathLike[str]) -> str:
    """The fingerprint of what is on the disk now; `ABSENT` where there is no file. Raises StoreError."""
    raw = _on_disk(path)
    return ABSENT if raw is None else fingerprint_of(raw)


def check_loads_again(decision: Decision, name: str) -> None:
    """Raise BadValue for a decision that would not load again."""
    for problem in problems(decision):
        raise BadValue(problem.what, file=name, key=dotted(problem.path), todo=problem.todo)


def _on_disk(path: str | os.PathLike[str]) -> bytes | None:
    try:
        return read_bytes(path)
    except Missing:
        return None


def _margin(before: bytes | None, name: str) -> Trivia:
    """The trivia of the file that is there; a file that is no decision is not written over."""
    if before is None:
        return EMPTY
    try:
        return read_text(decode(before, name), name)[2]
    except NewerFormat:
        raise
    except StoreError as error:
        raise type(error)(
            f"what is there is not a decision that can be read, so it was left alone: {error.what}",
            file=name,
            line=error.line,
            key=error.key,
            todo="save it under another name, or fix it first",
        ) from None
