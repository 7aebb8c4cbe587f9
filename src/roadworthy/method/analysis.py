"""All that is worked out about one decision on one day.

Each part is worked out when it is first asked for, and its module is imported with it: the first frame of the
walk waits for no rule and no robustness. That is why imports stand inside (pyproject.toml says so, too).
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

from roadworthy.method.finding import Finding
from roadworthy.method.matrix import DecisionMatrix, MatrixReading, read_matrix
from roadworthy.method.ranking import (
    Leader,
    RankedCandidate,
    RowFigures,
    RuledOut,
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
    from roadworthy.method.basis import Basis
    from roadworthy.method.completeness import Askable, Progress, StationId
    from roadworthy.method.fit import ApproachFit
    from roadworthy.method.gate import Gate
    from roadworthy.method.leader_robustness import LeaderRobustness
    from roadworthy.method.path import FailedProof, Schedule
    from roadworthy.method.presets import Preset
    from roadworthy.method.sensitivity import Sensitivity

T = TypeVar("T")
_Key = tuple[object, ...]

_RESTS_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "stated_weights": ("criteria", "groups", "weighting", "horizons"),
    "ruled_out": ("candidates", "must_haves"),
    "fit": ("frame", "fit"),
    "presets": ("frame", "horizons"),
    "gate": ("frame", "people", "status"),
}
"""Parts that read a few fields of a decision alone, and which ones."""
_OF_THE_DAY: Final = frozenset({"gate"})
"""Those of them that another day changes."""


class Analysis:
    """What is worked out about one decision on one day, each part at most once.

    Any thread may ask; two that ask for the same part at the same time may both work it out. What takes long
    are the parts of a `Sensitivity`, which is itself there at once.

    `questions` is the catalogue that `progress` counts by; it is gone through once for each value.
    """

    def __init__(self, decision: Decision, today: date, questions: Iterable["Askable"] = ()) -> None:
        self.decision: Final = decision
        self.today: Final = today
        self._questions: Final = questions
        self._parts: Final[dict[_Key, Any]] = {}
        self._kept: Final[dict[_Key, Any]] = {}
        """Readings, figures and robustness of this decision, or of the last that had them, to begin from.
        The second of a key is the horizon."""

    def after(self, decision: Decision, today: date | None = None) -> "Analysis":
        """The analysis of another value of the decision, with all of this one that still holds.

        Decisions are values, and one shares with the other what an edit has not touched. So these are taken
        over: parts whose fields are the very same; matrix rows whose cells are, with their figures in the
        ranking; the robustness of a matrix that is equal.
        """
        day = self.today if today is None else today
        if decision is self.decision and day == self.today:
            return self
        new = Analysis(decision, day, self._questions)
        horizons = {None, *decision.horizons}
        new._kept.update((key, part) for key, part in self._kept.copy().items() if key[1] in horizons)
        for name, fields in _RESTS_ON.items():
            same = all(getattr(decision, field) is getattr(self.decision, field) for field in fields)
            if same and name in vars(self) and (day == self.today or name not in _OF_THE_DAY):
                vars(new)[name] = vars(self)[name]
        return new

    def _once(self, key: _Key, work: Callable[[], T]) -> T:
        if key not in self._parts:
            self._parts.setdefault(key, work())
        found: T = self._parts[key]
        return found

    def _keep(self, key: _Key, part: T) -> T:
        self._kept[key] = part
        return part

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
        running = [slug for slug, failed in self.ruled_out.items() if not failed]
        return self._once(("running", horizon), lambda: self.matrix(horizon).only(running))

    def ranking(self, horizon: str | None = None) -> tuple[RankedCandidate, ...]:
        """The places for one horizon, or for all combined, best first."""
        key = ("figures", horizon)

        def work() -> tuple[RankedCandidate, ...]:
            matrix, before = self.matrix(horizon), self._kept.get(key, ())
            figures: tuple[RowFigures, ...] = figures_of(matrix, before) if matrix.weights else ()
            return ranking_of(matrix, self.ruled_out, self._keep(key, figures))

        return self._once(("ranking", horizon), work)

    def leader(self, horizon: str | None = None) -> Leader:
        """The verdict on the first place."""

        def work() -> Leader:
            matrix = self.matrix(horizon)
            return leader_of(self.ranking(horizon), matrix.scale, any_score=matrix.any_known)

        return self._once(("leader", horizon), work)

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
    ) -> "Sensitivity":
        """The robustness of the running candidates; its parts are worked out when they are read."""
        from roadworthy.method.sensitivity import Sensitivity

        key = ("sensitivity", horizon, distribution, samples, seed)

        def work() -> "Sensitivity":
            matrix, held = self.running_matrix(horizon), self._kept.get(key)
            if not isinstance(held, Sensitivity) or held.matrix != matrix:
                held = Sensitivity(matrix, distribution, samples, seed)
            return self._keep(key, held)

        return self._once(key, work)

    def robustness(
        self,
        horizon: str | None = None,
        distribution: WeightDistribution = NEAR,
        *,
        samples: int = DEFAULT_SAMPLES,
        seed: int = DEFAULT_SEED,
    ) -> "LeaderRobustness | None":
        """How sure the first place is, which draws; None without weights, or without a rival."""
        from roadworthy.method.leader_robustness import leader_robustness

        found = self.sensitivity(horizon, distribution, samples=samples, seed=seed)
        key = ("robustness", horizon, distribution, samples, seed)
        return self._once(key, lambda: leader_robustness(found))

    # What the answers say by themselves

    @cached_property
    def gate(self) -> "Gate":
        """Whether it is time to choose."""
        from roadworthy.method.gate import gate

        return gate(self.decision, self.today)

    @cached_property
    def fit(self) -> "tuple[ApproachFit, ...]":
        """How well each of the four approaches fits."""
        from roadworthy.method.fit import fit

        return fit(self.decision)

    @cached_property
    def presets(self) -> "tuple[Preset, ...]":
        """The weights that the frame suggests."""
        from roadworthy.method.presets import presets

        return presets(self.decision)

    # What is found

    @cached_property
    def basis(self) -> "Basis":
        """What the rules rest on besides the answers."""
        from roadworthy.method.basis import Basis

        return Basis(
            self.decision,
            self.today,
            self.ruled_out,
            self.matrix(),
            self.ranking(),
            self.leader(),
            self.path_candidate or "",
        )

    @cached_property
    def raised(self) -> tuple[Finding, ...]:
        """Every risk and advice that the answers raise, warnings first."""
        from roadworthy.method.rules import raised_of

        return raised_of(self.basis)

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """What is raised and nobody has answered on the answers that stand today."""
        from roadworthy.method.rules import unsettled

        return unsettled(self.decision, self.raised)

    @cached_property
    def open_points(self) -> tuple[Finding, ...]:
        """What is open before it is signed, warnings first."""
        from roadworthy.method.signoff import open_points_of

        return open_points_of(self.basis, self.open_findings, self.led_under_first_lock)

    @cached_property
    def progress(self) -> "Mapping[StationId, Progress]":
        """How complete each station is."""
        from roadworthy.method.completeness import progress_of

        return progress_of(self.basis, self.fit, self.raised, self._questions)

    # The way to production

    @cached_property
    def path_candidate(self) -> str | None:
        """Whose path is walked."""
        from roadworthy.method.path import path_candidate_of

        return path_candidate_of(self.decision, self.leader().leaders)

    def schedule(self, candidate: str | None = None) -> "Schedule | None":
        """A candidate's path on the calendar, the walked one's where none is named; None without a path."""
        from roadworthy.method.path import schedule

        slug = self.path_candidate if candidate is None else candidate
        path = self.decision.paths.get(slug or "")
        return self._once(("schedule", slug), lambda: schedule(path, self.today) if path else None)

    @cached_property
    def path_findings(self) -> tuple[Finding, ...]:
        """What is to be pointed out on the walked path."""
        from roadworthy.method.rollout import path_findings_of

        plan = self.schedule()
        return path_findings_of(self.basis, plan) if plan else ()

    @cached_property
    def failed_proofs(self) -> "tuple[FailedProof, ...]":
        """The proofs of concept that failed, and what each taught."""
        from roadworthy.method.path import failed_proof

        return failed_proof(self.decision)

    # Two beside each other

    @cached_property
    def compared(self) -> tuple[str, str] | None:
        """The two to hold against each other: the chosen one and the leader, or the leader and the next."""
        from roadworthy.method.tradeoffs import compared

        return compared(self.decision, self.ranking())

    def tradeoffs(self, a: str, b: str) -> tuple[Finding, ...]:
        """What each of two candidates buys and costs beside the other, and what the horizons say."""
        from roadworthy.method.tradeoffs import tradeoffs_of

        def work() -> tuple[Finding, ...]:
            slugs = tuple(self.decision.horizons)
            ends = (self.matrix(slugs[0]), self.matrix(slugs[-1])) if len(slugs) > 1 else None
            return tradeoffs_of(self.decision, self.matrix(), ends, a, b)

        return self._once(("tradeoffs", a, b), work)
