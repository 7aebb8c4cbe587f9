"""Paths that a person types: read, proposed, completed."""

import os
import re
import sys
from pathlib import Path

from textual.suggester import Suggester

from roadworthy.model.slug import slug_of
from roadworthy.model.text import one_line
from roadworthy.store.places import is_folder, is_there
from roadworthy.tui.glyphs import glyph

_PERCENT = re.compile("(?:%[0-9A-Fa-f]{2})+")
_MOST = 2000
"""Names of a folder that are looked through for a completion."""


def read_path(words: str, suffix: str = ".toml") -> Path:
    """The path that was typed or dropped; with `suffix` where it has none. Raises ValueError for no name."""
    name = as_dropped(words.strip())
    if not name or "\0" in name:
        raise ValueError("give a file name")
    try:
        path = Path(name).expanduser()
    except RuntimeError:
        raise ValueError("there is no such home folder") from None
    if name.endswith(("/", os.sep)) or is_folder(path):
        raise ValueError("this is a folder; give a file name")
    return path if path.suffix or not suffix else path.with_name(path.name + suffix)


def as_dropped(name: str) -> str:
    """A name without what a terminal puts round a file that is dropped on it: quotes, backslashes, ``file://``."""
    if not name or "\0" in name or is_there(Path(name)):
        return name
    if len(name) > 2 and name[0] == name[-1] and name[0] in "'\"":
        return name[1:-1]
    if name.startswith("file://"):
        path = _PERCENT.sub(_plain, "/" + name.removeprefix("file://").partition("/")[2])
        return path.removeprefix("/") if sys.platform == "win32" else path  # there ``/C:/a.csv``
    return re.sub(r"\\(.)", r"\1", name) if sys.platform != "win32" else name


def _plain(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def free_name(title: str, folder: Path, suffix: str = ".toml") -> str:
    """A file name made from a title that is free in `folder`."""
    stem = slug_of(title) or "decision"
    name, number = f"{stem}{suffix}", 2
    while is_there(folder / name):
        name, number = f"{stem}-{number}{suffix}", number + 1
    return name


def here() -> Path:
    """The folder that the person is in; their home folder where that one was deleted meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        return _home() or Path(os.sep)


def shown_path(path: Path) -> str:
    """A path as short as it can be told: below the present folder, or from the home folder."""
    for base, sign in ((here(), ""), (_home(), "~/")):
        if base is not None and path.is_relative_to(base) and path != base:
            return one_line(f"{sign}{path.relative_to(base).as_posix()}")
    return one_line(str(path))


def tail(words: str, width: int) -> str:
    """The end of a path that is too long: its file's name says most."""
    if len(words) <= width:
        return words
    rest = words[len(words) - width + len(glyph("more")) :]
    whole = rest.find("/")  # a folder is left out whole, where the file's name stays so
    return glyph("more") + (rest[whole:] if 0 < whole < len(rest) - 1 else rest)


def shown_folder(folder: Path) -> str:
    """A folder as a person knows it."""
    home = _home()
    if home is not None and folder.is_relative_to(home):
        rest = folder.relative_to(home).as_posix()
        return one_line("~" if rest == "." else f"~/{rest}")
    return one_line(str(folder))


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:
        return None


class PathSuggester(Suggester):
    """Completes folders, and files with one of the endings."""

    def __init__(self, *endings: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.endings = endings

    async def get_suggestion(self, value: str) -> str | None:
        """The value with the first name that it may become, or None."""
        return self.completed(value)

    def completed(self, value: str) -> str | None:
        """As `get_suggestion`; reads one folder, at most `_MOST` names of it."""
        head, begun = os.path.split(value)
        if not value or "\0" in value:
            return None
        try:
            with os.scandir(Path(head).expanduser() if head else ".") as found:
                entries = [
                    entry for _, entry in zip(range(_MOST), found, strict=False) if self._offers(entry, begun)
                ]
                names = sorted(entry.name + ("/" if entry.is_dir() else "") for entry in entries)
        except (OSError, RuntimeError):
            return None
        return value[: len(value) - len(begun)] + names[0] if names else None

    def _offers(self, entry: os.DirEntry[str], begun: str) -> bool:
        name = entry.name
        if not name.startswith(begun) or name != one_line(name) or (not begun and name.startswith(".")):
            return False
        return entry.is_dir() or name.lower().endswith(self.endings)
