"""Between which weights of one criterion the leader stays first, and who leads beyond."""

from collections.abc import Iterator
from math import fsum

from roadworthy.method.leading import Leading, leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import TOLERANCE
from roadworthy.model.frozen import frozen


@frozen
class Stability:
    """The weights of one criterion, the others in proportion, with which the leader stays first."""

    criterion: str
    weight: float
    low: float | None
    """None, as `high`, where this criterion has all the weight: there is nothing to share."""
    high: float | None
    below: tuple[str, ...] = ()
    """Who draws level at `low` and is ahead below it."""
    above: tuple[str, ...] = ()


def stability(matrix: DecisionMatrix) -> tuple[Stability, ...]:
    """The stable interval of each criterion's weight; () without weights or candidates.

    With w_j = t and w_k (1 - t) / (1 - w_j) for the others, the lead over a rival is linear in t:
    beta + t (alpha - beta), alpha = x_aj - x_qj, beta = sum_(k != j) w_k (x_ak - x_qk) / (1 - w_j).
    The interval is where every lead is 0 or more, closed at ties. Mareschal, EJOR 33 (1988) 54-64;
    Triantaphyllou & Sanchez, Decision Sciences 28 (1997) 151-194.
    """
    lead = leading(matrix)
    if lead is None:
        return ()
    return tuple(_interval(matrix, lead, j) for j in range(len(matrix.criteria)))


def stability_of(matrix: DecisionMatrix, criterion: str) -> Stability | None:
    """The stable interval of one criterion's weight, as `stability` has it; None without weights."""
    lead = leading(matrix)
    return None if lead is None else _interval(matrix, lead, matrix.criteria.index(criterion))


def _interval(matrix: DecisionMatrix, lead: Leading, j: int) -> Stability:
    weight = matrix.weights[j]
    rest = fsum(matrix.weights[k] for k in range(len(matrix.weights)) if k != j)
    if rest <= 0:
        return Stability(matrix.criteria[j], weight, None, None)
    low, high = 0.0, 1.0
    ends: list[tuple[float, bool, str]] = []
    for rival in lead.rivals:
        alpha = lead.middles[lead.top][j] - lead.middles[rival][j]
        beta = (lead.leads[rival] - weight * alpha) / rest
        if abs(alpha - beta) <= TOLERANCE:
            continue
        end = min(1.0, max(0.0, beta / (beta - alpha)))
        if alpha < beta:
            end = max(end, weight)
            high = min(high, end)
        else:
            end = min(end, weight)
            low = max(low, end)
        ends.append((end, alpha < beta, matrix.candidates[rival]))
    return Stability(
        matrix.criteria[j],
        weight,
        low,
        high,
        tuple(who for end, upper, who in ends if not upper and TOLERANCE < low <= end + TOLERANCE),
        tuple(who for end, upper, who in ends if upper and 1 - TOLERANCE > high >= end - TOLERANCE),
    )


def points_for(share: float, others: float) -> float | None:
    """The raw points W' = t / (1 - t) sum W_k at which a criterion has the share t; None at 1.

    `others` is the sum of the other criteria's points.
    """
    return None if share >= 1 else share / (1 - share) * others


@frozen
class Stretch:
    """A stretch of one weight in which the same candidate is first."""

    low: float
    high: float
    candidate: str


def value_line(matrix: DecisionMatrix, i: int, j: int) -> tuple[float, float]:
    """A candidate's value at the midpoints when criterion j weighs 0, and when it weighs all.

    In between it is linear. Where j has all the weight today, the others share what it gives up equally.
    """
    row = tuple((low + high) / 2 for low, high in zip(matrix.low[i], matrix.high[i], strict=True))
    others = [k for k in range(len(row)) if k != j]
    if not others:
        return row[j], row[j]
    rest = fsum(matrix.weights[k] for k in others)
    if rest <= 0:
        return fsum(row[k] for k in others) / len(others), row[j]
    return fsum(matrix.weights[k] * row[k] for k in others) / rest, row[j]


def leaders_along(matrix: DecisionMatrix, j: int) -> tuple[Stretch, ...]:
    """Who is first as criterion j goes from weighing 0 to weighing all; of equals the first listed."""
    if not matrix.weights or not matrix.candidates:
        return ()
    lines = [value_line(matrix, i, j) for i in range(len(matrix.candidates))]
    return tuple(_joined(_envelope(lines), matrix.candidates))


def _envelope(lines: list[tuple[float, float]]) -> Iterator[tuple[float, float, int]]:
    """The upper envelope of lines on [0, 1], from left to right."""
    at = 0.0
    leader = max(range(len(lines)), key=lambda i: (round(lines[i][0], 9), lines[i][1] - lines[i][0], -i))
    while True:
        start, end = lines[leader]
        slope = end - start
        crossing, following = 1.0, leader
        for i, (here, there) in enumerate(lines):
            steeper = (there - here) - slope
            if steeper <= TOLERANCE:
                continue
            t = (start - here) / steeper
            if at - TOLERANCE <= t < crossing - TOLERANCE or (
                following != leader
                and abs(t - crossing) <= TOLERANCE
                and there - here > lines[following][1] - lines[following][0] + TOLERANCE
            ):
                crossing, following = max(at, t), i
        yield at, crossing, leader
        if following == leader:
            return
        at, leader = crossing, following


def _joined(parts: Iterator[tuple[float, float, int]], names: tuple[str, ...]) -> Iterator[Stretch]:
    for low, high, leader in parts:
        if high - low > TOLERANCE or (low, high) == (0.0, 1.0):
            yield Stretch(low, high, names[leader])
