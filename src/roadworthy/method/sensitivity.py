"""How much a ranking can bear: all that is asked about one matrix, each part worked out when first wanted."""

from functools import cached_property
from typing import Final

from roadworthy.method.certainty import GroundedMatrix, ScoresAs
from roadworthy.method.dominance import Dominance, dominances, potentially_best
from roadworthy.method.find_out import Lookup, find_out_first, turning_chance
from roadworthy.method.flips import CellFlip, WeightFlip, cell_flips, weight_flips
from roadworthy.method.leading_share import Share, leading_share
from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.ranking import ruled_out
from roadworthy.method.robustness import (
    Acceptability,
    KeptDraws,
    ValueOfInformation,
    acceptability,
    confidence,
    value_of_information,
)
from roadworthy.method.stability import Stability, stability
from roadworthy.method.value_of_information import CellValue, cell_values
from roadworthy.method.weight_distribution import DEFAULT_SAMPLES, DEFAULT_SEED, NEAR, WeightDistribution
from roadworthy.model import Decision


class Sensitivity:
    """The robustness of one matrix under one distribution of weights.

    Rank shares, confidence factors, the worth of knowing and who is better whatever comes are of the grounded
    intervals, where there are some: `drawn`. Weights and flips are of the scores as stated: `matrix`.

    Without weights or candidates every part is None or empty.

    The matrix has the candidates that run, none that a must-have rules out.
    """

    def __init__(
        self,
        matrix: DecisionMatrix,
        distribution: WeightDistribution = NEAR,
        samples: int = DEFAULT_SAMPLES,
        seed: int = DEFAULT_SEED,
        grounded: GroundedMatrix | None = None,
        *,
        kept: KeptDraws | None = None,
    ) -> None:
        self.matrix: Final = matrix
        self.grounded: Final = grounded
        """The same candidates and weights with the grounded intervals; None: all by the scores as stated."""
        self.drawn: Final = matrix if grounded is None else grounded.matrix
        self.distribution: Final = distribution
        self.samples: Final = samples
        self.seed: Final = seed
        self._kept: Final = kept

    @property
    def scores(self) -> ScoresAs:
        """What the draws are of."""
        return "stated" if self.grounded is None else "grounded"

    def has(self, *parts: str) -> bool:
        """Whether the named parts have been worked out."""
        return all(part in vars(self) for part in parts)

    @cached_property
    def acceptability(self) -> Acceptability | None:
        """Rank shares and central weights; brings numpy."""
        return acceptability(
            self.drawn, self.distribution, samples=self.samples, seed=self.seed, kept=self._kept
        )

    @cached_property
    def leading_share(self) -> Share | None:
        """How often the leader is first, as people count it; brings numpy."""
        return leading_share(self.matrix, self.acceptability)

    @property
    def share_so_far(self) -> Share | None:
        """The same where somebody has worked the shares out; never waits for them."""
        return self.leading_share if self.has("acceptability") else None

    @cached_property
    def confidence(self) -> tuple[float | None, ...]:
        """Confidence factors, one a candidate of the matrix; brings numpy."""
        found = self.acceptability
        return (None,) * len(self.matrix.candidates) if found is None else confidence(self.drawn, found)

    @cached_property
    def value_of_information(self) -> ValueOfInformation | None:
        """The worth of knowing groups of cells; brings numpy."""
        return value_of_information(self.drawn, samples=self.samples, seed=self.seed)

    @cached_property
    def cell_values(self) -> tuple[CellValue, ...]:
        """The worth of knowing one cell, exactly; the most valuable first."""
        return cell_values(self.drawn)

    @cached_property
    def lookups(self) -> tuple[Lookup, ...]:
        """What to find out first: the cells that evidence does not back; none where scores are as stated."""
        return () if self.grounded is None else find_out_first(self.grounded)

    @cached_property
    def worth_finding(self) -> tuple[CellValue, ...]:
        """The cells to find out about of which one alone could turn the choice, the most valuable first.

        By the scores as stated every such cell; by the grounded ones those that evidence does not back.
        """
        if self.grounded is None:
            return self.cell_values
        worth = (cell.worth for cell in self.lookups)
        return tuple(CellValue(it.candidate, it.criterion, it.value) for it in worth if it.value > 0)

    @cached_property
    def turning_chance(self) -> float:
        """With which chance all that is left to find out turns the choice; brings numpy."""
        return turning_chance(self.drawn, self.lookups, samples=self.samples, seed=self.seed)

    @cached_property
    def stability(self) -> tuple[Stability, ...]:
        """The stable interval of each criterion's weight."""
        return stability(self.matrix)

    @cached_property
    def weight_flips(self) -> tuple[WeightFlip, ...]:
        """The least weight to move for each rival, nearest first."""
        return weight_flips(self.matrix)

    @cached_property
    def cell_flips(self) -> tuple[CellFlip, ...]:
        """Every single score that brings a tie, the smallest change first."""
        return cell_flips(self.matrix, self.drawn)

    @cached_property
    def dominances(self) -> tuple[Dominance, ...]:
        """Who is better than whom whatever comes; by midpoints only where both are scored throughout."""
        unknown = {
            name for name, row in zip(self.matrix.candidates, self.matrix.unknown, strict=True) if any(row)
        }
        return tuple(
            one
            for one in dominances(self.drawn, self.matrix)
            if one.kind != "middle" or unknown.isdisjoint((one.better, one.worse))
        )

    @cached_property
    def never_best(self) -> tuple[str, ...]:
        """Who is proven to be first under no weights and no scores that are possible."""
        best = zip(self.matrix.candidates, potentially_best(self.drawn), strict=True)
        return tuple(candidate for candidate, can in best if can is False)


def running_matrix(decision: Decision, horizon: str | None = None) -> DecisionMatrix:
    """The matrix of the candidates that no must-have rules out."""
    running = frozenset(slug for slug, failed in ruled_out(decision).items() if not failed)
    return matrix_of(decision, horizon, only=running)


def sensitivity_of(
    decision: Decision,
    horizon: str | None = None,
    distribution: WeightDistribution = NEAR,
    *,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
) -> Sensitivity:
    """The robustness of a decision by its scores as stated, for one horizon or for all combined.

    What each score rests on depends on the day: `Analysis.sensitivity` counts for that.
    """
    return Sensitivity(running_matrix(decision, horizon), distribution, samples, seed)
