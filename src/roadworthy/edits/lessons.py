"""What was learned once the phases were over, and what is taken from earlier decisions."""

from datetime import date
from typing import Any

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.edit_words import label_of
from roadworthy.model import Decision, KeyPath, dotted, drop, get, put
from roadworthy.model.aftermath import EarlierLesson, Lesson


def learn(decision: Decision, key: str, field: str, value: Any, today: date) -> Edit:
    """Write what was learned about a criterion, by its key, or in another lesson.

    The first word gives it its criterion and its day; a lesson that says nothing more is taken away.
    """
    path: KeyPath = ("lessons", key, field)
    get(decision, path)
    about = decision.criterion_name(key) if key in decision.criteria else key
    label = label_of("lesson", name=about)
    return Edit(label, path, lambda now: _learned(now, key, field, value, today), dotted(path))


def _learned(decision: Decision, key: str, field: str, value: Any, today: date) -> Decision:
    before = decision.lessons.get(key, Lesson.blank())
    after = put(decision, ("lessons", key, field), value)
    row = after.lessons[key]
    if row.direction is None and not row.words.strip():
        return drop(after, ("lessons", key))
    if before == Lesson.blank() and key in decision.criteria:
        after = put(after, ("lessons", key, "criterion"), key)
    return after if row.on is not None else put(after, ("lessons", key, "on"), today)


def look_back(path: KeyPath, value: Any, today: date, label: str) -> Edit:
    """Write what came once the phases were over, with the day on which somebody first looked back."""

    def apply(decision: Decision) -> Decision:
        after = put(decision, path, value)
        if after.hindsight.looked_on is not None or value is None:
            return after
        return put(after, ("hindsight", "looked_on"), today)

    return Edit(label, path, apply, dotted(path))


def criterion_for(decision: Decision, lesson: EarlierLesson) -> str:
    """The criterion that a lesson is about here, by its key or else by its name; empty for none."""
    if lesson.criterion in decision.criteria:
        return lesson.criterion
    named = lesson.name.casefold()
    found = (slug for slug, row in decision.criteria.items() if named and row.name.casefold() == named)
    return next(found, "") if lesson.criterion else ""


def take_lesson(decision: Decision, lesson: EarlierLesson, words: str) -> Edit:
    """Take a lesson of an earlier decision over as `words`: a remark on its criterion, else part of the note.

    What stands there stays; the same words are never there twice.
    """
    slug = criterion_for(decision, lesson)
    path: KeyPath = ("criteria", slug, "remark") if slug else ("note",)
    name = decision.criterion_name(slug) if slug else lesson.file

    def apply(now: Decision) -> Decision:
        before = str(get(now, path) or "")
        if words in before.split("\n"):
            return now
        return put(now, path, f"{before}\n{words}" if before.strip() else words)

    return Edit(label_of("lesson_taken", name=name), path, apply)


def is_taken(decision: Decision, lesson: EarlierLesson, words: str) -> bool:
    """Whether a lesson was taken over already."""
    slug = criterion_for(decision, lesson)
    there = decision.criteria[slug].remark if slug else decision.note
    return words in there.split("\n")
