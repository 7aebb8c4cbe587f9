"""Lessons of earlier decisions in the folder, offered to one that is being made; none is taken by itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from roadworthy.edits.edit import Edit
from roadworthy.edits.lessons import criterion_for, is_taken, take_lesson
from roadworthy.knowledge.interview_words import say
from roadworthy.method.locking import OPEN_STATES
from roadworthy.model import Decision, KeyPath
from roadworthy.model.aftermath import EarlierLesson
from roadworthy.model.interval import number_text
from roadworthy.report.phrases import ended, label
from roadworthy.store.lessons import LessonsFound, lessons_in

MOST_HINTS: Final = 2
"""Earlier judgements that are told at a criterion; more of them are counted."""


def lessons_beside(path: Path | None, decision: Decision) -> LessonsFound:
    """The lessons of other decisions in a decision's folder; nothing for one that is made, or has no file."""
    if path is None or decision.status not in OPEN_STATES:
        return LessonsFound(())
    return lessons_in(path.parent, path)


def not_taken(found: Sequence[EarlierLesson], decision: Decision) -> tuple[EarlierLesson, ...]:
    """Those that were not taken over yet."""
    return tuple(one for one in found if not is_taken(decision, one, remark_words(one)))


def lesson_said(lesson: EarlierLesson) -> str:
    """What was learned, without where: ``Learning curve, judged too high: juniors needed six weeks``."""
    way = label("direction", lesson.direction).lower()
    about = say("earlier", "judged", name=lesson.name, direction=way) if way else lesson.name
    words = ended(lesson.words)
    return f"{about}: {words}" if about and words else about or words


def lesson_source(lesson: EarlierLesson) -> str:
    """Where it was learned: the decision, its file, the day."""
    day = lesson.on.isoformat() if lesson.on else ""
    return ", ".join(part for part in (lesson.title, lesson.file, day) if part)


def lesson_choice(lesson: EarlierLesson, decision: Decision) -> tuple[str, str]:
    """What it is about, and below it what was learned, where, and where it would stand."""
    way = label("direction", lesson.direction).lower()
    words, source, goes = ended(lesson.words), lesson_source(lesson), lesson_goes(lesson, decision)
    if not lesson.name:
        return words, say("earlier", "meaning_bare", source=source, goes=goes)
    about = say("earlier", "judged", name=lesson.name, direction=way) if way else lesson.name
    if not words:
        return about, say("earlier", "meaning_bare", source=source, goes=goes)
    return about, say("earlier", "meaning", words=words, source=source, goes=goes)


def lesson_goes(lesson: EarlierLesson, decision: Decision) -> str:
    """Where it would stand once it is taken over."""
    slug = criterion_for(decision, lesson)
    name = decision.criterion_name(slug)
    return say("earlier", "to_criterion", name=name) if slug else say("earlier", "to_note")


def hints(found: Sequence[EarlierLesson], decision: Decision, criterion: str) -> tuple[str, ...]:
    """What earlier decisions judged too high or too low at a criterion, a sentence each; the rest is counted.

    Only what was not taken over yet: that stands there as a remark. Nothing of it is applied.
    """
    about = [
        one
        for one in not_taken(found, decision)
        if one.direction in ("too-high", "too-low") and criterion_for(decision, one) == criterion
    ]
    told = [_hint(one, decision) for one in about[:MOST_HINTS]]
    more = len(about) - len(told)
    return (*told, say("earlier", "hints_more", count=more)) if more else tuple(told)


def hints_by_path(
    found: Sequence[EarlierLesson], decision: Decision, paths: Sequence[KeyPath]
) -> dict[KeyPath, tuple[str, ...]]:
    """The hints for each of `paths` that asks for a weight or a score of a criterion."""
    told: dict[KeyPath, tuple[str, ...]] = {}
    for path in paths if found else ():
        match path:
            case ("criteria", criterion, "weight" | "swing" | "rank" | "by_horizon", *_):
                told[path] = hints(found, decision, criterion)
            case ("scores", _, criterion, "score"):
                told[path] = hints(found, decision, criterion)
    return told


def _hint(lesson: EarlierLesson, decision: Decision) -> str:
    way = label("direction", lesson.direction).lower()
    title = lesson.title or lesson.file
    same_scale = lesson.scale == (decision.scale.low, decision.scale.high)
    if lesson.off is not None and lesson.candidate and same_scale:
        points = number_text(round(abs(lesson.off), 2))
        said = say("earlier", "hint_off", title=title, name=lesson.candidate, off=points, direction=way)
    else:
        said = say("earlier", "hint", title=title, direction=way)
    return f"{said}: {ended(lesson.words)}." if lesson.words else f"{said}."


def remark_words(lesson: EarlierLesson) -> str:
    """The lesson as it stands where it was taken over, with where it comes from."""
    return f"{lesson_said(lesson)} ({lesson_source(lesson)})"


def taking(lesson: EarlierLesson, decision: Decision) -> Edit:
    """The change that takes it over: a remark on its criterion, else a line of the note."""
    return take_lesson(decision, lesson, remark_words(lesson))


def offer_words(found: LessonsFound) -> str:
    """How many there are, in a sentence; empty where there are none."""
    count = len(found.lessons)
    if not count:
        return ""
    files = len({one.file for one in found.lessons})
    return say("earlier", "offer_one" if count == 1 else "offer", count=count, files=files)
