"""Looking back, once the move is done: plan, effort, upgrades and each criterion against what came."""

from collections.abc import Iterator
from dataclasses import replace

from roadworthy.edits.presets import short_name
from roadworthy.interview.items import Ask, Item, Prose, RecordLine, SectionHead
from roadworthy.interview.outlines.asking import adding, ask, bare_asks, is_asked, the
from roadworthy.interview.view import View
from roadworthy.knowledge.interview_words import say
from roadworthy.knowledge.questions import Question
from roadworthy.method.analysis import Analysis
from roadworthy.method.finding import Finding
from roadworthy.model import KeyPath
from roadworthy.model.aftermath import Lesson
from roadworthy.report.looked_back import back_at, score_then
from roadworthy.report.place_words import upper
from roadworthy.report.words import render


def looking_back(of: Analysis, view: View) -> list[Item]:
    """The retrospective of a move that is done; nothing before, and not in the short walk."""
    decision = of.decision
    if decision.status != "done" or view.short:
        return []
    seen = back_at(of)
    items: list[Item] = [SectionHead(say("back", "head"), say("back", "note"), "back")]
    items += _told(seen.plan, of) or [Prose((say("back", "no_plan"),))]
    for name, found in (("effort", seen.effort), ("upgrades", seen.upgrades)):
        question = the("decision", f"hindsight-{name}")
        if is_asked(question, of, view):
            items += [ask(question, of), *_told(found, of)]
    items += _criteria(of, view)
    items += _told(seen.judged, of)
    return [*items, *_lessons(of, view)]


def _told(found: tuple[Finding, ...], of: Analysis) -> list[Item]:
    lines = tuple(render(one, of.decision).says for one in found)
    return [Prose(lines)] if lines else []


def _criteria(of: Analysis, view: View) -> Iterator[Item]:
    """Each criterion: whether its score was right, and what showed it where it was not."""
    if not of.decision.criteria or not of.decision.outcome.chosen:
        return
    chosen = of.decision.candidate_name(of.decision.outcome.chosen)
    yield SectionHead(say("back", "criteria"), say("back", "criteria_note", name=chosen))
    for slug in of.decision.criteria:
        name = of.decision.criterion_name(slug)
        score = score_then(of.decision, slug)
        key = "was_scored" if score else "was_unknown"
        words = say("back", key, name=name, score=score)
        label = upper(short_name(of.decision, slug))
        yield _about(ask(the("decision", "lesson-direction"), of, lesson=slug), label, words)
        row = of.decision.lessons.get(slug, Lesson.blank())
        if row.direction in ("too-high", "too-low") or row.words:
            shown = ask(the("decision", "lesson-words"), of, 1, lesson=slug)
            yield _about(shown, say("back", "showed"), say("back", "showed_ask", name=name))
    del view


def _about(item: Ask, label: str, words: str) -> Ask:
    """A question that is asked of several criteria, with the one that it is about."""
    asked: Question = replace(item.question, label=label, ask=words)
    return replace(item, question=asked)


def _lessons(of: Analysis, view: View) -> list[Item]:
    """What was learned besides, in words, and a line that adds more."""
    table: KeyPath = ("lessons",)
    own = {key: row for key, row in of.decision.lessons.items() if key not in of.decision.criteria}
    items: list[Item] = [SectionHead(say("back", "lessons"), say("back", "lessons_note"))]
    for key, row in own.items():
        path = (*table, key)
        title = row.words.strip().split("\n")[0] or of.decision.criterion_name(row.criterion)
        items.append(RecordLine(path, "lesson", title, row.on.isoformat() if row.on else ""))
        if view.is_open(path):
            items += bare_asks([the("decision", "lesson-words")], of, view, 1, lesson=key)
    return [*items, *adding(of, view, table, "lesson", label=say("back", "add"))]
