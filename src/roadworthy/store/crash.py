"""When the program itself fails: a report to a file, one line to the person."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from roadworthy import __version__
from roadworthy.store.places import state_dir


def told(error: BaseException, *, kept: Path | None = None) -> str:
    """Write a crash report and say so in one line. `kept` is the file that holds the person's work."""
    what = f"roadworthy: this is a mistake of the program ({type(error).__name__})"
    work = f"your work is in {kept}" if kept is not None else "your files were not touched by this"
    try:
        report = _written(error)
    except Exception:  # noqa: BLE001 - no report is better than a second failure
        return f"{what}; no report could be written; {work}"
    return f"{what}; {work}; please send the report {report} to its maintainers"


def _written(error: BaseException) -> Path:
    now = datetime.now(UTC)
    folder = state_dir() / "crashes"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{now:%Y%m%dT%H%M%S}-{now.microsecond:06}.txt"
    words = [
        f"roadworthy {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"{now:%Y-%m-%d %H:%M} UTC",
        "arguments: " + " ".join(map(repr, sys.argv[1:])),
        "",
        "".join(traceback.format_exception(error)),
    ]
    path.write_text("\n".join(words), encoding="utf-8", errors="backslashreplace")
    return path
