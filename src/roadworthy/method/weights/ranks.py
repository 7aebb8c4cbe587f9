"""Weights from an order of importance alone."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from math import fsum
from typing import Final

from roadworthy.method.weights.points import Weights

SAME: Final = 1e-12
"""Shares of weight closer than this are the same."""


@cache
def rank_order(n: int) -> Weights:
    """Rank-order centroid weights of `n` criteria, the most important first; empty for 0.

    w_r = (1/n) sum_(k=r..n) 1/k: the centroid of {w_1 >= ... >= w_n >= 0, sum w = 1}, that is the mean of all
    weights that keep the order. Barron & Barrett, Management Science 42 (1996) 1515-1523. Raises ValueError
    for n below 0.
    """
    _countable(n)
    return tuple(fsum(1 / k for k in range(r, n + 1)) / n for r in range(1, n + 1))


@cache
def rank_sum(n: int) -> Weights:
    """Rank-sum weights of `n` criteria, the flat alternative to the centroid; empty for 0.

    w_r = 2 (n + 1 - r) / (n (n + 1)). Stillwell, Seaver & Edwards, Organizational Behavior and Human
    Performance 28 (1981) 62-77. Raises ValueError for n below 0.
    """
    _countable(n)
    return tuple(2 * (n + 1 - r) / (n * (n + 1)) for r in range(1, n + 1))


def ranked(ranks: Sequence[float | None], distribution: Callable[[int], Weights] = rank_order) -> Weights:
    """Weights for criteria with these ranks, 1 the most important; empty where nobody has a rank.

    Only the order of the ranks matters. Criteria of one rank share the places that they take: each gets the
    mean of those places' weights (a convention). A criterion without a rank weighs 0 and takes no place.
    """
    places = [rank for rank in ranks if rank is not None]
    weights = distribution(len(places))
    of_rank: dict[float, float] = {}
    begin = 0
    for rank, times in sorted(Counter(places).items()):
        of_rank[rank] = fsum(weights[begin : begin + times]) / times
        begin += times
    return tuple(0.0 if rank is None else of_rank[rank] for rank in ranks) if places else ()


def by_weight(weights: Sequence[float]) -> tuple[tuple[int, ...], ...]:
    """The places of criteria from the weightiest to the lightest; those of equal weight in one group.

    A group reaches `SAME` below its first member.
    """
    groups: list[list[int]] = []
    for j in sorted(range(len(weights)), key=lambda j: -weights[j]):
        if groups and weights[groups[-1][0]] - weights[j] <= SAME:
            groups[-1].append(j)
        else:
            groups.append([j])
    return tuple(map(tuple, groups))


def _countable(n: int) -> None:
    if n < 0:
        raise ValueError(f"there can't be {n} criteria")
