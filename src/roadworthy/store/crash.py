"""When the program itself fails: a report to a file, one line to the person."""

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from roadworthy import __version__
from roadworthy.model.text import one_line
from roadworthy.store.places import state_dir
from roadworthy.text_files import reason


def told(error: BaseException, *, kept: Path | None = None) -> str:
    """Write a crash report and say so in one line. `kept` is the file that holds the person's work.

    What the operating system refused is no mistake of the program, and no report: it says what to look at.
    """
    if isinstance(error, OSError) and not _is_ours(error):
        rest = f"; your work is in {kept}" if kept is not None else ""
        return f"roadworthy: {environment_words(error)}{rest}"
    what = f"roadworthy: this is a mistake of the program ({type(error).__name__})"
    work = f"your work is in {kept}" if kept is not None else "your files were not touched by this"
    try:
        report = _written(error)
    except Exception:  # noqa: BLE001 - no report is better than a second failure
        return f"{what}; no report could be written; {work}"
    return f"{what}; {work}; please send the report {report} to its maintainers"


def environment_words(error: OSError) -> str:
    """What stands in the way of a program that would run elsewhere, and what to do about it."""
    name = error.filename
    where = f"{one_line(str(name))}: " if name is not None else ""
    if isinstance(error, FileNotFoundError) and name is None:
        return "the folder that you are in is not there any more; change to another one"
    todo = "check it, and who may use it; ROADWORTHY_STATE_DIR and ROADWORTHY_CONFIG_DIR name other folders"
    return f"{where}this can't be used ({reason(error)}); {todo}"


def _is_ours(error: OSError) -> bool:
    """Whether it is about a file of the program itself."""
    name = error.filename
    return isinstance(name, str) and Path(name).is_relative_to(Path(__file__).parent.parent)


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
