"""Tables whose cells hold weight × score already: the score is found again by division."""

from collections.abc import Sequence
from math import fsum

from roadworthy.method.audit.table import TableCriterion, Totals, WeightKind
from roadworthy.model import Interval
from roadworthy.tables.numbers import ReadNumber, Score

Scores = list[list[Score | None]]


def parted(
    scores: Scores, criteria: Sequence[TableCriterion], kind: WeightKind, totals: Sequence[Totals]
) -> Scores:
    """The scores behind weighted cells, the cells beside them as stated products; else the same scores.

    Cells are taken for weighted only where nothing else is possible: the stated totals are their plain sums,
    each is its weight times a whole or half score up to 10, and they are no such scores themselves.
    """
    weights = [one.weight or 0.0 for one in criteria]
    values = [[_value(score) for score in row] for row in scores]
    if kind == "none" or not totals or min(weights, default=0.0) <= 0:
        return scores
    known = [[value for value in row if value is not None] for row in values]
    if any(len(row) < len(weights) for row in known) or not _sums_up(known, totals[0]):
        return scores
    cells = [value for row in known for value in row]
    if all(value <= 10 and (2 * value) % 1 == 0 for value in cells):
        return scores
    for by in (weights, [weight / 100 for weight in weights], [weight / fsum(weights) for weight in weights]):
        room = 0.0 if all(value == int(value) for value in cells) else 0.005
        if all(_is_step(value, weight, room) for row in known for value, weight in zip(row, by, strict=True)):
            return [[_split(value, weight) for value, weight in zip(row, by, strict=True)] for row in known]
    return scores


def _value(score: Score | None) -> float | None:
    plain = score is not None and score.span is not None and score.span.single and score.product is None
    return (
        score.span.low
        if plain and score is not None and score.span is not None and not score.out_of
        else None
    )


def _sums_up(rows: list[list[float]], totals: Totals) -> bool:
    given = [(figure, fsum(row)) for figure, row in zip(totals.figures, rows, strict=True) if figure]
    return len(given) == len(rows) > 1 and sum(
        figure.rounds_from(right) for figure, right in given
    ) * 2 > len(given)


def _is_step(value: float, weight: float, room: float) -> bool:
    score = value / weight
    return 0 <= score <= 10 + 1e-9 and abs(score - round(2 * score) / 2) <= room / weight + 1e-9


def _split(value: float, weight: float) -> Score:
    score = round(2 * value / weight) / 2
    decimals = next((places for places in range(5) if abs(value - round(value, places)) < 1e-9), 4)
    return Score(Interval(score, score), product=ReadNumber(value, decimals))
