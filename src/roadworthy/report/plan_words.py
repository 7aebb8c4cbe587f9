"""When the move can be over, in words: the same in the walk, the plain interview and the summary."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, TypeAlias

from roadworthy.method.in_time import MISSED, SURE_ENOUGH
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.model import Decision
from roadworthy.model.interval import figure_text, rounded_text
from roadworthy.report.phrases import phrase

if TYPE_CHECKING:
    from roadworthy.method.schedule import Cure, Schedule

_LITTLE = 0.005
"""What was learned is told from half a per cent on."""


PlanVerdict: TypeAlias = Literal["failed", "over", "missed", "at-risk", "holds", "no-date", "passed"]
"""Whether a plan is in time, as it is told."""


def plan_verdict(found: "Schedule") -> PlanVerdict:
    """How a plan stands to the date that forces it."""
    if found.basis.failed:
        return "failed"
    if found.over:
        return "over"
    forced = found.basis.forced_on
    if found.chance is None or forced is None:
        return "no-date"
    if forced <= found.basis.today:
        return "passed"
    return "missed" if found.chance < MISSED else "at-risk" if found.chance < SURE_ENOUGH else "holds"


def answer_words(found: "Schedule") -> tuple[str, str]:
    """Whether it is in time, and the sentences behind it: the two days, the chance by the date."""
    verdict = plan_verdict(found)
    if verdict == "failed":
        return phrase("forecast", "failed", phase=found.basis.failed), ""
    if verdict == "over" or found.p50 is None or found.p80 is None:
        return phrase("forecast", "over" if found.over else "no-date"), ""
    key = "half" if found.basis.planned else "half_usual"
    said = phrase("forecast", key, p50=found.p50.isoformat(), p80=found.p80.isoformat())
    if found.chance is not None and found.basis.forced_on is not None and verdict != "passed":
        date, chance = found.basis.forced_on.isoformat(), of_hundred_words(found.chance)
        said += " " + phrase("forecast", "in_time", date=date, chance=chance)
    return phrase("forecast", verdict), said


def behind_words(found: "Schedule") -> Iterator[str]:
    """What the answer rests on besides the phases: what was learned, effort against people."""
    if found.basis.failed or found.over:
        return
    yield from _learned(found)
    yield from _people(found)


def cure_words(cure: "Cure", decision: Decision) -> str:
    """One way to hold the date, without the chance that it gives."""
    on = "" if cure.on is None else cure.on.isoformat()
    match cure.kind:
        case "scope" if cure.person_weeks is not None:
            weeks = figure_text(round(cure.person_weeks))
            return phrase("cure", "scope", percent=f"{100 * cure.share:.0f}", weeks=weeks)
        case "scope":
            return phrase("cure", "scope_part", percent=f"{100 * cure.share:.0f}")
        case "people":
            return phrase("cure", "people", count=str(cure.people), on=on)
        case "date":
            return phrase("cure", "date", on=on)
        case "interim":
            return phrase("cure", "interim", name=decision.candidate_name(cure.candidate))


def forecast_lines(found: "Schedule | None") -> Iterator[str]:
    """The two days, the date that forces it, what was learned, the people; or why there is no forecast."""
    if found is None:
        return
    it = found.basis
    if it.failed:
        yield phrase("forecast", "failed", phase=it.failed)
        return
    if found.p50 is None or found.p80 is None or found.over:
        return
    key = "days" if it.planned else "days_usual"
    yield phrase("forecast", key, p50=found.p50.isoformat(), p80=found.p80.isoformat())
    if found.chance is not None and it.forced_on is not None and it.forced_on > it.today:
        error = f"{100 * (found.error or 0.0):.1f}"
        date = it.forced_on.isoformat()
        yield phrase("forecast", "date", date=date, chance=of_hundred_words(found.chance), error=error)
    yield from _learned(found)
    yield from _people(found)


def _learned(found: "Schedule") -> Iterator[str]:
    learned = (found.basis.learned or 1.0) - 1
    if abs(learned) >= _LITTLE:
        key = "slower" if learned > 0 else "quicker"
        yield phrase("forecast", key, percent=f"{100 * abs(learned):.0f}")


def _people(found: "Schedule") -> Iterator[str]:
    until = found.basis.forced_on or found.p80
    if found.effort_left is None or found.needed_people is None or until is None:
        if found.people is not None:
            yield phrase("say", "path_people", people=rounded_text(found.people))
        return
    facts = {
        "left": rounded_text(found.effort_left),
        "until": until.isoformat(),
        "needed": rounded_text(found.needed_people),
    }
    if found.people is None:
        yield phrase("forecast", "needed", **facts)
    else:
        yield phrase("forecast", "people", **facts, people=rounded_text(found.people))
