"""All that is worked out about when the candidates' moves can be over, each schedule once."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final

from roadworthy.method.finding import Finding
from roadworthy.method.ranking import RuledOut, ruled_out
from roadworthy.method.schedule.cures import Cure, cures
from roadworthy.method.schedule.findings import schedule_findings
from roadworthy.method.schedule.forecast import schedule_of
from roadworthy.method.schedule.inputs import input_of
from roadworthy.method.schedule.result import Schedule
from roadworthy.method.weight_distribution import DEFAULT_SEED
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen


@frozen
class BestChance:
    """The candidate whose move is likeliest to be over in time."""

    candidate: str
    """Empty where there are no candidates yet: the four usual phases."""
    chance: float
    p80: date | None


class Moves:
    """When each candidate's move can be over, by its path or the usual phases. Brings numpy with the first.

    It reads the frame, the candidates, the must-haves and the paths alone. `before` are the moves of another
    decision, of which is kept what rests on the same.
    """

    def __init__(
        self,
        decision: Decision,
        today: date,
        out: RuledOut | None = None,
        *,
        seed: int = DEFAULT_SEED,
        before: "Moves | None" = None,
    ) -> None:
        self.decision: Final = decision
        self.today: Final = today
        self.seed: Final = seed
        self._out: Final = ruled_out(decision) if out is None else out
        self.held: Final[dict[str, Schedule]] = {} if before is None else dict(before.held)
        """By candidate, the last schedule that was drawn, for this decision or one before."""
        self._known: Final[dict[str, Schedule]] = {}

    def of(self, candidate: str) -> Schedule:
        """The schedule of a candidate's move; of the four usual phases where it is no candidate."""
        found = self._known.get(candidate)
        if found is None:
            it, held = input_of(self.decision, candidate, self.today), self.held.get(candidate)
            same = held is not None and held.basis == it and held.seed == self.seed
            found = held if held is not None and same else schedule_of(candidate, it, seed=self.seed)
            found = self._known.setdefault(candidate, found)
            self.held[candidate] = found
        return found

    @cached_property
    def schedules(self) -> Mapping[str, Schedule]:
        """By candidate, of those that no must-have rules out; that of the usual phases without candidates.

        Staying as one is takes no move, so it has no schedule, unless there is nothing else.
        """
        if not self.decision.candidates:
            return {"": self.of("")}
        running = [slug for slug in self.decision.candidates if not self._out.get(slug)]
        moving = [slug for slug in running if self.decision.candidates[slug].present != "as-is"]
        return {slug: self.of(slug) for slug in moving or running}

    @property
    def date_ahead(self) -> bool:
        """Whether a date that lies ahead forces the move."""
        forced = self.decision.frame.waiting.forced_on
        return forced is not None and forced > self.today

    @cached_property
    def best_chance(self) -> BestChance | None:
        """The best chance to be in time, the first listed of equals.

        None where no date ahead forces the move, and where no candidate has a forecast.
        """
        if not self.date_ahead:
            return None
        known = [
            BestChance(slug, it.chance, it.p80)
            for slug, it in self.schedules.items()
            if it.chance is not None
        ]
        return max(known, key=lambda it: it.chance, default=None)

    def cures(self, candidate: str) -> tuple[Cure, ...]:
        """What would bring a candidate's move into time; empty where it is."""
        rows = self.decision.candidates
        others = (
            it for slug, it in self.schedules.items() if slug in rows and rows[slug].present == "upgraded"
        )
        return cures(self.of(candidate), others)

    def findings(self, candidate: str) -> tuple[Finding, ...]:
        """What a candidate's schedule points out: the date, the people."""
        return schedule_findings(self.decision, self.of(candidate), self.cures(candidate))
