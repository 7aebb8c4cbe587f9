"""``roadworthy audit --fix``: the right totals written over the wrong ones, or shown as a difference."""

import re
from collections.abc import Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Final

from roadworthy.cli.parameters import DASH
from roadworthy.errors import ChangedOnDisk, StoreError
from roadworthy.method.audit.audit import Audited, audit
from roadworthy.model.text import one_line
from roadworthy.report.phrases import phrase
from roadworthy.store.atomic import check_writable, write
from roadworthy.tables.files import BIGGEST, is_sheet, tables_of
from roadworthy.tables.fix import Correction, LeftWrong, applied, corrections, is_right
from roadworthy.tables.many import Looked, look_at
from roadworthy.text_files import decode, read_bytes

_UNENDED: Final = "\\ No newline at end of file\n"
"""What diff and patch say of a last line that nothing ends."""
_MARK: Final = b"\xef\xbb\xbf"
"""A byte-order mark in UTF-8."""
GivenEnds = tuple[float, float] | None


def fixed(
    looked: Mapping[Path, Looked],
    scale: GivenEnds,
    words: Mapping[str, float] | None,
    *,
    show: bool,
    order: bool,
) -> tuple[dict[Path, Looked], str, list[str]]:
    """What is in the files after right totals were written; the difference where it is to be shown; what
    to know.

    A file is replaced as a whole or not at all, and only where it reads back right.
    """
    after = dict(looked)
    shown: list[str] = []
    notes: list[str] = []
    for path, found in looked.items():
        if (
            path == DASH
            or found.broken
            or not found.tables
            or not any(audit(one).worst for one in found.tables)
        ):
            continue
        try:
            told, difference = _file(path, scale, words, show=show, order=order)
        except StoreError as error:
            after[path] = Looked(broken=str(error))
            continue
        notes += told
        shown.append(difference)
        if not show:
            after[path] = look_at(path, scale, words)
    return after, "".join(shown), notes


def _file(
    path: Path, scale: GivenEnds, words: Mapping[str, float] | None, *, show: bool, order: bool
) -> tuple[list[str], str]:
    name = one_line(str(path))
    if is_sheet(path):
        return [f"{name}: {phrase('audit', 'left-sheet')}"], ""
    raw = read_bytes(path, biggest=BIGGEST)
    text = decode(raw, str(path))
    found = [audit(table) for table in tables_of(text, path, scale, words)]
    written, left = _all(text, found, order=order)
    new = applied(text, written)
    again = [audit(table) for table in tables_of(new, path, scale, words)] if written else found
    good, lost = _kept(text, found, again, order=order)
    if len(good) < len(written):
        new = applied(text, good)
        left += lost
    notes = [f"{name}:{one.line}: {phrase('audit', f'left-{one.why}')}" for one in left]
    if not good:
        return notes, ""
    if show:
        return notes, _difference(_lines(text), _lines(new), name)
    check_writable(path)
    if read_bytes(path, biggest=BIGGEST) != raw:
        raise ChangedOnDisk("it was changed meanwhile", file=path, todo="run it again")
    write(path, (_MARK if raw.startswith(_MARK) else b"") + new.encode("utf-8"))
    key = "fixed-one" if len(good) == 1 else "fixed"
    return [f"{name}: {phrase('audit', key, count=str(len(good)))}", *notes], ""


def _all(text: str, found: list[Audited], *, order: bool) -> tuple[list[Correction], list[LeftWrong]]:
    written: list[Correction] = []
    left: list[LeftWrong] = []
    for one in found:
        here, why = corrections(text, one, order=order)
        written += here
        left += [why] if why else []
    return written, left


def _kept(
    text: str, found: list[Audited], again: list[Audited], *, order: bool
) -> tuple[list[Correction], list[LeftWrong]]:
    """The corrections after which a table reads back right; the others are left."""
    if len(found) != len(again):
        return [], [LeftWrong(found[0].table.line, "elsewhere")]
    good: list[Correction] = []
    lost: list[LeftWrong] = []
    for before, after in zip(found, again, strict=True):
        here, _ = corrections(text, before, order=order)
        if here and not is_right(before, after):
            lost.append(LeftWrong(before.table.line, "elsewhere"))
        else:
            good += here
    return good, lost


def _lines(text: str) -> list[str]:
    """The lines of a text with what ends them; what else may end a line elsewhere is part of one."""
    return re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text)


def _difference(old: list[str], new: list[str], name: str) -> str:
    lines = [
        line if line.endswith(("\n", "\r")) else f"{line}\n{_UNENDED}"
        for line in unified_diff(old, new, name, name)
    ]
    return "".join(one_line(line) + "\n" for whole in lines for line in whole.rstrip("\r\n").split("\n"))
