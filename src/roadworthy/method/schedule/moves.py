"""All that is worked out about when the candidates' moves can be over, each schedule once."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Final, TypeAlias

from roadworthy.method.finding import Finding
from roadworthy.method.in_time import date_ahead
from roadworthy.method.ranking import RuledOut, ruled_out
from roadworthy.method.schedule.cures import Cure, cures
from roadworthy.method.schedule.findings import schedule_findings
from roadworthy.method.schedule.forecast import schedule_of
from roadworthy.method.schedule.inputs import ScheduleInput, input_of
from roadworthy.method.schedule.result import Schedule
from roadworthy.method.weight_distribution import DEFAULT_SEED
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen

_RestsOn: TypeAlias = tuple[tuple[str, ScheduleInput], ...]


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
        self.held_cures: Final[dict[str, tuple[_RestsOn, tuple[Cure, ...]]]] = (
            {} if before is None or before.seed != seed else dict(before.held_cures)
        )
        """By candidate, the cures that were worked out last, and what they rest on."""

    def known(self, candidate: str) -> Schedule | None:
        """Its schedule where the draws are there already; else None. It never draws."""
        found = self._known.get(candidate)
        held = self.held.get(candidate)
        if found is not None or held is None or held.seed != self.seed:
            return found
        if held.basis != input_of(self.decision, candidate, self.today):
            return None
        return self._known.setdefault(candidate, held)

    def of(self, candidate: str) -> Schedule:
        """The schedule of a candidate's move; of the four usual phases where it is no candidate."""
        found = self.known(candidate)
        if found is None:
            it = input_of(self.decision, candidate, self.today)
            found = self._known.setdefault(candidate, schedule_of(candidate, it, seed=self.seed))
            self.held[candidate] = found
        return found

    def to_be_held(self, candidate: str) -> bool:
        """Whether a candidate's move is to be held against a date or against people: else nothing is drawn.

        Staying as one is takes no move.
        """
        it = input_of(self.decision, candidate, self.today)
        stays = self.decision.candidates[candidate].present == "as-is"
        return not stays and (it.forced_on is not None or None not in (it.effort, it.people))

    def is_drawn(self, candidate: str) -> bool:
        """Whether the schedule of a candidate's move is there already."""
        held = self.held.get(candidate)
        known = held is not None and held.basis == input_of(self.decision, candidate, self.today)
        return candidate in self._known or (known and held is not None and held.seed == self.seed)

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

    @cached_property
    def quickest(self) -> date | None:
        """The day by which the quickest move is over in 80 of 100 cases; None where there is no forecast."""
        return min((it.p80 for it in self.schedules.values() if it.p80 is not None), default=None)

    @cached_property
    def best_chance(self) -> BestChance | None:
        """The best chance to be in time, the first listed of equals.

        None where no date ahead forces the move, and where no candidate has a forecast.
        """
        if not date_ahead(self.decision, self.today):
            return None
        known = [
            BestChance(slug, it.chance, it.p80)
            for slug, it in self.schedules.items()
            if it.chance is not None
        ]
        return max(known, key=lambda it: it.chance, default=None)

    def cures(self, candidate: str) -> tuple[Cure, ...]:
        """What would bring a candidate's move into time; empty where it is."""
        found = self.known_cures(candidate)
        if found is None:
            rests_on = self._rests_on(candidate)
            others = (self.of(slug) for slug, _ in rests_on[1:])
            found = cures(self.of(candidate), others)
            self.held_cures[candidate] = (rests_on, found)
        return found

    def known_cures(self, candidate: str) -> tuple[Cure, ...] | None:
        """The cures where they are worked out already; else None. It never draws."""
        held = self.held_cures.get(candidate)
        return held[1] if held is not None and held[0] == self._rests_on(candidate) else None

    def _rests_on(self, candidate: str) -> "_RestsOn":
        """What a candidate's cures rest on: its own plan, and those of the present stack's upgrades."""
        rows = self.decision.candidates
        upgrades = [slug for slug in rows if rows[slug].present == "upgraded" and not self._out.get(slug)]
        return tuple(
            (slug, input_of(self.decision, slug, self.today))
            for slug in (candidate, *(slug for slug in upgrades if slug != candidate))
        )

    def findings(self, candidate: str) -> tuple[Finding, ...]:
        """What a candidate's schedule points out: the date, the people."""
        return schedule_findings(self.decision, self.of(candidate), self.cures(candidate))
