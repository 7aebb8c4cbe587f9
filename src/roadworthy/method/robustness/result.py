"""What robustness runs give back: plain values."""

from math import sqrt

from roadworthy.method.weight_distribution import WeightDistribution
from roadworthy.method.weights import Weights
from roadworthy.model.frozen import frozen


@frozen
class Acceptability:
    """Rank shares and what leads to a first place. Rows are the matrix's candidates, in their order."""

    candidates: tuple[str, ...]
    distribution: WeightDistribution
    kappa: float | None
    samples: int
    seed: int
    rank_shares: tuple[tuple[float, ...], ...]
    """Share of the draws in which a candidate has rank 1, 2, …; exact twins share the better rank."""
    central_weights: tuple[Weights | None, ...]
    """Mean of the weights with which a candidate is first; None below `result.FEWEST_FIRST` such draws."""
    never_first: tuple[bool, ...]
    """Whether another candidate is surely better, whatever the plausible weights and scores."""
    always_first: tuple[bool, ...]
    """Whether it is surely better than every other candidate."""

    def first_share(self, candidate: str) -> float:
        """How often a candidate is first."""
        return self.rank_shares[self.candidates.index(candidate)][0]

    def error(self, share: float) -> float:
        """Standard error of a share: sqrt(b (1 - b) / K)."""
        return sqrt(share * (1 - share) / self.samples)

    @property
    def widest_error(self) -> float:
        """Half the width of the 95 % interval of a share of one half, the widest there is."""
        return 1.96 * 0.5 / sqrt(self.samples)


FEWEST_FIRST = 100
"""First places on which a central weight rests at the least: below, its error is too large to show."""


@frozen
class Gain:
    """Expected gain in value of the choice, in points of the scale."""

    value: float
    error: float
    """Standard error; 0 where the value is exact."""


@frozen
class ValueOfInformation:
    """Expected value of knowing groups of cells before choosing."""

    total: Gain
    """All cells."""
    candidates: tuple[tuple[str, Gain], ...]
    """All cells of a candidate."""
    criteria: tuple[tuple[str, Gain], ...]
    """All cells of a criterion."""
    samples: int
    seed: int
