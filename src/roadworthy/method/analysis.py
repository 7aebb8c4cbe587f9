"""All that is worked out about one decision on one day.

Each part is worked out when it is first asked for, and its module is imported with it: the first frame of the
walk waits for no rule and no robustness. That is why imports stand inside (pyproject.toml says so, too).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from roadworthy.method.finding import Finding
from roadworthy.method.ranking_analysis import RankingAnalysis
from roadworthy.method.signs import NO_SIGNS, SignCatalogue
from roadworthy.method.weight_distribution import DEFAULT_SEED
from roadworthy.model import Decision

if TYPE_CHECKING:
    from roadworthy.method.basis import Basis
    from roadworthy.method.cell_evidence import BackedLast, CellEvidence, CellKey
    from roadworthy.method.certainty import Ground
    from roadworthy.method.fit import ApproachFit, HardAnswers
    from roadworthy.method.gate import Gate
    from roadworthy.method.homes import StationId
    from roadworthy.method.path import FailedProof, PathPlan
    from roadworthy.method.presets import Preset
    from roadworthy.method.progress import Askable, Progress
    from roadworthy.method.schedule import Moves, Schedule
    from roadworthy.method.sensitivity import Sensitivity

_RESTS_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "stated_weights": ("criteria", "groups", "weighting", "horizons"),
    "ruled_out": ("candidates", "must_haves"),
    "fit": ("frame", "fit"),
    "hard_answers": ("frame", "fit", "candidates"),
    "presets": ("frame", "horizons"),
    "gate": ("frame", "people", "status", "candidates", "must_haves", "paths"),
    "gate_undrawn": ("frame", "people", "status"),
    "moves": ("frame", "candidates", "must_haves", "paths"),
    "cell_evidence": ("candidates", "criteria", "evidence", "scores"),
    "reason_grounds": ("outcome", "candidates", "criteria", "must_haves", "evidence", "scores", "ballots"),
}
"""Parts that read a few fields of a decision alone, and which ones."""
_OF_THE_DAY: Final = frozenset({"gate", "gate_undrawn", "moves", "cell_evidence", "reason_grounds"})
"""Those of them that another day changes."""


class Analysis(RankingAnalysis):
    """What is worked out about one decision on one day, each part at most once.

    Any thread may ask; two that ask for the same part at the same time may both work it out. What takes long
    are the parts of a `Sensitivity`, which is itself there at once, and what rests on schedules.

    `questions` is the catalogue that `progress` counts by; it is gone through once for each value. `signs` is
    what scores are held against; without it none is told to depart from its signs. `seed` is that of the
    schedules; a robustness has its own.
    """

    def __init__(
        self,
        decision: Decision,
        today: date,
        questions: Iterable["Askable"] = (),
        *,
        signs: SignCatalogue = NO_SIGNS,
        seed: int = DEFAULT_SEED,
    ) -> None:
        super().__init__(decision, today)
        self._signs: Final = signs
        self.seed: Final = seed
        self._questions: Final = questions

    def after(self, decision: Decision, today: date | None = None) -> "Analysis":
        """The analysis of another value of the decision, with all of this one that still holds.

        Decisions are values, and one shares with the other what an edit has not touched. So these are taken
        over: parts whose fields are the very same; matrix rows whose cells are, with their figures in the
        ranking; the robustness of a matrix that is equal.
        """
        day = self.today if today is None else today
        if decision is self.decision and day == self.today:
            return self
        new = Analysis(decision, day, self._questions, signs=self._signs, seed=self.seed)
        horizons = {None, *decision.horizons}
        new._kept.update((key, part) for key, part in self._kept.copy().items() if key[1] in horizons)
        for name, fields in _RESTS_ON.items():
            same = all(getattr(decision, field) is getattr(self.decision, field) for field in fields)
            if same and name in vars(self) and (day == self.today or name not in _OF_THE_DAY):
                vars(new)[name] = vars(self)[name]
        return new

    # What the answers say by themselves

    @cached_property
    def gate(self) -> "Gate":
        """Whether it is time to choose; brings numpy where a date that lies ahead forces it."""
        from roadworthy.method.gate import gate_of

        if not self.held_against_a_day:
            return gate_of(self.decision, self.today, None)
        return gate_of(self.decision, self.today, self.moves.best_chance, self.moves.quickest)

    @property
    def held_against_a_day(self) -> bool:
        """Whether a day lies ahead to hold the moves against."""
        from roadworthy.method.in_time import held_against_a_day

        return held_against_a_day(self.decision, self.today)

    @cached_property
    def gate_undrawn(self) -> "Gate":
        """The gate without the chance to hold the date."""
        from roadworthy.method.gate import gate_of

        return gate_of(self.decision, self.today, None)

    @property
    def gate_so_far(self) -> "Gate":
        """The gate without waiting for draws: `gate_undrawn` while it is not worked out and needs some."""
        return self.gate if self.has("gate") or not self.held_against_a_day else self.gate_undrawn

    @cached_property
    def fit(self) -> "tuple[ApproachFit, ...]":
        """How well each of the four approaches fits."""
        from roadworthy.method.fit import fit

        return fit(self.decision)

    @cached_property
    def hard_answers(self) -> "HardAnswers":
        """By candidate, the answers that rule out how it would be built."""
        from roadworthy.method.fit import ruled_out_by_answers

        return ruled_out_by_answers(self.decision)

    @cached_property
    def presets(self) -> "tuple[Preset, ...]":
        """The weights that the frame suggests."""
        from roadworthy.method.presets import presets

        return presets(self.decision)

    # What each cell rests on

    @cached_property
    def cell_evidence(self) -> "Mapping[CellKey, CellEvidence]":
        """The entries behind each cell that has any."""
        from roadworthy.method.cell_evidence import read_cell_evidence

        return read_cell_evidence(self.decision, self.today, self._signs)

    def if_backed(self, cell: "CellKey") -> "Sensitivity":
        """How much the ranking could bear with a cell backed by a fact of today, its score as it stands."""
        from roadworthy.method.cell_evidence import with_evidence

        def work() -> "Sensitivity":
            return self.after(with_evidence(self.decision, cell, self.today)).sensitivity()

        return self._once(("if backed", cell), work)

    @cached_property
    def backed_last(self) -> "BackedLast | None":
        """The newest entry that backs a score."""
        from roadworthy.method.cell_evidence import backed_last

        return backed_last(self.decision, self.today)

    @cached_property
    def before_last(self) -> "Sensitivity":
        """How much the ranking could bear without the entry that backed a score last."""
        from roadworthy.method.cell_evidence import without_entry

        last = self.backed_last
        if last is None:
            return self.sensitivity()
        cell = (last.candidate, last.criterion)
        return self.after(without_entry(self.decision, cell, last.entry)).sensitivity()

    @cached_property
    def reason_grounds(self) -> "tuple[Ground | None, ...]":
        """What backs each reason of the decision, as far as it says so."""
        from roadworthy.method.reason_grounds import reason_grounds

        return reason_grounds(self.decision, self.today)

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
            self.fit,
            self.hard_answers,
            self._signs,
        )

    def reservations(self, candidate: str) -> tuple[Finding, ...]:
        """What stands against a candidate whatever its value is, heaviest first. Brings numpy for a date."""
        from roadworthy.method.reservations import reservations_of

        def work() -> tuple[Finding, ...]:
            planned = self.moves.findings(candidate) if self.moves.to_be_held(candidate) else ()
            return reservations_of(self.basis, candidate, planned)

        return self._once(("reservations", candidate), work)

    def reservations_so_far(self, candidate: str) -> tuple[Finding, ...]:
        """The same without waiting for draws: nothing of a date whose schedule nobody has drawn yet."""
        from roadworthy.method.reservations import reservations_of

        if not self.moves.to_be_held(candidate) or self.moves.is_drawn(candidate):
            return self.reservations(candidate)
        return reservations_of(self.basis, candidate)

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

    def plan(self, candidate: str | None = None) -> "PathPlan | None":
        """A candidate's path on the calendar, the walked one's where none is named; None without a path."""
        from roadworthy.method.path import path_plan

        slug = self.path_candidate if candidate is None else candidate
        path = self.decision.paths.get(slug or "")
        return self._once(("plan", slug), lambda: path_plan(path, self.today) if path else None)

    @cached_property
    def moves(self) -> "Moves":
        """When each candidate's move can be over; what is drawn of it is drawn when it is read."""
        from roadworthy.method.schedule import Moves

        key = ("moves", None)
        before = self._kept.get(key)
        return self._keep(
            key, Moves(self.decision, self.today, self.ruled_out, seed=self.seed, before=before)
        )

    @property
    def walked_schedule(self) -> "Schedule | None":
        """When the walked path can be over; None where it is nobody's. Brings numpy."""
        return None if self.path_candidate is None else self.moves.of(self.path_candidate)

    @cached_property
    def plan_findings(self) -> tuple[Finding, ...]:
        """What is to be pointed out about the walked path's dates and people. Brings numpy."""
        from roadworthy.method.rollout import overlaps

        slug, plan = self.path_candidate, self.plan()
        if slug is None:
            return ()
        return (*self.moves.findings(slug), *(overlaps(slug, plan, self.today) if plan else ()))

    @cached_property
    def path_findings(self) -> tuple[Finding, ...]:
        """What is to be pointed out on the walked path."""
        from roadworthy.method.rollout import path_findings_of

        plan = self.plan()
        return path_findings_of(self.basis, plan) if plan else ()

    @cached_property
    def failed_proofs(self) -> "tuple[FailedProof, ...]":
        """The proofs of concept that failed, and what each taught."""
        from roadworthy.method.path import failed_proof

        return failed_proof(self.decision)

    # Two beside each other

    @cached_property
    def compared(self) -> tuple[str, str] | None:
        """The two to hold against each other: the chosen one and the leader, or the leader and the next.

        None where there are no two, and before the first score.
        """
        from roadworthy.method.tradeoffs import compared

        return compared(self.decision, self.ranking()) if self.matrix().any_known else None

    def tradeoffs(self, a: str, b: str) -> tuple[Finding, ...]:
        """What each of two candidates buys and costs beside the other, and what the horizons say."""
        from roadworthy.method.tradeoffs import tradeoffs_of

        def work() -> tuple[Finding, ...]:
            slugs = tuple(self.decision.horizons)
            ends = (self.matrix(slugs[0]), self.matrix(slugs[-1])) if len(slugs) > 1 else None
            return tradeoffs_of(self.decision, self.matrix(), ends, a, b)

        return self._once(("tradeoffs", a, b), work)
