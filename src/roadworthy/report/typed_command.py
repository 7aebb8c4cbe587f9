"""A command that is printed to be typed: however narrow the lines, it can be copied whole into a shell."""

import os
import re
from collections.abc import Iterator
from typing import Final

from roadworthy.report.cells import clusters, width_of, wrapped

_COMMAND: Final = ": roadworthy "
_ON: Final = "\\"
"""At the end of a line: the command goes on in the next one (POSIX, Shell Command Language, 2.2.1)."""
_WORD: Final = re.compile(r"""(?:\$'(?:\\.|[^'\\])*'|'[^']*'|"[^"]*"|[^ ])+""")
_PART: Final = re.compile(
    r"""\$'(?P<coded>(?:\\.|[^'\\])*)'|'(?P<quoted>[^']*)'|(?P<whole>"[^"]*")|(?P<bare>.)"""
)
_CODE: Final = re.compile(r"\\(?:x..|u.{4}|U.{8}|[0-7]{3}|.)|.")


def to_type(words: str, width: int) -> list[str]:
    """`words` that end with a command of this program, as lines of `width` cells at the most.

    The command stands in one line where there is room. Where there is none each of its lines but the last
    ends with the sign that it goes on, also inside the name of a file. Windows' shells agree on no such
    sign: there a longer command is one longer line.
    """
    sentence, _, rest = words.partition(_COMMAND)
    if not rest:
        return wrapped(words, width)
    command = f"{_COMMAND.lstrip(': ')}{rest}"
    *above, last = wrapped(f"{sentence}:", width)
    beside = f"{last} {command}"
    if width_of(beside) <= width:
        return [*above, beside]
    whole = os.name == "nt" or width_of(command) <= width
    return [*above, last, *([command] if whole else _lines(command, width))]


def _lines(command: str, width: int) -> Iterator[str]:
    line = ""
    words = _WORD.findall(command)
    for number, word in enumerate(words, 1):
        on = "" if number == len(words) else f" {_ON}"
        if line and width_of(f"{line} {word}{on}") <= width:
            line += f" {word}"
            continue
        if line:
            yield f"{line} {_ON}"
        line = ""
        for piece in _pieces(word, width - width_of(f" {_ON}")):
            if line:
                yield f"{line}{_ON}"
            line = piece
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word in pieces of `width` cells that are one word where they follow each other."""
    piece, close = "", ""
    before = -1
    for at, opened, sign, closed in _signs(word):
        more = sign if at == before else f"{close}{opened}{sign}"
        if piece and width_of(f"{piece}{more}{closed}") > width:
            yield piece + close
            piece = f"{opened}{sign}"
        else:
            piece += more
        before, close = at, closed
    yield piece + close


def _signs(word: str) -> Iterator[tuple[int, str, str, str]]:
    """What can't be parted: at which part of the word, between which quotes."""
    for part in _PART.finditer(word):
        match part.lastgroup:
            case "coded":
                yield from ((part.start(), "$'", code, "'") for code in _CODE.findall(part["coded"]))
            case "quoted":
                yield from ((part.start(), "'", sign, "'") for sign, _ in clusters(part["quoted"]))
            case _:
                yield part.start(), "", part[0], ""
