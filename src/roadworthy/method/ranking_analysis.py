"""The ranking of one decision on one day, what its scores rest on, and how much it can bear."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from roadworthy.method.matrix import DecisionMatrix, MatrixReading, read_matrix
from roadworthy.method.parts import Parts
from roadworthy.method.ranking import (
    Leader,
    RankedCandidate,
    RowFigures,
    RuledOut,
    clear_of,
    figures_of,
    largest_regrets,
    leader_of,
    ranking_of,
    ruled_out,
)
from roadworthy.method.weight_distribution import DEFAULT_SAMPLES, DEFAULT_SEED, NEAR, WeightDistribution
from roadworthy.method.weights import StatedWeights, Weights, stated_weights, ways_with_weights
from roadworthy.model import Decision
from roadworthy.model.judgement import WeightMethod

if TYPE_CHECKING:
    from roadworthy.method.certainty import GroundedMatrix, GroundsReading, ScoresAs
    from roadworthy.method.leader_robustness import LeaderRobustness
    from roadworthy.method.sensitivity import Sensitivity


class RankingAnalysis(Parts):
    """The part of an `Analysis` that numbers are worked out in; its modules are imported when asked for."""

    def __init__(self, decision: Decision, today: date) -> None:
        super().__init__()
        self.decision: Final = decision
        self.today: Final = today

    # The ranking, and what it rests on

    @cached_property
    def stated_weights(self) -> StatedWeights:
        """The weights for the whole, per horizon and combined."""
        return stated_weights(self.decision)

    def weights(self, horizon: str | None = None) -> Weights:
        """The weights for one horizon, or for all combined; empty while there are none."""
        return self.stated_weights.at(horizon)

    @cached_property
    def weights_by_way(self) -> Mapping[WeightMethod, Weights]:
        """The weights of each way that has said enough to count, whichever does."""
        return ways_with_weights(self.decision)

    @cached_property
    def ruled_out(self) -> RuledOut:
        """By candidate, the must-haves that it is known to lack."""
        return ruled_out(self.decision)

    def _reading(self, horizon: str | None) -> MatrixReading:
        key = ("reading", horizon)

        def work() -> MatrixReading:
            before: MatrixReading | None = self._kept.get(key)
            return self._keep(key, read_matrix(self.decision, self.stated_weights, horizon, before))

        return self._once(key, work)

    def matrix(self, horizon: str | None = None) -> DecisionMatrix:
        """The matrix for one horizon, or for all combined."""
        return self._reading(horizon).matrix

    def running_matrix(self, horizon: str | None = None) -> DecisionMatrix:
        """The matrix of the candidates that no must-have rules out."""
        return self._once(("running", horizon), lambda: self.matrix(horizon).only(self._running))

    @property
    def _running(self) -> list[str]:
        return [slug for slug, failed in self.ruled_out.items() if not failed]

    def ranking(self, horizon: str | None = None) -> tuple[RankedCandidate, ...]:
        """The places for one horizon, or for all combined, best first."""
        key = ("figures", horizon)

        def work() -> tuple[RankedCandidate, ...]:
            matrix, before = self.matrix(horizon), self._kept.get(key, ())
            figures: tuple[RowFigures, ...] = figures_of(matrix, before) if matrix.weights else ()
            return ranking_of(matrix, self.ruled_out, self._keep(key, figures))

        return self._once(("ranking", horizon), work)

    def leader(self, horizon: str | None = None, *, scores: "ScoresAs" = "grounded") -> Leader:
        """The verdict on the first place; a clear one only where what backs the scores leaves it clear."""

        def work() -> Leader:
            matrix = self.matrix(horizon)
            lead = leader_of(self.ranking(horizon), matrix.scale, any_score=matrix.any_known)
            if scores == "stated" or lead.verdict != "clear":
                return lead
            return clear_of(lead, self.running_grounded(horizon).matrix)

        return self._once(("leader", horizon, scores), work)

    # What the scores rest on

    @cached_property
    def grounds(self) -> "GroundsReading":
        """What each score rests on today, and the decision with the intervals that this leaves it."""
        from roadworthy.method.certainty import read_grounds

        key = ("grounds", None)
        return self._keep(key, read_grounds(self.decision, self.today, self._kept.get(key)))

    def grounded(self, horizon: str | None = None) -> "GroundedMatrix":
        """The matrix with the grounded intervals, for one horizon or for all combined."""
        from roadworthy.method.certainty import grounded_matrix

        key = ("grounded reading", horizon)

        def work() -> "GroundedMatrix":
            before: MatrixReading | None = self._kept.get(key)
            found = read_matrix(self.grounds.decision, self.stated_weights, horizon, before)
            return grounded_matrix(self.grounds, self._keep(key, found).matrix)

        return self._once(("grounded", horizon), work)

    def running_grounded(self, horizon: str | None = None) -> "GroundedMatrix":
        """The same of the candidates that no must-have rules out."""
        return self._once(("running grounded", horizon), lambda: self.grounded(horizon).only(self._running))

    @cached_property
    def regrets(self) -> Mapping[str, float]:
        """What each candidate gives up in the horizon that suits it least; of those that have a rank."""
        return largest_regrets(map(self.ranking, self.decision.horizons))

    @cached_property
    def rankings_by_way(self) -> Mapping[WeightMethod, tuple[RankedCandidate, ...]]:
        """The ranking under the weights of each way that has said enough to count."""
        from roadworthy.method.other_ways import standings_by_way_of

        return standings_by_way_of(self.weights_by_way, self.matrix(), self.ruled_out)

    @cached_property
    def led_under_first_lock(self) -> tuple[str, ...]:
        """Who leads under the weights as first locked; nobody where none were."""
        from roadworthy.method.signoff import led_under_first_lock_of

        return led_under_first_lock_of(self.decision, self.matrix(), self.ruled_out)

    # How much the ranking can bear

    def sensitivity(
        self,
        horizon: str | None = None,
        distribution: WeightDistribution = NEAR,
        *,
        samples: int = DEFAULT_SAMPLES,
        seed: int = DEFAULT_SEED,
        scores: "ScoresAs" = "grounded",
    ) -> "Sensitivity":
        """The robustness of the running candidates; its parts are worked out when they are read."""
        from roadworthy.method.robustness import KeptDraws
        from roadworthy.method.sensitivity import Sensitivity

        key = ("sensitivity", horizon, distribution, samples, seed, scores)

        def work() -> "Sensitivity":
            matrix, held = self.running_matrix(horizon), self._kept.get(key)
            grounded = self.running_grounded(horizon) if scores == "grounded" else None
            if not isinstance(held, Sensitivity) or held.matrix != matrix or held.grounded != grounded:
                draws = self._kept.setdefault(("draws", None), KeptDraws())
                held = Sensitivity(matrix, distribution, samples, seed, grounded, kept=draws)
            return self._keep(key, held)

        return self._once(key, work)

    def robustness(
        self,
        horizon: str | None = None,
        distribution: WeightDistribution = NEAR,
        *,
        samples: int = DEFAULT_SAMPLES,
        seed: int = DEFAULT_SEED,
        scores: "ScoresAs" = "grounded",
    ) -> "LeaderRobustness | None":
        """How sure the first place is, which draws; None without weights, or without a rival."""
        from roadworthy.method.leader_robustness import leader_robustness

        found = self.sensitivity(horizon, distribution, samples=samples, seed=seed, scores=scores)
        key = ("robustness", horizon, distribution, samples, seed, scores)
        return self._once(key, lambda: leader_robustness(found))
