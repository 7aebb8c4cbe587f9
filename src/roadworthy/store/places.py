"""Where things live on this machine. Functions only: nothing is touched at import, nothing is made here."""

import os
import re
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Final

from roadworthy.errors import Missing

_PLAIN_FILE: Final = re.compile(r"^[^-].*[/\\]|^[^-].*\.toml$|^[/\\]", re.DOTALL)
"""A path that our own command line takes for a file and nothing else."""
_UNTYPABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that nobody can type, or that a terminal would follow."""
_LOOKED_AT: Final = 2000
"""Names of a folder that are compared with one that was typed."""
_LIKE: Final = 0.85
"""How much of a name two files share where one may be a slip for the other: ``bookng`` and ``booking``."""
_APP: Final = "roadworthy"
_QUOTED: Final = re.compile(r"""[\s'"$`&|;<>()*?\[\]#!{}]|^[~-]|^$""" + ("" if os.name == "nt" else r"|\\"))


def state_dir() -> Path:
    """What is the person's and this machine's own: versions, leases, where they left off.

    ``ROADWORTHY_STATE_DIR`` in the environment takes its place.
    """
    if own := os.environ.get("ROADWORTHY_STATE_DIR"):
        return Path(own)
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False)


def config_dir() -> Path:
    """The person's settings. ``ROADWORTHY_CONFIG_DIR`` in the environment takes its place."""
    if own := os.environ.get("ROADWORTHY_CONFIG_DIR"):
        return Path(own)
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False)


def is_there(path: str | os.PathLike[str]) -> bool:
    """Whether a file or folder is there, links followed; False where that can't even be asked.

    ``Path.exists`` raises for a name that is too long and for a folder that may not be searched.
    """
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def seen_from(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> str:
    """A file's path as seen from a folder, links followed, with slashes on every system."""
    target, begin = os.path.realpath(path), os.path.realpath(folder)
    try:
        return Path(os.path.relpath(target, begin)).as_posix()
    except ValueError:  # on another drive
        return Path(target).as_posix()


def like_named(path: Path) -> str:
    """The name of a decision beside `path` that is nearly called so; empty where there is none."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where a file is begun

    with suppress(OSError), os.scandir(path.parent) as found:
        names = [one.name for _, one in zip(range(_LOOKED_AT), found, strict=False)]
        others = [
            name for name in names if name.endswith(".toml") and ".ballot-" not in name and name != path.name
        ]
        return next(iter(get_close_matches(path.name, others, n=1, cutoff=_LIKE)), "")
    return ""


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a folder is there, links followed; False where that can't even be asked."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def is_file(path: str | os.PathLike[str]) -> bool:
    """Whether an ordinary file is there, links followed; False where that can't even be asked."""
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def absolute(path: str | os.PathLike[str]) -> Path:
    """The path from the top of the file system, links kept.

    Raises Missing where it is relative, and the folder that one is in is gone.
    """
    try:
        return Path(path).absolute()
    except OSError:
        raise Missing(
            "the folder that you are in is not there any more", file=path,
            todo="change to another one, or name the file from the top: /home/…",
        ) from None  # fmt: skip


def for_shell(word: object) -> str:
    """A file's name or another word as it can be typed after a command: in quotes where it needs them.

    A path is written such that it can be taken neither for an option nor for a command.
    """
    words = str(word)
    if isinstance(word, PurePath) and not _PLAIN_FILE.search(words):
        words = os.path.join(os.curdir, words)  # noqa: PTH118 - a path would leave the dot out
    if _UNTYPABLE.search(words) and os.name != "nt":
        return "$'" + "".join(map(_escaped, words)) + "'"
    if not _QUOTED.search(words):
        return words
    if os.name == "nt":
        return f'"{words}"'
    return "'" + words.replace("'", "'\"'\"'") + "'"


def _escaped(sign: str) -> str:
    """A sign in a shell's ``$'…'``; bytes that are no text are themselves."""
    if sign in "'\\":
        return f"\\{sign}"
    if sign.isprintable():
        return sign
    return "".join(f"\\x{byte:02x}" for byte in sign.encode("utf-8", "surrogateescape"))


def themes_dir() -> Path:
    """The shipped themes: in the installed package, else in the checkout."""
    return _shipped("themes")


def samples_dir() -> Path:
    """The shipped sample decisions: in the installed package, else in the checkout."""
    return _shipped("sample_projects")


def user_themes_dir() -> Path:
    """The person's own themes."""
    return config_dir() / "themes"


def _shipped(name: str) -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / name
    return inside if inside.is_dir() else package.parent.parent / name


def sample_names() -> tuple[str, ...]:
    """The names of the shipped samples, in order."""
    folder = samples_dir()
    return tuple(sorted(file.stem for file in folder.glob("*.toml"))) if folder.is_dir() else ()


def sample_file(name: str) -> Path:
    """The file of a shipped sample. Raises Missing with the names there are."""
    names = sample_names()
    if name not in names:
        known = ", ".join(f"“{one}”" for one in names) or "none in this installation"
        raise Missing(f"there is no sample “{name}”", todo=f"there are: {known}")
    return samples_dir() / f"{name}.toml"
