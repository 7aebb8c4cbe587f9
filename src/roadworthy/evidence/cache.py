"""What registries and clones said before, in the person's cache folder: one small file each, with its day."""

import contextlib
import hashlib
import os
import re
import secrets
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from roadworthy.model.collected import CloneFacts, PackageFacts
from roadworthy.model.frozen import frozen

_KIND: Final = 1
"""Counts up when what is kept takes another form."""
_MOST: Final = 16 * 1024 * 1024


@frozen
class KeptAnswer:
    """What a registry said about a package, and when."""

    kind: int
    asked_on: date
    source: str
    """Where it was asked, for people."""
    facts: PackageFacts


@frozen
class KeptClone:
    """What a clone said, and on which day it was read."""

    kind: int
    read_on: date
    what: str
    """The package that it is the source of, or its folder where no package is known."""
    facts: CloneFacts


def cache_dir() -> Path:
    """The person's cache folder. ``ROADWORTHY_CACHE_DIR`` in the environment takes its place."""
    if own := os.environ.get("ROADWORTHY_CACHE_DIR"):
        return Path(own)
    from platformdirs import user_cache_path

    return user_cache_path("roadworthy", appauthor=False)


def recall(registry: str, package: str) -> KeptAnswer | None:
    """What was kept about a package; None where nothing was, or what is there can't be read."""
    raw = _read(_file(registry, package))
    if raw is None:
        return None
    try:
        kept: KeptAnswer = _adapter().validate_json(raw)
    except ValidationError:
        return None
    right = kept.kind == _KIND and kept.facts.registry == registry
    return kept if right and _plain(kept.facts.name) == _plain(package) else None


def keep(facts: PackageFacts, package: str, source: str, asked_on: date) -> bool:
    """Keep what a registry said when asked about `package`; False where the folder can't be written."""
    answer = KeptAnswer(_KIND, asked_on, source, facts)
    return _write(_file(facts.registry, package), _adapter().dump_json(answer))


def recall_clone(what: str) -> KeptClone | None:
    """What was kept of the clone of a package, or of one in a folder; None where nothing was."""
    raw = _read(_file("clone", what))
    if raw is None:
        return None
    try:
        kept: KeptClone = _clone_adapter().validate_json(raw)
    except ValidationError:
        return None
    return kept if (kept.kind, kept.what) == (_KIND, what) else None


def keep_clone(facts: CloneFacts, what: str, read_on: date) -> bool:
    """Keep what a clone said; False where the folder can't be written."""
    return _write(_file("clone", what), _clone_adapter().dump_json(KeptClone(_KIND, read_on, what, facts)))


def _plain(package: str) -> str:
    """A name as registries compare it; an index may answer with other dashes than were asked for."""
    return re.sub(r"[-_.]+", "-", package).lower()


def _read(file: Path) -> bytes | None:
    try:
        raw = file.read_bytes()
    except (OSError, ValueError):
        return None
    return raw if len(raw) <= _MOST else None


def _write(file: Path, words: bytes) -> bool:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(words)
        draft.replace(file)
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return True


def _file(registry: str, package: str) -> Path:
    mark = hashlib.sha256(package.lower().encode()).hexdigest()[:24]
    return cache_dir() / "evidence" / f"{registry}-{mark}.json"


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(KeptAnswer)


@cache
def _clone_adapter() -> TypeAdapter[Any]:
    return TypeAdapter(KeptClone)
