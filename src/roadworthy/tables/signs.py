"""Signs and words where scores should be, put into figures by a key."""

from collections.abc import Mapping
from dataclasses import replace

from roadworthy.tables.direction import direction_cells
from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.key import key_in, sign_of
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.vocabulary import is_aside, is_total, means

ReadAs = tuple[tuple[str, float], ...]


def in_figures(grid: TextGrid, given: Mapping[str, float] | None) -> tuple[TextGrid, ReadAs]:
    """The grid with figures for signs, and what each was read as; the same grid where no key says it.

    `given` is the person's own key.
    """
    columns = [at for at in range(1, grid.width) if _may_hold_signs(grid, at, given)]
    found = [sign for at in columns for sign in _signs(grid.column(at), given)]
    near = "\n".join((grid.near, *(line.words for line in grid.below)))
    key = key_in(found, near, given, grid.head.cells)
    if not key:
        return grid, ()
    rows = tuple(
        GridRow(
            row.line,
            tuple(_figure(cell, key) if at in columns else cell for at, cell in enumerate(row.cells)),
            row.places,
        )
        for row in grid.rows
    )
    return replace(grid, rows=rows), tuple(sorted(key.items(), key=lambda one: -one[1]))


def _may_hold_signs(grid: TextGrid, at: int, given: Mapping[str, float] | None) -> bool:
    head = grid.head.cells[at]
    if means("weight", head) or means("id", head) or means("rank", head) or is_aside(head) or is_total(head):
        return False
    cells = grid.column(at)
    if direction_cells(head, cells):
        return False
    return bool(_signs(cells, given))


def _signs(cells: tuple[str, ...], given: Mapping[str, float] | None) -> list[str]:
    """The signs in a column, where nothing but signs, figures and unknowns stands there; else none."""
    if given is not None:
        known = {sign_of(word) for word in given}
        return [sign for cell in cells if (sign := sign_of(cell)) in known]
    signs: list[str] = []
    for cell in cells:
        sign = sign_of(cell)
        if is_unknown(cell) and sign != "-":
            continue
        if sign != "-" and read_score(cell) is not None:
            continue
        if not sign or len(sign.split()) > 3:
            return []
        signs.append(sign)
    real = [sign for sign in signs if sign != "-"]
    return signs if real and len(set(signs)) <= 7 else []


def _figure(cell: str, key: Mapping[str, float]) -> str:
    value = key.get(sign_of(cell))
    return cell if value is None else f"{value:g}"
