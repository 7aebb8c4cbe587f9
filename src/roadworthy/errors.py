"""What can go wrong with files: one line that says what, where and what to do."""
# ruff: noqa: N818 - named by what happened; the base says that it is an error

from os import PathLike, fspath
from typing import Final

from roadworthy.model.text import one_line

_LONGEST: Final = 240


class StoreError(Exception):
    """Something about a file. `str` gives exactly one line: ``file:line: key: what; what to do``."""

    def __init__(
        self,
        what: str,
        *,
        file: str | PathLike[str] | None = None,
        line: int | None = None,
        key: str | None = None,
        todo: str = "",
    ) -> None:
        super().__init__(what)
        self.what: Final = what
        self.file: Final = None if file is None else fspath(file)
        self.line: Final = line
        self.key: Final = key
        self.todo: Final = todo

    def line_of_text(self) -> str:
        """The one line for a person: no control characters, no line breaks, parts cut to a sane length."""
        where = ""
        if self.file is not None:
            where = _end(self.file) + (f":{self.line}" if self.line is not None else "")
        elif self.line is not None:
            where = f"line {self.line}"
        said = _cut(self.what) + (f"; {_to_do(self.todo)}" if self.todo else "")
        return ": ".join(part for part in (where, _cut(self.key or ""), said) if part)

    def __str__(self) -> str:
        return self.line_of_text()


def _cut(words: str) -> str:
    clean = one_line(words[: _LONGEST * 2]).strip()
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1].rstrip() + "…"


def _to_do(words: str) -> str:
    advice, sign, command = words.partition("roadworthy ")
    between = " " if sign and advice.endswith(" ") else ""
    return f"{_cut(advice)}{between}{sign}{one_line(command)}"  # a command that is cut does something else


def _end(words: str) -> str:
    clean = one_line(words)
    return clean if len(clean) <= _LONGEST else "…" + clean[1 - _LONGEST :]


class Missing(StoreError):
    """There is no such file or folder."""


class NotReadable(StoreError):
    """The file is there but can't be read: permissions, a folder, a device."""


class IsFolder(NotReadable):
    """A folder stands where a file was named."""


class TooBig(StoreError):
    """Larger than any decision: not read at all."""


class NotUtf8(StoreError):
    """Bytes that are no UTF-8 text."""


class NotToml(StoreError):
    """Text that is no TOML."""


class NewerFormat(StoreError):
    """Written by a newer Roadworthy: neither read nor rewritten."""


class BadValue(StoreError):
    """TOML, but something in it is not what a decision holds."""


class BadTable(StoreError):
    """A scorecard that can't be read for certain."""


class NoKey(BadTable):
    """A table judged by signs or words that nothing says the worth of; `signs` are these."""

    signs: tuple[str, ...] = ()


class NotWritable(StoreError):
    """The file can't be written: read-only, folder gone, disk full."""


class Exists(StoreError):
    """A new file was wanted where there is one already."""


class ChangedOnDisk(StoreError):
    """Somebody else changed the file meanwhile: an editor, git, another walk."""


class HeldElsewhere(StoreError):
    """Another walk has the file open."""


class NotKept(StoreError):
    """What would have been written does not read back as the decision; the old file was left alone."""


class NoAnswer(StoreError):
    """A registry, a program or a clone gave nothing that can be used."""


class Stopped(StoreError):
    """Somebody asked for it to stop before it was done."""


class ReadOnly(StoreError):
    """A walk that may look but not write."""


class NotInGit(StoreError):
    """The file is in no git repository, or git can't be asked."""
