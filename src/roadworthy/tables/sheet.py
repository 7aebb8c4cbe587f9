"""A table turned so that criteria are rows and candidates are columns."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from roadworthy.model.frozen import frozen
from roadworthy.tables.direction import direction_cells
from roadworthy.tables.grid import GridPlace, GridRow, TextGrid
from roadworthy.tables.numbers import clean, is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import bare, is_aside, is_total, means, narrow
from roadworthy.tables.weight_cells import read_weight

_IN_NAME: Final = re.compile(
    r"""(?P<name>.*?\S)(?:
        \s*[(\[]\s*(?:(?:weight(?:ing|ed)?|wt|w|gewicht(?:ung)?|poids|peso|вес|权重|權重|重み)\.?\s*[:=]?\s*)?(?P<bracket>[×x*]?\s*\d+(?:[.,]\d+)?\s*[%×x]?)(?:\s*[,;/–-]\s*[^()\[\]\d]{1,40})?\s*[)\]]
      | (?:\s+|\s*[-–—:,]\s*)(?:(?:weight|wt|w)\.?\s*[:=]?\s*)(?P<said>\d+(?:[.,]\d+)?\s*%?)
      | (?:\s+|\s*[-–—:,]\s*)(?P<percent>\d+(?:[.,]\d+)?\s*%)
      | (?:\s+|\s*[-–—:,]\s*)(?P<times>[×x*]\s*\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?\s*×)
    )""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_LEVEL_IN_NAME: Final = re.compile(r"(.{1,160}?) ?[(\[]([^()\[\]]{1,24})[)\]]")
_LONGEST_NAME: Final = 160
"""Characters of a name that may carry a weight."""
_NUMBERED: Final = re.compile(r"\d{1,3}[.)]\s+[^\W\d]")
_BEFORE_NAME: Final = re.compile(r"(?P<percent>\d+(?:[.,]\d+)?\s*%)\s*[-–—:]?\s*(?P<name>\S.*)", re.ASCII)


class SheetCell(NamedTuple):
    """Words and where they stand."""

    words: str
    place: GridPlace

    @property
    def line(self) -> int:
        """The line that they stand on."""
        return self.place.line


