"""Tables in HTML within a Markdown text, as wikis export them."""

import re
from typing import Final, NamedTuple

from roadworthy.tables.glance import may_weigh
from roadworthy.tables.grid import GridPlace, GridRow, TableInText, TextGrid
from roadworthy.tables.running_text import LONGEST, plain_words

_TAG: Final = re.compile(
    r"""<(?P<close>/?)(?P<name>table|tr|td|th|caption)(?=[\s/>])(?P<said>(?:[^<>"']|"[^"]{0,400}"|'[^']{0,400}')*)>""",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(r"""\b(col|row)span\s*=\s*["']?\s*(\d{1,3})""", re.IGNORECASE)
_BEGIN: Final = re.compile(r"<table(?=[\s>])", re.IGNORECASE)
_ENDS: Final = re.compile(r"\r\n|\n|\r")
_MOST_CELLS: Final = 100_000
_WIDEST: Final = 200
"""Columns of a table that is read."""


class _Cell(NamedTuple):
    words: str
    place: GridPlace
    columns: int
    rows: int


def begins_html(text: str, start: int, end: int) -> int | None:
    """The offset at which a table in HTML begins between two others; None where none does."""
    found = _BEGIN.search(text, start, end)
    return found.start() if found else None


def html_table(text: str, start: int, line: int, file: str, near: str) -> TableInText:
    """The table in HTML that begins at an offset, which lies on a line; `near` is the text around it. One
    that holds another is none.

    A cell that spans several rows or columns is empty in all but the first of them.
    """
    rows: list[list[_Cell]] = []
    caption = ""
    depth, nested, count = 0, False, 0
    opened: re.Match[str] | None = None
    counted, end = start, len(text)
    for tag in _TAG.finditer(text, start):
        name, closes = tag["name"].lower(), bool(tag["close"])
        if opened is not None and depth == 1:
            begin = opened.end()
            line += len(_ENDS.findall(text, counted, begin))
            counted = begin
            words = plain_words(text[begin : min(tag.start(), begin + LONGEST)])
            if opened["name"].lower() == "caption":
                caption = words
            elif rows:
                spans = {which.lower(): int(many) for which, many in _SPAN.findall(opened["said"])}
                place = GridPlace(line, begin, tag.start())
                rows[-1].append(_Cell(words, place, max(1, spans.get("col", 1)), max(1, spans.get("row", 1))))
            count += 1
            opened = None
        if name == "table":
            depth += -1 if closes else 1
            nested = nested or depth > 1
            if depth == 0:
                end = tag.end()
                break
        elif depth == 1 and not closes:
            if name == "tr":
                rows.append([])
            else:
                opened = tag
        if count > _MOST_CELLS:
            break
    laid = _laid_out([row for row in rows if row])
    if nested or len(laid) < 2:
        return TableInText(None, end)
    said = f"{near}\n{caption}" if caption else near
    grid = _grid(laid, file, said)
    lines = "\n".join(f"| {' | '.join(row.cells)} |" for row in grid.rows)
    return TableInText(grid if may_weigh(grid.head.cells, lines, said) else None, end)


def _laid_out(rows: list[list[_Cell]]) -> list[GridRow]:
    """The rows with each cell in its column, whatever spans it from above or from the left."""
    taken: dict[int, int] = {}
    found: list[GridRow] = []
    for row in rows:
        cells: list[str] = []
        places: list[GridPlace] = []
        waiting = list(reversed(row))
        while (waiting or taken.get(len(cells), 0) > 0) and len(cells) < _WIDEST:
            at = len(cells)
            if taken.get(at, 0) > 0:
                taken[at] -= 1
                cells.append("")
                places.append(GridPlace(row[0].place.line))
                continue
            cell = waiting.pop()
            for column in range(at, min(at + cell.columns, _WIDEST)):
                taken[column] = cell.rows - 1
                cells.append(cell.words if column == at else "")
                places.append(cell.place if column == at else GridPlace(cell.place.line))
        found.append(GridRow(row[0].place.line, tuple(cells), tuple(places)))
    return found


def _grid(rows: list[GridRow], file: str, near: str) -> TextGrid:
    width = len(rows[0].cells)
    uneven = tuple((row.line, len(row.cells)) for row in rows[1:] if any(row.cells[width:]))
    even = [
        GridRow(
            row.line,
            (row.cells + ("",) * (width - len(row.cells)))[:width],
            (row.places + (GridPlace(row.line),) * (width - len(row.places)))[:width],
        )
        for row in rows
    ]
    return TextGrid(file, even[0], tuple(even[1:]), near=near, uneven=uneven)
