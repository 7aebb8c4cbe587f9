"""Reading the package's own data files, each once and only when asked for.

As Python does with its modules, what was parsed is kept in ``__pycache__`` beside the file, because parsing
all of them takes some hundredths of a second. It is used only while the file has the size and the time it was
made from.
"""

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

import tomli

_HERE: Final = Path(__file__).parent
_KIND: Final = 1
"""Counts up when what is kept takes another form."""


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed TOML of a file beside this module, such as ``criteria.toml`` or ``questions/frame.toml``."""
    try:
        return parsed(_HERE / name)
    except (FileNotFoundError, NotADirectoryError):  # the package may be in an archive
        from importlib.resources import files  # noqa: PLC0415 - as above

        return tomli.loads(files("roadworthy.knowledge").joinpath(name).read_text(encoding="utf-8"))


def parsed(source: Path) -> dict[str, Any]:
    """The parsed TOML of one of our own files, kept for the next time where the folder can be written."""
    found = source.stat()
    stamp = (_KIND, found.st_mtime_ns, found.st_size)
    try:
        kept = Path(cache_from_source(f"{source}.py"))
    except NotImplementedError:  # this Python keeps nothing
        return _parse(source)
    try:
        was, data = marshal.loads(kept.read_bytes())  # noqa: S302 - as trusted as the byte code beside it
    except (OSError, ValueError, EOFError, TypeError):
        was, data = None, None
    if was == stamp and isinstance(data, dict):
        return data
    data = _parse(source)
    _keep(kept, stamp, data)
    return data


def _parse(source: Path) -> dict[str, Any]:
    return tomli.loads(source.read_text(encoding="utf-8"))


def _keep(kept: Path, stamp: tuple[int, int, int], data: dict[str, Any]) -> None:
    if sys.dont_write_bytecode:
        return
    written = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        raw = marshal.dumps((stamp, data))
        kept.parent.mkdir(exist_ok=True)
        written.write_bytes(raw)
        written.replace(kept)
    except (OSError, ValueError):  # a folder of somebody else's, or a date, which can't be kept
        with suppress(OSError):
            written.unlink(missing_ok=True)
