"""The rows of a CSV text with the places of their cells: RFC 4180, and what spreadsheets write besides."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from roadworthy.errors import BadTable
from roadworthy.tables.grid import GridPlace, GridRow

_SEP_LINE: Final = re.compile(r"\ufeff?sep=([,;\t|])[ \t]*(?:\r\n|\n|\r|$)", re.IGNORECASE)
_SEPARATORS: Final = ",;\t"
_LINE: Final = re.compile(r"[^\r\n]+")
_MOST_ABOVE: Final = 12
"""Lines that are looked at for what separates."""


def separator_of(text: str) -> tuple[str, int]:
    """What separates the cells, and the offset at which the rows begin.

    A first line ``sep=;`` says it; else it is what separates most in the first line that holds something: a
    comma, ``;`` or a tab. Where that parts it into fewer than three, as the name of a table does, the next
    one that has more is asked.
    """
    if said := _SEP_LINE.match(text):
        return said[1], said.end()
    begin = 1 if text.startswith("\ufeff") else 0
    held = (line[0] for line in _LINE.finditer(text, begin) if not line[0].isspace())
    lines = list(islice(held, _MOST_ABOVE))
    most = [max(_SEPARATORS, key=line.count) for line in lines]
    parted = (sign for sign, line in zip(most, lines, strict=True) if line.count(sign) > 1)
    return next(parted, next(iter(most), _SEPARATORS[0])), begin


def csv_rows(text: str, separator: str, name: str, begin: int = 0) -> Iterator[GridRow]:
    """The rows of a CSV text with the lines that they begin on. Raises BadTable."""
    ends = re.compile(rf"[{re.escape(separator)}\r\n]")
    pos = begin
    line = 1 + len(re.findall(r"\r\n|\n|\r", text[:begin]))
    while pos < len(text):
        first = line
        cells: list[str] = []
        places: list[GridPlace] = []
        while True:
            start = pos
            while pos < len(text) and text[pos] == " ":
                pos += 1
            if text.startswith('"', pos):
                words, end = _quoted(text, pos, first, name)
                places.append(GridPlace(line, start, end))
                line += words.count("\n") + words.count("\r") - words.count("\r\n")
                stop = ends.search(text, end)
                pos = stop.start() if stop else len(text)
                if text[end:pos].strip():
                    raise _bad("something stands behind a closing quotation mark", name, first)
            else:
                stop = ends.search(text, pos)
                end = stop.start() if stop else len(text)
                words, pos = text[pos:end], end
                places.append(GridPlace(line, start, end))
            cells.append(words)
            if pos < len(text) and text[pos] == separator:
                pos += 1
                continue
            break
        if pos < len(text):
            pos += 2 if text.startswith("\r\n", pos) else 1
            line += 1
        yield GridRow(first, tuple(cells), tuple(places))


def _quoted(text: str, pos: int, line: int, name: str) -> tuple[str, int]:
    """What stands in quotation marks that open at a place, and the offset behind the closing one."""
    parts: list[str] = []
    at = pos + 1
    while True:
        close = text.find('"', at)
        if close < 0:
            raise _bad("a quotation mark is not closed", name, line)
        parts.append(text[at:close])
        if not text.startswith('"', close + 1):
            return '"'.join(parts), close + 1
        at = close + 2


def _bad(why: str, name: str, line: int) -> BadTable:
    return BadTable(f"this is not CSV ({why})", file=name, line=line, todo="fix the quotation marks there")
