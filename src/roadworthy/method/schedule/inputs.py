"""What a schedule is worked out from: the phases with their lengths, the effort, the people, the date."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from itertools import takewhile
from math import exp, fsum, log
from typing import Final, Literal

from roadworthy.method.path import OPEN_EXIT, phase_state
from roadworthy.model import Decision, Interval
from roadworthy.model.frozen import frozen
from roadworthy.model.landscape import Candidate
from roadworthy.model.path import MigrationPath, Phase, PhaseKind

LengthFrom = Literal["stated", "usual", "effort", "guess"]
"""Where a length comes from: the file, its kind's usual one, what is left of the effort, our guess."""
PhaseTime = Literal["ended", "running", "ahead"]

KINDS: Final[dict[str, PhaseKind]] = {
    "proof-of-concept": "proof",
    "critical-path": "critical-path",
    "parallel-run": "parallel-run",
    "full-migration": "full-migration",
}
"""The four phases where no path is planned; one that says no kind has that of its key, or its place."""
USUAL: Final[dict[PhaseKind, Interval]] = {
    "proof": Interval(2.0, 4.0),
    "critical-path": Interval(4.0, 6.0),
    "parallel-run": Interval(6.0, 12.0),
}
"""Weeks of the first three phases where nobody gave any."""
GUESS: Final = Interval(4.0, 12.0)
"""Weeks of the last phase where neither its length nor effort and people are known: our guess."""
LEAST_REST: Final = Interval(1.0, 2.0)
"""Weeks that the last phase takes at the least, however little effort is left for it."""
TENTH: Final = 1.2815515655446004
"""The 90 % point of the standard normal distribution."""
DAY: Final = 1 / 7
"""A day in weeks: no phase is shorter."""
LONGEST: Final = 10_000.0
"""Weeks, two centuries: a longer phase has no date that could be told."""


@frozen
class PhaseInput:
    """A phase that takes time: its planned length in weeks and its dates."""

    slug: str
    name: str
    low: float
    """Planned weeks that one in ten stays below."""
    high: float
    """Planned weeks that one in ten exceeds; where it is `low`, that is the length."""
    length_from: LengthFrom
    time: PhaseTime
    started_on: date | None
    ended_on: date | None
    starts_on: date | None

    @property
    def mu(self) -> float:
        """Mean of the logarithm of its length in weeks: (ln a + ln b) / 2."""
        return (log(self.low) + log(self.high)) / 2

    @property
    def sigma(self) -> float:
        """Standard deviation of that logarithm: a and b are the 10 % and 90 % points."""
        return (log(self.high) - log(self.low)) / (2 * TENTH)

    @property
    def middle(self) -> float:
        """(a + b) / 2, in weeks: its share of the effort."""
        return (self.low + self.high) / 2

    @property
    def actual(self) -> float | None:
        """Weeks that it took, a day at the least; None unless it ended and both days are known."""
        if self.time != "ended" or self.started_on is None or self.ended_on is None:
            return None
        return max(DAY, (self.ended_on - self.started_on).days / 7)


@frozen
class ScheduleInput:
    """All that a schedule rests on; two that are equal have the same schedule."""

    phases: tuple[PhaseInput, ...]
    """In their order, without skipped ones, up to the first that failed."""
    today: date
    forced_on: date | None = None
    effort: Interval | None = None
    """Person-weeks of the whole move."""
    people: Interval | None = None
    """Full-time equivalents at work on it."""
    failed: str = ""
    """Name of the phase that failed, after which there is no forecast; empty where none did."""
    planned: bool = field(default=True)
    """Whether somebody planned the phases; False: they are the usual four."""

    @property
    def learned(self) -> float | None:
        """By what every phase that has not ended is longer or shorter than planned, as a factor.

        exp(r n / (n + 2)), r the mean of ln(actual / median planned weeks) over the n phases that ended; None
        where none has.
        """
        logs = [log(phase.actual) - phase.mu for phase in self.phases if phase.actual is not None]
        if not logs:
            return None
        return exp(fsum(logs) / len(logs) * len(logs) / (len(logs) + 2))


