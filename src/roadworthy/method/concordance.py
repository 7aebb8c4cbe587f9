"""How far several people agree on an order: Kendall's coefficient of concordance."""

from collections.abc import Sequence
from math import fsum
from typing import Final

from roadworthy.method.ranking import TOLERANCE
from roadworthy.model.frozen import frozen

FEW: Final = 8
"""Below so many people, or so many things ranked, the chi-square is a rough guide alone."""


@frozen
class Concordance:
    """Kendall's W and what it rests on."""

    w: float
    """0 (the orders have nothing in common) to 1 (all the same)."""
    chi_square: float
    """P (n - 1) W, to be held against the chi-square distribution with `freedom` degrees."""
    freedom: int
    people: int
    things: int

    @property
    def rough(self) -> bool:
        """Whether there are too few people or things for the chi-square to be more than a rough guide."""
        return self.people < FEW or self.things < FEW


def average_ranks(values: Sequence[float]) -> tuple[float, ...]:
    """Ranks with the highest value first; a tie shares the mean of the places it takes.

    A tie group reaches `TOLERANCE` below its first member, as in the standing.
    """
    order = sorted(range(len(values)), key=lambda i: -values[i])
    ranks = [0.0] * len(values)
    first = 0
    for place in range(1, len(order) + 1):
        if place == len(order) or values[order[first]] - values[order[place]] > TOLERANCE:
            for i in order[first:place]:
                ranks[i] = (first + 1 + place) / 2
            first = place
    return tuple(ranks)


def concordance(rows: Sequence[Sequence[float]]) -> Concordance | None:
    """Kendall's W with the correction for ties, over one row of values a person (the higher the better).

    W = 12 S / (P^2 (n^3 - n) - P sum T), S = sum_j (R_j - mean R)^2 over the rank sums R_j of the n things,
    T = sum (t^3 - t) over the ties of t things in one person's order; chi-square = P (n - 1) W.
    None where it is not defined: fewer than two people or two things, or everybody ties everything.
    Kendall & Babington Smith, Ann. Math. Statist. 10 (1939) 275-287; Siegel, Nonparametric Statistics (1956).
    """
    people, things = len(rows), len(rows[0]) if rows else 0
    if people < 2 or things < 2:
        return None
    ranked = [average_ranks(row) for row in rows]
    sums = [fsum(ranks[j] for ranks in ranked) for j in range(things)]
    mean = people * (things + 1) / 2
    deviation = fsum((total - mean) ** 2 for total in sums)
    ties = sum(count**3 - count for ranks in ranked for count in map(ranks.count, set(ranks)))
    divisor = people**2 * (things**3 - things) - people * ties
    if divisor <= 0:
        return None
    w = min(1.0, 12 * deviation / divisor)
    return Concordance(w, people * (things - 1) * w, things - 1, people, things)
