"""What findings rest on besides the answers themselves: who is out, who leads, whose path is walked."""

from collections.abc import Mapping
from datetime import date

from roadworthy.method.fit import ApproachFit, HardAnswers, fit, ruled_out_by_answers
from roadworthy.method.matrix import DecisionMatrix, matrix_of
from roadworthy.method.path import path_candidate_of
from roadworthy.method.ranking import Leader, RankedCandidate, RuledOut, leader_of, ranking_of, ruled_out
from roadworthy.method.signs import NO_SIGNS, SignCatalogue
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.path import MigrationPath, Phase


@frozen
class Basis:
    """A decision on a day with what every rule may ask about it, each worked out once."""

    decision: Decision
    today: date
    ruled_out: RuledOut
    """By candidate, the must-haves that it is known to lack."""
    matrix: DecisionMatrix
    """All horizons combined; the candidates that are out stand in it, too."""
    ranking: tuple[RankedCandidate, ...]
    leader: Leader
    walked: str
    """The candidate whose path is walked; empty where it is nobody's."""
    fit: tuple[ApproachFit, ...]
    """How well each way of building fits the answers."""
    hard_answers: HardAnswers
    """By candidate, the answers that rule out how it would be built."""
    signs: SignCatalogue = NO_SIGNS
    """The signs that scores are held against; without them nothing is said of it."""

    @property
    def path(self) -> MigrationPath | None:
        """The path that is walked."""
        return self.decision.paths.get(self.walked)

    @property
    def phases(self) -> Mapping[str, Phase]:
        """The phases of the path that is walked; none where there is no path."""
        return self.path.phases if self.path else {}

    @property
    def running(self) -> tuple[str, ...]:
        """The candidates that rules look at: the chosen one alone, else all that no must-have rules out."""
        if self.decision.outcome.chosen in self.decision.candidates:
            return (self.decision.outcome.chosen,)
        return tuple(slug for slug, failed in self.ruled_out.items() if not failed)

    @property
    def front(self) -> frozenset[str]:
        """The candidates whose findings keep their full level: chosen, leading, or all while nobody leads."""
        if self.decision.outcome.chosen in self.decision.candidates:
            return frozenset((self.decision.outcome.chosen,))
        return frozenset(self.leader.leaders) or frozenset(self.running)


def basis_of(decision: Decision, today: date, signs: SignCatalogue = NO_SIGNS) -> Basis:
    """All of it, worked out anew; `Analysis.basis` has it where more is asked about the same decision."""
    matrix, out = matrix_of(decision), ruled_out(decision)
    places = ranking_of(matrix, out)
    leader = leader_of(places, matrix.scale, any_score=matrix.any_known)
    walked = path_candidate_of(decision, leader.leaders) or ""
    hard = ruled_out_by_answers(decision)
    return Basis(decision, today, out, matrix, places, leader, walked, fit(decision), hard, signs)
