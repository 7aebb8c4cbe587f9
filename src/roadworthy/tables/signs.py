"""Signs and words where scores should be, put into figures by a key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roadworthy.model.frozen import frozen
from roadworthy.tables.about import ABOUT
from roadworthy.tables.direction import direction_cells
from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.key import key_in, minuses_among, sign_of
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.vocabulary import is_aside, is_total, means

ReadAs = tuple[tuple[str, float], ...]


@frozen
class InFigures:
    """A grid with figures for its signs, and what each sign was read as."""

    grid: TextGrid
    scores: ReadAs = ()
    """Signs that stood where scores are."""
    weights: ReadAs = ()
    """Words that stood where priorities are, such as must, should and could."""


def in_figures(grid: TextGrid, given: Mapping[str, float] | None) -> InFigures:
    """The grid with figures for signs; the same grid where no key says what they are worth.

    Scores and priorities have a key each: what is said of the one says nothing about the other's scale.
    `given` is the person's own key.
    """
    minuses = minuses_among(cell for row in grid.rows for cell in row.cells[1:])
    columns = [at for at in range(1, grid.width) if _may_hold_signs(grid, at, given, minuses)]
    priorities = [at for at in columns if means("maybe_weight", grid.head.cells[at])]
    near = "\n".join((grid.near, *(line.words for line in grid.below)))
    read: list[ReadAs] = []
    for some in ([at for at in columns if at not in priorities], priorities):
        found = [sign for at in some for sign in _signs(grid.column(at), given, minuses)]
        key = key_in(found, near, given, grid.head.cells, [row.cells[0] for row in grid.rows])
        grid = _with_figures(grid, some, key) if key else grid
        read.append(tuple(sorted(key.items(), key=lambda one: -one[1])))
    return InFigures(grid, *read)


def priorities_without_key(grid: TextGrid) -> tuple[GridRow, str, tuple[str, ...]] | None:
    """The first row, the name and the words of a column of priorities that nothing says the worth of.

    Only where they are must, should, could and the like, over two columns of figures at the least, with a
    total or under a title that says that something is judged: most such tables are backlogs.
    """
    if not any(is_total(row.cells[0]) for row in grid.rows) and not ABOUT.search(grid.title):
        return None
    columns = [at for at in range(1, grid.width) if means("maybe_weight", grid.head.cells[at])]
    for at in columns:
        rows = [row for row in grid.rows if not is_unknown(row.cells[at]) and not is_total(row.cells[0])]
        words = [row.cells[at] for row in rows]
        if len(rows) < 2 or not all(means("moscow", one) for one in words):
            continue
        others = [grid.column(other) for other in range(1, grid.width) if other != at]
        figures = [[read_score(cell) for cell in cells if not is_unknown(cell)] for cells in others]
        if sum(len(one) > 1 and all(one) for one in figures) > 1:
            return rows[0], grid.head.cells[at], tuple(dict.fromkeys(map(sign_of, words)))
    return None


def _with_figures(grid: TextGrid, columns: Sequence[int], key: Mapping[str, float]) -> TextGrid:
    rows = tuple(
        GridRow(
            row.line,
            tuple(_figure(cell, key) if at in columns else cell for at, cell in enumerate(row.cells)),
            row.places,
        )
        for row in grid.rows
    )
    return replace(grid, rows=rows)


def _may_hold_signs(
    grid: TextGrid, at: int, given: Mapping[str, float] | None, minuses: frozenset[str]
) -> bool:
    head = grid.head.cells[at]
    if means("weight", head) or means("id", head) or means("rank", head) or is_aside(head) or is_total(head):
        return False
    cells = grid.column(at)
    if direction_cells(head, cells):
        return False
    return bool(_signs(cells, given, minuses))


def _signs(cells: tuple[str, ...], given: Mapping[str, float] | None, minuses: frozenset[str]) -> list[str]:
    """The signs in a column, where nothing but signs, figures and unknowns stands there; else none."""
    if given is not None:
        known = {sign_of(word) for word in given}
        return [sign for cell in cells if (sign := sign_of(cell)) in known]
    signs: list[str] = []
    for cell in cells:
        sign = sign_of(cell)
        if is_unknown(cell) and sign not in minuses:
            continue
        if sign not in minuses and read_score(cell) is not None:
            continue
        if not sign or len(sign.split()) > 3:
            return []
        signs.append(sign)
    real = [sign for sign in signs if sign not in minuses]
    return signs if real and len(set(signs)) <= 7 else []


def _figure(cell: str, key: Mapping[str, float]) -> str:
    value = key.get(sign_of(cell))
    return cell if value is None else f"{value:g}"
