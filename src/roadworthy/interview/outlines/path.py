"""Path: the phases to production on a calendar, and the details of the one that is looked at."""

from collections.abc import Callable
from datetime import date

from roadworthy.edits.path import begin_path
from roadworthy.interview.items import Action, Ask, Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.asking import adding, asks, said
from roadworthy.interview.outlines.phase import phase_items
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.phases import phase_guides
from roadworthy.knowledge.questions import sheet
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.method.of_hundred import of_hundred_words
from roadworthy.method.path import PhasePlan
from roadworthy.model import KeyPath
from roadworthy.model.path import Phase
from roadworthy.report.plan_words import answer_words, behind_words, cure_words


def candidate_of(of: Analysis, view: View) -> str | None:
    """Whose path is shown: the one that is looked at, else the chosen one's or the leader's."""
    return view.candidate if view.candidate in of.decision.candidates else of.path_candidate


def shown_phase(of: Analysis, view: View) -> str:
    """The phase whose details are shown: the one that is looked at, else the one to work on now."""
    slug = candidate_of(of, view)
    path = of.decision.paths.get(slug or "")
    if path is None or not path.phases:
        return ""
    if view.shown in path.phases:
        return view.shown
    plan = of.plan(slug)
    return (plan.next if plan else None) or next(iter(path.phases))


def outline(of: Analysis, view: View) -> list[Item]:
    """The phases in a row each, the details of one, and what is asked when all is over."""
    slug = candidate_of(of, view)
    if slug is None:
        return _nobody(of)
    path = of.decision.paths.get(slug)
    if path is None or not path.phases:
        return _first(slug)
    found = [one for one in of.path_findings if one.path[:2] == ("paths", slug)]
    plan = of.plan(slug)
    assert plan is not None
    items: list[Item] = [*_answer(of, view, slug), Prose((), "axis")]
    for number, row in enumerate(plan.phases, 1):
        items.append(_phase_line(slug, number, row.slug, row.phase, _stands(row, of)))
        if view.everything:
            items += phase_items(of, view, slug, row.slug)
    items.append(Prose((), "load"))
    if not any(row.start for row in plan.phases):
        items.append(Prose((say("path", "guess"),), "guess"))
    items += _effort(of, view, slug)
    if not view.everything:
        items += phase_items(of, view, slug, shown_phase(of, view))
    return [*items, *_afterwards(of, view, slug, found)]


def _answer(of: Analysis, view: View, slug: str) -> list[Item]:
    """Whether it is in time, in words; a face that can't wait draws it once it is worked out."""
    found = of.moves.of(slug) if view.waits else of.moves.known(slug)
    if found is None:
        return [Prose((), "answer")]
    return [Prose((" ".join(part for part in answer_words(found) if part),), "answer")]


def _effort(of: Analysis, view: View, slug: str) -> list[Item]:
    """Effort against people, and what would cure a date that is missed."""
    found = of.moves.of(slug) if view.waits else of.moves.known(slug)
    ways = of.moves.cures(slug) if view.waits else of.moves.known_cures(slug)
    items: list[Item] = [Prose(tuple(behind_words(found)) if found is not None else (), "people")]
    if ways:
        told = [
            say("path", "cure_line", words=cure_words(way, of.decision), chance=of_hundred_words(way.chance))
            for way in ways
        ]
        items.append(SectionHead(say("path", "cures"), say("path", "cures_note"), "cures"))
        items.append(Prose(tuple(told), "cures"))
    if view.waits and found is not None and not found.over:
        items.append(Prose((say("path", "try_it"),), "try-it"))
    return items


def _phase_line(candidate: str, number: int, slug: str, phase: Phase, note: str) -> RecordLine:
    path: KeyPath = ("paths", candidate, "phases", slug)
    title = phase.name or slug
    return RecordLine(path, "phase", title, f"{number}, {note}", opens=False, moves=True)


def _stands(row: PhasePlan, of: Analysis) -> str:
    return state_words(row, of.today, lambda day, _: day.isoformat())


def state_words(row: PhasePlan, today: date, day: Callable[[date, date], str]) -> str:
    """How a phase stands; `day` says the day on which it ended, and is given today."""
    total = len(row.phase.checks)
    ended = f" {day(row.phase.ended_on, today)}" if row.phase.ended_on else ""
    match row.state:
        case "planned":
            return say("path", "planned", met=row.met, total=total)
        case "running":
            begun = row.start is not None and row.start <= today
            days = say("path", "day", day=(today - row.start).days + 1) if begun and row.start else ""
            return say("path", "running", days=days, met=row.met, total=total)
        case "on-word":
            return say("path", "on_word", ended=ended)
        case "passed" | "failed":
            return say("path", "over", state=row.state, ended=ended)
        case _:
            return row.state


def _nobody(of: Analysis) -> list[Item]:
    """Where nobody is chosen or leads: the candidates to choose from, or the way to name some."""
    items: list[Item] = [SectionHead(say("path", "whose"), say("path", "whose_note"), "whose")]
    for slug in of.decision.candidates:
        path: KeyPath = ("paths", slug)
        name = of.decision.candidate_name(slug)
        items.append(Action("look-at", path, name, say("path", "plan"), leads=path))
    if not of.decision.candidates:
        note = say("path", "landscape")
        items.append(Action("name", ("candidates",), say("path", "name_first"), note, leads=("candidates",)))
    return [*items, SectionHead(say("path", "four"), say("path", "four_note")), Prose(_four(), "four")]


def _first(slug: str) -> list[Item]:
    """The four phases as they ship, and the line that takes them over."""
    checks = sum(len(guide.checks) for guide in phase_guides())
    path: KeyPath = ("paths", slug)
    begin = Action(
        "begin", path, say("path", "begin"), sign="add", leads=path,
        does=lambda now, today, given: begin_path(now, slug),
    )  # fmt: skip
    return [
        SectionHead(say("path", "four"), say("path", "checks_note", count=checks)),
        Prose(_four(), "four"),
        begin,
    ]


def _four() -> tuple[str, ...]:
    lines = []
    for number, guide in enumerate(phase_guides(), 1):
        weeks = say("path", "weeks", weeks=guide.weeks)
        ours = say("path", "our_guess") if guide.weeks_are_ours else ""
        lines.append(f"{number} {guide.name}: {weeks}{ours}. {guide.goal}")
    return tuple(lines)


def _afterwards(of: Analysis, view: View, slug: str, found: list[Finding]) -> list[Item]:
    questions = [q for q in sheet("path") if "{phase}" not in q.path]
    whole = [one for one in found if len(one.path) == 3]
    items: list[Item] = []
    for item in asks(questions, of, view, candidate=slug):
        items.append(item)
        if isinstance(item, Ask):
            items += [said(one, of) for one in whole if one.path == item.path]
    label = say("path", "own_phase")
    items += adding(of, view, ("paths", slug, "phases"), "phase", label=label, candidate=slug)
    others = [key for key, path in of.decision.paths.items() if key != slug and path.phases]
    if others:
        names = ", ".join(of.decision.candidate_name(key) for key in others)
        items.append(Prose((say("path", "kept", names=names),), "kept"))
    return items
