"""What was learned once the phases were over, and what is taken from earlier decisions."""

from datetime import date
from typing import Any

from roadworthy.edits.edit import Edit
from roadworthy.knowledge.edit_words import label_of
from roadworthy.model import Decision, KeyPath, dotted, drop, get, put
from roadworthy.model.aftermath import Lesson


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
