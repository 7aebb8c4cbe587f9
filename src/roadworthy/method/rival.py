"""Two candidates criterion by criterion: what each adds to the lead, and how far that may be off."""

from math import fsum

from roadworthy.method.matrix import DecisionMatrix
from roadworthy.model.frozen import frozen


@frozen
class CriterionGap:
    """What one criterion adds to the lead of a candidate over another, in points of the scale."""

    criterion: str
    gap: float
    """w_j (x_aj - x_qj) at the midpoints as stated; below 0 where the other is ahead."""
    least: float
    """The same with the candidate's score at the low end of what backs it and the other's at its high end."""
    most: float
    """The other way round."""

    @property
    def size(self) -> float:
        """How much it moves, whichever of the two is ahead."""
        return abs(self.gap)


def gaps(stated: DecisionMatrix, grounded: DecisionMatrix, a: str, q: str) -> tuple[CriterionGap, ...]:
    """By criterion, in the matrix's order, what puts `a` ahead of `q`; empty without weights.

    The gaps add up to V_a - V_q. `grounded` has the same candidates, criteria and weights.
    """
    i, k = stated.candidates.index(a), stated.candidates.index(q)
    m, n = grounded.candidates.index(a), grounded.candidates.index(q)
    return tuple(
        CriterionGap(
            stated.criteria[j],
            weight * (stated.low[i][j] + stated.high[i][j] - stated.low[k][j] - stated.high[k][j]) / 2,
            weight * (grounded.low[m][j] - grounded.high[n][j]),
            weight * (grounded.high[m][j] - grounded.low[n][j]),
        )
        for j, weight in enumerate(stated.weights)
    )


def together(rows: tuple[CriterionGap, ...]) -> float:
    """What all criteria add up to: the lead."""
    return fsum(row.gap for row in rows)


def turns_alone(rows: tuple[CriterionGap, ...]) -> tuple[str, ...]:
    """The criteria that alone could take the lead away, as far as what backs their scores goes."""
    lead = together(rows)
    return tuple(row.criterion for row in rows if lead > 0 and lead - row.gap + row.least < 0)
