"""Changes for tests that are about something else, in few words."""

from roadworthy.edits.edit import Edit
from roadworthy.edits.records import move_record
from roadworthy.edits.scores import set_score
from roadworthy.model import Decision, Interval, KeyPath


def score(
    candidate: str, criterion: str, value: Interval | None, label: str = "", horizon: str | None = None
) -> Edit:
    """A score in a cell; where a label is given, it is called so."""
    edit = set_score(Decision(), candidate, criterion, value, horizon)
    return Edit(label or edit.label, edit.path, edit.apply, edit.merge)


def move(table: KeyPath, slug: str, by: int, label: str = "") -> Edit:
    """A record a place up or down; where a label is given, it is called so."""
    edit = move_record((*table, slug), by)
    return Edit(label or edit.label, edit.path, edit.apply, edit.merge)
