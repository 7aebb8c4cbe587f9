"""The tables of a spreadsheet: the values that its formulas had when it was saved, each sheet, each
block of cells.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final

from roadworthy.errors import BadTable, NotReadable
from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.running_text import LONGEST

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MOST_CELLS: Final = 2_000_000
"""Cells of a sheet that are read."""
_DIGITS: Final = 10
"""Digits of a number that are read: more than that is how machines count."""


def sheet_grids(raw: bytes, file: str) -> Iterator[TextGrid]:
    """The blocks of cells on each sheet of a spreadsheet, in order. Raises NotReadable, BadTable."""
    try:
        import python_calamine as calamine  # noqa: PLC0415 - an extra
    except ImportError:
        raise NotReadable(
            "spreadsheets are read with the extra roadworthy[sheets], which is not installed", file=file,
            todo="install it, or save the sheet as CSV",
        ) from None  # fmt: skip
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = {name: _rows(book.get_sheet_by_name(name)) for name in book.sheet_names}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - its errors, and a panic of its own, have no common base
        why = f"this is not a spreadsheet that can be read ({_reason(error)})"
        raise BadTable(why, file=file, todo="save it again, or as CSV") from None
    for name, rows in sheets.items():
        yield from _grids([[_words(cell) for cell in row] for row in rows], file, name)


def _rows(sheet: "CalamineSheet") -> Sequence[Sequence[object]]:
    """All cells of a sheet. Raises ValueError where it is too large."""
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise ValueError(f"a sheet has more than {_MOST_CELLS:,} cells")
    return sheet.to_python(skip_empty_area=False)


def _reason(error: BaseException) -> str:
    return str(error).partition("\n")[0][:80] or type(error).__name__


def _words(cell: object) -> str:
    """A value as somebody would write it: 4 for 4.0, 0.3 for what a machine counts as 0.30000000000000004."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        words = f"{round(float(cell), _DIGITS):.{_DIGITS}f}".rstrip("0").rstrip(".")
        return "0" if words in ("-0", "") else words
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return " ".join(str(cell)[:LONGEST].split())


def _grids(rows: Sequence[Sequence[str]], file: str, sheet: str) -> Iterator[TextGrid]:
    """The blocks of a sheet, parted by empty rows; a lone cell above is a title, a lone row below
    belongs to the block.
    """
    blocks: list[tuple[str, list[GridRow]]] = []
    title, parted = sheet, True
    for number, row in enumerate(rows, 1):
        filled = [at for at, cell in enumerate(row) if cell]
        if not filled:
            parted = True
        elif len(filled) == 1 and parted:
            title = row[filled[0]]
        elif parted and blocks and not (number < len(rows) and any(rows[number])):
            blocks[-1][1].append(GridRow(number, tuple(row)))
        elif parted:
            blocks.append((title, [GridRow(number, tuple(row))]))
            title, parted = sheet, False
        else:
            blocks[-1][1].append(GridRow(number, tuple(row)))
    for name, block in blocks:
        if len(block) > 1:
            yield _grid(block, file, name)


def _grid(block: list[GridRow], file: str, title: str) -> TextGrid:
    used = [at for at in range(len(block[0].cells)) if any(row.cells[at] for row in block)]
    columns = slice(used[0], used[-1] + 1)  # what is empty between them may part two tables
    rows = [GridRow(row.line, row.cells[columns]) for row in block]
    return TextGrid(file, rows[0], tuple(rows[1:]), title=title, near=title, kind="sheet")
