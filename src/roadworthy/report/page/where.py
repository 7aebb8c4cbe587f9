"""**Where we are**: the phase, its checks, and when the move ends."""

from collections.abc import Iterator
from datetime import timedelta

from roadworthy.method.path import PhasePlan
from roadworthy.report.page.parts import Part, said
from roadworthy.report.page.view import PageView, weeks_text
from roadworthy.report.page.wording import counted, in_words, ordinal, say, whole
from roadworthy.report.phrases import listed


def about_where(view: PageView) -> Iterator[Part]:
    """The section; without a path, that there is none."""
    if view.situation == "superseded":
        return
    if not view.phases:
        if view.subject and view.situation not in ("abandoned", "done"):
            yield from said(say("where", "no_path"), 3)
        return
    if view.situation == "done" or all(row.state in ("passed", "on-word", "skipped") for row in view.phases):
        yield from _done(view)
    elif view.situation == "abandoned":
        yield from _left(view)
        return
    else:
        yield from said(_stage(view), 0)
        yield from said(_flags(view), 5)
    yield from said(_on_word(view), 4)
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
        f"{whole(flag.name)} {flag.share}"
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


def _done(view: PageView) -> Iterator[Part]:
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


def _left(view: PageView) -> Iterator[Part]:
    row = view.running or view.failed
    if row is not None:
        facts = {"ordinal": _place(view, row).lower(), "count": in_words(len(view.phases))}
        yield from said(say("where", "left_undone", name=view.names.candidate(view.subject), **facts), 2)


def _end(view: PageView) -> Iterator[Part]:
    plan = view.summary.insight.plan
    if plan is None or plan.earliest_end is None or plan.latest_end is None:
        return
    early, late = plan.earliest_end, plan.latest_end
    if early == late:
        yield from said(say("where", "over_on", early=early.isoformat()), 1)
    else:
        yield from said(say("where", "over", early=early.isoformat(), late=late.isoformat()), 1)
    forced = view.decision.frame.waiting.forced_on
    if forced is None or forced < view.today:
        return
    if forced < early:
        yield from said(say("where", "after_date", date=forced.isoformat(), weeks=_weeks(early - forced)), 1)
    elif forced < late:
        yield from said(say("where", "inside_date", date=forced.isoformat()), 1)


def _weeks(span: timedelta) -> str:
    return str(max(1, round(span.days / 7)))
