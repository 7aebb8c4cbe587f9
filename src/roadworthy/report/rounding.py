"""Figures that are rounded together, so that what adds up still does."""

from collections.abc import Sequence
from math import floor, fsum


def points_of_hundred(shares: Sequence[float]) -> tuple[int, ...]:
    """Shares of 1 as whole points that add up to 100, by the largest remainder (Hamilton's method).

    Each is its share of 100 rounded down; what is missing goes, one point each, to the largest remainders,
    of equal ones to the earlier. Shares that add up to nothing are all 0.
    """
    total = fsum(shares)
    if total <= 0:
        return (0,) * len(shares)
    exact = [100 * share / total for share in shares]
    whole = [floor(points + 1e-9) for points in exact]
    by_remainder = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in by_remainder[: 100 - sum(whole)]:
        whole[at] += 1
    return tuple(whole)
