"""How sure the first place is, beyond the values: whether small changes of what was said would cost it."""

from collections.abc import Mapping
from typing import Final, Literal

from roadworthy.method.certainty import Ground
from roadworthy.method.find_out import resting_on
from roadworthy.method.flips import CellFlip, WeightFlip, passing
from roadworthy.method.leading import leading
from roadworthy.method.matrix import DecisionMatrix
from roadworthy.method.robustness import Acceptability
from roadworthy.method.sensitivity import Sensitivity
from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.model.frozen import frozen

FRAGILE_SHARE: Final = 0.80
"""A leader that is first in fewer of the plausible weightings is fragile."""
FRAGILE_MOVE: Final = 0.05
"""So is one that loses its place when less of all weight than this changes hands."""

FRAGILE_CHANCE: Final = 0.10
"""So is one that a single uncertain score takes away with this chance or more, its whole range as likely."""

Weakness = Literal["share", "weights", "score"]


@frozen
class LeaderRobustness:
    """What the first place rests on."""

    leader: str
    """The first listed of those with the highest value."""
    first_share: float
    surely: bool
    """Whether it is better than every other whatever the plausible weights and scores."""
    samples: int
    distribution: WeightDistribution
    nearest: WeightFlip | None
    """The least change of weights that costs it the first place; None where none can."""
    score: CellFlip | None
    """The smallest change of one score that does, and that is likely enough to count."""
    weaknesses: tuple[Weakness, ...]
    """Why it is fragile; empty where it is not."""
    oftener: str | None
    """Who is first more often than the leader, where scores count for what backs them; None for nobody."""
    resting: Mapping[Ground, float]
    """By ground, the share of its lead over the runner-up that rests on it; empty by the scores as stated."""

    @property
    def fragile(self) -> bool:
        """Whether the first place is easily lost."""
        return bool(self.weaknesses)


def leader_robustness(found: Sensitivity) -> LeaderRobustness | None:
    """How sure the leader of a matrix is; None without weights, or without a rival."""
    shares = found.acceptability
    if shares is None or len(found.matrix.candidates) < 2:
        return None
    lead = leading(found.matrix)
    assert lead is not None
    leader, index = found.matrix.candidates[lead.top], lead.top
    nearest = next(iter(passing(found.weight_flips)), None)
    score = next((flip for flip in found.cell_flips if _chance(found.drawn, flip) >= FRAGILE_CHANCE), None)
    weaknesses: list[Weakness] = []
    share = shares.rank_shares[index][0]
    if share < FRAGILE_SHARE:
        weaknesses.append("share")
    if nearest is not None and nearest.moved < FRAGILE_MOVE and found.distribution.kind != "stated":
        weaknesses.append("weights")
    if score is not None:
        weaknesses.append("score")
    surely = shares.always_first[index]
    return LeaderRobustness(
        leader, share, surely, shares.samples, found.distribution, nearest, score, tuple(weaknesses),
        _oftener(found, shares, index), _resting(found, leader, lead.rivals[0]),
    )  # fmt: skip


def _oftener(found: Sensitivity, shares: Acceptability, leader: int) -> str | None:
    firsts = [row[0] for row in shares.rank_shares]
    best = max(range(len(firsts)), key=lambda i: (firsts[i], i == leader))
    return shares.candidates[best] if found.grounded is not None and best != leader else None


def _resting(found: Sensitivity, leader: str, rival: int) -> Mapping[Ground, float]:
    if found.grounded is None:
        return {}
    return resting_on(found.matrix, found.grounded, leader, found.matrix.candidates[rival])


def _chance(matrix: DecisionMatrix, flip: CellFlip) -> float:
    """The share of a cell's interval beyond the tie."""
    i, j = matrix.candidates.index(flip.candidate), matrix.criteria.index(flip.criterion)
    low, high = matrix.low[i][j], matrix.high[i][j]
    if high <= low:
        return 0.0
    beyond = flip.end - low if flip.change < 0 else high - flip.end
    return max(0.0, beyond) / (high - low)
