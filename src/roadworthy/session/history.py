"""Undo and redo: a stack of values, as deep as a person goes back and a machine can spare."""

from collections.abc import Callable
from typing import Final, Generic, Protocol, TypeVar

from roadworthy.model import KeyPath, Record
from roadworthy.model.frozen import frozen
from roadworthy.session.sharing import same, unshared
from roadworthy.store.trivia import Trivia

T = TypeVar("T", bound=Record)

MOST_STEPS: Final = 1_000
"""Steps that can be taken back; older ones are forgotten."""
MOST_BYTES: Final = 32_000_000
"""What all steps may hold beside the present value, about, in bytes; the oldest ones go first."""


@frozen
class Snapshot(Generic[T]):
    """A decision or a ballot with the comments and unknown keys that belong to it."""

    value: T
    trivia: Trivia


class NamedChange(Protocol[T]):
    """A change with a name, applied to whatever the value is at that moment."""

    @property
    def label(self) -> str:
        """What a person reads when it is undone."""
        ...

    @property
    def path(self) -> KeyPath:
        """The place that changes; where undo leads the eye."""
        ...

    @property
    def merge(self) -> str | None:
        """Changes in a row with the same key are one undo step."""
        ...

    @property
    def apply(self) -> Callable[[T], T]:
        """From the value before to the value after."""
        ...


@frozen
class UndoStep(Generic[T]):
    """What undo takes back in one go: the change that made it, and the snapshot on its other side."""

    label: str
    path: KeyPath
    merge: str | None
    other: Snapshot[T]
    """Before the step where it can be undone, after it where it can be done again."""
    weight: int = 0
    """Bytes, about, that the step holds and its neighbour does not; 0 while nothing came after it."""


class History(Generic[T]):
    """Steps back and forth: the last `MOST_STEPS` of them, in `MOST_BYTES`. It knows nothing of files."""

    def __init__(self) -> None:
        self._done: Final[list[UndoStep[T]]] = []
        self._undone: Final[list[UndoStep[T]]] = []
        self._open = False

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step to do again."""
        return bool(self._undone)

    @property
    def weight(self) -> int:
        """Bytes, about, that are held for undo beside the present value."""
        return sum(step.weight for step in self._done)

    def push(self, change: NamedChange[T], before: Snapshot[T], after: T) -> None:
        """Remember a change. One with the merge key of the last, in the same visit, joins its step."""
        last = self._done[-1] if self._done else None
        joins = self._open and last is not None and change.merge is not None and last.merge == change.merge
        if joins and last is not None:
            before = self._done.pop().other
        self._undone.clear()
        self._open = True
        if not joins or not same(before.value, after):
            self._weigh_last(before)
            self._done.append(UndoStep(change.label, change.path, change.merge, before))
            self._forget_the_oldest()

    def end_step(self) -> None:
        """The visit is over: the next change begins a new step."""
        self._open = False

    def undo(self, now: Snapshot[T]) -> tuple[UndoStep[T], Snapshot[T]] | None:
        """The step that is taken back and the snapshot before it; `now` is what redo returns to."""
        return self._move(self._done, self._undone, now)

    def redo(self, now: Snapshot[T]) -> tuple[UndoStep[T], Snapshot[T]] | None:
        """The step that is done again and the snapshot after it."""
        return self._move(self._undone, self._done, now)

    def _move(
        self, source: list[UndoStep[T]], target: list[UndoStep[T]], now: Snapshot[T]
    ) -> tuple[UndoStep[T], Snapshot[T]] | None:
        self._open = False
        if not source:
            return None
        step = source.pop()
        target.append(UndoStep(step.label, step.path, step.merge, now, step.weight))
        return step, step.other

    def _weigh_last(self, after: Snapshot[T]) -> None:
        """The last step is weighed once it is over: by then it is known what it alone holds."""
        if self._done and not self._done[-1].weight:
            step = self._done.pop()
            weight = unshared(step.other.value, after.value) + unshared(step.other.trivia, after.trivia)
            self._done.append(UndoStep(step.label, step.path, step.merge, step.other, max(1, weight)))

    def _forget_the_oldest(self) -> None:
        """The last step stays, whatever it weighs."""
        spare, keep = MOST_BYTES, 0
        for step in reversed(self._done[-MOST_STEPS:]):
            spare -= step.weight
            if spare < 0 and keep:
                break
            keep += 1
        del self._done[:-keep]
