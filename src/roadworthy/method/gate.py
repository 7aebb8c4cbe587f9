"""The gate of the frame: is it time to choose, too early, or too late for the date?"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from roadworthy.method.finding import Fact, Finding
from roadworthy.method.gate_dates import limit_findings, support_findings, support_missing
from roadworthy.method.in_time import MISSED, SURE_ENOUGH, held_against_a_day
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.model import Decision, KeyPath
from roadworthy.model.frame import Role
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Status

if TYPE_CHECKING:
    from roadworthy.method.schedule import BestChance

GateState = Literal["ready", "too-early", "late"]

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
_ENDS: Final[KeyPath] = ("frame", "waiting", "support_ends_on")
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
    """The state of the gate on a day; brings numpy where a date that lies ahead forces it.

    Facts that are missing keep it too early, whatever the calendar says: choosing without them repeats the
    work. It is late when the forced date has passed, or when not even the candidate with the best chance is
    in place in time in 80 of 100 cases. A cost of waiting alone makes nothing late: it is told. Who is
    missing and who blocks is pointed out in every state. Once it is chosen, a measurement has to be fresh on
    the day of the choice; once the move is done, no day and no cost of waiting presses any longer.
    """
    if not held_against_a_day(decision, today):
        return gate_of(decision, today, None)
    from roadworthy.method.schedule import Moves  # noqa: PLC0415 - most decisions have no date

    moves = Moves(decision, today)
    return gate_of(decision, today, moves.best_chance, moves.quickest)


def gate_of(decision: Decision, today: date, best: "BestChance | None", quickest: date | None = None) -> Gate:
    """The same where the best chance to be in time, and the day of the quickest move, are known.

    None where nobody has worked them out.
    """
    chosen_on = decision.outcome.decided_on if decision.status in CHOSEN else None
    measured_by = min(today, chosen_on or today)
    early = (*_what_set_it_off(decision), *_bottleneck(decision, measured_by), *_unknowns(decision))
    late: tuple[Finding, ...] = ()
    waits: tuple[Finding, ...] = ()
    if decision.status != "done":
        late = tuple(_deadline(decision, today, best))
        costs = () if _tells_the_cost(decision, early, late) else tuple(_waiting(decision))
        days = (*limit_findings(decision, today, quickest), *support_findings(decision, today, quickest))
        waits = (*costs, *days, *_date_holds(decision, today, best))
    open_points = (*waits, *_pointed_out(decision, today))
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
    if state == "ready" and _tells_the_cost(decision, early, late):
        grows = decision.frame.waiting.growing == "yes"
        rule = "gate-ready-waiting-grows" if grows else "gate-ready-waiting"
        rule += "-new" if grows and decision.frame.trigger == "new" else ""
        return Finding(rule, path=_FRAME, reads=(_COST, _GROWING, _TRIGGER, _KIND, _BOUNDARIES))
    if state == "ready":
        reads = (_TRIGGER, _KIND, _MEASURED, _PATTERN, _GROWTH, _BOUNDARIES, _SIZE)
        if decision.frame.bottleneck.kind == "none":
            rest = tuple(path for path in reads if path != _MEASURED)
            return Finding("gate-ready-unlimited", path=_FRAME, reads=rest)
        return Finding("gate-ready", path=_FRAME, reads=reads)
    first = (early or late)[0]
    if decision.status in CHOSEN:
        return Finding(f"gate-{state}-chosen", "warning", first.path, facts=facts, reads=first.reads)
    rule = "gate-too-early-by-one" if len(early) == 1 else f"gate-{state}"
    return Finding(rule, "warning", first.path, facts=facts, reads=first.reads)


def _what_set_it_off(decision: Decision) -> Iterator[Finding]:
    if decision.frame.trigger is None:
        yield Finding("gate-no-trigger", "warning", _TRIGGER, reads=(_TRIGGER,))
    yield from support_missing(decision)


def _bottleneck(decision: Decision, today: date) -> Iterator[Finding]:
    frame = decision.frame
    bottleneck = frame.bottleneck
    is_new, waiting = frame.trigger == "new", frame.waiting
    if frame.trigger == "support" and bottleneck.kind is not None:
        return  # what sets it off is a day, not a limit
    if bottleneck.kind is None:
        yield Finding("gate-bottleneck-unknown", "warning", _KIND, reads=(_KIND,))
    elif bottleneck.kind == "none":
        if frame.trigger == "scale" or (
            frame.trigger == "replace" and waiting.forced_on is None and waiting.support_ends_on is None
        ):
            yield Finding("gate-nothing-limits", "warning", _KIND, reads=(_TRIGGER, _KIND, _FORCED_ON, _ENDS))
    elif bottleneck.measured == "estimate" and (is_new or bottleneck.kind == "team"):
        # Before there is a system nothing can be measured, and of people nobody has a meter.
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


def _deadline(decision: Decision, today: date, best: "BestChance | None") -> Iterator[Finding]:
    forced_on = decision.frame.waiting.forced_on
    if forced_on is None:
        return
    reads = (_FORCED_ON, _FORCED_BY)
    days = (forced_on - today).days
    if days <= 0:
        yield Finding("gate-deadline-passed", "warning", _FORCED_ON, facts={"days": -days}, reads=reads)
    elif best is not None and best.chance < SURE_ENOUGH:
        rule = "gate-deadline-too-near" if best.chance < MISSED else "gate-deadline-tight"
        facts = _chance(decision, best, days)
        yield Finding(rule, "warning", _FORCED_ON, best.candidate, facts, reads)


def _chance(decision: Decision, best: "BestChance", days: int) -> dict[str, Fact]:
    """`named` is the candidate that is meant; `usual` stands where there is none yet."""
    whose = {"named": decision.candidate_name(best.candidate)} if best.candidate else {"usual": 1}
    p80 = (best.p80 or date.max).isoformat()
    return {"weeks": days // 7, "chance": of_hundred_words(best.chance), "p80": p80, **whose}


def _date_holds(decision: Decision, today: date, best: "BestChance | None") -> Iterator[Finding]:
    forced_on = decision.frame.waiting.forced_on
    if forced_on is not None and forced_on > today and best is not None and best.chance >= SURE_ENOUGH:
        facts = _chance(decision, best, (forced_on - today).days)
        yield Finding("gate-deadline-holds", "note", _FORCED_ON, best.candidate, facts, (_FORCED_ON,))


def _tells_the_cost(decision: Decision, early: tuple[Finding, ...], late: tuple[Finding, ...]) -> bool:
    """Whether the headline itself says what waiting costs: it is time to choose, and nothing presses more."""
    return bool(decision.frame.waiting.cost.strip()) and not (early or late or decision.status in CHOSEN)


def _waiting(decision: Decision) -> Iterator[Finding]:
    waiting = decision.frame.waiting
    if waiting.cost.strip():
        rule = "gate-waiting-grows" if waiting.growing == "yes" else "gate-waiting-costs"
        if decision.frame.trigger == "new":
            rule = f"{rule}-new"
        yield Finding(rule, "note", _COST, reads=(_COST, _GROWING))


def _pointed_out(decision: Decision, today: date) -> Iterator[Finding]:
    yield from _stands(decision)
    yield from _missing_voices(decision)
    yield from _loose_ends(decision, today)


def _stands(decision: Decision) -> Iterator[Finding]:
    for slug, person in decision.people.items():
        stand: KeyPath = ("people", slug, "stand")
        reads = (stand, ("people", slug, "reason"), ("people", slug, "role"))
        if person.stand == "against":
            rule = "gate-against" if person.reason.strip() else "gate-against-no-reason"
            yield Finding(rule, "note", stand, slug, reads=reads)


def _missing_voices(decision: Decision) -> Iterator[Finding]:
    """Who is not named while nobody is, or has no stand yet; from then on the risks say who is missing.

    One who builds it alone is everybody.
    """
    if decision.frame.team.size == 1:
        return
    named = any(person.role for person in decision.people.values())
    roles: tuple[KeyPath, ...] = tuple(("people", slug, "role") for slug in decision.people)
    for role in _NEEDED:
        there = [slug for slug, person in decision.people.items() if person.role == role]
        if not there and not named:
            yield Finding(f"gate-no-{role}", "warning", ("people",), reads=roles)
        elif there and all(decision.people[slug].stand is None for slug in there):
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
    if frame.load.growth is not None and frame.load.growth != 1 and frame.load.growth_months is None:
        months: KeyPath = ("frame", "load", "growth_months")
        yield Finding("gate-growth-when", "note", months, reads=(_GROWTH, months))
    if waiting.growing in ("yes", "partly") and not waiting.cost.strip():
        yield Finding("gate-waiting-untold", "note", _COST, reads=(_GROWING, _COST))
