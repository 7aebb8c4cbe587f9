"""Undo and redo: a stack of values."""

from collections.abc import Mapping
from typing import Final

from roadworthy.edits.edit import Edit
from roadworthy.model import Decision
from roadworthy.model.base import Record
from roadworthy.model.frozen import frozen
from roadworthy.store.trivia import Trivia


@frozen
class Snapshot:
    """The decision with the comments and unknown keys that belong to it."""

    value: Decision
    trivia: Trivia


def same(one: Decision, other: Decision) -> bool:
    """Whether two decisions are the same to the file: equal, and their rows in the same order."""
    return _same(one, other)


def _same(one: object, other: object) -> bool:
    """What an edit did not touch is the same object before and after, so that little has to be looked at."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Record):
        return all(_same(getattr(one, name), getattr(other, name)) for name in type(one).model_fields)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and all(_same(inner, other[key]) for key, inner in one.items())
    return one == other


@frozen
class _Step:
    edit: Edit
    before: Snapshot


class History:
    """Steps back and forth. It knows nothing of files."""

    def __init__(self) -> None:
        self._done: Final[list[_Step]] = []
        self._undone: Final[list[_Step]] = []
        self._open = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return bool(self._undone)

    def push(self, edit: Edit, before: Snapshot, after: Decision) -> None:
        """Remember an edit. One with the merge key of the last, in the same visit, joins its step."""
        last = self._done[-1] if self._done else None
        joins = self._open and last is not None and edit.merge is not None and last.edit.merge == edit.merge
        if joins and last is not None:
            before = self._done.pop().before
        self._undone.clear()
        self._open = True
        if not joins or not same(before.value, after):
            self._done.append(_Step(edit, before))

    def end_step(self) -> None:
        """The visit is over: the next edit begins a new step."""
        self._open = False

    def undo(self, now: Snapshot) -> tuple[Edit, Snapshot] | None:
        """The edit that is taken back and the snapshot before it; `now` is what redo returns to."""
        return self._move(self._done, self._undone, now)

    def redo(self, now: Snapshot) -> tuple[Edit, Snapshot] | None:
        """The edit that is done again and the snapshot after it."""
        return self._move(self._undone, self._done, now)

    def _move(self, source: list[_Step], target: list[_Step], now: Snapshot) -> tuple[Edit, Snapshot] | None:
        self._open = False
        if not source:
            return None
        step = source.pop()
        target.append(_Step(step.edit, now))
        return step.edit, step.before