@frozen
class Sheet:
    """A grid with criteria as rows: the first column holds their names, the first row the candidates'."""

    head: tuple[SheetCell, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    turned: bool
    """Whether the criteria are columns in the file."""

    def column(self, at: int) -> list[SheetCell]:
        """The cells of a column below the header."""
        return [row[at] for row in self.rows]


def name_and_weight(name: str, *, plain: bool = False) -> tuple[str, str] | None:
    """A name that carries its weight, parted: ``Cost (30%)``, ``Speed ×3``; None for one that does not.

    A bare number in brackets, ``Cost (3)``, counts only where it is `plain` that weights stand there.
    """
    words = narrow(" ".join(name.split()))
    if len(words) > _LONGEST_NAME:
        return None
    found = _IN_NAME.fullmatch(words) or _BEFORE_NAME.fullmatch(words)
    if not found:
        return None
    groups = found.groupdict()
    weight = groups.get("bracket") or groups.get("said") or groups.get("percent") or groups.get("times") or ""
    marked = "%" in weight or bool(re.search(r"[×x*]", weight, re.IGNORECASE)) or groups.get("said")
    said = re.search(r"\b(?:weight(?:ing|ed)?|wt|w)\b", words[len(found["name"]) :], re.IGNORECASE)
    if not (marked or said or plain or _fraction(weight)):
        return None
    return found["name"].strip(" -–—:,"), weight.strip()


def name_and_level(name: str) -> tuple[str, str] | None:
    """A name that carries its weight in words, parted: ``Cost (High)``; None for one that does not."""
    found = _LEVEL_IN_NAME.fullmatch(narrow(" ".join(name[:_LONGEST_NAME].split())))
    weight = read_weight(found[2]) if found else None
    return (found[1].strip(), found[2]) if found and weight and weight.kind == "word" else None


def _fraction(weight: str) -> bool:
    return bool(re.fullmatch(r"0[.,]\d+", weight))


def plainly_weighted(head: str) -> bool:
    """Whether a header says that the names below carry weights: ``Criteria (Weight)``."""
    return bool(re.search(r"\bweight", head, re.IGNORECASE)) and not means("weight", head)


def sheet_of(grid: TextGrid) -> Sheet | None:
    """The grid as a sheet; None where it can't be told what its rows and columns are."""
    if grid.width < 2 or not grid.rows:
        return None
    names = _name_column(grid)
    if names is None:
        return None
    others = [at for at in range(grid.width) if at != names and not _is_index(grid, at)]
    if not others:
        return None
    turned = _criteria_are_columns(grid, names, others)
    if turned is None:
        return None
    order = [names, *others]
    head = _cells(grid.head, order)
    labels = [at for at in others if at < names and means("criterion", grid.head.cells[at])]
    rows = [_cells(_named(row, names, labels), order) for row in grid.rows]
    if not turned:
        return Sheet(head, tuple(rows), turned=False)
    flipped = list(zip(head, *rows, strict=True))
    return Sheet(flipped[0], tuple(flipped[1:]), turned=True)


def _named(row: GridRow, names: int, labels: Sequence[int]) -> GridRow:
    """A row without a name with what stands in one of the columns that head groups: the total is often
    there.
    """
    if row.cells[names].strip() or not any(row.cells[at].strip() for at in labels):
        return row
    at = next(at for at in labels if row.cells[at].strip())
    cells, places = list(row.cells), list(row.places)
    cells[names] = row.cells[at]
    if places:
        places[names] = places[at]
    return GridRow(row.line, tuple(cells), tuple(places))


def _cells(row: GridRow, order: Sequence[int]) -> tuple[SheetCell, ...]:
    return tuple(SheetCell(row.cells[at], row.place(at)) for at in order)


def _name_column(grid: TextGrid) -> int | None:
    """The column of names: one that is called so, else the first of words."""
    wordy = []
    for at, head in enumerate(grid.head.cells):
        if _is_index(grid, at) or means("rank", head) or means("weight", head) or is_aside(head):
            continue
        if direction_cells(head, grid.column(at)):
            continue
        cells = [cell for cell in grid.column(at) if not is_unknown(cell)]
        if cells and sum(_begins_as_score(cell) for cell in cells) * 2 <= len(cells):
            wordy.append(at)
    named = _most_telling([at for at in wordy if means("criterion", grid.head.cells[at])], grid)
    named = named or [at for at in wordy if means("option", grid.head.cells[at])]
    if wordy and wordy[0] not in named and means("criterion", grid.head.cells[wordy[0]]):
        return wordy[0]
    return next(iter(named or wordy), None)


def _most_telling(columns: Sequence[int], grid: TextGrid) -> list[int]:
    """Columns that are called as criteria are, the one first that names most of them: beside it others head
    groups.
    """
    named = {
        at: {cell.strip() for cell in grid.column(at) if cell.strip() and not is_total(cell)}
        for at in columns
    }
    return sorted(columns, key=lambda at: -len(named[at]))


def _is_index(grid: TextGrid, at: int) -> bool:
    """Whether a column numbers the rows: by its name, or 1, 2, 3 … below a ``#``."""
    head = grid.head.cells[at]
    if means("id", head):
        return True
    hinted = (
        "#" in head.split()
        or "№" in head
        or not head.strip()
        or bare(head).split()[-1:] in (["no"], ["nr"], ["id"])
    )
    cells = [clean(cell).rstrip(".)") for cell in grid.column(at) if cell.strip()]
    return hinted and len(cells) > 1 and cells == [str(number) for number in range(1, len(cells) + 1)]


def _begins_as_score(cell: str) -> bool:
    """Whether a cell is a score that words may follow; “Speed (3)” is a name, and so is “1. Speed”."""
    words = clean(cell)
    return not (words[:1].isalpha() or _NUMBERED.match(words)) and read_score(cell) is not None


def _criteria_are_columns(grid: TextGrid, names: int, others: Sequence[int]) -> bool | None:
    heads = [grid.head.cells[at] for at in others]
    if any(means("weight", head) for head in heads):
        return False
    items = [name for name in grid.column(names) if not is_total(name) and name.strip()]
    if any(means("weight", name) for name in items):
        return True
    weighted_heads = sum(name_and_weight(head) is not None for head in heads)
    weighted_names = sum(
        name_and_weight(name, plain=plainly_weighted(grid.head.cells[names])) is not None for name in items
    )
    if weighted_heads >= 2 and weighted_heads >= weighted_names:
        return True
    if weighted_names >= 2:
        return False
    total_row = any(is_total(row.cells[names]) and _figures(row.cells, others) for row in grid.rows[1:])
    total_column = any(is_total(grid.head.cells[at]) and _total_column(grid, at) for at in others)
    if total_row != total_column:
        return total_column
    corner = grid.head.cells[names]
    if means("criterion", corner) != means("option", corner):
        return means("option", corner)
    if any(means("maybe_weight", head) for head in heads):
        return False
    return None if total_row else False


def _figures(cells: Sequence[str], others: Sequence[int]) -> bool:
    return any(read_total(cells[at]) is not None for at in others)


def _total_column(grid: TextGrid, at: int) -> bool:
    given = [cell for cell in grid.column(at) if not is_unknown(cell)]
    return bool(given) and sum(read_total(cell) is not None for cell in given) * 2 > len(given)


def weight_column(sheet: Sheet) -> int | None:
    """The column that holds the weights: one that is called so, a priority that reads as weights, or shares.

    Shares: the one column of percent, or of fractions, that add up to a whole, with other figures beside it.
    """
    for at, cell in enumerate(sheet.head[1:], 1):
        if means("weight", cell.words):
            return at
    for at, cell in enumerate(sheet.head[1:], 1):
        if means("maybe_weight", cell.words):
            given = [one.words for one in sheet.column(at) if not is_unknown(one.words)]
            if given and all(read_weight(words) is not None for words in given):
                return at
    shares = [
        at for at in range(1, len(sheet.head)) if not _is_named(sheet.head[at].words) and _adds_up(sheet, at)
    ]
    return shares[0] if len(shares) == 1 and len(sheet.head) > 2 else None


def is_unnamed_share(sheet: Sheet, column: int) -> bool:
    """Whether a column of weights is one by its figures alone."""
    head = sheet.head[column].words
    return not means("weight", head) and not means("maybe_weight", head)


def _is_named(head: str) -> bool:
    return (
        is_total(head)
        or is_aside(head)
        or means("product", head)
        or means("raw", head)
        or means("rank", head)
    )


def _adds_up(sheet: Sheet, at: int) -> bool:
    found = [read_weight(cell.words) for cell in sheet.column(at) if not is_unknown(cell.words)]
    weights = [one for one in found if one is not None]
    if len(weights) < len(found) or len(weights) < 2:
        return False
    kinds = {one.kind for one in weights}
    values = [one.value for one in weights]
    if kinds == {"percent"}:
        return (
            any(abs(total - 100) < 0.05 for total in (sum(values), sum(values[:-1])))
            and max(values[:-1]) < 100
        )
    return (
        kinds == {"number"}
        and len(values) > 2
        and min(values) > 0  # nobody writes down what counts nothing as a share
        and max(values[:-1]) < 1
        and any(abs(total - 1) < 1e-6 for total in (sum(values), sum(values[:-1])))
    )


def direction_column(sheet: Sheet, weights: int | None) -> int | None:
    """The column that says of each criterion which end is the better one."""
    found = [
        at
        for at in range(1, len(sheet.head))
        if at != weights and direction_cells(sheet.head[at].words, [cell.words for cell in sheet.column(at)])
    ]
    return found[0] if len(found) == 1 else None


def same_name(one: str, other: str) -> bool:
    """Whether two names mean the same thing, marks and brackets aside."""
    return bare(one) == bare(other) or clean(one).casefold() == clean(other).casefold()
