"""What belongs to a table's header or stands for rows that are not there, put right before the table is
read.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import fsum
from typing import Final

from roadworthy.method.audit.table import Unread
from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.numbers import clean, is_unknown, short
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.vocabulary import bare, means, names_of, said_as
from roadworthy.tables.weight_cells import read_weight

_LEAST_WEIGHTS: Final = 2
_LEAST_ROWS: Final = 2
_NEAR: Final = 0.005
"""What shares may lack of a whole."""
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
    names_of_some = not own.strip() and _name_what_is_grouped(grid, [at for at, _ in given])
    if len(given) < 2 or (len(known) * 2 < len(given) and not repeated and not names_of_some):
        return grid
    alone = names_of_some and len({head[at] for at, _ in given if head[at].strip()}) == 1
    names: list[str] = []
    above = ""
    for at, name in enumerate(head):
        above = name if name.strip() else above
        below = second.cells[at]
        if not above.strip() or (not at and not name.strip()):
            names.append(below)
        elif alone and below.strip():
            names.append(below)  # one heading over all candidates says what they are
        else:
            names.append(f"{above} ({below})" if below.strip() and at and above != below else name or above)
    return replace(grid, head=GridRow(grid.head.line, tuple(names), grid.head.places), rows=grid.rows[1:])


def _name_what_is_grouped(grid: TextGrid, places: Sequence[int]) -> bool:
    """Whether the second line has a name of its own over each column of figures, some without one over it."""
    words = [grid.rows[0].cells[at] for at in places]
    if len(set(map(bare, words))) < len(words) or all(grid.head.cells[at].strip() for at in places):
        return False
    return _are_names(grid, grid.rows[0].cells, places)


def weights_in_a_row(grid: TextGrid) -> TextGrid:
    """The grid with weights that stand over its header, or without a name below it, in a row that is called
    so.

    Over it: ``| | 40% | 60% |`` and then ``| Option | Cost | Speed |``. Below it only shares that are a
    whole, as any other figures may be scores of something that nobody has named.
    """
    if len(grid.rows) < _LEAST_ROWS:
        return grid
    first = grid.rows[0]
    if (named := _weights_of(grid.head.cells)) is not None and _are_names(grid, first.cells, named):
        head = GridRow(grid.head.line, first.cells, first.places)
        return replace(grid, head=head, rows=(_called(grid.head, "Weight"), *grid.rows[1:]))
    if not first.cells[0].strip() and grid.head.cells[0].strip():
        given = _weights_of(first.cells)
        if given is not None and _is_whole([first.cells[at] for at in given]):
            return replace(grid, rows=(_called(first, "Weight"), *grid.rows[1:]))
    return grid


def _weights_of(cells: Sequence[str]) -> list[int] | None:
    """The places of the weights in a row that holds nothing else but what says that they are some."""
    labels = [at for at, cell in enumerate(cells) if means("weight", cell)]
    given = [at for at, cell in enumerate(cells) if at and at not in labels and cell.strip()]
    if (cells[0].strip() and 0 not in labels) or len(given) < _LEAST_WEIGHTS:
        return None
    read = [read_weight(cells[at]) for at in given]
    if any(one is None or (one.kind == "word" and not labels) for one in read):
        return None
    return given


def _are_names(grid: TextGrid, cells: Sequence[str], places: Sequence[int]) -> bool:
    """Whether words stand in these places, and figures in the rows below them."""
    if not all(any(map(str.isalpha, cells[at])) and read_score(cells[at]) is None for at in places):
        return False
    return any(
        all(read_score(row.cells[at]) is not None for at in places)
        and not all(is_unknown(row.cells[at]) for at in places)
        for row in grid.rows[1:]
    )


def _is_whole(cells: Sequence[str]) -> bool:
    read = [read_weight(cell) for cell in cells]
    values = [one.value for one in read if one is not None]
    kinds = {one.kind for one in read if one is not None}
    total = fsum(values)
    if kinds == {"percent"}:
        return abs(total - 100) < _NEAR * 100
    return kinds == {"number"} and max(values) < 1 and abs(total - 1) < _NEAR


def _called(row: GridRow, name: str) -> GridRow:
    return GridRow(row.line, (name, *row.cells[1:]), row.places)


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
