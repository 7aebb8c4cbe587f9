"""Rows that head or close a group of criteria: what they weigh is the sum of the group, and they are none."""

from collections.abc import Callable, Iterator
from itertools import accumulate, islice
from math import fsum
from typing import Final, NamedTuple

from roadworthy.tables.columns import is_product
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import is_total
from roadworthy.tables.weight_cells import read_weight

_NEAR: Final = 1e-6
_STEPS: Final = (1.0, 0.5, 0.25, 0.1, 0.05, 0.01)
"""What scores are rounded to."""
_LOOKED_AT: Final = 20
"""Rows of a group whose scores are held against those of its sum."""


class _Usual(NamedTuple):
    """The scores of criteria that are sums of nothing: the ends between which they lie, and their steps."""

    low: float
    high: float
    step: float
    tops: frozenset[float | None]
    """What they say that they are out of."""
    apart: frozenset[int]
    """Columns of weighted values, which lie between the steps of scores in any row."""


class _Group(NamedTuple):
    """What may be closed by a row: the weights of the rows above it, and of all criteria."""

    run: dict[int, float]
    whole: float
    usual: _Usual


_Closes = Callable[[Sheet, int, _Group, int, bool], bool]
_LEAST: Final = 2
"""Rows of a group above its sum, and such groups, from which a sum is no chance."""


def group_rows(sheet: Sheet, weights: int, *, comma: bool) -> frozenset[int]:
    """The rows that hold the weight of a group, where all of them do: above it and without scores, or below
    it.
    """
    values = _values(sheet, weights, comma=comma)
    if len(values) <= _LEAST:
        return frozenset()
    bare = frozenset(at for at in values if not _filled(sheet, at, weights))
    if bare and (heads := _heads(values, bare)):
        return frozenset(heads)
    possible = frozenset(_may_be_sums(values))
    if len(possible) < _LEAST:
        return frozenset()
    scored = [at for at in values if at not in possible and not is_total(sheet.rows[at][0].words)]
    if scored and values[scored[-1]] == max(values.values()):
        scored.pop()  # all of the weight, below the last group
    usual = _usual(sheet, scored[:_LOOKED_AT], weights, comma=comma)
    for closes in (_added_up, _called_or_beyond):  # what adds up is a sum for certain
        sums = list(_sums(sheet, values, weights, closes, usual, comma=comma))
        if len(sums) >= _LEAST:
            return frozenset(sums)
    return frozenset()


def may_have_groups(sheet: Sheet, weights: int, *, comma: bool) -> bool:
    """Whether rows weigh what others do together, or hold a weight alone: most tables have none."""
    values = _values(sheet, weights, comma=comma)
    found = islice(_may_be_sums(values), _LEAST)
    return sum(1 for _ in found) == _LEAST or sum(not _filled(sheet, at, weights) for at in values) >= _LEAST


def tiling_rows(sheet: Sheet, weights: int, *, comma: bool) -> frozenset[int]:
    """The rows that weigh as much as those since the last such row, where no criterion is left over: sums of
    groups, if all totals follow without them.
    """
    values = _values(sheet, weights, comma=comma)
    usual = _Usual(0.0, 0.0, 1.0, frozenset(), frozenset())
    sums = list(_sums(sheet, values, weights, lambda *_: True, usual, comma=comma))
    last = max((at for at in values if not is_total(sheet.rows[at][0].words)), default=-1)
    return frozenset(sums) if len(sums) >= _LEAST and sums[-1] == last else frozenset()


def _values(sheet: Sheet, weights: int, *, comma: bool) -> dict[int, float]:
    read = [read_weight(row[weights].words, comma=comma) for row in sheet.rows]
    return {at: one.value for at, one in enumerate(read) if one and one.kind != "word"}


def _filled(sheet: Sheet, at: int, weights: int) -> bool:
    """Whether anything stands in a row, be it that nothing is known."""
    return any(cell.words.strip(" -–—") for i, cell in enumerate(sheet.rows[at]) if i and i != weights)


def _given(sheet: Sheet, at: int, weights: int, apart: frozenset[int] = frozenset()) -> list[str]:
    return [
        cell.words
        for i, cell in enumerate(sheet.rows[at])
        if i and i != weights and i not in apart and cell.words.strip(" -–—") and not is_unknown(cell.words)
    ]


def _heads(values: dict[int, float], bare: frozenset[int]) -> list[int]:
    """The rows without scores that weigh as much as those up to the next of them together; none where that
    does not go up to the end.

    Two at the least, and some of them more than one row: what nobody has scored yet may weigh as much as
    what follows it. It may stand in a group, too. Behind the last group totals may stand, with all of the
    weight.
    """
    heads: list[int] = []
    longest = 0
    order = sorted(values)
    at = 0
    while at < len(order):
        weight = values[order[at]]
        if order[at] not in bare:
            is_total_row = at == len(order) - 1 and _near(weight, fsum(values[head] for head in heads))
            if not is_total_row:
                return []
            break
        total, end = 0.0, at + 1
        while end < len(order) and total < weight and not _near(total, weight):
            total += values[order[end]]
            end += 1
        if not _near(total, weight):
            return []
        heads.append(order[at])
        longest, at = max(longest, end - at - 1), end
    return heads if len(heads) >= _LEAST and longest >= _LEAST else []


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(1.0, other)


