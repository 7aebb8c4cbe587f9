"""Taking over what was tried on a plan: other people, less scope, another date."""

from datetime import date
from math import exp, log
from typing import Any, Final

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.edit_words import label_of, refusal
from roadworthy.method.schedule import PlanChange, ScheduleInput, input_of
from roadworthy.method.schedule.effort import spent_share
from roadworthy.model import Decision, Interval, KeyPath, PathError, get, put
from roadworthy.model.interval import number_text

_FORCED_ON: Final[KeyPath] = ("frame", "waiting", "forced_on")


def take_plan_change(decision: Decision, candidate: str, change: PlanChange, today: date) -> Edit:
    """Write what was tried into the plan, so that its forecast is what the what-if showed, nearly.

    More people are added to those at work, less scope is taken off the effort; both shorten what lies ahead
    of each phase that has not ended, written as its new planned weeks. Refused where nothing was tried.
    """
    at: KeyPath = ("paths", candidate)
    if change == PlanChange():
        raise PathError(at, refusal("nothing_tried"))
    it = input_of(decision, candidate, today)

    def apply(now: Decision) -> Decision:
        for path, value in _values(now, candidate, it, change):
            now = put(now, path, value)
        return now

    return Edit(label_of("plan_taken", what=change_words(change)), at, apply)


def change_words(change: PlanChange) -> str:
    """What was tried, in a few words."""
    said = []
    if change.more_people:
        said.append(label_of("plan_people", count=number_text(change.more_people)))
    if change.less_scope:
        said.append(label_of("plan_scope", percent=f"{100 * change.less_scope:.0f}"))
    if change.forced_on is not None:
        said.append(label_of("plan_date", date=change.forced_on.isoformat()))
    return ", ".join(said)


def _values(
    decision: Decision, candidate: str, it: ScheduleInput, change: PlanChange
) -> list[tuple[KeyPath, Any]]:
    values: list[tuple[KeyPath, Any]] = []
    if change.forced_on is not None:
        values.append((_FORCED_ON, change.forced_on))
    if change.more_people and it.people is not None:
        more = Interval(it.people.low + change.more_people, it.people.high + change.more_people)
        values.append((("paths", candidate, "people"), more))
    if change.less_scope and it.effort is not None:
        rest = 1 - change.less_scope * (1 - spent_share(it))
        fewer = Interval(round(it.effort.low * rest, 1), round(it.effort.high * rest, 1))
        values.append((("candidates", candidate, "costs", "switching_weeks"), fewer))
    phases = ("paths", candidate, "phases")
    for slug, weeks in planned_after(it, change).items():
        if get(decision, (*phases, slug)) is not None:
            values.append(((*phases, slug, "weeks"), weeks))
    return values


def planned_after(it: ScheduleInput, change: PlanChange) -> dict[str, Interval]:
    """The planned weeks of each phase that has not ended, once a change is in the plan.

    The low ends one after another and the high ends one after another, each in the pace that was learned.
    """
    speeds = tuple(change.speeds(it))
    if not speeds:
        return {}
    shift = log(it.learned or 1.0)
    found: dict[str, list[float]] = {}
    for low in (True, False):
        before = 0.0
        for phase in it.phases:
            if phase.time == "ended":
                continue
            length = 7 * (phase.low if low else phase.high) * exp(shift)
            start = before
            if phase.time == "running" and phase.started_on is not None:
                start = float((phase.started_on - it.today).days)
            elif phase.starts_on is not None:
                start = max(before, float((phase.starts_on - it.today).days))
            end = start + length
            for speed in speeds:
                turn = max(start, float(speed.after))
                end = turn + speed.share * (end - turn) if end > turn else end
            before = max(end, 0.0)
            found.setdefault(phase.slug, []).append((end - start) / 7 / exp(shift))
    return {slug: Interval(round(min(ends), 1), round(max(ends), 1)) for slug, ends in found.items()}
