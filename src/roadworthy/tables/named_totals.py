"""Criteria that are called as totals are, “Overall” or “Final”, told from totals by what they weigh."""

from collections.abc import Mapping
from itertools import accumulate
from math import fsum
from typing import Final

from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet, name_and_weight
from roadworthy.tables.vocabulary import is_total
from roadworthy.tables.weight_cells import WeightWords, read_weight

NamesAndWeights = Mapping[int, tuple[str, str] | None]
_NEAR: Final = 1e-6
_TOPS: Final = (5.0, 10.0, 100.0)
"""The high ends of usual scales."""
_MOST: Final = 12
"""Rows with the name of totals that are asked whether they are criteria."""


def weighed_totals(sheet: Sheet, weights: int, *, comma: bool) -> frozenset[int]:
    """The rows with the name of totals that are criteria, where weights stand in a column.

    Shares are a whole with them and none without. Beside points they are scored as the others, and criteria
    follow, or the totals themselves.
    """
    read = [read_weight(row[weights].words, comma=comma) for row in sheet.rows]
    called = [at for at, one in enumerate(read) if one and is_total(sheet.rows[at][0].words)]
    others = [at for at, one in enumerate(read) if one and not is_total(sheet.rows[at][0].words)]
    if not 0 < len(called) <= _MOST or any(one and one.kind == "word" for one in read):
        return frozenset()
    values = {at: one.value for at, one in enumerate(read) if one}
    if (whole := _whole([one for one in read if one], [values[at] for at in others])) is not None:
        parts = [at for at in called if values[at] < whole - _NEAR]
        if _adds_up([values[at] for at in (*others, *parts)], whole):
            return frozenset() if _adds_up([values[at] for at in others], whole) else frozenset(parts)
    most = max((values[at] for at in others), default=0.0)
    last = max(others, default=-1)
    return frozenset(
        at
        for at in called
        if (at < last and values[at] <= most)
        or (
            (at < last or _totals_follow(sheet, at, values))
            and not (at < last and _is_sum(values, at))
            and _scored_as(sheet, at, others, weights, comma=comma)
        )
    )


def named_shares(sheet: Sheet, known: NamesAndWeights) -> dict[int, tuple[str, str]]:
    """Rows with the name of totals that carry a weight in it, ``Final (50%)``, with their names and weights.

    A share has to be missing from a whole; beside points they are scored as the others, and totals follow.
    """
    found = {
        at: pair
        for at, row in enumerate(sheet.rows)
        if is_total(row[0].words) and (pair := name_and_weight(row[0].words)) is not None
    }
    if not 0 < len(found) <= _MOST:
        return {}
    others_at = [at for at, pair in known.items() if pair is not None]
    if not any("%" in weight for _, weight in found.values()):
        last = len(sheet.rows)
        below = [at for at in range(last) if at not in found and is_total(sheet.rows[at][0].words)]
        return {
            at: pair
            for at, pair in found.items()
            if any(row > at for row in below) and _scored_as(sheet, at, others_at, 0, comma=False)
        }
    found = {at: pair for at, pair in found.items() if "%" in pair[1]}
    own = [_percent(pair[1]) for pair in known.values() if pair is not None]
    shares = {at: share for at, (_, weight) in found.items() if (share := _percent(weight)) is not None}
    parts = [at for at, share in shares.items() if share < 100 - _NEAR]
    if len(shares) < len(found) or None in own or not parts:
        return {}
    others = [share for share in own if share is not None]
    if _adds_up(others, 100) or not _adds_up([*others, *(shares[at] for at in parts)], 100):
        return {}
    return {at: found[at] for at in parts}


def _percent(weight: str) -> float | None:
    read = read_weight(weight)
    return read.value if read is not None and read.kind == "percent" else None


def _whole(read: list[WeightWords], others: list[float]) -> float | None:
    """What shares add up to; None where weights are points."""
    if {one.kind for one in read} == {"percent"}:
        return 100.0
    return 1.0 if others and max(others) < 1 else None


def _adds_up(values: list[float], whole: float) -> bool:
    return abs(fsum(values) - whole) <= 0.005 * whole


def _is_sum(values: Mapping[int, float], at: int) -> bool:
    """Whether a weight is the sum of some that stand above it, one after the other."""
    above = [values[row] for row in sorted((row for row in values if row < at), reverse=True)]
    sums = list(accumulate(above))[1:]
    return any(abs(total - values[at]) <= _NEAR * max(1.0, total) for total in sums)


def _scored_as(sheet: Sheet, at: int, others: list[int], weights: int, *, comma: bool) -> bool:
    """Whether the figures of a row are none that the others could not have as well."""
    here = _scores(sheet, at, weights, comma=comma)
    there = [end for row in others for end in _scores(sheet, row, weights, comma=comma)]
    whole = all(one == int(one) for one in there)
    return (
        bool(here)
        and bool(there)
        and max(here) <= next((top for top in _TOPS if max(there) <= top), max(there))
        and min(here) >= min(0.0, *there)
        and (not whole or all(one == int(one) for one in here))
    )


def _scores(sheet: Sheet, at: int, weights: int, *, comma: bool) -> list[float]:
    read = [
        read_score(cell.words, comma=comma) for i, cell in enumerate(sheet.rows[at]) if i and i != weights
    ]
    return [end for score in read if score and score.span for end in score.span]


def _totals_follow(sheet: Sheet, at: int, values: Mapping[int, float]) -> bool:
    """Whether a row of totals stands below, with no weight or with all of it."""
    below = [row for row in range(at + 1, len(sheet.rows)) if is_total(sheet.rows[row][0].words)]
    return any(row not in values or _is_sum(values, row) for row in below)
