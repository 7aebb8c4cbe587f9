"""What a schedule points out: a date that is missed or at risk, too few people for the effort."""

from collections.abc import Iterable, Iterator
from typing import Final

from roadworthy.method.finding import Fact, Finding
from roadworthy.method.in_time import MISSED, SURE_ENOUGH
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.schedule.cures import Cure
from roadworthy.method.schedule.result import Schedule
from roadworthy.model import Decision, Interval, KeyPath
from roadworthy.model.interval import figure_text, rounded_text

_FORCED_ON: Final[KeyPath] = ("frame", "waiting", "forced_on")
_FORCED_BY: Final[KeyPath] = ("frame", "waiting", "forced_by")


def schedule_findings(decision: Decision, found: Schedule, known: Iterable[Cure] = ()) -> tuple[Finding, ...]:
    """The date first, then the people. `known` are the cures of a date that is missed (`cures`)."""
    return (*_date(decision, found, known), *_people(found))


def _date(decision: Decision, found: Schedule, known: Iterable[Cure]) -> Iterator[Finding]:
    chance, forced = found.chance, found.basis.forced_on
    if chance is None or forced is None or chance >= SURE_ENOUGH or found.over:
        return
    facts: dict[str, Fact] = {"date": forced.isoformat()}
    if forced > found.basis.today:
        facts["chance"] = of_hundred_words(chance)
    else:
        facts["days"] = (found.basis.today - forced).days
    if found.p80 is not None and found.weeks_over is not None:
        facts |= {"p80": found.p80.isoformat(), "gap": weeks_text(found.weeks_over)}
    for cure in known if forced > found.basis.today else ():
        facts |= _cure(decision, cure)
    reads = (_FORCED_ON, _FORCED_BY)
    if chance < MISSED:
        yield Finding("deadline-missed", "error", _FORCED_ON, found.candidate, facts, reads)
    else:
        yield Finding("deadline-at-risk", "warning", _FORCED_ON, found.candidate, facts, reads)


def _cure(decision: Decision, cure: Cure) -> dict[str, Fact]:
    chance = of_hundred_words(cure.chance)
    match cure.kind:
        case "scope" if cure.person_weeks is not None:
            weeks = figure_text(round(cure.person_weeks))
            return {"scope": round(100 * cure.share), "scope_weeks": weeks, "scope_chance": chance}
        case "scope":
            return {"scope_part": round(100 * cure.share), "scope_chance": chance}
        case "people":
            on = "" if cure.on is None else cure.on.isoformat()
            return {"people": cure.people, "people_on": on, "people_chance": chance}
        case "date":
            return {"later": "" if cure.on is None else cure.on.isoformat()}
        case "interim":
            return {"interim": decision.candidate_name(cure.candidate), "interim_chance": chance}


def weeks_text(weeks: float) -> str:
    """Weeks to one decimal, without one that says nothing."""
    return figure_text(round(weeks, 1))


def _people(found: Schedule) -> Iterator[Finding]:
    needed, people = found.needed_people, found.people
    if needed is None or people is None:
        return
    if needed.high <= people.low:
        return
    at: KeyPath = ("candidates", found.candidate, "costs", "switching_weeks")
    left = found.effort_left or Interval(0.0, 0.0)
    facts: dict[str, Fact] = {
        "needed": rounded_text(needed), "people": rounded_text(people), "left": rounded_text(left),
        "until": "" if (day := found.basis.forced_on or found.p80) is None else day.isoformat(),
    }  # fmt: skip
    reads = (at, ("paths", found.candidate, "people"), _FORCED_ON)
    if needed.low > people.high:
        yield Finding("plan-too-few-people", "warning", at, found.candidate, facts, reads)
    else:
        yield Finding("plan-tight", "note", at, found.candidate, facts, reads)
