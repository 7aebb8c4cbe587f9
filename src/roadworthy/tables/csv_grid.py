"""A CSV file as a grid."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from roadworthy.errors import BadTable
from roadworthy.tables.grid import GridRow, TextGrid

USUAL: Final = (1.0, 5.0)
"""The scale of a scorecard in CSV where none is given."""
HEAD: Final = re.compile(
    r"""\s*(["']?)criterion\1\s*([,;\t])\s*(["']?)weight\3\s*(?:\2|$)""", re.IGNORECASE | re.MULTILINE
)
"""The header that makes a CSV file a scorecard."""


def csv_rows(text: str, separator: str, name: str) -> Iterator[GridRow]:
    """The rows of a CSV text with the lines that they begin on. Raises BadTable."""
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True
    )
    line = 1
    try:
        for cells in reader:
            yield GridRow(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"this is no CSV ({error})"
        raise BadTable(what, file=name, line=line, todo="mend the quotation marks there") from None


def csv_grid(text: str, name: str) -> TextGrid | None:
    """The rows that hold something, the first of them as header; None for a file without. Raises BadTable.

    The separator is what separates most in the first line: a comma, ``;`` or a tab.
    """
    text = text.removeprefix("\ufeff")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(",;\t", key=first.count)
    rows = [row for row in csv_rows(text, separator, name) if any(cell.strip() for cell in row.cells)]
    if len(rows) < 2:
        return None
    prescribed = HEAD.match(text) is not None
    width = len(rows[0].cells)
    even = [
        GridRow(row.line, (tuple(" ".join(cell.split()) for cell in row.cells) + ("",) * width)[:width])
        for row in rows
    ]
    uneven = [
        (row.line, len(row.cells))
        for row in rows
        if any(cell.strip() for cell in row.cells[width:]) or (prescribed and len(row.cells) < width)
    ]
    return TextGrid(
        name,
        even[0],
        tuple(even[1:]),
        comma=separator == ";" and "," in text,
        scale=USUAL if prescribed else None,
        uneven=tuple(uneven),
    )
