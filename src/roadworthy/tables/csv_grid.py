"""A CSV file as a grid."""

import re
from typing import Final

from roadworthy.tables.csv_rows import csv_rows, separator_of
from roadworthy.tables.grid import GridPlace, GridRow, TextGrid
from roadworthy.tables.running_text import LONGEST

USUAL: Final = (1.0, 5.0)
"""The scale of a scorecard in CSV where none is given."""
_LEAST_HEAD: Final = 3
"""Cells that hold something in a header: less than criteria and two columns more is no table of ours."""
_MOST_ABOVE: Final = 12
"""Lines that are looked at for the header."""
_QUOTE: Final = r"""(["']?)"""
_WEIGHT: Final = rf"[ ]*([,;\t])[ ]*{_QUOTE.replace('1', '3')}weights?\3[ ]*(?:\2|\r|\n|\Z)"
HEAD: Final = re.compile(rf"[ ]*{_QUOTE}criterion\1{_WEIGHT}", re.IGNORECASE)
"""The header that makes a CSV file a scorecard on the usual scale."""
LOOKS: Final = re.compile(
    rf"(?:\ufeff?sep=[,;\t|]\s+)?[ ]*{_QUOTE}(?:criteri(?:on|a))\1{_WEIGHT}", re.IGNORECASE
)
"""How a file begins that is CSV whatever it is called."""


def csv_grid(text: str, name: str) -> TextGrid | None:
    """The rows that hold something, the first of them as header; None for a file without. Raises BadTable."""
    separator, begin = separator_of(text)
    rows = [row for row in csv_rows(text, separator, name, begin) if any(cell.strip() for cell in row.cells)]
    if len(rows) < 2:
        return None
    prescribed = HEAD.match(text, begin) is not None
    above, rows = _headed(rows)
    if len(rows) < 2:
        return None
    width = len(rows[0].cells)
    uneven = [
        (row.line, len(row.cells))
        for row in rows
        if any(cell.strip() for cell in row.cells[width:]) or (prescribed and len(row.cells) < width)
    ]
    even = [_fitted(row, width) for row in rows]
    return TextGrid(
        name,
        even[0],
        tuple(even[1:]),
        title=above[0] if above else "",
        near="\n".join(above),
        comma=separator == ";" and "," in text,
        scale=USUAL if prescribed else None,
        uneven=tuple(uneven),
        kind="csv",
    )


def _headed(rows: list[GridRow]) -> tuple[list[str], list[GridRow]]:
    """What spreadsheets have over a table, its name and the day, and the rows from its header on."""
    above: list[str] = []
    for at, row in enumerate(rows[:_MOST_ABOVE]):
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) >= _LEAST_HEAD:
            return above, rows[at:]
        if not row.cells[0].strip() or (len(filled) > 1 and not filled[0].strip().endswith((":", "："))):
            break
        above.append(" ".join(" ".join(filled)[:LONGEST].split()))
    return [], rows


def _fitted(row: GridRow, width: int) -> GridRow:
    cells = tuple(" ".join(cell[:LONGEST].split()) for cell in row.cells[:width])
    gap = width - len(cells)
    return GridRow(row.line, cells + ("",) * gap, row.places[:width] + (GridPlace(row.line),) * gap)
