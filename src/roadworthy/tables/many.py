"""Many files looked through, by two processes where that is sooner."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Final

from roadworthy.errors import StoreError
from roadworthy.method.audit.table import DecisionTable
from roadworthy.model.frozen import frozen
from roadworthy.tables.files import looked_in
from roadworthy.tables.near_miss import NearMiss

_WORTH_IT: Final = 6 * 1024 * 1024
"""Bytes from which a second process is sooner than one."""
_MOST: Final = 4
_PORTION: Final = 512 * 1024
"""Bytes that a process takes at a time: small enough that none is left with the last large portion alone."""


@frozen
class Looked:
    """What was found in one file."""

    tables: tuple[DecisionTable, ...] = ()
    near: tuple[NearMiss, ...] = ()
    broken: str = ""
    """Why it could not be read, in one line."""


def look_at_all(
    paths: Sequence[Path], scale: tuple[float, float] | None = None, words: Mapping[str, float] | None = None
) -> Iterator[Looked]:
    """What is in each of the files, in their order."""
    sizes = list(map(_size, paths))
    helpers = min(_MOST, _cores(), len(paths))
    if helpers < 2 or sum(sizes) < _WORTH_IT:
        for path in paths:
            yield look_at(path, scale, words)
        return
    portions = list(_portions(paths, sizes))
    asked = dict(words) if words else None
    with ProcessPoolExecutor(helpers, mp_context=_context()) as pool:
        for found in pool.map(_look_at_portion, portions, [scale] * len(portions), [asked] * len(portions)):
            yield from found


def look_at(
    path: Path, scale: tuple[float, float] | None = None, words: Mapping[str, float] | None = None
) -> Looked:
    """What is in one file."""
    return looked(lambda: looked_in(path, scale, words))


def looked(look: Callable[[], Sequence[DecisionTable | NearMiss]]) -> Looked:
    """What a look finds, or why it could not be had."""
    try:
        found = look()
    except StoreError as error:
        return Looked(broken=str(error))
    return Looked(
        tuple(one for one in found if isinstance(one, DecisionTable)),
        tuple(one for one in found if isinstance(one, NearMiss)),
    )


def _look_at_portion(
    paths: Sequence[Path], scale: tuple[float, float] | None, words: Mapping[str, float] | None
) -> list[Looked]:
    return [look_at(path, scale, words) for path in paths]


def _portions(paths: Sequence[Path], sizes: Sequence[int]) -> Iterator[list[Path]]:
    portion: list[Path] = []
    size = 0
    for path, own in zip(paths, sizes, strict=True):
        portion.append(path)
        size += own
        if size >= _PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _size(path: Path) -> int:
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> BaseContext:
    """Processes that begin as copies where the system can and no thread is running, else anew."""
    import threading  # noqa: PLC0415 - only where processes are begun

    forks = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if forks else "spawn")
