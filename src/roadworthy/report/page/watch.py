"""**Watch**: what stands in the way, what came true, what may come, and how the team is."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from roadworthy.knowledge.checklist import checklist
from roadworthy.method.risk_order import largest_first
from roadworthy.method.rollout import latest_pulse
from roadworthy.report.answers import in_full
from roadworthy.report.document import Bullet
from roadworthy.report.page.parts import Longer, PagePart
from roadworthy.report.page.view import PageView
from roadworthy.report.page.wording import colon, counted, say, sentence, whole
from roadworthy.report.phrases import listed

RISKS: Final = 2
"""Risks that the page is meant to have, the largest first; where there is room it has more."""


def about_watch(view: PageView) -> Iterator[PagePart]:
    """The section."""
    if view.situation in ("abandoned", "superseded"):
        return
    if view.situation != "done":
        yield from _blockers(view)
        yield from _flags(view)
    yield from _risks(view)
    yield from _wrong_ways(view)
    if view.situation == "done":
        from roadworthy.report.looked_back import lessons_told  # noqa: PLC0415 - few moves are done

        for number, words in enumerate(lessons_told(view.decision)):
            yield _line(colon(say("watch", "learned"), words), min(8, 2 + number), "lesson")
        if words := whole(view.decision.recovery.criteria_update):
            yield _line(colon(say("watch", "learned"), words), 3, "answer")
        return
    yield from _team(view)
    if waiting := [risk for risk in view.summary.insight.raised if risk.state in ("raised", "returned")]:
        yield _line(counted("watch", "remarks", len(waiting)), 3)


def _line(words: str, importance: int, left: str = "", more: str = "", more_importance: int = 5) -> PagePart:
    """A line of the list; `more` goes on in it where there is room."""
    longer = Longer(Bullet(f"{words} {more}", "-"), more_importance) if more else None
    return PagePart(Bullet(words, "-"), importance, left, longer=longer)


def about_risk(slug: str) -> str:
    """What a part that tells of a risk is about; see `PagePart.about`."""
    return f"risk {slug}"


def _blockers(view: PageView) -> Iterator[PagePart]:
    for row in view.phases:
        if row.state not in ("running", "failed", "planned"):
            continue
        for blocker in row.phase.blockers.values():
            if blocker.solved_on is None and whole(blocker.words):
                words = colon(say("watch", "blocked"), blocker.words)
                yield _line(words, 0, "blocker", sentence(blocker.workaround), 4)


def _flags(view: PageView) -> Iterator[PagePart]:
    bare = [
        whole(flag.name)
        for row in view.phases
        if row.state in ("running", "planned")
        for flag in row.phase.flags.values()
        if not whole(flag.rollback) and whole(flag.name)
    ]
    if bare:
        yield _line(say("watch", "no_way_back", names=listed(bare)), 2)


def _risks(view: PageView) -> Iterator[PagePart]:
    every = ((slug, view.decision.risks[slug]) for slug in largest_first(view.decision))
    risks = [(slug, risk) for slug, risk in every if risk.state != "closed" and whole(risk.title)]
    risks.sort(key=lambda one: one[1].state != "came-true")
    for number, (slug, risk) in enumerate(risks):
        importance, more = (1, 3) if number == 0 else (1, 5) if number < RISKS else (6, 7)
        if risk.state == "came-true":
            words = colon(say("watch", "came_true"), risk.title)
            told = _line(words, importance, "risk", sentence(risk.if_it_comes), more)
        else:
            sign = colon(say("watch", "sign"), risk.sign) if whole(risk.sign) else ""
            told = _line(sentence(risk.title), importance, "risk", sign, more)
        yield replace(told, about=about_risk(slug))


def _wrong_ways(view: PageView) -> Iterator[PagePart]:
    for guide in checklist():
        item = view.decision.checklist.get(guide.id)
        if item is not None and item.applies == "yes":
            because = whole(item.because)
            name = guide.name
            words = colon(say("watch", "applies_why", name=name), because) if because else f"{name}."
            yield _line(words, 2, "answer")


def _team(view: PageView) -> Iterator[PagePart]:
    row = view.running
    if row is None or (latest := latest_pulse(row.phase)) is None:
        return
    key, pulse = latest
    candidate = view.summary.insight.path_of or ""
    at = ("paths", candidate, "phases", row.slug, "pulses", key)
    parts = [
        say("watch", answer, words=in_full((*at, answer), value, view.decision).lower())
        for answer in ("load", "mood")
        if (value := getattr(pulse, answer))
    ]
    if parts:
        words = ", ".join(parts)
        on = pulse.on.isoformat() if pulse.on else ""
        strained = pulse.load in ("heavy", "crunch") or pulse.mood == "low"
        yield _line(say("watch", "team" if on else "team_undated", on=on, words=words), 3 if strained else 5)