def _sums(
    sheet: Sheet, values: dict[int, float], weights: int, closes: _Closes, usual: _Usual, *, comma: bool
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
            and closes(sheet, at, _Group({row: values[row] for row in run}, whole, usual), weights, comma)
        ):
            yield at
            run, total = [], 0.0
        else:
            run.append(at)
            total += values[at]


def _may_be_sums(values: dict[int, float]) -> Iterator[int]:
    """The rows that weigh as much as some above them, one after the other."""
    above: list[float] = []
    for at in sorted(values):
        sums = islice(accumulate(reversed(above)), 1, None)
        if any(_near(total, values[at]) for total in sums):
            yield at
        above = [*above[-_LOOKED_AT:], values[at]]


def _called_or_beyond(sheet: Sheet, at: int, group: _Group, weights: int, comma: bool) -> bool:
    """Whether a row is called as totals are, or holds figures that are no scores: between their steps, or
    beyond them and such as the rows above it may give.
    """
    if is_total(sheet.rows[at][0].words):
        return True
    apart = group.usual.apart
    if apart and not _given(sheet, at, weights, apart):
        return bool(_given(sheet, at, weights))  # weighted values alone are those of nobody's scores
    read = [read_score(words, comma=comma) for words in _given(sheet, at, weights, apart)]
    known = [one for one in read if one is not None and one.span is not None]
    if any(not one.span.single for one in known if one.span) or (
        None not in group.usual.tops and {one.out_of for one in known} <= group.usual.tops
    ):
        return False  # nobody adds up to a range, or to what each of the scores is out of
    here = list(_scores(sheet, at, weights, apart, comma=comma))
    return _between(here, group.usual) or (
        _beyond(here, group.usual) and _may_be_of(sheet, at, group, weights, comma=comma)
    )


def _may_be_of(sheet: Sheet, at: int, group: _Group, weights: int, *, comma: bool) -> bool:
    """Whether most figures of a row lie where scores, put together in one way, have to lie: some of them may
    be wrong, and some of the scores turned over.
    """
    given = [
        read_total(cell.words, comma=comma) for i, cell in enumerate(sheet.rows[at]) if i and i != weights
    ]
    figures = [one.value for one in given if one is not None]
    low, high = group.usual.low, group.usual.high
    weight = fsum(group.run.values())
    ways = (1.0, weight, weight / 100.0, weight / (group.whole or 1.0), float(len(group.run)))
    return any(
        sum(low * way - _NEAR <= value <= high * way + _NEAR for value in figures) * 2 > len(figures)
        for way in ways
    )


def _added_up(sheet: Sheet, at: int, group: _Group, weights: int, comma: bool) -> bool:
    """Whether the figures of a row are what the rows above it give, weighed, in two columns and in all: as
    they are, or shared out over all of the weight; figures such as scores are to the last digit.
    """
    found = list(_given_and_right(sheet, at, group.run, weights, comma=comma))
    here = list(_scores(sheet, at, weights, group.usual.apart, comma=comma))
    told = _between(here, group.usual) or _beyond(here, group.usual)
    shares = (1.0, 100.0, fsum(group.run.values()), group.whole)
    return len(found) >= _LEAST and any(
        all(abs(value - right / share) <= (rounded if told else _NEAR) for value, right, rounded in found)
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


def _usual(sheet: Sheet, rows: list[int], weights: int, *, comma: bool) -> _Usual:
    apart = frozenset(at for at, cell in enumerate(sheet.head) if at and is_product(cell.words))
    ends = [end for row in rows for end in _scores(sheet, row, weights, apart, comma=comma)]
    step = next((one for one in _STEPS if all(_on(end, one) for end in ends)), _STEPS[-1])
    read = [read_score(words, comma=comma) for row in rows for words in _given(sheet, row, weights, apart)]
    tops = frozenset(one.out_of for one in read if one is not None and one.span is not None)
    return _Usual(min(ends, default=0.0), max(ends, default=0.0), step, tops, apart)


def _on(end: float, step: float) -> bool:
    return abs(end / step - round(end / step)) < _NEAR


def _between(here: list[float], usual: _Usual) -> bool:
    return any(not _on(end, usual.step) for end in here)


def _beyond(here: list[float], usual: _Usual) -> bool:
    return bool(here) and (max(here) > usual.high or min(here) < usual.low)


def _scores(sheet: Sheet, at: int, weights: int, apart: frozenset[int], *, comma: bool) -> Iterator[float]:
    for words in _given(sheet, at, weights, apart):
        score = read_score(words, comma=comma)
        if score is not None and score.span is not None:
            yield score.span.low
            yield score.span.high
