"""What is found on the way to production: exits, flags, load, and what a phase has left out."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from roadworthy.method.basis import Basis, basis_of
from roadworthy.method.finding import Finding
from roadworthy.method.path import (
    OPEN_EXIT,
    PathPlan,
    PhasePlan,
    begun,
    is_proof,
    path_plan,
    phase_state,
)
from roadworthy.model import Decision, KeyPath
from roadworthy.model.path import Phase, Pulse

_EVERYBODY = 100
"""Percent of traffic."""


def _at(candidate: str, phase: str, *rest: str) -> KeyPath:
    return ("paths", candidate, "phases", phase, *rest)


def _name(slug: str, phase: Phase) -> str:
    return phase.name or slug


def _strained(basis: Basis) -> Iterator[tuple[KeyPath, str, Phase, Pulse]]:
    """The latest pulse of each phase that is not behind."""
    for slug, phase in basis.phases.items():
        latest = latest_pulse(phase)
        if latest is not None and phase_state(phase) not in OPEN_EXIT:
            yield _at(basis.walked, slug, "pulses", latest[0]), slug, phase, latest[1]


def crunch(basis: Basis) -> Iterator[Finding]:
    """The latest pulse of an unfinished phase says crunch."""
    for at, slug, phase, pulse in _strained(basis):
        if pulse.load == "crunch":
            facts = {"phase": _name(slug, phase)}
            yield Finding("crunch", "warning", at, slug, facts, ((*at, "load"), (*at, "on")))


def low_mood(basis: Basis) -> Iterator[Finding]:
    """The latest pulse of an unfinished phase says that spirits are low."""
    for at, slug, phase, pulse in _strained(basis):
        if pulse.mood == "low":
            facts = {"phase": _name(slug, phase)}
            yield Finding("low-mood", "note", at, slug, facts, ((*at, "mood"), (*at, "load")))


def latest_pulse(phase: Phase) -> tuple[str, Pulse] | None:
    """The pulse of the latest day; undated ones come before all others."""
    dated = sorted(phase.pulses.items(), key=lambda row: row[1].on or date.min)
    return dated[-1] if dated else None


def schedule_over_capacity(basis: Basis) -> Iterator[Finding]:
    """More people planned for the move than the team can spare."""
    candidate, path = basis.walked, basis.path
    capacity = basis.decision.frame.team.capacity
    if path and path.people is not None and capacity is not None and path.people.low > capacity:
        at: KeyPath = ("paths", candidate, "people")
        yield Finding(
            "schedule-over-capacity", "warning", at, candidate, reads=(at, ("frame", "team", "capacity"))
        )


def flag_without_rollback(basis: Basis) -> Iterator[Finding]:
    """A feature flag for which no way back is written down."""
    for slug, phase in basis.phases.items():
        for key, flag in phase.flags.items():
            if flag.rollback.strip():
                continue
            at = _at(basis.walked, slug, "flags", key)
            yield Finding(
                "flag-without-rollback",
                "warning",
                (*at, "rollback"),
                f"{slug}-{key}",
                {"flag": flag.name or key, "phase": _name(slug, phase)},
                ((*at, "rollback"), (*at, "share")),
            )


def flag_without_steps(basis: Basis) -> Iterator[Finding]:
    """A feature flag, not at 100 % yet, for which no steps to there are written down."""
    for slug, phase in basis.phases.items():
        if phase_state(phase) in OPEN_EXIT:
            continue
        for key, flag in phase.flags.items():
            if len(flag.ramp) > 1 or (flag.share or 0) >= _EVERYBODY:
                continue
            at = _at(basis.walked, slug, "flags", key)
            facts = {"flag": flag.name or key, "phase": _name(slug, phase)}
            reads = ((*at, "ramp"), (*at, "share"))
            yield Finding("flag-without-steps", "note", (*at, "ramp"), f"{slug}-{key}", facts, reads)


def proof_without_everybody(basis: Basis) -> Iterator[Finding]:
    """A proof of concept that only a part of the team gets its hands on."""
    for slug, phase in basis.phases.items():
        if is_proof(slug, phase) and phase_state(phase) != "skipped" and phase.everybody in ("partly", "no"):
            at = _at(basis.walked, slug, "everybody")
            yield Finding("proof-without-everybody", "note", at, slug, {"phase": _name(slug, phase)}, (at,))


def path_findings(decision: Decision, today: date) -> tuple[Finding, ...]:
    """All that is to be pointed out on the walked path, in the order of its phases."""
    basis = basis_of(decision, today)
    return path_findings_of(basis, path_plan(basis.path, today)) if basis.path else ()


def path_findings_of(basis: Basis, plan: PathPlan) -> tuple[Finding, ...]:
    """The same where what findings rest on, and the schedule of the walked path, are known."""
    candidate, today = basis.walked, basis.today
    found: list[Finding] = [
        *schedule_over_capacity(basis), *crunch(basis), *low_mood(basis),
        *flag_without_rollback(basis), *flag_without_steps(basis), *proof_without_everybody(basis),
    ]  # fmt: skip
    previous: PhasePlan | None = None
    for row in plan.phases:
        found.extend(_exit(candidate, row))
        found.extend(_order(candidate, previous, row))
        found.extend(_late(candidate, row, today))
        found.extend(_gaps(candidate, row))
        previous = row
    found.extend(_nothing_beside(basis, plan.phases))
    found.extend(overlaps(candidate, plan, today))
    found.extend(_afterwards(basis, plan.phases))
    order = {row.slug: place for place, row in enumerate(plan.phases)}
    return tuple(sorted(found, key=lambda finding: _place(finding.path, order)))


def _place(path: KeyPath, order: dict[str, int]) -> int:
    return order.get(path[3], len(order)) if len(path) > 3 else len(order)


def _facts(row: PhasePlan) -> dict[str, str | int | float]:
    return {
        "phase": _name(row.slug, row.phase),
        "open": len(row.open_checks),
        "checks": len(row.phase.checks),
    }


def _exit(candidate: str, row: PhasePlan) -> Iterator[Finding]:
    at = _at(candidate, row.slug, "result")
    facts = _facts(row)
    phase = row.phase
    if row.state == "on-word":
        reads = (_at(candidate, row.slug, "word_of"), _at(candidate, row.slug, "word_reason"))
        yield Finding("exit-on-word", "note", at, row.slug, facts, reads)
    elif phase.result == "passed" and not phase.checks:
        yield Finding("passed-without-checks", "warning", at, row.slug, facts, (at,))
    elif phase.result == "passed" and row.open_checks:
        yield Finding("passed-with-open-checks", "warning", at, row.slug, facts, (at,))
    elif phase.result == "on-word":
        yield Finding("word-without-name", "warning", at, row.slug, facts, (at,))
    elif row.state == "failed":
        rule = "proof-failed" if is_proof(row.slug, phase) else "phase-failed"
        yield Finding(rule, "warning", at, row.slug, facts, (at,))


def _order(candidate: str, previous: PhasePlan | None, row: PhasePlan) -> Iterator[Finding]:
    if previous is None or previous.state in OPEN_EXIT or not begun(row.phase):
        return
    facts = _facts(row) | {
        "previous": _name(previous.slug, previous.phase),
        "open": len(previous.open_checks),
    }
    if previous.state == "skipped":
        at = _at(candidate, previous.slug, "result")
        yield Finding("phase-skipped", "warning", at, previous.slug, facts, (at,))
        return
    at = _at(candidate, row.slug, "started_on")
    yield Finding("started-before-exit", "warning", at, row.slug, facts, (at,))


def _nothing_beside(basis: Basis, rows: tuple[PhasePlan, ...]) -> Iterator[Finding]:
    """The whole move has begun or has a date, and old and new never run side by side on this path.

    A phase for that which was skipped is told by itself; what is built anew has no old side.
    """
    frame = basis.decision.frame
    if frame.trigger == "new" or not frame.present_stack.strip():
        return
    if any(row.phase.kind == "parallel-run" for row in rows):
        return
    whole = next((row for row in rows if row.phase.kind == "full-migration"), None)
    if whole is None:
        return
    runs = begun(whole.phase)
    at = _at(basis.walked, whole.slug, "started_on" if runs else "starts_on")
    if runs or whole.phase.starts_on is not None:
        yield Finding("no-parallel-run", "warning" if runs else "note", at, whole.slug, _facts(whole), (at,))


def overlaps(candidate: str, plan: PathPlan, today: date) -> Iterator[Finding]:
    """Planned starts before the earliest end of the phase before; a skipped one is none.

    A start that has passed is not planned any more: it is overdue, and that is told by itself.
    """
    rows = [row for row in plan.phases if row.state != "skipped"]
    for before, row in pairwise(rows):
        start = row.phase.starts_on
        if row.state != "planned" or start is None or start < today or before.earliest_end is None:
            continue
        if start < before.earliest_end:
            at = _at(candidate, row.slug, "starts_on")
            facts = _facts(row) | {
                "previous": _name(before.slug, before.phase),
                "earliest": before.earliest_end.isoformat(),
            }
            yield Finding("phases-overlap", "warning", at, row.slug, facts, (at,))


def _late(candidate: str, row: PhasePlan, today: date) -> Iterator[Finding]:
    at = _at(candidate, row.slug)
    if row.overdue_days:
        facts = _facts(row) | {"days": row.overdue_days}
        yield Finding("phase-overdue", "warning", at, row.slug, facts, ((*at, "started_on"), (*at, "weeks")))
    planned = row.phase.starts_on
    if row.state == "planned" and planned is not None and planned < today:
        facts = _facts(row) | {"days": (today - planned).days}
        yield Finding("start-overdue", "note", (*at, "starts_on"), row.slug, facts, ((*at, "starts_on"),))


def _gaps(candidate: str, row: PhasePlan) -> Iterator[Finding]:
    at = _at(candidate, row.slug)
    if row.state == "running":
        if not row.phase.owner:
            yield Finding("phase-without-owner", "note", (*at, "owner"), row.slug, _facts(row))
        if not row.phase.works_on and row.phase.kind in ("proof", "critical-path"):
            yield Finding("works-on-nothing", "note", (*at, "works_on"), row.slug, _facts(row))
        watch = row.phase.watch
        if row.phase.kind == "parallel-run" and not all(
            (watch.performance, watch.errors, watch.resources, watch.regressions)
        ):
            yield Finding("not-watched", "note", (*at, "watch"), row.slug, _facts(row))
    if len(row.phase.finalists) > 2:
        yield Finding(
            "too-many-finalists", "note", (*at, "finalists"), row.slug, _facts(row), ((*at, "finalists"),)
        )
    for key, blocker in row.phase.blockers.items():
        if blocker.words and blocker.solved_on is None and not blocker.workaround:
            here = (*at, "blockers", key)
            facts = _facts(row)
            subject = f"{row.slug}-{key}"
            reads = ((*here, "words"), (*here, "workaround"))
            yield Finding("blocker-open", "warning", (*here, "workaround"), subject, facts, reads)


def _afterwards(basis: Basis, rows: tuple[PhasePlan, ...]) -> Iterator[Finding]:
    candidate, path = basis.walked, basis.path
    if path is None:
        return
    for row in rows:
        if row.phase.kind == "full-migration" and row.state in OPEN_EXIT:
            if not path.retrospective:
                at: KeyPath = ("paths", candidate, "retrospective")
                yield Finding("no-retrospective", "note", at, row.slug, _facts(row))
            if not path.practices:
                at = ("paths", candidate, "practices")
                yield Finding("practices-not-updated", "note", at, row.slug, _facts(row))