def input_of(decision: Decision, candidate: str, today: date) -> ScheduleInput:
    """What the file says about one candidate's move; the usual four phases where no path is planned."""
    path = decision.paths.get(candidate, MigrationPath.blank())
    effort = decision.candidates.get(candidate, Candidate.blank()).costs.switching_weeks
    capacity = decision.frame.team.capacity
    people = (
        path.people if path.people is not None else None if capacity is None else Interval(capacity, capacity)
    )
    known = people if people is not None and people.low > 0 else None
    planned = bool(path.phases)
    phases = path.phases if planned else {slug: Phase(kind=kind) for slug, kind in KINDS.items()}
    waiting = decision.frame.waiting
    states = {slug: phase_state(phase) for slug, phase in phases.items()}
    going = {slug: phase for slug, phase in phases.items() if states[slug] != "skipped"}
    failed = next((slug for slug in going if states[slug] == "failed"), None)
    kinds = {slug: _kind(slug, phase, place) for place, (slug, phase) in enumerate(phases.items())}
    lengths = _lengths(going, kinds, effort if effort and effort.high > 0 else None, known)
    until = takewhile(lambda slug: slug != failed, going)
    return ScheduleInput(
        phases=tuple(_input(slug, going[slug], lengths[slug], today) for slug in until),
        today=today,
        forced_on=waiting.forced_on,
        effort=effort,
        people=known,
        failed="" if failed is None else going[failed].name or failed,
        planned=planned,
    )


def _lengths(
    phases: Mapping[str, Phase],
    kinds: Mapping[str, PhaseKind | None],
    effort: Interval | None,
    people: Interval | None,
) -> dict[str, tuple[Interval, LengthFrom]]:
    found: dict[str, tuple[Interval, LengthFrom]] = {}
    for slug, phase in phases.items():
        kind = kinds[slug]
        if phase.weeks is not None:
            found[slug] = _sensible(phase.weeks), "stated"
        elif kind in USUAL:
            found[slug] = USUAL[kind], "usual"
        else:
            found[slug] = GUESS, "guess"
    if effort is None or people is None:
        return found
    for slug in [slug for slug, (_, source) in found.items() if source == "guess"]:
        others = [weeks for other, (weeks, _) in found.items() if other != slug]
        found[slug] = _rest(effort, people, others), "effort"
    return found


def _rest(effort: Interval, people: Interval, others: list[Interval]) -> Interval:
    """[max(1, e / q - sum b), max(2, f / p - sum a)] weeks: what is left of the effort after the others."""
    low = max(LEAST_REST.low, effort.low / people.high - fsum(weeks.high for weeks in others))
    high = max(LEAST_REST.high, effort.high / people.low - fsum(weeks.low for weeks in others))
    return _sensible(Interval(min(low, high), high))


def _kind(slug: str, phase: Phase, place: int) -> PhaseKind | None:
    """Its kind as said, else by its key, else by its place."""
    kinds = tuple(KINDS.values())
    return phase.kind or KINDS.get(slug) or (kinds[place] if place < len(kinds) else None)


def _sensible(weeks: Interval) -> Interval:
    return Interval(min(max(weeks.low, DAY), LONGEST), min(max(weeks.high, DAY), LONGEST))


def _input(slug: str, phase: Phase, length: tuple[Interval, LengthFrom], today: date) -> PhaseInput:
    weeks, source = length
    found = PhaseInput(
        slug, phase.name or slug.replace("-", " "), weeks.low, weeks.high, source, "ahead",
        phase.started_on, None, phase.starts_on,
    )  # fmt: skip
    met = [check.met_on for check in phase.checks.values() if check.met_on is not None]
    state = phase_state(phase)
    if state in OPEN_EXIT or (phase.ended_on is not None and phase.ended_on <= today):
        return replace(found, time="ended", ended_on=phase.ended_on or max(met, default=phase.started_on))
    if state == "running":
        start = phase.started_on or min(met, default=today)
        if start <= today:
            return replace(found, time="running", started_on=start)
        return replace(found, starts_on=start)
    return found
