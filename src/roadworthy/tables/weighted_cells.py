"""Tables whose cells hold weight × score already, beside a score or in its place: it is found again."""

from collections.abc import Sequence
from math import fsum
from operator import mul

from roadworthy.method.audit.table import TableCriterion, Totals, WeightKind
from roadworthy.model import Interval
from roadworthy.tables.numbers import ReadNumber
from roadworthy.tables.score_cells import Score

WeightedScores = list[list[Score | None]]


def parted(
    scores: WeightedScores,
    criteria: Sequence[TableCriterion],
    kind: WeightKind,
    totals: Sequence[Totals],
    scale: tuple[float, float] | None,
) -> WeightedScores:
    """The scores behind weighted cells, the cells beside them as stated products; else the same scores.

    Cells are taken for weighted where the stated totals are their plain sums, all of them, do not say
    that they leave the weights out, do not follow from weighing the cells, and each cell is its weight
    times a whole or half score.
    """
    weights = [one.weight or 0.0 for one in criteria]
    values = [[_value(score) for score in row] for row in scores]
    if kind == "none" or not totals or min(weights, default=0.0) <= 0 or len(set(weights)) == 1:
        return scores
    known = [[value for value in row if value is not None] for row in values]
    if (
        any(len(row) < len(weights) for row in known)
        or not _sums_up(known, totals)
        or _weighs_up(known, weights, totals)
    ):
        return scores
    cells = [value for row in known for value in row]
    low, high = scale or (0.0, 10.0)
    if scale and all(value <= high for value in cells) and not any(one.weighted for one in totals):
        return scores
    for by in (weights, [weight / 100 for weight in weights], [weight / fsum(weights) for weight in weights]):
        room = 0.0 if all(value == int(value) for value in cells) else 0.005
        if all(
            _is_step(value, weight, room, low, high)
            for row in known
            for value, weight in zip(row, by, strict=True)
        ):
            return [[_split(value, weight) for value, weight in zip(row, by, strict=True)] for row in known]
    return scores


def _value(score: Score | None) -> float | None:
    plain = score is not None and score.span is not None and score.span.single and score.product is None
    return (
        score.span.low
        if plain and score is not None and score.span is not None and not score.out_of
        else None
    )


def _sums_up(rows: list[list[float]], totals: Sequence[Totals]) -> bool:
    """Whether some row of totals is the plain sums, figure by figure, and does not call itself unweighted."""
    for one in totals:
        given = [(figure, fsum(row)) for figure, row in zip(one.figures, rows, strict=True) if figure]
        if one.weighted is not False and len(given) == len(rows) > 1:
            right = sum(figure.rounds_from(total) for figure, total in given)
            if right == len(given) or (one.weighted and right * 2 > len(given)):
                return True
    return False


def _weighs_up(rows: list[list[float]], weights: list[float], totals: Sequence[Totals]) -> bool:
    """Whether the totals follow as well from weighing the cells."""
    whole = fsum(weights)
    for by in (weights, [weight / whole for weight in weights], [weight / 100 for weight in weights]):
        right = [fsum(map(mul, row, by)) for row in rows]
        for one in totals:
            pairs = [(figure, total) for figure, total in zip(one.figures, right, strict=True) if figure]
            if pairs and sum(figure.rounds_from(total) for figure, total in pairs) * 2 > len(pairs):
                return True
    return False


def _is_step(value: float, weight: float, room: float, low: float, high: float) -> bool:
    score = value / weight
    return low - 1e-9 <= score <= high + 1e-9 and abs(score - round(2 * score) / 2) <= room / weight + 1e-9


def _split(value: float, weight: float) -> Score:
    score = round(2 * value / weight) / 2
    decimals = next((places for places in range(5) if abs(value - round(value, places)) < 1e-9), 4)
    return Score(Interval(score, score), product=ReadNumber(value, decimals))


def slashed(scores: WeightedScores, criteria: Sequence[TableCriterion], kind: WeightKind) -> WeightedScores:
    """The scores of ``4 / 2.0``, the second number being their weighted value; else the same scores.

    It is that where the second numbers differ, and nearly all of them are weight × score.
    """
    pairs = [
        (score.span.low, score.after_slash, j)
        for row in scores
        for j, score in enumerate(row)
        if score and score.span and score.span.single and score.after_slash
    ]
    if kind == "none" or len({slash.value for _, slash, _ in pairs}) < 2:
        return scores
    raw = [one.weight or 0.0 for one in criteria]
    for factors in (raw, [weight / 100 for weight in raw], [weight / (fsum(raw) or 1.0) for weight in raw]):
        fits = sum(_rounds(slash, factors[j] * value) for value, slash, j in pairs)
        if fits * 4 >= len(pairs) * 3:
            return [[_unslashed(score) for score in row] for row in scores]
    return scores


def _rounds(stated: ReadNumber, exact: float) -> bool:
    return abs(stated.value - exact) <= 0.5 * 10.0**-stated.decimals + 1e-9


def _unslashed(score: Score | None) -> Score | None:
    if score is None or score.after_slash is None:
        return score
    return Score(score.span, product=score.after_slash)
