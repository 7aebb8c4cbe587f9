"""The comments of three files made one, beside the merged decision."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from roadworthy.edits.merge.order import merged_order
from roadworthy.edits.merge.prepare import Renamed
from roadworthy.model import KeyPath
from roadworthy.store.statements import Inner
from roadworthy.store.trivia import Comments, Trivia

T = TypeVar("T")
_NONE: Final = Comments()


def merge_trivia(
    three: tuple[Trivia, Trivia, Trivia], unknown: Mapping[KeyPath, Any], renamed: Sequence[Renamed]
) -> Trivia:
    """The comments of both sides at their keys; what both wrote to one key stands there one after the other.

    `unknown` has the keys of the merged file that this version does not know, `renamed` the records that got
    another key.
    """
    base, ours, theirs = three
    ours = _moved(ours, {one.old: one.new for one in renamed if one.side == "mine"})
    theirs = _moved(theirs, {one.old: one.new for one in renamed if one.side == "theirs"})
    comments: dict[KeyPath, Comments] = {}
    for path in (*ours.comments, *(path for path in theirs.comments if path not in ours.comments)):
        old, mine, other = (side.comments.get(path, _NONE) for side in (base, ours, theirs))
        found = _taken(old, mine, other, together=_together)
        if found != _NONE:
            comments[path] = found
    return Trivia(
        comments=comments,
        head=_taken(base.head, ours.head, theirs.head, together=_lines),
        tail=_taken(base.tail, ours.tail, theirs.tail, together=_lines),
        unknown=unknown,
        spoken={path: value for path, value in {**theirs.spoken, **ours.spoken}.items() if path in comments},
        crlf=ours.crlf if theirs.crlf == base.crlf else theirs.crlf,
    )


def _taken(base: T, ours: T, theirs: T, *, together: Callable[[T, T, T], T]) -> T:
    """What one side changed; `together` where both did."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else together(base, ours, theirs)


def _moved(trivia: Trivia, new: Mapping[KeyPath, KeyPath]) -> Trivia:
    if not new:
        return trivia

    def moved(path: KeyPath) -> KeyPath:
        for length in range(1, len(path) + 1):
            if path[:length] in new:
                return (*new[path[:length]], *path[length:])
        return path

    comments = {moved(path): said for path, said in trivia.comments.items()}
    spoken = {moved(path): value for path, value in trivia.spoken.items()}
    return Trivia(comments, trivia.head, trivia.tail, trivia.unknown, spoken, trivia.crlf)


def _together(base: Comments, ours: Comments, theirs: Comments) -> Comments:
    above = _taken(base.above, ours.above, theirs.above, together=_lines)
    below = _taken(base.below, ours.below, theirs.below, together=_lines)
    inner = _taken(base.inner, ours.inner, theirs.inner, together=_notes)
    if theirs.beside in (base.beside, ours.beside) or ours.beside == base.beside:
        beside = theirs.beside if ours.beside == base.beside else ours.beside
        return Comments(above, below, beside, inner)
    kept, other = sorted((ours.beside, theirs.beside), reverse=True)
    return Comments((*above, other) if other else above, below, kept, inner)


def _lines(base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    both = set(ours) & set(theirs)
    kept = both | (set(ours) ^ set(theirs)) - set(base)
    if all(len(set(lines)) == len(lines) for lines in (base, ours, theirs)):
        return tuple(merged_order(base, ours, theirs, kept)[0])
    first, other = sorted((ours, theirs))
    return (*(line for line in first if line in kept), *(line for line in other if line in kept - set(first)))


def _notes(base: tuple[Inner, ...], ours: tuple[Inner, ...], theirs: tuple[Inner, ...]) -> tuple[Inner, ...]:
    both = set(ours) & set(theirs)
    kept = both | (set(ours) ^ set(theirs)) - set(base)
    first, other = sorted((ours, theirs), key=repr)
    return (*(note for note in first if note in kept), *(note for note in other if note in kept - set(first)))
