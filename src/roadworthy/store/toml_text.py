"""TOML text as plain data, whatever is in the text: tomli with its sharp edges covered."""

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import tomli

from roadworthy.errors import NotToml
from roadworthy.model import KeyPath, dotted

if TYPE_CHECKING:
    from roadworthy.store.statements import Scan

DEEPEST: Final = 64
"""Parts of one key. tomli takes seconds for a key of 20,000 parts."""
_LONG_KEY: Final = 2 * DEEPEST
"""Signs of a key that has more parts than that."""
_AT: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_OURS: Final = re.compile(r"^<{7} ", re.MULTILINE)
_DIVIDE: Final = re.compile(r"^={7}[ \t\r]*$", re.MULTILINE)
_HOLDS: Final = (dict, list)
_TOO_DEEP: Final = "tables or lists lie too deep in each other"
_LONG_NUMBER: Final = 256
"""Signs of a number that no float could hold: 2 to the 1024th has 257 hexadecimal digits."""
_RUN: Final = bytes(ord("0") if chr(code) in "0123456789abcdefABCDEF_xo" else 32 for code in range(256))
"""Each byte as a digit or as none, so that a long number is one run."""
_NO_DECISION: Final = "this is not a decision that Roadworthy wrote"


def read_toml(text: str, name: str) -> dict[str, Any]:
    """The data of a TOML text. Raises NotToml with its line, quickly for any text."""
    # A key stands on one line, so lines with few dots need no closer look.
    if text.count(".") >= DEEPEST and any(
        len(line) >= _LONG_KEY and line.count(".") >= DEEPEST for line in text.split("\n")
    ):
        _refuse_deep_keys(text, name)
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        if line := _merging_at(text):
            todo = "settle the merge, then open it again"
            raise NotToml("git's merge marks are in it", file=name, line=line, todo=todo) from None
        raise _not_toml(error, text, name) from None
    except RecursionError:
        raise NotToml(_TOO_DEEP, file=name, todo=_NO_DECISION) from None
    except (ValueError, OverflowError) as error:
        big = "integer string conversion" in str(error)
        what = "a number has thousands of digits" if big else "it can't be read as TOML"
        raise NotToml(what, file=name, todo=_NO_DECISION) from None
    if _too_deep(data):
        raise NotToml(_TOO_DEEP, file=name, todo=_NO_DECISION)
    return data


def _too_deep(data: dict[str, Any]) -> bool:
    """Whether tables and lists lie deeper in each other than a key may have parts, however they are written.

    A table within a table can be written as one key of many parts: what is refused in one form has to be
    refused in all, or a save could turn what is read into what is not.
    """
    level: list[Any] = [data]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if type(inner) in _HOLDS  # tomli makes no others
        ]
        if not level:
            return False
    return True


def _merging_at(text: str) -> int | None:
    """The line of git's first merge mark that another follows; each is looked for once."""
    ours = _OURS.search(text)
    if ours is None or _DIVIDE.search(text, ours.end()) is None:
        return None
    return text.count("\n", 0, ours.start()) + 1


def _refuse_deep_keys(text: str, name: str) -> None:
    """Refuse a key of very many parts; the same dots inside a text are nobody's business."""
    from roadworthy.store.scanner import scan  # noqa: PLC0415 - most files need none
    from roadworthy.store.statements import ScanError  # noqa: PLC0415 - as above

    try:
        scanned = scan(text)
    except ScanError as error:
        raise NotToml("this is not TOML", file=name, line=error.line, todo="fix it there") from None
    for path, line in scanned.lines.items():
        if len(path) > DEEPEST:
            raise NotToml("a key has too many parts", file=name, line=line, todo=_NO_DECISION)


def _not_toml(error: tomli.TOMLDecodeError, text: str, name: str) -> NotToml:
    said = str(error)
    found = _AT.search(said)
    plain = text.replace("\r\n", "\n")
    line = int(found[1]) if found and found[1] else plain.count("\n") + (not plain.endswith("\n"))
    what = _AT.sub("", said)
    if what.startswith("Cannot"):
        # The same key again: tomli gives the place after it.
        scanned = scan_or_none(text)
        path = scanned.at_line(line) if scanned else None
        key = dotted(path) if path else None
        return NotToml("this is there twice", file=name, line=line, key=key, todo="keep one of the two")
    words = what[:1].lower() + what[1:]
    return NotToml(f"this is not TOML ({words})", file=name, line=max(1, line), todo="fix it there")


def may_be_too_large(text: str) -> bool:
    """Whether a text could hold a number that no float could: one run of its digits is that long."""
    return b"0" * _LONG_NUMBER in text.encode(errors="replace").translate(_RUN)


def too_large(data: Any, path: KeyPath) -> KeyPath | None:
    """The first whole number that no float could hold; hexadecimal ones have no limit in TOML."""
    if isinstance(data, int):
        return path if data.bit_length() > sys.float_info.max_exp else None
    if isinstance(data, dict):
        parts: Iterable[tuple[str, Any]] = data.items()
    elif isinstance(data, list):
        parts = ((str(number), item) for number, item in enumerate(data))
    else:
        return None
    for key, value in parts:
        if not isinstance(value, str) and (found := too_large(value, (*path, key))):
            return found
    return None


def scan_or_none(text: str) -> "Scan | None":
    """The statements of a text, or None where the scanner can't follow it."""
    from roadworthy.store.scanner import scan  # noqa: PLC0415 - most files need none

    try:
        return scan(text)
    except ValueError:
        return None
