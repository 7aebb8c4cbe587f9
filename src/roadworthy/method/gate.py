"""The gate of the frame: is it time to choose, too early, or already late?"""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from roadworthy.method.finding import Fact, Finding
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frame import Role
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Status

GateState = Literal["ready", "too-early", "late"]

SHORTEST_WEEKS: Final = 12
"""From the first day of a proof of concept to the end of a parallel run: 2 + 4 + 6 weeks."""
LONGEST_WEEKS: Final = 22
"""The same with the longer lengths: 4 + 6 + 12 weeks."""
STALE_DAYS: Final = 365
"""A measurement older than this says nothing about today's limit."""
CHOSEN: Final[frozenset[Status]] = frozenset({"decided", "migrating", "done"})
"""With one of these the gate lies behind: its findings stand, its headline no longer says when to choose."""
_MONTH: Final = 30.44
_NEEDED: Final[tuple[Role, ...]] = ("operations", "product")

_FRAME: Final[KeyPath] = ("frame",)
_TRIGGER: Final[KeyPath] = ("frame", "trigger")
_KIND: Final[KeyPath] = ("frame", "bottleneck", "kind")
_MEASURED: Final[KeyPath] = ("frame", "bottleneck", "measured")
_HOW: Final[KeyPath] = ("frame", "bottleneck", "how")
_MEASURED_ON: Final[KeyPath] = ("frame", "bottleneck", "measured_on")
_PATTERN: Final[KeyPath] = ("frame", "load", "pattern")
_GROWTH: Final[KeyPath] = ("frame", "load", "growth")
_BOUNDARIES: Final[KeyPath] = ("frame", "boundaries")
_SIZE: Final[KeyPath] = ("frame", "team", "size")
_STYLE: Final[KeyPath] = ("frame", "team", "style")
_COST: Final[KeyPath] = ("frame", "waiting", "cost")
_GROWING: Final[KeyPath] = ("frame", "waiting", "growing")
_FORCED_ON: Final[KeyPath] = ("frame", "waiting", "forced_on")
_FORCED_BY: Final[KeyPath] = ("frame", "waiting", "forced_by")


@frozen
class Gate:
    """Where the decision stands in time, and why."""

    state: GateState
    headline: Finding
    """The state itself, told with the answers that it rests on."""
    findings: tuple[Finding, ...]
    """Open points: what makes it too early first, then what makes it late, then what is only pointed out."""


def gate(decision: Decision, today: date) -> Gate:
    """The state of the gate on a day.

    Facts that are missing keep it too early, whatever the calendar says: choosing without them repeats the
    work. A date that is nearer than the four phases take, or a month's cost that grows, makes it late. Who is
    missing and who blocks is pointed out in every state.
    """
    early = (*_what_set_it_off(decision), *_bottleneck(decision, today), *_unknowns(decision))
    late = (*_deadline(decision, today), *_waiting(decision))
    open_points = tuple(_pointed_out(decision, today))
    state: GateState = "too-early" if early else "late" if late else "ready"
    if early and late:
        missing: dict[str, Fact] = {"missing": len(early)}
        pressed = Finding("gate-pressed", "warning", early[0].path, facts=missing, reads=late[0].reads)
        open_points = (pressed, *open_points)
    return Gate(state, _headline(decision, state, early, late), (*early, *late, *open_points))


def _headline(
    decision: Decision, state: GateState, early: tuple[Finding, ...], late: tuple[Finding, ...]
) -> Finding:
    facts: dict[str, Fact] = {"count": len(early) or len(late)}
    if state == "ready":
        reads = (_TRIGGER, _KIND, _MEASURED, _PATTERN, _GROWTH, _BOUNDARIES, _SIZE)
        if decision.frame.bottleneck.kind == "none":
            rest = tuple(path for path in reads if path != _MEASURED)
            return Finding("gate-ready-unlimited", path=_FRAME, reads=rest)
        return Finding("gate-ready", path=_FRAME, reads=reads)
    first = (early or late)[0]
    if decision.status in CHOSEN:
        return Finding(f"gate-{state}-chosen", "warning", first.path, facts=facts, reads=first.reads)
    rule = f"gate-{state}" if len(early or late) > 1 else f"gate-{state}-by-one"
    return Finding(rule, "warning", first.path, facts=facts, reads=first.reads)


def _what_set_it_off(decision: Decision) -> Iterator[Finding]:
    if decision.frame.trigger is None:
        yield Finding("gate-no-trigger", "warning", _TRIGGER, reads=(_TRIGGER,))


def _bottleneck(decision: Decision, today: date) -> Iterator[Finding]:
    frame = decision.frame
    bottleneck = frame.bottleneck
    is_new = frame.trigger == "new"
    if bottleneck.kind is None:
        yield Finding("gate-bottleneck-unknown", "warning", _KIND, reads=(_KIND,))
    elif bottleneck.kind == "none":
        if frame.trigger == "scale" or (frame.trigger == "replace" and frame.waiting.forced_on is None):
            yield Finding("gate-nothing-limits", "warning", _KIND, reads=(_TRIGGER, _KIND, _FORCED_ON))
    elif bottleneck.measured == "estimate" and is_new:
        if not bottleneck.how.strip():
            yield Finding("gate-estimate-without-basis", "warning", _HOW, reads=(_KIND, _MEASURED, _HOW))
    elif bottleneck.measured not in ("production", "load-test"):
        rule = "gate-unmeasured-new" if is_new else "gate-unmeasured"
        yield Finding(rule, "warning", _MEASURED, reads=(_KIND, _MEASURED, _TRIGGER))
    elif bottleneck.measured_on and (today - bottleneck.measured_on).days > STALE_DAYS:
        facts: dict[str, Fact] = {"months": round((today - bottleneck.measured_on).days / _MONTH)}
        reads = (_KIND, _MEASURED_ON, _MEASURED)
        yield Finding("gate-measurement-old", "warning", _MEASURED_ON, facts=facts, reads=reads)


