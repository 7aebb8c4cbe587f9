"""Rows that head or close a group of criteria: what they weigh is the sum of the group, and they are none."""

from collections.abc import Callable, Iterator
from math import fsum
from typing import Final, NamedTuple

from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import is_total
from roadworthy.tables.weight_cells import read_weight

_NEAR: Final = 1e-6
_LOOKED_AT: Final = 20
"""Rows of a group whose scores are held against those of its sum."""


class _Group(NamedTuple):
    """What may be closed by a row: the weights of the rows above it, and of all criteria."""

    run: dict[int, float]
    whole: float


_Closes = Callable[[Sheet, int, _Group, int, bool], bool]
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
    for closes in (_added_up, _called_or_beyond):  # what adds up is a sum for certain
        sums = list(_sums(sheet, values, weights, closes, comma=comma))
        if len(sums) >= _LEAST:
            return frozenset(sums)
    return frozenset()


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


def _sums(
    sheet: Sheet, values: dict[int, float], weights: int, closes: _Closes, *, comma: bool
) -> Iterator[int]:
    """The rows that weigh as much as those since the last such row, two at the least, and close their group
    as `closes` tells.
    """
    run: list[int] = []
    total = 0.0
    whole = fsum(values.values()) / 2  # each criterion weighs once, and once more in its group
    for at in sorted(values):
        if (
            len(run) >= _LEAST
            and _near(total, values[at])
            and closes(sheet, at, _Group({row: values[row] for row in run}, whole), weights, comma)
        ):
            yield at
            run, total = [], 0.0
        else:
            run.append(at)
            total += values[at]


def _called_or_beyond(sheet: Sheet, at: int, group: _Group, weights: int, comma: bool) -> bool:
    """Whether a row is called as totals are, or holds figures that are no scores such as those above it."""
    last = list(group.run)[-_LOOKED_AT:]
    return is_total(sheet.rows[at][0].words) or _beyond(sheet, at, last, weights, comma=comma)


def _added_up(sheet: Sheet, at: int, group: _Group, weights: int, comma: bool) -> bool:
    """Whether the figures of a row are what the rows above it give, weighed, in two columns and in all: as
    they are, or shared out over all of the weight.
    """
    found = list(_given_and_right(sheet, at, group.run, weights, comma=comma))
    shares = (1.0, 100.0, fsum(group.run.values()), group.whole)
    return len(found) >= _LEAST and any(
        all(abs(value - right / share) <= rounded for value, right, rounded in found)
        for share in shares
        if share
    )


def _given_and_right(
    sheet: Sheet, at: int, run: dict[int, float], weights: int, *, comma: bool
) -> Iterator[tuple[float, float, float]]:
    """Of each column the figure of a row, what the rows above it add up to, and how far rounding takes it."""
    for column in range(1, len(sheet.head)):
        found = None if column == weights else read_total(sheet.rows[at][column].words, comma=comma)
        scores = [read_score(sheet.rows[row][column].words, comma=comma) for row in run]
        spans = [score.span for score in scores if score is not None and score.span is not None]
        if found is not None and len(spans) == len(run):
            middles = [(span.low + span.high) / 2 for span in spans]
            right = fsum(weight * score for weight, score in zip(run.values(), middles, strict=True))
            yield found.value, right, 0.5 * 10.0**-found.decimals + _NEAR


def _beyond(sheet: Sheet, at: int, run: list[int], weights: int, *, comma: bool) -> bool:
    most = max((end for row in run for end in _scores(sheet, row, weights, comma=comma)), default=0.0)
    here = list(_scores(sheet, at, weights, comma=comma))
    return bool(here) and (max(here) > most or any(end != int(end) for end in here))


def _scores(sheet: Sheet, at: int, weights: int, *, comma: bool) -> Iterator[float]:
    for words in _given(sheet, at, weights):
        score = read_score(words, comma=comma)
        if score is not None and score.span is not None:
            yield score.span.high
