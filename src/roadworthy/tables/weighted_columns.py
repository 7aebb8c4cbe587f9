"""Columns of weighted values, known by their figures where their names say nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import fsum

from roadworthy.tables.numbers import ReadNumber, is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import bare
from roadworthy.tables.weight_cells import read_weight

_ENOUGH = 2
_ENOUGH_ALONE = 3
"""Figures but 0 from which they alone tell, where the header might be a candidate's name."""


def weighted_beside(
    sheet: Sheet, plain: Sequence[int], known: Mapping[int, int], items: Sequence[int], weights: int | None
) -> dict[int, int]:
    """Score column → the column behind it that holds weight × score in every row; only where it can't be
    a candidate.

    It can't be one where its header is empty or stands over every other column alike, or where its
    figures have decimals and the scores have none.
    """
    if weights is None:
        return {}
    factors = _factors(sheet, items, weights)
    found: dict[int, int] = {}
    heads = Counter(bare(sheet.head[at].words) for at in plain)
    taken: set[int] = set()
    for at, after in pairwise(plain):
        if at in known or at in taken or after - at not in (1, 2) or (after - at == 2 and at + 1 != weights):
            continue
        scores = [_score(sheet.rows[row][at].words) for row in items]
        stated = [_figure(sheet.rows[row][after].words) for row in items]
        repeated = heads[bare(sheet.head[after].words)] > 1
        finer = all(score is None or score == int(score) for score in scores) and any(
            one is not None and one.decimals for one in stated
        )
        if (repeated or finer) and _follow(scores, stated, factors, alone=not repeated):
            found[at] = after
            taken.add(after)
    return found


def weighted_unnamed(
    sheet: Sheet, plain: Sequence[int], unnamed: Sequence[int], items: Sequence[int], weights: int | None
) -> dict[int, int]:
    """Score column → the column without a name behind it, where that holds weight × score in most rows."""
    if weights is None:
        return {}
    factors = _factors(sheet, items, weights)
    found: dict[int, int] = {}
    for at in plain:
        after = at + 2 if at + 1 == weights else at + 1
        if after in unnamed:
            scores = [_score(sheet.rows[row][at].words) for row in items]
            stated = [_figure(sheet.rows[row][after].words) for row in items]
            if _follow(scores, stated, factors, alone=False):
                found[at] = after
    return found


def weighted_apart(
    sheet: Sheet, plain: Sequence[int], items: Sequence[int], weights: int | None
) -> dict[int, int]:
    """Score column → that of its weighted values, where all scores stand first and then all of them weighed,
    in the same order; nothing where one of them is not so in every row.
    """
    half = len(plain) // 2
    if weights is None or half < _ENOUGH or len(plain) % 2:
        return {}
    factors = _factors(sheet, items, weights)
    pairs = dict(zip(plain[:half], plain[half:], strict=True))
    for at, other in pairs.items():
        scores = [_score(sheet.rows[row][at].words) for row in items]
        stated = [_figure(sheet.rows[row][other].words) for row in items]
        if not _follow(scores, stated, factors, alone=True):
            return {}
    return pairs


def _factors(sheet: Sheet, items: Sequence[int], weights: int) -> list[list[float]]:
    read = [read_weight(sheet.rows[row][weights].words) for row in items]
    if any(one is None or one.kind == "word" for one in read):
        return []
    raw = [one.value if one else 0.0 for one in read]
    total = fsum(raw)
    forms = [raw, [value / 100 for value in raw]]
    return [*forms, [value / total for value in raw]] if total else []


def _score(words: str) -> float | None:
    score = None if is_unknown(words) else read_score(words)
    return score.span.low if score and score.span and score.span.single else None


def _figure(words: str) -> ReadNumber | None:
    return None if is_unknown(words) else read_total(words)


def _follow(
    scores: Sequence[float | None],
    stated: Sequence[ReadNumber | None],
    factors: Sequence[Sequence[float]],
    *,
    alone: bool,
) -> bool:
    """Whether the stated figures are the scores weighed; `alone` where nothing but the figures says so:
    all, then.
    """
    for weights in factors:
        pairs = [
            (weight * score, one)
            for weight, score, one in zip(weights, scores, stated, strict=True)
            if score is not None and one is not None
        ]
        if len(pairs) == len(scores) >= _ENOUGH and any(weight != 1 for weight in weights):
            fits = [
                right for right, one in pairs if abs(one.value - right) <= 0.5 * 10.0**-one.decimals + 1e-9
            ]
            if alone and len(fits) == len(pairs) and sum(right != 0 for right in fits) >= _ENOUGH_ALONE:
                return True
            if not alone and (
                len(fits) == len(pairs) or (len(fits) >= 3 and len(fits) * 4 >= len(pairs) * 3)
            ):
                return True
    return False
