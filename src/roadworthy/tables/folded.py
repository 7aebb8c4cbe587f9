"""Criteria as columns, each with its weighted values in the column behind it, in one: ``4 → 1.6``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from math import fsum
from typing import Final, NamedTuple

from roadworthy.tables.columns import base_of, is_product
from roadworthy.tables.grid import GridPlace, GridRow, TextGrid
from roadworthy.tables.numbers import DECIMAL_COMMA, POINT, is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import name_and_weight
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import bare, is_total, means
from roadworthy.tables.weight_cells import read_weight

_LEAST: Final = 2
"""Pairs, and rows of figures in them, from which they are no chance."""
_ABOUT_WEIGHING: Final = re.compile(
    r"\b(?:weighted|wtd\.?|weighed|w\.?|pts|points|score)\b|[×x*]|加权|加權|加重|重み付き", re.IGNORECASE
)


class _Pair(NamedTuple):
    """Two columns beside each other, of scores and of their weighted values."""

    at: int
    name: str
    weight: str
    """What a header says; ``""`` where a row of weights does."""


def folded(grid: TextGrid) -> TextGrid:
    """The grid with pairs of columns in one; the same grid where there are none.

    Pairs are known by their arithmetic: the second is weight × the first, the weight being in the header
    of either or in a row of weights, and the second is called weighted, or as the first. Beside such pairs
    those are some, too, whose second is called as theirs are.
    """
    if grid.width <= 2 * _LEAST or len(grid.rows) < _LEAST:
        return grid
    weights = next((row for row in grid.rows if means("weight", row.cells[0])), None)
    look = replace(grid, comma=grid.comma or _has_commas(grid))
    whole = _whole(grid, weights)
    pairs = list(_pairs(look, weights, whole))
    if len(pairs) < _LEAST:
        return grid
    alike = frozenset(_called(grid.head.cells[pair.at + 1], pair.name) for pair in pairs)
    pairs = list(_pairs(look, weights, whole, alike))
    second = {pair.at + 1 for pair in pairs}
    first = {pair.at: pair for pair in pairs}
    kept = [at for at in range(grid.width) if at not in second]
    heads = tuple(
        f"{first[at].name} ({first[at].weight})" if at in first and first[at].weight
        else first[at].name if at in first
        else grid.head.cells[at]
        for at in kept
    )  # fmt: skip
    return replace(
        grid,
        head=GridRow(grid.head.line, heads, _places(grid.head, kept)),
        rows=tuple(
            GridRow(
                row.line,
                tuple(
                    _both(row, at, weighs=row is weights, comma=look.comma) if at in first else row.cells[at]
                    for at in kept
                ),
                _places(row, kept),
            )
            for row in grid.rows
        ),
    )


def _has_commas(grid: TextGrid) -> bool:
    """Whether a comma is the decimal sign in some figure, and a point in none."""
    words = " ".join(cell[:40] for row in grid.rows for cell in row.cells[1:])
    return DECIMAL_COMMA.search(words) is not None and not POINT.search(words)


def _places(row: GridRow, kept: list[int]) -> tuple[GridPlace, ...]:
    return tuple(row.places[at] for at in kept) if row.places else ()


def _both(row: GridRow, at: int, *, weighs: bool, comma: bool) -> str:
    score, product = row.cells[at], row.cells[at + 1]
    if weighs:
        return product if is_unknown(score) else score
    if is_unknown(score) or is_unknown(product) or read_total(product, comma=comma) is None:
        return score
    return f"{score} → {product}"


def _pairs(
    grid: TextGrid, weights: GridRow | None, whole: float, alike: frozenset[str] = frozenset()
) -> Iterator[_Pair]:
    at = 1
    while at + 1 < grid.width:
        if (pair := _pair(grid, at, weights, whole, alike)) is not None:
            yield pair
            at += 1
        at += 1


def _pair(
    grid: TextGrid, at: int, weights: GridRow | None, whole: float, alike: frozenset[str]
) -> _Pair | None:
    score, product = grid.head.cells[at], grid.head.cells[at + 1]
    own = name_and_weight(score, plain=True)
    theirs = name_and_weight(product, plain=True)
    name = own[0] if own else score
    said = own[1] if own else theirs[1] if theirs else ""
    in_row = weights.cells[at] or weights.cells[at + 1] if weights is not None else ""
    weight = read_weight(said or in_row)
    if weight is None or weight.kind == "word" or not name.strip() or is_total(name):
        return None
    if not _belongs(theirs[0] if theirs else product, name):
        return None
    factors = {weight.value, weight.value / 100, *({weight.value / whole} if whole else set())}
    called = _called(product, base_of(name))
    known = is_product(called) and called in alike
    if not known and not any(
        _follows(grid, at, factor, weights) or _turned(grid, at, factor, weights) for factor in factors
    ):
        return None
    return _Pair(at, base_of(name), said)


def _called(product: str, name: str) -> str:
    """What a column of weighted values is called apart from its criterion's name."""
    return " ".join(bare(product).replace(bare(name), " ").split()) if bare(name) else bare(product)


def _whole(grid: TextGrid, weights: GridRow | None) -> float:
    """The sum of all weights, in the headers or in a row of weights."""
    said = weights.cells[1:] if weights is not None else ()
    pairs = [name_and_weight(head, plain=True) for head in grid.head.cells[1:]]
    read = [read_weight(words) for words in (*said, *(pair[1] for pair in pairs if pair))]
    return fsum(one.value for one in read if one is not None and one.kind != "word")


def _belongs(product: str, name: str) -> bool:
    """Whether a column is called as one of weighted values of that name is."""
    if not product.strip() or is_product(product):
        return True
    plain, wanted = bare(_ABOUT_WEIGHING.sub(" ", product)), bare(base_of(name))
    words = bare(product)
    if plain in ("", wanted) or words == wanted:
        return True
    rest = words.removeprefix(wanted) if words.startswith(wanted) else words.removesuffix(wanted)
    return bool(wanted) and rest != words and is_product(rest)


def _follows(grid: TextGrid, at: int, factor: float, weights: GridRow | None) -> bool:
    """Whether the second of two columns is the first times a factor, in three rows of four and in two at
    least.
    """
    rows = list(_rows(grid, at, weights))
    fits = sum(abs(product - factor * score) <= rounded for score, product, rounded in rows)
    return fits >= _LEAST and fits * 4 >= len(rows) * 3


def _turned(grid: TextGrid, at: int, factor: float, weights: GridRow | None) -> bool:
    """The same of scores whose low end is the better one: their sum with what was weighed is the same in all
    rows, that of both ends of the scale.
    """
    rows = list(_rows(grid, at, weights))
    if not factor or len({score for score, _, _ in rows}) < _LEAST:
        return False
    ends = round(rows[0][0] + rows[0][1] / factor)
    return all(abs(product - factor * (ends - score)) <= rounded for score, product, rounded in rows)


def _rows(grid: TextGrid, at: int, weights: GridRow | None) -> Iterator[tuple[float, float, float]]:
    """Of each row with figures in both of two columns the score, its weighted value, and how far rounding
    takes that.
    """
    for row in grid.rows:
        score = read_score(row.cells[at], comma=grid.comma)
        beside = row.cells[at + 1]
        product = None if is_unknown(beside) else read_total(beside, comma=grid.comma)
        if row is not weights and score is not None and score.span is not None and product is not None:
            middle = (score.span.low + score.span.high) / 2
            yield middle, product.value, 0.5 * 10.0**-product.decimals + 1e-9
