"""Looking back once the phases are over: plan, effort, upgrades and scores against what came."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from roadworthy.method.finding import Fact, Finding
from roadworthy.method.then_and_now import forecast_from, last_decided
from roadworthy.model import Decision, Interval, KeyPath
from roadworthy.model.aftermath import Direction, Figures
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import span_figures
from roadworthy.model.releases import ReleaseTable

_MONTH: Final = 30.4375
"""Days in a month, on average."""
DIRECTIONS: Final[tuple[Direction, ...]] = ("too-high", "too-low", "right")
"""In the order in which they are told."""


@frozen
class LookedBack:
    """What came against what was expected."""

    plan: tuple[Finding, ...]
    """Each phase whose end was foretold, then the whole."""
    effort: tuple[Finding, ...]
    upgrades: tuple[Finding, ...]
    judged: tuple[Finding, ...]
    """Which criteria were judged too high, too low, right."""

    @property
    def all(self) -> tuple[Finding, ...]:
        """All of it, in the order in which it is told."""
        return (*self.plan, *self.effort, *self.upgrades, *self.judged)


def looked_back(decision: Decision, today: date, table: ReleaseTable | None) -> LookedBack:
    """What can be said of a move that is over; nothing of it while the status is not done.

    `table` are the release lines of the chosen candidate: they tell which upgrades were forced since.
    """
    if decision.status != "done":
        return LookedBack((), (), (), ())
    decided = last_decided(decision)
    then = Figures.blank() if decided is None else decided[1].then
    return LookedBack(
        tuple(_plan(decision, then)),
        tuple(_effort(decision, then)),
        tuple(_upgrades(decision, then, today, table)),
        tuple(judged(decision)),
    )


def _plan(decision: Decision, then: Figures) -> Iterator[Finding]:
    """The end of each phase against the days that were told for it on the day of the decision."""
    chosen = decision.outcome.chosen
    path = decision.paths.get(chosen)
    phases = path.phases if path is not None else {}
    for slug, phase in phases.items():
        foretold = then.ends.get(slug)
        if foretold is None or phase.ended_on is None or phase.result == "skipped":
            continue
        at: KeyPath = ("paths", chosen, "phases", slug, "ended_on")
        facts: dict[str, Fact] = {"phase": phase.name or slug}
        yield from _end("phase", at, slug, phase.ended_on, foretold.p50, foretold.p80, facts)
    ended = [phase.ended_on for phase in phases.values() if phase.ended_on is not None]
    if ended and then.p80 is not None:
        yield from _end("whole", ("paths", chosen), "", max(ended), then.p50, then.p80, {})


def _end(  # noqa: PLR0917 - two call sites
    what: str, at: KeyPath, slug: str, ended: date, p50: date | None, p80: date | None, facts: dict[str, Fact]
) -> Iterator[Finding]:
    if p50 is None or p80 is None:
        return
    told = {**facts, "ended": ended.isoformat(), "p50": p50.isoformat(), "p80": p80.isoformat()}
    if ended > p80:
        days = (ended - p80).days
        told["days" if days < 14 else "weeks"] = days if days < 14 else round(days / 7)
        yield Finding(f"back-{what}-late", "note", at, slug, told, (at,) if slug else ())
    else:
        rule = f"back-{what}-sooner" if ended <= p50 else f"back-{what}-within"
        yield Finding(rule, "note", at, slug, told, (at,) if slug else ())


def _effort(decision: Decision, then: Figures) -> Iterator[Finding]:
    """The person-weeks that it took against those that were thought."""
    chosen = decision.candidates.get(decision.outcome.chosen)
    thought = then.effort or (chosen.costs.switching_weeks if chosen else None)
    came = decision.hindsight.effort
    if came is None or thought is None:
        return
    rule = "within"
    if came.low > thought.high:
        rule = "more"
    elif came.high < thought.low:
        rule = "less"
    facts: dict[str, Fact] = {"came": span_figures(came), "thought": span_figures(thought)}
    yield Finding(f"back-effort-{rule}", "note", ("hindsight", "effort"), "", facts)


def upgrades_forced(decision: Decision, today: date, table: ReleaseTable | None) -> int | None:
    """Upgrades that the chosen candidate's release lines forced since the decision; None: nobody knows."""
    since, chosen = _since(decision), decision.outcome.chosen
    if since is None or table is None or chosen not in decision.candidates or since >= today:
        return None
    months = max(1, round((today - since).days / _MONTH))
    seen = forecast_from(decision, chosen, table, since, months)
    return None if seen is None else seen.forced_upgrades


def _since(decision: Decision) -> date | None:
    decided = last_decided(decision)
    return (decided[1].on if decided is not None else None) or decision.outcome.decided_on


def _upgrades(
    decision: Decision, then: Figures, today: date, table: ReleaseTable | None
) -> Iterator[Finding]:
    """The upgrades that came against those expected, as far as their time is over."""
    path: KeyPath = ("hindsight", "upgrades")
    since, came = _since(decision), decision.hindsight.upgrades
    forced = upgrades_forced(decision, today, table)
    if came is None and forced is not None:
        yield Finding("back-upgrades-forced", "note", path, decision.outcome.chosen, {"count": forced})
    if since is None or since >= today or then.upgrades is None or not then.upgrade_months:
        return
    months = max(1, round((today - since).days / _MONTH))
    part = min(1.0, months / then.upgrade_months)
    by_now = Interval(round(then.upgrades.low * part, 1), round(then.upgrades.high * part, 1))
    facts: dict[str, Fact] = {
        "expected": span_figures(then.upgrades), "months": then.upgrade_months,
        "by_now": span_figures(by_now), "since": months,
    }  # fmt: skip
    if came is None:
        yield Finding("back-upgrades-expected", "note", path, "", facts)
        return
    rule = "more" if came > by_now.high + 0.5 else "fewer" if came < by_now.low - 0.5 else "as"
    yield Finding(f"back-upgrades-{rule}", "note", path, "", {**facts, "came": came})


def judged(decision: Decision) -> Iterator[Finding]:
    """Which criteria were judged too high, too low or right, by what their lessons say."""
    for direction in DIRECTIONS:
        names = [
            decision.criterion_name(row.criterion)
            for row in decision.lessons.values()
            if row.criterion and row.direction == direction
        ]
        if names:
            facts: dict[str, Fact] = {"names": ", ".join(names), "count": len(names)}
            yield Finding(f"back-{direction}", "note", ("lessons",), direction, facts)


def off_by(decision: Decision, criterion: str) -> float | None:
    """By how much the chosen candidate's score was off, in points of the scale: above 0, it was too high.

    The middle of the score that was decided on, less the middle of the one that stands today; None where the
    two are the same, one is not known, or another candidate is chosen today.
    """
    decided = last_decided(decision)
    if decided is None or decided[1].then.chosen != decision.outcome.chosen:
        return None
    then = decided[1].then.judged.get(criterion)
    now = decision.cell(decision.outcome.chosen, criterion).score
    if then is None or now is None:
        return None
    return round((then.low + then.high - now.low - now.high) / 2, 4) or None
