"""Rows that head or close a group of criteria: what they weigh is the sum of the group, and they are none."""

from collections.abc import Iterator
from math import fsum
from typing import Final

from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet
from roadworthy.tables.vocabulary import is_total
from roadworthy.tables.weight_cells import read_weight

_NEAR: Final = 1e-6
_LOOKED_AT: Final = 20
"""Rows of a group whose scores are held against those of its sum."""
_LEAST: Final = 2
"""Rows of a group above its sum, and such groups, from which a sum is no chance."""


def group_rows(sheet: Sheet, weights: int, *, comma: bool) -> frozenset[int]:
    """The rows that hold the weight of a group, where all of them do: above it and without scores, or below
    it.
    """
    read = [read_weight(row[weights].words, comma=comma) for row in sheet.rows]
    values = {at: one.value for at, one in enumerate(read) if one and one.kind != "word"}
    if len(values) <= _LEAST:
        return frozenset()
    heads = [at for at in values if not _filled(sheet, at, weights)]
    if heads and _are_heads(values, heads):
        return frozenset(heads)
    sums = list(_sums(sheet, values, weights, comma=comma))
    return frozenset(sums) if len(sums) >= _LEAST else frozenset()


def _filled(sheet: Sheet, at: int, weights: int) -> bool:
    """Whether anything stands in a row, be it that nothing is known."""
    return any(cell.words.strip(" -–—") for i, cell in enumerate(sheet.rows[at]) if i and i != weights)


def _given(sheet: Sheet, at: int, weights: int) -> list[str]:
    return [
        cell.words
        for i, cell in enumerate(sheet.rows[at])
        if i and i != weights and cell.words.strip(" -–—") and not is_unknown(cell.words)
    ]


def _are_heads(values: dict[int, float], heads: list[int]) -> bool:
    """Whether each of these rows weighs as much as those up to the next of them together.

    Two at the least, and some of them more than one row: what nobody has scored yet may weigh as much as
    what follows it. Behind the last group totals may stand, with all of the weight.
    """
    known = frozenset(heads)
    runs: list[list[float]] = []
    for at in sorted(values):
        if at in known:
            runs.append([values[at]])
        elif runs:
            runs[-1].append(values[at])
    if len(runs) < _LEAST or max(map(len, runs)) < 1 + _LEAST:
        return False
    if _near(runs[-1][-1], fsum(run[0] for run in runs)):
        runs[-1].pop()
    return all(_near(fsum(run[1:]), run[0]) for run in runs)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(1.0, other)


def _sums(sheet: Sheet, values: dict[int, float], weights: int, *, comma: bool) -> Iterator[int]:
    """The rows that weigh as much as those since the last such row, two at the least, and are called totals
    or hold figures that are no scores such as theirs.
    """
    run: list[int] = []
    total = 0.0
    for at in sorted(values):
        if (
            len(run) >= _LEAST
            and _near(total, values[at])
            and (
                is_total(sheet.rows[at][0].words)
                or _beyond(sheet, at, run[-_LOOKED_AT:], weights, comma=comma)
            )
        ):
            yield at
            run, total = [], 0.0
        else:
            run.append(at)
            total += values[at]


def _beyond(sheet: Sheet, at: int, run: list[int], weights: int, *, comma: bool) -> bool:
    most = max((end for row in run for end in _scores(sheet, row, weights, comma=comma)), default=0.0)
    here = list(_scores(sheet, at, weights, comma=comma))
    return bool(here) and (max(here) > most or any(end != int(end) for end in here))


def _scores(sheet: Sheet, at: int, weights: int, *, comma: bool) -> Iterator[float]:
    for words in _given(sheet, at, weights):
        score = read_score(words, comma=comma)
        if score is not None and score.span is not None:
            yield score.span.high
