"""Which decisions a person worked on, and where they left off: theirs, so not in the shared file."""

import contextlib
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from roadworthy.errors import StoreError
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.store import atomic
from roadworthy.store.places import state_dir
from roadworthy.store.versions import key_of

KEPT: Final = 30
"""Decisions remembered."""
_BIGGEST: Final = 1_000_000


@frozen
class Recent:
    """A decision that was open, and where it was left."""

    path: Path
    station: str = ""
    """The station's id; empty where it is not known."""
    focus: str = ""
    """The dotted key path that had the focus."""
    when: datetime | None = None
    """When it was left, in UTC."""
    short: bool = False
    """Whether the walk was the short one."""

    @property
    def there(self) -> bool:
        """Whether the file is still there."""
        try:
            return self.path.is_file()
        except (OSError, ValueError):
            return False


def recent() -> tuple[Recent, ...]:
    """The decisions that were open, the last one first. Whatever the state file holds, it raises nothing."""
    return tuple(row for _, row in sorted(_read().items(), key=_age, reverse=True))


def left_off(path: str | os.PathLike[str]) -> Recent | None:
    """Where a file was left, or None."""
    return _read().get(key_of(path))


def remember(
    path: str | os.PathLike[str], station: str, focus: str, now: datetime, *, short: bool = False
) -> bool:
    """Remember where a file was left; False where the state folder can't be written."""
    known = _read()
    place = Path(os.path.abspath(path))  # noqa: PTH100 - links are kept as the person named them
    known[key_of(path)] = Recent(place, station, focus, now.astimezone(UTC), short)
    return _write(known)


def forget(path: str | os.PathLike[str]) -> bool:
    """Take a file off the list; False where the state folder can't be written."""
    known = _read()
    known.pop(key_of(path), None)
    return _write(known)


def _file() -> Path:
    return state_dir() / "recent.json"


def _read() -> dict[str, Recent]:
    try:
        with _file().open("rb") as file:
            raw = json.loads(file.read(_BIGGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    rows = raw.get("files") if isinstance(raw, dict) else None
    found: dict[str, Recent] = {}
    for key, row in rows.items() if isinstance(rows, dict) else ():
        if one := _one(row):
            found[key] = one
    return found


def _one(row: Any) -> Recent | None:
    if not isinstance(row, dict) or not isinstance(row.get("path"), str) or not row["path"]:
        return None
    if "\0" in row["path"]:
        return None
    words = {name: one_line(row[name])[:200] if isinstance(row.get(name), str) else "" for name in _WORDS}
    when = None
    with contextlib.suppress(ValueError, OverflowError):
        when = datetime.fromisoformat(words["when"])
        when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return Recent(Path(row["path"]), words["station"], words["focus"], when, row.get("short") is True)


_WORDS: Final = ("station", "focus", "when")


def _write(known: Mapping[str, Recent]) -> bool:
    rows = {
        key: {
            "path": str(one.path),
            "station": one.station,
            "focus": one.focus,
            "when": one.when.isoformat() if one.when else "",
            "short": one.short,
        }
        for key, one in sorted(known.items(), key=_age, reverse=True)[:KEPT]
    }
    try:
        _file().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        atomic.write(_file(), json.dumps({"files": rows}, indent=1).encode("utf-8"))
    except (OSError, StoreError, ValueError):
        return False
    return True


def _age(item: tuple[str, Recent]) -> datetime:
    return item[1].when or datetime.min.replace(tzinfo=UTC)
