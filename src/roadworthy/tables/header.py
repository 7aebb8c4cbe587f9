"""What belongs to a table's header or stands for rows that are not there, put right before the table is
read.
"""

from dataclasses import replace

from roadworthy.method.audit.table import Unread
from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.numbers import clean, short
from roadworthy.tables.vocabulary import bare, means, names_of, said_as

_LEFT_OUT = names_of("left_out") | {""}
_SAID = said_as("rows_left_out")


def one_header(grid: TextGrid) -> TextGrid:
    """The grid with a second line of its header taken into the first: Alpha over Score and Weighted.

    It is one where the cell below the criteria's name is empty, no cell holds a figure, and what stands there
    says what is in a column: scores, weighted values, a scale.
    """
    if not grid.rows:
        return grid
    second = grid.rows[0]
    head = grid.head.cells
    given = [(at, cell) for at, cell in enumerate(second.cells) if cell.strip()]
    own = second.cells[0]
    if own.strip() and own != head[0] and not _names_the_rows(head[0], own):
        return grid
    given = [(at, cell) for at, cell in given if at]
    known = [
        cell for _, cell in given if means("raw", cell) or means("product", cell) or means("notes", cell)
    ]
    repeated = len({bare(cell) for _, cell in given}) * 2 <= len(given) and not any(
        any(sign.isdigit() for sign in cell) for _, cell in given
    )
    if len(given) < 2 or (len(known) * 2 < len(given) and not repeated):
        return grid
    names: list[str] = []
    above = ""
    for at, name in enumerate(head):
        above = name if name.strip() else above
        below = second.cells[at]
        if not above.strip() or (not at and not name.strip()):
            names.append(below)
        else:
            names.append(f"{above} ({below})" if below.strip() and at and above != below else name or above)
    return replace(grid, head=GridRow(grid.head.line, tuple(names), grid.head.places), rows=grid.rows[1:])


def _names_the_rows(above: str, below: str) -> bool:
    """Whether the name of the criteria or options stands in the second line, with nothing over it."""
    return not above.strip() and (means("criterion", below) or means("option", below))


def without_gaps(grid: TextGrid) -> tuple[TextGrid, list[Unread]]:
    """The grid without rows of dots, or that say so, and one finding for each: rows were left out there."""
    kept: list[GridRow] = []
    gaps: list[Unread] = []
    for row in grid.rows:
        named = [cell for cell in row.cells if cell.strip()]
        dots = [clean(cell).casefold() for cell in named]
        alone = len(named) == 1 and row.cells[0].strip()
        said = alone and (_SAID.fullmatch(dots[0]) or _SAID.fullmatch(dots[0].strip("()[]* ")))
        if named and (
            said or (dots[0] in _LEFT_OUT and all(one in _LEFT_OUT or one in ("-", "—") for one in dots))
        ):
            gaps.append(Unread("left-out", row.line, "", short(named[0])))
        else:
            kept.append(row)
    return (replace(grid, rows=tuple(kept)) if gaps else grid), gaps
