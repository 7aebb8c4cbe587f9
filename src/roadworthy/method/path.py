"""Where the move stands: the state of each phase, when it may end, and whose path it is."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from typing import Final, Literal

from roadworthy.method.ranking import leader
from roadworthy.model import Decision, Interval
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import Evidence
from roadworthy.model.path import Blocker, MigrationPath, Phase

PhaseState = Literal["planned", "running", "passed", "on-word", "failed", "skipped"]
OVER: Final[frozenset[PhaseState]] = frozenset({"passed", "on-word", "failed", "skipped"})
"""States that a phase does not leave by itself."""
OPEN_EXIT: Final[frozenset[PhaseState]] = frozenset({"passed", "on-word"})
"""States whose exit lets the next phase begin."""

_ABOUT: Final[Mapping[str | None, str]] = {
    "documentation": "learning-curve",
    "community": "community-health",
    "integration": "operational-tooling",
    "blocker": "ecosystem-maturity",
    None: "ecosystem-maturity",
}
"""The criterion that a kind of blocker speaks about."""


@frozen
class PhasePlan:
    """One phase on the timeline. Dates are None where nothing is known to work them out from."""

    slug: str
    phase: Phase
    state: PhaseState
    start: date | None
    """First day, if all before it goes well; the real one once it has begun."""
    latest_start: date | None
    earliest_end: date | None
    latest_end: date | None
    met: int
    """Exit checks that are met."""
    open_checks: tuple[str, ...]
    """Slugs of the exit checks that are not."""
    overdue_days: int = 0
    """Days past its latest end while it is still running; 0 where it is not late."""


@frozen
class PathPlan:
    """A path on the calendar."""

    phases: tuple[PhasePlan, ...]
    done: tuple[str, ...]
    """Slugs of the phases that are behind: passed, passed on word, or skipped."""
    next: str | None
    """Slug of the phase to work on now; None when all are behind, and after a failure."""
    earliest_end: date | None
    latest_end: date | None


@frozen
class FailedProof:
    """A proof of concept that failed, and what it taught."""

    candidate: str
    phase: str
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    """New rows for `Decision.evidence`; what was carried over before is left out."""


def is_proof(slug: str, phase: Phase) -> bool:
    """Whether a phase is the proof of concept: by its kind, or by the slug that ships where it has none."""
    return phase.kind == "proof" or (phase.kind is None and slug == "proof-of-concept")


def open_checks(phase: Phase) -> tuple[str, ...]:
    """Slugs of the exit checks without a date."""
    return tuple(slug for slug, check in phase.checks.items() if check.met_on is None)


def phase_state(phase: Phase) -> PhaseState:
    """The state of a phase, from its checks and dated events alone; no calendar moves it.

    A result of ``passed`` counts only when there are checks and every one is met, and ``on-word`` only with
    the role and the reason; until then the phase is running, and `rollout.path_findings` says why.
    """
    if phase.result == "passed" and phase.checks and not open_checks(phase):
        return "passed"
    if phase.result == "on-word" and phase.word_of and phase.word_reason:
        return "on-word"
    if phase.result in ("failed", "skipped"):
        return phase.result
    begun = phase.result is not None or phase.started_on is not None
    if begun or any(check.met_on is not None for check in phase.checks.values()):
        return "running"
    return "planned"


def begun(phase: Phase) -> bool:
    """Whether work on a phase has started, whatever came of it."""
    return phase_state(phase) not in ("planned", "skipped")


def path_plan(path: MigrationPath, today: date) -> PathPlan:
    """The phases on the calendar, each after the one before it.

    A phase starts on its own date, or when the one before it ends if that is later: earliest after earliest,
    latest after latest. It ends its low and high number of weeks later. What has not happened yet is never
    put into the past: a phase that should have begun or ended already is moved to `today`.
    """
    plans: list[PhasePlan] = []
    before: tuple[date | None, date | None] = (None, None)
    for slug, phase in path.phases.items():
        plan = _plan(slug, phase, before, today)
        plans.append(plan)
        if plan.state == "failed":
            before = (None, None)
        elif plan.state != "skipped":
            before = (plan.earliest_end, plan.latest_end)
    done = tuple(plan.slug for plan in plans if plan.state in ("passed", "on-word", "skipped"))
    ahead = next((plan for plan in plans if plan.slug not in done), None)
    following = ahead.slug if ahead and ahead.state != "failed" else None
    last = next((plan for plan in reversed(plans) if plan.state != "skipped"), None)
    if last is None:
        return PathPlan(tuple(plans), done, following, None, None)
    return PathPlan(tuple(plans), done, following, last.earliest_end, last.latest_end)


def _plan(slug: str, phase: Phase, before: tuple[date | None, date | None], today: date) -> PhasePlan:
    state = phase_state(phase)
    still_open = open_checks(phase)
    met = len(phase.checks) - len(still_open)
    if state == "skipped":
        return PhasePlan(slug, phase, state, None, None, None, None, met, still_open)
    start, latest_start = _starts(phase, state, before, today)
    earliest_end, latest_end = _after(start, phase.weeks, False), _after(latest_start, phase.weeks, True)
    overdue = 0
    if state in OVER:
        ended = phase.ended_on or max(
            (check.met_on for check in phase.checks.values() if check.met_on), default=None
        )
        if ended is not None:
            earliest_end = latest_end = ended
    elif state == "running":
        overdue = max(0, (today - latest_end).days) if latest_end else 0
        earliest_end = max(earliest_end, today) if earliest_end else None
        latest_end = max(latest_end, today) if latest_end else None
    return PhasePlan(
        slug, phase, state, start, latest_start, earliest_end, latest_end, met, still_open, overdue
    )


def _starts(
    phase: Phase, state: PhaseState, before: tuple[date | None, date | None], today: date
) -> tuple[date | None, date | None]:
    if phase.started_on is not None:
        return phase.started_on, phase.started_on
    if state == "running" and phase.starts_on is None:
        # Nobody said when it began: with the first check that was met, as far as the file knows.
        met = [check.met_on for check in phase.checks.values() if check.met_on is not None]
        if met:
            return min(met), min(met)
    planned = phase.starts_on
    early = before[0] if planned is None else max(planned, before[0] or planned)
    late = before[1] if planned is None else max(planned, before[1] or planned)
    if state == "planned":
        early = max(early, today) if early else None
        late = max(late, today) if late else None
    return early, late


def _after(start: date | None, weeks: Interval | None, latest: bool) -> date | None:
    if start is None or weeks is None:
        return None
    try:
        return start + timedelta(days=round(7 * (weeks.high if latest else weeks.low)))
    except OverflowError:
        return None


def path_candidate(decision: Decision) -> str | None:
    """Whose path is walked: the chosen candidate's, else the leader's, else the only one there is."""
    return path_candidate_of(decision, leader(decision).leaders)


def path_candidate_of(decision: Decision, leaders: Sequence[str]) -> str | None:
    """The same where it is known who leads."""
    if decision.outcome.chosen in decision.candidates:
        return decision.outcome.chosen
    if leaders:
        return leaders[0]
    planned = [slug for slug in decision.paths if slug in decision.candidates]
    if len(planned) == 1:
        return planned[0]
    return next(iter(decision.candidates)) if len(decision.candidates) == 1 else None


def failed_proof(decision: Decision) -> tuple[FailedProof, ...]:
    """Every failed proof of concept with its blockers as evidence to add before comparing again.

    A blocker becomes one row about the candidate and the criterion that its kind speaks about, where the
    decision has that criterion; its words are the blocker's own, with the workaround below.
    """
    found = []
    for candidate, path in decision.paths.items():
        for slug, phase in path.phases.items():
            if candidate in decision.candidates and is_proof(slug, phase) and phase_state(phase) == "failed":
                rows = {
                    _evidence_slug(candidate, key): _as_evidence(decision, candidate, slug, phase, blocker)
                    for key, blocker in phase.blockers.items()
                    if blocker.words
                }
                new = {key: row for key, row in rows.items() if key not in decision.evidence}
                found.append(FailedProof(candidate, slug, new))
    return tuple(found)


def _evidence_slug(candidate: str, blocker: str) -> str:
    return f"proof-{candidate[:34]}-{blocker[:34]}"


def _as_evidence(decision: Decision, candidate: str, slug: str, phase: Phase, blocker: Blocker) -> Evidence:
    about = _ABOUT[blocker.kind]
    return Evidence(
        candidate=candidate,
        criterion=about if about in decision.criteria else "",
        words=f"{blocker.words}\n{blocker.workaround}" if blocker.workaround else blocker.words,
        kind="experience",
        source=phase.name or slug,
        on=blocker.found_on or phase.ended_on,
    )