def _unknowns(decision: Decision) -> Iterator[Finding]:
    load, team = decision.frame.load, decision.frame.team
    if load.pattern in (None, "unknown"):
        yield Finding("gate-pattern-unknown", "warning", _PATTERN, reads=(_PATTERN,))
    if load.growth is None:
        yield Finding("gate-growth-unknown", "warning", _GROWTH, reads=(_GROWTH,))
    if decision.frame.boundaries in (None, "unknown"):
        yield Finding("gate-boundaries-unknown", "warning", _BOUNDARIES, reads=(_BOUNDARIES,))
    if not team.size:
        yield Finding("gate-team-unknown", "warning", _SIZE, reads=(_SIZE, _STYLE))
    elif team.style is None:
        yield Finding("gate-skills-unknown", "warning", _STYLE, reads=(_STYLE, _SIZE))


def _deadline(decision: Decision, today: date) -> Iterator[Finding]:
    forced_on = decision.frame.waiting.forced_on
    if forced_on is None:
        return
    reads = (_FORCED_ON, _FORCED_BY)
    days = (forced_on - today).days
    if days <= 0:
        yield Finding("gate-deadline-passed", "warning", _FORCED_ON, facts={"days": -days}, reads=reads)
        return
    weeks = days // 7
    facts: dict[str, Fact] = {"weeks": weeks, "shortest": SHORTEST_WEEKS, "longest": LONGEST_WEEKS}
    if weeks < SHORTEST_WEEKS:
        yield Finding("gate-deadline-too-near", "warning", _FORCED_ON, facts=facts, reads=reads)
    elif weeks < LONGEST_WEEKS:
        yield Finding("gate-deadline-tight", "warning", _FORCED_ON, facts=facts, reads=reads)


def _waiting(decision: Decision) -> Iterator[Finding]:
    waiting = decision.frame.waiting
    if waiting.cost.strip() and waiting.growing == "yes":
        yield Finding("gate-waiting-grows", "warning", _COST, reads=(_COST, _GROWING))


def _pointed_out(decision: Decision, today: date) -> Iterator[Finding]:
    yield from _stands(decision)
    yield from _missing_voices(decision)
    yield from _loose_ends(decision, today)


def _stands(decision: Decision) -> Iterator[Finding]:
    for slug, person in decision.people.items():
        stand: KeyPath = ("people", slug, "stand")
        reads = (stand, ("people", slug, "reason"), ("people", slug, "role"))
        if person.stand == "blocks":
            rule = "gate-blocked" if person.reason.strip() else "gate-blocked-no-reason"
            yield Finding(rule, "warning", stand, slug, reads=reads)
        elif person.stand == "against":
            rule = "gate-against" if person.reason.strip() else "gate-against-no-reason"
            yield Finding(rule, "note", stand, slug, reads=reads)


def _missing_voices(decision: Decision) -> Iterator[Finding]:
    roles: tuple[KeyPath, ...] = tuple(("people", slug, "role") for slug in decision.people)
    for role in _NEEDED:
        there = [slug for slug, person in decision.people.items() if person.role == role]
        if not there:
            yield Finding(f"gate-no-{role}", "warning", ("people",), reads=roles)
        elif all(decision.people[slug].stand is None for slug in there):
            stands: tuple[KeyPath, ...] = tuple(("people", slug, "stand") for slug in there)
            yield Finding(f"gate-{role}-not-asked", "note", stands[0], there[0], reads=stands)


def _loose_ends(decision: Decision, today: date) -> Iterator[Finding]:
    frame = decision.frame
    bottleneck, waiting = frame.bottleneck, frame.waiting
    if not frame.scope.strip():
        yield Finding("gate-no-scope", "note", ("frame", "scope"), reads=(("frame", "scope"),))
    if frame.boundaries == "emerging":
        yield Finding("gate-boundaries-emerging", "note", _BOUNDARIES, reads=(_BOUNDARIES,))
    if bottleneck.kind not in (None, "none") and bottleneck.measured in ("production", "load-test"):
        if not bottleneck.how.strip():
            yield Finding("gate-method-untold", "note", _HOW, reads=(_MEASURED, _HOW))
        if bottleneck.measured_on is None:
            yield Finding("gate-measured-when", "note", _MEASURED_ON, reads=(_MEASURED, _MEASURED_ON))
        elif bottleneck.measured_on > today:
            yield Finding("gate-measured-ahead", "note", _MEASURED_ON, reads=(_MEASURED_ON,))
    if frame.load.growth is not None and frame.load.growth_months is None:
        months: KeyPath = ("frame", "load", "growth_months")
        yield Finding("gate-growth-when", "note", months, reads=(_GROWTH, months))
    if waiting.cost.strip() and waiting.growing != "yes":
        yield Finding("gate-waiting-costs", "note", _COST, reads=(_COST, _GROWING))
    elif waiting.growing in ("yes", "partly") and not waiting.cost.strip():
        yield Finding("gate-waiting-untold", "note", _COST, reads=(_GROWING, _COST))
