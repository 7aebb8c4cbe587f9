"""The last twenty versions of each file, in the person's state folder."""

import contextlib
import hashlib
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from roadworthy.errors import StoreError
from roadworthy.model.frozen import frozen
from roadworthy.store import atomic
from roadworthy.store.places import state_dir
from roadworthy.text_files import read_bytes

KEPT: Final = 20
"""Versions per file."""
_STAMP: Final = "%Y%m%dT%H%M%S.%fZ"
_NAME: Final = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)-([0-9a-f]{16})\.toml", re.ASCII)
_YEARS: Final = range(1971, 9999)
"""Years whose days every system can tell in local time."""


@frozen
class Version:
    """One kept version."""

    when: datetime
    """In UTC."""
    path: Path
    size: int
    """Bytes."""


def key_of(path: str | os.PathLike[str]) -> str:
    """What a file is known by in the state folder: a hash of where it really is."""
    try:
        place = os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        place = str(path)  # no file can be called so: whoever opens it says it
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def versions_of(path: str | os.PathLike[str]) -> tuple[Version, ...]:
    """The kept versions of a file, the newest first; none where the folder can't be read."""
    found: list[Version] = []
    with contextlib.suppress(OSError):
        found = [version for item in _folder(path).iterdir() if (version := _version(item)) is not None]
    return tuple(sorted(found, key=lambda version: version.path.name, reverse=True))


def _version(item: Path) -> Version | None:
    """What a file in the folder is, by its name; None for whatever was not written here."""
    match = _NAME.fullmatch(item.name)
    if match is None:
        return None
    try:
        when = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
        found = item.stat()
    except (OSError, ValueError):  # a day that never was, or somebody took it away meanwhile
        return None
    if when.year not in _YEARS or not stat.S_ISREG(found.st_mode):
        return None
    return Version(when, item, found.st_size)


def keep(path: str | os.PathLike[str], text: str | bytes, now: datetime) -> bool:
    """Keep `text` as a version of `path`, made at `now` (with its time zone).

    A text that is kept already is only given the new time. False where the state folder can't be written: a
    missing version must never hold up a save.
    """
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    mark = hashlib.sha256(raw).hexdigest()[:16]
    folder = _folder(path)
    target = folder / f"{now.astimezone(UTC).strftime(_STAMP)}-{mark}.toml"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = versions_of(path)
        twin = next((version.path for version in kept if version.path.stem.endswith(mark)), None)
        if twin is not None:
            if twin.name < target.name:
                twin.replace(target)
            return True
        atomic.write(target, raw)
        for old in versions_of(path)[KEPT:]:
            old.path.unlink(missing_ok=True)
    except (OSError, StoreError):
        return False
    return True


def read_version(version: Version) -> bytes:
    """A kept version's bytes. Raises StoreError."""
    return read_bytes(version.path)


def _folder(path: str | os.PathLike[str]) -> Path:
    return state_dir() / "versions" / key_of(path)
