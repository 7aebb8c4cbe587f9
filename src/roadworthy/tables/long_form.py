"""Tables with a row for each candidate and criterion, turned into the usual form."""

from dataclasses import replace
from typing import Final

from roadworthy.tables.grid import GridPlace, GridRow, TextGrid
from roadworthy.tables.vocabulary import means

_SCORES: Final = ("raw",)


def widened(grid: TextGrid) -> TextGrid:
    """The grid with criteria as rows and candidates as columns, where it has a row for each pair of them.

    It has one where its columns are called so and no pair is there twice; else it is given back as it is.
    """
    found = _columns(grid)
    if found is None:
        return grid
    option, criterion, weight, score = found
    options: dict[str, None] = {}
    criteria: dict[str, dict[str, tuple[str, GridPlace]]] = {}
    weights: dict[str, tuple[str, GridPlace]] = {}
    for row in grid.rows:
        name, of = row.cells[option].strip(), row.cells[criterion].strip()
        if not name or not of or name in criteria.get(of, {}):
            return grid
        options[name] = None
        criteria.setdefault(of, {})[name] = (row.cells[score], row.place(score))
        if weight is not None and row.cells[weight].strip():
            said = (row.cells[weight], row.place(weight))
            if weights.setdefault(of, said)[0].strip() != said[0].strip():
                return grid
    if len(options) < 2 or len(criteria) < 2 or len(grid.rows) < len(options) + len(criteria):
        return grid
    head = [grid.head.cells[criterion], *(["Weight"] if weight is not None else []), *options]
    rows = []
    for of, cells in criteria.items():
        line = min(place.line for _, place in cells.values())
        entries = [(of, GridPlace(line))]
        if weight is not None:
            entries.append(weights.get(of, ("", GridPlace(line))))
        entries += [cells.get(name, ("", GridPlace(line))) for name in options]
        rows.append(GridRow(line, tuple(words for words, _ in entries), tuple(place for _, place in entries)))
    return replace(grid, head=GridRow(grid.head.line, tuple(head)), rows=tuple(rows), uneven=())


def _columns(grid: TextGrid) -> tuple[int, int, int | None, int] | None:
    """The columns of options, criteria, weights and scores; None where they are not called so, once each."""
    if not 3 <= grid.width <= 6 or len(grid.rows) < 4:
        return None
    heads = grid.head.cells
    option = [at for at, head in enumerate(heads) if means("option", head)]
    criterion = [at for at, head in enumerate(heads) if means("criterion", head) and at not in option]
    weight = [at for at, head in enumerate(heads) if means("weight", head)]
    taken = {*option, *criterion, *weight}
    score = [at for at, head in enumerate(heads) if means("raw", head) and at not in taken]
    if len(option) != 1 or len(criterion) != 1 or len(weight) > 1 or len(score) != 1:
        return None
    return option[0], criterion[0], weight[0] if weight else None, score[0]
