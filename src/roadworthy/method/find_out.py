"""What to find out first: the cells that nobody has backed, by what it would be worth to know them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import fsum
from typing import Final

from roadworthy.method.certainty import Backing, Ground, GroundedMatrix
from roadworthy.method.leading import Leading, leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.ranking import TOLERANCE
from roadworthy.method.robustness import acceptability
from roadworthy.method.value_of_information import cell_value
from roadworthy.method.weight_distribution import DEFAULT_SAMPLES, DEFAULT_SEED, WeightDistribution
from roadworthy.model.frozen import frozen

SMALL_CHANCE: Final = 0.01
"""When all that is left could turn the choice with this chance at the most, it is time to stop looking."""


@frozen
class CellWorth:
    """What it would be worth to know one cell."""

    candidate: str
    criterion: str
    value: float
    """What knowing it would be worth, in points of the scale; 0 where it alone can't turn the choice."""
    chance: float
    """With which chance it alone turns the choice, every score of its interval being as likely."""
    short: float
    """By how much its weighted half-width is short of turning the choice; 0 where it can."""


@frozen
class Lookup:
    """A cell to find out about, and what is lacking there."""

    worth: CellWorth
    lacking: Backing
    """What it lacks to be backed by evidence."""


def find_out_first(grounded: GroundedMatrix) -> tuple[Lookup, ...]:
    """The cells that are not backed yet, those that alone could turn the choice first.

    By value of information; where a single cell can't turn it, by weight x half-width less the gap to turning
    it, so that there is always an order. A cell that evidence backs is left out, unless its own range is
    wider than evidence allows: then somebody said that it is not known. Empty without weights or a rival.
    """
    matrix = grounded.matrix
    found = by_worth(
        matrix,
        (
            (i, j)
            for i in range(len(matrix.candidates))
            for j in range(len(matrix.criteria))
            if not _backed(grounded, i, j)
        ),
    )
    return tuple(
        Lookup(cell, grounded.backing(cell.candidate, cell.criterion).lacking or "narrower") for cell in found
    )


def _backed(grounded: GroundedMatrix, i: int, j: int) -> bool:
    width = grounded.matrix.high[i][j] - grounded.matrix.low[i][j]
    by_evidence = grounded.backings[i][j].ground == "evidence"
    return by_evidence and width <= 2 * grounded.evidence_half + TOLERANCE


def by_worth(matrix: DecisionMatrix, cells: Iterable[tuple[int, int]]) -> tuple[CellWorth, ...]:
    """Cells of a matrix, as row and column, in the order in which it pays to find out about them.

    Those without weight are left out. Empty without weights or a rival.
    """
    lead = leading(matrix)
    if lead is None or not lead.rivals:
        return ()
    found = [_worth(matrix, lead, i, j) for i, j in cells if matrix.weights[j] > 0]
    return tuple(sorted(found, key=lambda cell: (-cell.value, cell.short)))


def _worth(matrix: DecisionMatrix, lead: Leading, i: int, j: int) -> CellWorth:
    half = matrix.weights[j] * (matrix.high[i][j] - matrix.low[i][j]) / 2
    gap = lead.leads[lead.rivals[0] if i == lead.top else i]
    chance = (half - gap) / (2 * half) if half > gap else 0.0
    worth = cell_value(half, gap)
    return CellWorth(matrix.candidates[i], matrix.criteria[j], worth, chance, max(0.0, gap - half))


def turning_chance(
    matrix: DecisionMatrix,
    cells: Iterable[Lookup],
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
) -> float:
    """The chance that the cells left, all of them together, put another first; the rest at their middles.

    With the stated weights. 0 where none is left or nobody leads.
    """
    lead = leading(matrix)
    left = frozenset((cell.worth.candidate, cell.worth.criterion) for cell in cells)
    if lead is None or not left:
        return 0.0
    held = _only(matrix, left, lead)
    shares = acceptability(held, WeightDistribution("stated"), samples=samples, seed=seed)
    return 0.0 if shares is None else 1.0 - shares.rank_shares[lead.top][0]


def _only(matrix: DecisionMatrix, left: frozenset[tuple[str, str]], lead: Leading) -> DecisionMatrix:
    """The matrix with all cells but those left at their middles."""

    def ends(rows: tuple[tuple[float, ...], ...]) -> tuple[tuple[float, ...], ...]:
        return tuple(
            tuple(
                end if (candidate, criterion) in left else middle
                for criterion, end, middle in zip(matrix.criteria, row, middles, strict=True)
            )
            for candidate, row, middles in zip(matrix.candidates, rows, lead.middles, strict=True)
        )

    return replace(matrix, low=ends(matrix.low), high=ends(matrix.high))


def resting_on(
    stated: DecisionMatrix, grounded: GroundedMatrix, leader: str, rival: str
) -> Mapping[Ground, float]:
    """By ground, the share of what puts the leader ahead of a rival that rests on it; adds up to 1.

    Of the criteria on which the leader is better, w_j (x_aj - x_qj), each by the weaker ground of its two
    cells. Empty where there is no such criterion.
    """
    a, q = stated.candidates.index(leader), stated.candidates.index(rival)
    parts: dict[Ground, float] = {}
    for j in range(len(stated.criteria)):
        mine, theirs = (stated.low[i][j] + stated.high[i][j] for i in (a, q))
        gain = stated.weights[j] * (mine - theirs) / 2
        if gain > 0:
            weaker = max((grounded.backings[i][j].ground for i in (a, q)), key=_WEAKEST.index)
            parts[weaker] = parts.get(weaker, 0.0) + gain
    total = fsum(parts.values())
    return {ground: part / total for ground, part in parts.items()} if total > 0 else {}


_WEAKEST: Final[tuple[Ground, ...]] = ("evidence", "reason", "bare", "unknown")
"""Grounds, the weakest last."""
