"""Reading a decision: any bytes give a decision or one clear line, never a traceback."""

import hashlib
import os
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from roadworthy.errors import BadValue, NewerFormat, StoreError
from roadworthy.model import FORMAT, Decision, KeyPath, Record, dotted
from roadworthy.model.check import problems
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import reason_words
from roadworthy.store.toml_text import may_be_too_large, read_toml, scan_or_none, too_large
from roadworthy.store.trivia import EMPTY, Trivia, ends_as_on_windows, margin_of
from roadworthy.store.unknown import did_you_mean, unknown_keys
from roadworthy.text_files import decode, read_bytes

if TYPE_CHECKING:
    from roadworthy.store.statements import Scan

MOST_NOTES: Final = 50
"""Unknown keys that are named; nobody reads more of them."""
ABSENT: Final = ""
"""The fingerprint of a file that is not there."""


@frozen
class Note:
    """Something worth knowing about a file that loads."""

    file: str
    line: int | None
    key: str
    what: str

    def __str__(self) -> str:
        return str(StoreError(self.what, file=self.file, line=self.line, key=self.key))


@frozen
class Loaded:
    """A decision as it was read."""

    decision: Decision
    text: str
    fingerprint: str
    notes: tuple[Note, ...]
    trivia: Trivia = EMPTY
    """The comments and unknown keys beside it, for saving."""


def load(path: str | os.PathLike[str]) -> Decision:
    """The decision in a file, comments apart. Raises StoreError, whose text is one line for a person."""
    name = str(path)
    return read_values(decode(read_bytes(path), name), name)[1]


def read(path: str | os.PathLike[str]) -> Loaded:
    """The decision in a file with its text, fingerprint, notes and trivia. Raises StoreError."""
    name = str(path)
    raw = read_bytes(path)
    text = decode(raw, name)
    decision, notes, trivia = read_text(text, name)
    return Loaded(decision, text, fingerprint_of(raw), notes, trivia)


def parse(text: str, name: str) -> tuple[Decision, tuple[Note, ...]]:
    """The decision in a text; `name` is how the file is called in errors and notes. Raises StoreError."""
    decision, notes, _ = read_text(text, name)
    return decision, notes


def fingerprint_of(raw: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(raw).hexdigest()


def read_text(text: str, name: str) -> tuple[Decision, tuple[Note, ...], Trivia]:
    """The decision, the notes and the trivia of a text. Raises StoreError."""
    data, decision = read_values(text, name)
    unknown = unknown_keys(data)
    scanned = scan_or_none(text) if unknown or "#" in text else None
    notes = unknown_notes(unknown, name, scanned)
    if scanned is None and "#" in text:
        what = "its comments can't be told apart and go at the next save; a version with them is kept"
        notes = (*notes, Note(name, None, "", what))
    return decision, notes, _margin(text, scanned, unknown, data, decision)


def read_values(text: str, name: str) -> tuple[dict[str, Any], Decision]:
    """What a text holds as plain data and as a decision, comments apart; all that can be refused is refused.

    Raises StoreError.
    """
    data = read_toml(text, name)
    _check_format(data, text, name)
    decision = _decision(data, text, name)
    for problem in problems(decision):
        line, key = line_of(text, problem.path), dotted(problem.path)
        raise BadValue(problem.what, file=name, line=line, key=key, todo=problem.todo)
    return data, decision


def line_of(text: str, path: KeyPath) -> int | None:
    """The line on which the key at `path` stands, as near as it can be told."""
    scanned = scan_or_none(text)
    return scanned.line_of(path) if scanned else None


def _margin(
    text: str,
    scanned: "Scan | None",
    unknown: dict[KeyPath, Any],
    data: dict[str, Any],
    decision: Decision,
) -> Trivia:
    if scanned is None or "#" not in text:
        return Trivia(unknown=unknown, crlf=ends_as_on_windows(text))
    from roadworthy.store.merge_comments import data_of  # noqa: PLC0415 - most files have no comments

    return margin_of(text, scanned, unknown, data, data_of(decision, Trivia(unknown=unknown)))


def _check_format(data: dict[str, Any], text: str, name: str) -> None:
    if not text.strip():
        todo = "to begin a decision, remove it and name it again; had it one, get that from git or a version"
        raise BadValue("the file is empty", file=name, todo=todo)
    found = data.get("format")
    if found is None and "ballot" in data:
        todo = "open it with “roadworthy ballot FILE --voter NAME”, FILE being the decision"
        raise BadValue("this is a ballot, no decision", file=name, line=1, key="ballot", todo=todo)
    if found is None:
        raise BadValue(
            "it does not say its format", file=name, line=1, key="format",
            todo=f"if this is a decision, begin it with format = {FORMAT}",
        )  # fmt: skip
    if found is True or found != FORMAT or not isinstance(found, int):
        raise _other_format(found, line_of(text, ("format",)), name)


def _other_format(found: Any, line: int | None, name: str) -> StoreError:
    if isinstance(found, bool) or not isinstance(found, int) or found < 1:
        return BadValue(f"expected format = {FORMAT}", file=name, line=line, key="format", todo="correct it")
    shown = str(found) if found < 10**6 else "a very large number"
    return NewerFormat(
        f"written by a newer Roadworthy (format {shown}; this one reads {FORMAT})",
        file=name, line=line, key="format", todo="update Roadworthy; the file was left as it is",
    )  # fmt: skip


def _decision(data: dict[str, Any], text: str, name: str) -> Decision:
    if may_be_too_large(text) and (path := too_large(data, ())):
        what = "the number is too large to be meant"
        raise BadValue(what, file=name, line=line_of(text, path), key=dotted(path), todo="correct it")
    try:
        return Decision.model_validate(data)
    except ValidationError as error:
        problems_found = error.errors(include_url=False, include_input=False)
        first = problems_found[0]
        path = tuple(str(part) for part in first["loc"] if part != "[key]")
        kind = "mapping_type" if first["type"] == "dict_type" else first["type"]
        what = reason_words(kind, first["msg"], first.get("ctx", {}))
        more = len(problems_found) - 1
        todo = "correct it" + (f" ({more} more like it below)" if more else "")
        line = line_of(text, path)
        raise BadValue(what, file=name, line=line, key=dotted(path) or None, todo=todo) from None


def unknown_notes(
    unknown: Mapping[KeyPath, Any], name: str, scanned: "Scan | None", root: type[Record] = Decision
) -> tuple[Note, ...]:
    """One note for each unknown key, the first `MOST_NOTES` of them, and one for the rest."""
    notes = []
    for path in islice(unknown, MOST_NOTES):
        meant = did_you_mean(path, root)
        what = "this key is not known here; it is kept as it is"
        what += f"; did you mean “{meant}”?" if meant else ""
        notes.append(Note(name, scanned.line_of(path) if scanned else None, dotted(path), what))
    if (more := len(unknown) - len(notes)) > 0:
        notes.append(Note(name, None, "", f"{more} more keys are not known here; they are kept as they are"))
    return tuple(notes)
