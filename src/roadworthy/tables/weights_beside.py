"""Weights that stand outside of a table: in the lines beside it, or in a column that nothing calls so.

Neither is taken for more than its own arithmetic says: the totals that the table states have to follow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.tables.grid import GridRow, TextGrid
from roadworthy.tables.numbers import NUM, clean, is_unknown
from roadworthy.tables.vocabulary import bare, is_aside, is_total, means, narrow

_MARKED: Final = re.compile(
    rf"(?:weight(?:ing)?|wt|gewicht(?:ung)?|poids|peso|вес|权重|權重|重み)[:=]? ?({NUM}) ?([%x×]?)"
    rf"|({NUM}) ?(%|[x×](?!\w))",
    re.IGNORECASE,
)
_BARE: Final = re.compile(rf"{NUM} ?%?")
_LONGEST: Final = 1_000
_LONGEST_NAME: Final = 80
_LEAST: Final = 3
"""Letters that a name has to have in common with its weight's."""
_TRIED: Final = 2
"""Columns that are tried."""


def weights_said(near: str, names: Sequence[str]) -> dict[str, str]:
    """Bare name → weight, where the lines beside a table give one to each of these criteria; else nothing.

    ``- Speed (weight 30%)``, ``Speed (3x), cost (2x)``. A shorter form of the name will do: Auth for
    Authentication.
    """
    wanted = [bare(name) for name in names]
    found: dict[str, str] = {}
    for said, weight in _said(near):
        fitting = [name for name in wanted if name and _same(said, name)]
        exact = [name for name in fitting if name == said]
        if len(exact or fitting) != 1:
            continue
        name = (exact or fitting)[0]
        if found.setdefault(name, weight) != weight:
            return {}
    return found if len(found) == len(set(wanted)) == len(wanted) > 1 else {}


def _said(near: str) -> Iterator[tuple[str, str]]:
    """Each weight that a line marks as one, with the words before it."""
    for line in narrow(near[-_LONGEST:]).replace("*", "").split("\n"):
        begin = 0
        for match in _MARKED.finditer(line):
            words = line[max(begin, match.start() - _LONGEST_NAME) : match.start()].rstrip(" ([:=-–—")
            begin = match.end()
            name = bare(re.split(r"[,;:.)\]|]", words)[-1].lstrip(" -+0123456789"))
            if name:
                yield name, f"{match[1] or match[3]}{'%' if '%' in (match[2] or match[4] or '') else ''}"


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _LEAST and long.startswith(short)


@frozen
class GridWithWeights:
    """A grid with one of its columns called weights."""

    grid: TextGrid
    maxima: bool
    """Whether the column is called what scores are out of."""


def with_a_column_of_weights(grid: TextGrid) -> Iterator[GridWithWeights]:
    """The grid with one of its first columns called weights, which could be some by what stands in it.

    Only where totals stand in its last rows: they tell whether it holds weights.
    """
    if not any(is_total(row.cells[0]) or is_total(row.cells[1]) for row in grid.rows if grid.width > 2):
        return
    if any(means("weight", head) for head in grid.head.cells):
        return
    tried = 0
    for at, head in enumerate(grid.head.cells):
        if tried == _TRIED:
            return
        aside = is_aside(head) and not means("maximum", head)
        if not at or aside or (is_total(head) and tried) or means("id", head) or means("criterion", head):
            continue
        cells = [row.cells[at] for row in grid.rows if not is_unknown(row.cells[at])]
        if len(cells) < 2 or not all(map(_BARE.fullmatch, map(clean, cells))):
            continue
        tried += 1
        heads = tuple("Weight" if one == at else words for one, words in enumerate(grid.head.cells))
        weighed = replace(grid, head=GridRow(grid.head.line, heads, grid.head.places))
        yield GridWithWeights(weighed, means("maximum", head))
