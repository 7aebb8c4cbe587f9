"""What registries answered before, in the person's cache folder: one small file a package, with its day."""

import contextlib
import hashlib
import os
import secrets
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from roadworthy.model.collected import PackageFacts
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


def cache_dir() -> Path:
    """The person's cache folder. ``ROADWORTHY_CACHE_DIR`` in the environment takes its place."""
    if own := os.environ.get("ROADWORTHY_CACHE_DIR"):
        return Path(own)
    from platformdirs import user_cache_path

    return user_cache_path("roadworthy", appauthor=False)


def recall(registry: str, package: str) -> KeptAnswer | None:
    """What was kept about a package; None where nothing was, or what is there can't be read."""
    try:
        raw = _file(registry, package).read_bytes()
    except (OSError, ValueError):
        return None
    if len(raw) > _MOST:
        return None
    try:
        kept: KeptAnswer = _adapter().validate_json(raw)
    except ValidationError:
        return None
    right = (
        kept.kind == _KIND and kept.facts.registry == registry and kept.facts.name.lower() == package.lower()
    )
    return kept if right else None


def keep(facts: PackageFacts, package: str, source: str, asked_on: date) -> bool:
    """Keep what a registry said when asked about `package`; False where the folder can't be written."""
    file = _file(facts.registry, package)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_adapter().dump_json(KeptAnswer(_KIND, asked_on, source, facts)))
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
