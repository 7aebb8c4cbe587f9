"""Tables in the markup of wikis and issue trackers, ``||Criterion||Weight||`` over ``|Cost|3|``, within a
Markdown text.
"""

import re
from itertools import pairwise
from typing import Final

from roadworthy.tables.blocks import cell_bounds
from roadworthy.tables.glance import may_weigh
from roadworthy.tables.grid import GridPlace, GridRow, TableInText, TextGrid
from roadworthy.tables.running_text import LONGEST, plain_words

_HEAD: Final = re.compile(r"\|\|[^|\r\n][^\r\n]*\|\|(?=[ \t]*(?:\r\n|\n|\r|$))")
_LINE: Final = re.compile(r"[ \t]*(?:\r\n|\n|\r)(\|[^\r\n]*)")
_MACRO: Final = re.compile(r"\{[a-z]{1,12}(?::[^{}|]{0,40})?\}")
"""What colours words and the like: ``{color:red}``."""
_PARTS: Final = re.compile(r"\|\|")


def begins_wiki(text: str, start: int) -> bool:
    """Whether a table in such markup begins at an offset."""
    return _HEAD.match(text, start) is not None


def wiki_table(text: str, start: int, line: int, file: str, near: str) -> TableInText:
    """The table whose header begins at an offset, which lies on a line; `near` is the text around it."""
    head = _HEAD.match(text, start)
    if head is None:
        return TableInText(None, start)
    edges = [start, *(found.start() for found in _PARTS.finditer(text, start + 2, head.end()))]
    bounds = [(one + 2, other) for one, other in pairwise(edges)]
    rows = [_row(text, line, bounds)]
    end = head.end()
    while (found := _LINE.match(text, end)) is not None:
        line += 1
        rows.append(_row(text, line, cell_bounds(text, found.start(1), found.end(1))))
        end = found.end()
    width = len(bounds)
    uneven = tuple((row.line, len(row.cells)) for row in rows if len(row.cells) > width)
    even = [_fitted(row, width) for row in rows]
    grid = TextGrid(file, even[0], tuple(even[1:]), near=near, uneven=uneven)
    below = "\n".join(f"| {' | '.join(row.cells)} |" for row in grid.rows)
    return TableInText(grid if len(rows) > 1 and may_weigh(grid.head.cells, below, near) else None, end)


def _row(text: str, line: int, bounds: list[tuple[int, int]]) -> GridRow:
    cells = tuple(
        plain_words(_MACRO.sub("", text[start : min(end, start + LONGEST)])) for start, end in bounds
    )
    return GridRow(line, cells, tuple(GridPlace(line, start, end) for start, end in bounds))


def _fitted(row: GridRow, width: int) -> GridRow:
    gap = width - len(row.cells)
    return GridRow(
        row.line, (row.cells + ("",) * gap)[:width], (row.places + (GridPlace(row.line),) * gap)[:width]
    )
