"""Edits: small typed operations, each a decision in and a new decision out."""

from collections.abc import Callable
from typing import Any

from roadworthy.model.base import Record
from roadworthy.model.decision import Decision
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import KeyPath, dotted, drop, get, put
from roadworthy.model.slug import record_key, slug_for


@frozen
class Edit:
    """A change with a name, applied to whatever the decision is at that moment."""

    label: str
    """What a person reads when it is undone: ``Django, ecosystem maturity: 4``."""
    path: KeyPath
    """The place that changes; where undo leads the eye."""
    apply: Callable[[Decision], Decision]
    merge: str | None = None
    """Edits in a row with the same key are one undo step."""


def write(path: KeyPath, value: Any, label: str, *, merge: bool = True) -> Edit:
    """Put `value` at `path`. Repeated writes to one path are one undo step until the visit is over."""
    return Edit(label, path, lambda decision: put(decision, path, value), dotted(path) if merge else None)


def clear(path: KeyPath, label: str) -> Edit:
    """Take the row at `path` away, or put the field there back to its default."""
    return Edit(label, path, lambda decision: drop(decision, path))


def add(table: KeyPath, slug: str, record: Record, label: str) -> Edit:
    """Put a new row into a table."""
    return Edit(label, (*table, slug), lambda decision: put(decision, (*table, slug), record))


def new_slug(decision: Decision, table: KeyPath, name: str, kind: str, content: object = None) -> str:
    """A free key in `table` for a record called `name` that says `content`: see `record_key`.

    One that has neither yet gets a number, which another branch may give as well.
    """
    taken = get(decision, table) or {}
    if not name and content is None:
        return slug_for("", taken, kind)
    return record_key(name, taken, content, kind)


def replace(decision: Decision, label: str) -> Edit:
    """Put a whole decision in place: reload, restore, take-over. Undo brings the old one back."""
    return Edit(label, (), lambda _: decision)
