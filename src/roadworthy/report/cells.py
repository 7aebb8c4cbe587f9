"""How wide text is on a terminal, and how it is wrapped, padded and cut to fit."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_JOINER: Final = "\u200d"
_AS_PICTURE: Final = "\ufe0f"
"""After a sign that can be text or a picture: it is a picture, of two cells."""

_TIE: Final = "\ue0f0"
"""What stands for a blank at which no line ends, in words that have no such sign."""
_PAIRS: Final = re.compile(r"(?<=[\d%]) (→|>|of(?= 100\b)|in(?= 100\b)) (?=[+-]?\d)")


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def clusters(words: str) -> Iterator[tuple[str, int]]:
    """The pieces of `words` that must stay together, each with its width in cells.

    A base character keeps its combining marks; emoji that a joiner ties together are one.
    """
    piece, width, tied = "", 0, False
    for character in words:
        cells = _cells(character)
        if piece and (cells == 0 or (tied and cells == 2)):
            if character == _AS_PICTURE and width == 1 and unicodedata.category(piece[-1]).startswith("S"):
                width = 2
            piece += character
            tied = character == _JOINER
            continue
        if piece:
            yield piece, width
        piece, width, tied = character, cells, False
    if piece:
        yield piece, width


def width_of(words: str) -> int:
    """The number of terminal cells that `words` takes on one line."""
    if words.isascii():
        return len(words)
    return sum(cells for _, cells in clusters(words))


def padded(words: str, width: int, *, right: bool = False) -> str:
    """`words` filled up with spaces to `width` cells; unchanged where it is as wide already."""
    gap = " " * max(0, width - width_of(words))
    return gap + words if right else words + gap


def truncated(words: str, width: int) -> str:
    """As much of the beginning of `words` as `width` cells hold; no letter is parted from its marks."""
    if words.isascii():
        return words[: max(0, width)]
    kept, used = 0, 0
    for piece, cells in clusters(words):
        if used + cells > width:
            break
        kept, used = kept + len(piece), used + cells
    return words[:kept]


def tied(words: str) -> str:
    """The words, in which two figures that are read together are one: no line ends within them; see `untied`.

    That is ``3.6 → 3.32``, ``88 of 100`` and ``2 in 100``.
    """
    if _TIE in words or not any(sign in words for sign in ("→", ">", " of 100", " in 100")):
        return words
    return _PAIRS.sub(rf"{_TIE}\1{_TIE}", words)


def untied(part: str, words: str) -> str:
    """A part of the words that were tied, with the blanks that `words` has."""
    return part if _TIE in words else part.replace(_TIE, " ")


def wrapped(words: str, width: int) -> list[str]:
    """`words` as lines of `width` cells at the most; its own new lines stay.

    Breaks at spaces and beside wide characters; a word that is longer than a line is broken where it has to
    be. At least one line, which may be empty.
    """
    width = max(2, width)
    lines: list[str] = []
    for paragraph in tied(words).replace("\t", " ").split("\n"):
        lines.extend(untied(line, words).rstrip() for line in _wrapped_line(paragraph, width))
    return lines


def _wrapped_line(words: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for token, cells in _tokens(words):
        if used + cells <= width:
            line, used = line + token, used + cells
        elif token.isspace():
            lines.append(line.rstrip())
            line, used = "", 0
        elif cells <= width:
            if line.strip():
                lines.append(line.rstrip())
            line, used = token, cells
        else:
            for piece, wide in clusters(token):
                if used + wide > width:
                    lines.append(line.rstrip())
                    line, used = "", 0
                line, used = line + piece, used + wide
        if line == " ":
            line, used = "", 0
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def _tokens(words: str) -> Iterator[tuple[str, int]]:
    """Spaces, wide clusters and the runs between them, each with its width."""
    if words.isascii():
        for number, run in enumerate(words.split(" ")):
            if number:
                yield " ", 1
            if run:
                yield run, len(run)
        return
    run, width = "", 0
    for piece, cells in clusters(words):
        if piece == " " or cells == 2:
            if run:
                yield run, width
            yield piece, cells
            run, width = "", 0
        else:
            run, width = run + piece, width + cells
    if run:
        yield run, width
