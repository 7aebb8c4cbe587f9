"""**Where we are**: the phase, its checks, and when the move ends."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from roadworthy.method.in_time import MISSED, SURE_ENOUGH
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.path import PhasePlan
from roadworthy.method.schedule import Cure
from roadworthy.model import Interval
from roadworthy.report.document import Paragraph
from roadworthy.report.page.parts import Longer, PagePart, said
from roadworthy.report.page.view import PageView, weeks_text
from roadworthy.report.page.wording import counted, in_words, ordinal, say, whole
from roadworthy.report.phrases import listed

_WAYS: Final = 2
"""Ways to hold the date that the page has."""
_SLACK: Final = 0.05
"""So much of a person more is no further one."""


def about_where(view: PageView) -> Iterator[PagePart]:
    """The section; without a path, that there is none."""
    if view.situation == "superseded":
        return
    if not view.phases:
        if view.subject and view.situation not in ("abandoned", "done"):
            yield from said(say("where", "no_path"), 1)
            if view.situation != "reopened":
                yield from _end(view)
        return
    if view.situation == "done" or all(row.state in ("passed", "on-word", "skipped") for row in view.phases):
        yield from _done(view)
    elif view.situation == "abandoned":
        yield from _left(view)
        return
    else:
        yield from said(_stage(view), 0)
        yield from said(_flags(view), 3)
    yield from said(_on_word(view), 2)
    if view.situation not in ("done", "reopened") and view.failed is None:
        yield from _end(view)


def _stage(view: PageView) -> str:
    count, name = in_words(len(view.phases)), view.phase_name
    if (row := view.failed) is not None:
        checks = {"met": str(row.met), "all": str(len(row.phase.checks))}
        return say("where", "failed", ordinal=_place(view, row), count=count, name=name(row), **checks)
    if (row := view.running) is not None:
        if view.situation == "reopened":
            checks = {"met": str(row.met), "all": str(len(row.phase.checks))}
            place = _place(view, row).lower()
            return say("where", "held", ordinal=place, count=count, name=name(row), **checks)
        key = "running" if len(view.phases) > 1 else "running_one"
        return say(
            "where", key, ordinal=_place(view, row), count=count, name=name(row), facts=_facts(view, row)
        )
    following = next(row for row in view.phases if row.state == "planned")
    over = sum(row.state in ("passed", "on-word") for row in view.phases)
    due = following.phase.starts_on
    facts = {"count": count, "name": name(following), "done": in_words(over).capitalize()}
    if view.situation == "reopened":
        return say("where", "held_between" if over else "held_before", **facts)
    late = due is not None and due <= view.today
    on = due.isoformat() if due else ""
    stem = "between" if over else "before"
    words = say("where", stem if late or not due else f"{stem}_from", on=on, **facts)
    return f"{words} {say('where', 'was_due', on=on)}" if late else words


def _place(view: PageView, row: PhasePlan) -> str:
    return ordinal(1 + view.phases.index(row))


def _facts(view: PageView, row: PhasePlan) -> str:
    parts = []
    if row.phase.started_on and row.phase.started_on <= view.today:
        parts.append(counted("where", "weeks_in", (view.today - row.phase.started_on).days // 7))
    if weeks := weeks_text(row):
        parts.append(say("where", "planned", weeks=weeks))
    if row.phase.checks:
        parts.append(say("where", "checks", met=str(row.met), all=str(len(row.phase.checks))))
    if row.overdue_days:
        parts.append(counted("where", "overdue", row.overdue_days))
    return ", ".join(parts) or say("where", "checks", met="0", all="0")


def _flags(view: PageView) -> str:
    flags = [
        f"{whole(flag.name)} {flag.share} %"
        for row in view.phases
        if row.state == "running"
        for flag in row.phase.flags.values()
        if flag.share is not None and whole(flag.name)
    ]
    return say("where", "flags", flags=", ".join(flags)) if flags else ""


def _on_word(view: PageView) -> str:
    return " ".join(
        say("where", "on_word", phase=view.phase_name(row), role=whole(row.phase.word_of))
        for row in view.phases
        if row.state == "on-word"
    )


def _done(view: PageView) -> Iterator[PagePart]:
    count = in_words(len(view.phases))
    starts = [row.phase.started_on for row in view.phases if row.phase.started_on]
    ends = [row.phase.ended_on for row in view.phases if row.phase.ended_on]
    if starts and ends and all(row.phase.ended_on for row in view.phases if row.state != "skipped"):
        weeks = round((max(ends) - min(starts)).days / 7)
        yield from said(say("where", "all_done_weeks", count=count, weeks=str(weeks)), 0)
    else:
        yield from said(say("where", "all_done", count=count), 0)
    skipped = [view.phase_name(row) for row in view.phases if row.state == "skipped"]
    if skipped:
        yield from said(say("where", "skipped", names=listed(skipped)), 2)


def _left(view: PageView) -> Iterator[PagePart]:
    row = view.running or view.failed
    over = sum(one.state in ("passed", "on-word") for one in view.phases)
    facts = {"count": in_words(len(view.phases)), "done": in_words(over)}
    facts["ordinal"] = _place(view, row).lower() if row is not None else ""
    key = "left_undone" if row is not None else "left_between" if over else "left_before"
    yield from said(say("where", key, name=view.names.candidate(view.subject), **facts), 2)


def _end(view: PageView) -> Iterator[PagePart]:
    """The two days, the chance to hold the date that forces it, and the people that it takes."""
    found = view.schedule
    if found is None or found.p50 is None or found.p80 is None:
        return
    days = {"p50": found.p50.isoformat(), "p80": found.p80.isoformat()}
    if found.basis.planned:
        key = "over_if" if view.undecided else "over"
        yield from said(say("where", key, name=view.names.candidate(found.candidate), **days), 1)
    else:
        yield from said(say("where", "usual", name=view.names.candidate(found.candidate), **days), 1)
    if view.chance is not None and view.forced is not None:
        facts = {"date": view.forced.isoformat(), "chance": of_hundred_words(view.chance)}
        yield from said(say("where", "holds", **facts), 1)
    missed = view.chance is not None and view.chance < MISSED
    yield from _helps(view, 1 if missed else 4)
    if found.needed_people is not None:
        needed = people_words(found.needed_people)
        if found.people is None:
            yield from said(say("where", "needed", needed=needed), 4)
        else:
            key = "people" if found.basis.planned else "free"
            yield from said(say("where", key, needed=needed, people=_heads(found.people)), 3)


def _helps(view: PageView, importance: int) -> Iterator[PagePart]:
    """What would hold the date, each with the chance that it gives."""
    found = view.schedule
    if found is None or view.chance is None or view.chance >= SURE_ENOUGH:
        return
    cures = sorted(view.summary.analysis.moves.cures(found.candidate), key=lambda cure: -cure.chance)
    ways = [_way(view, cure) for cure in cures[:_WAYS]]
    if ways:
        best, every = (Paragraph(say("where", "helps", ways=listed(some, "or"))) for some in (ways[:1], ways))
        longer = Longer(every, 3, "") if len(ways) > 1 else None
        yield PagePart(best, importance, longer=longer)


def _way(view: PageView, cure: Cure) -> str:
    chance, on = of_hundred_words(cure.chance), cure.on.isoformat() if cure.on else ""
    match cure.kind:
        case "scope":
            return say("where", "scope", percent=f"{100 * cure.share:.0f}", chance=chance)
        case "people":
            return say("where", "more", people=str(cure.people), on=on, chance=chance)
        case "date":
            return say("where", "day", on=on, chance=chance)
        case _:
            return say("where", "interim", name=view.names.candidate(cure.candidate), chance=chance)


def people_words(people: Interval) -> str:
    """Whole people, as they are hired: rounded up, ``20 to 27 people``."""
    count = _heads(people)
    return say("where", "one") if count == "1" else say("where", "several", count=count)


def _heads(people: Interval) -> str:
    low, high = ceil(people.low - _SLACK), ceil(people.high - _SLACK)
    return f"{low:,}" if low == high else say("where", "to", low=f"{low:,}", high=f"{high:,}")
