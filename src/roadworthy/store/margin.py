"""What a file holds beside the decision: comments, and keys that this version does not know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.keypath import _is_table, _record_type
from roadworthy.store.scanner import Inner, Scan


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one key."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    beside: str = ""
    inner: tuple[Inner, ...] = ()


@dataclass(frozen=True, slots=True)
class Margin:
    """Comments by key path, the file's own at its head and tail, and unknown keys; a value."""

    comments: Mapping[KeyPath, Comments] = field(default_factory=dict)
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    last: KeyPath = ()
    """The last key of the file: what stands below it belongs to the file when it goes."""
    unknown: Mapping[KeyPath, Any] = field(default_factory=dict)
    crlf: bool = False
    """Whether lines end as on Windows; kept, so that a save changes no more than it must."""

    @property
    def plain(self) -> bool:
        """Whether there is no comment to weave in."""
        return not (self.comments or self.head or self.tail)

    def kept_for(self, decision: Decision) -> "Margin":
        """Without what belongs to rows that are gone; what belongs to an emptied field stays."""
        if self.plain and not self.unknown:
            return self
        return Margin(
            {path: words for path, words in self.comments.items() if _row_exists(path, decision)},
            self.head,
            self.tail,
            self.last,
            {path: value for path, value in self.unknown.items() if _row_exists(path[:-1], decision)},
            self.crlf,
        )


EMPTY: Final = Margin()


def margin_of(text: str, scanned: Scan | None, unknown: Mapping[KeyPath, Any]) -> Margin:
    """The margin of a text; `scanned` may be None where it holds no comment."""
    crlf = "\r\n" in text[: text.find("\n") + 1]
    if scanned is None:
        return Margin(unknown=unknown, crlf=crlf) if unknown or crlf else EMPTY
    comments: dict[KeyPath, Comments] = {}
    for one in scanned.statements:
        inner = tuple(scanned.inner.pop(one.path, ())) if one.items or one.path in scanned.inner else ()
        if one.above or one.below or one.beside or inner:
            old = comments.get(one.path, Comments())
            comments[one.path] = Comments(
                (*old.above, *one.above), (*old.below, *one.below), one.beside or old.beside, inner
            )
    for path, notes in scanned.inner.items():
        old = comments.get(path, Comments())
        comments[path] = Comments(old.above, old.below, old.beside, tuple(notes))
    last = scanned.statements[-1].path if scanned.statements else ()
    return Margin(comments, tuple(scanned.head), tuple(scanned.tail), last, unknown, crlf)


def _row_exists(path: KeyPath, decision: Decision) -> bool:
    """Whether the rows that a person adds and removes are all there on the way to `path`."""
    if path[:1] == ("scores",):
        known = (decision.candidates, decision.criteria)
        return all(key in rows for key, rows in zip(path[1:3], known, strict=False))
    annotation: Any = Decision
    node: Any = decision
    for key in path:
        if isinstance(annotation, type) and issubclass(annotation, Record):
            info = annotation.model_fields.get(key)
            if info is None:
                return True
            annotation = info.annotation
            node = getattr(node, key) if isinstance(node, Record) else None
        elif _is_table(annotation):
            kind = _record_type(annotation)
            annotation = get_args(annotation)[1]
            node = node.get(key) if isinstance(node, Mapping) else None
            if node is None and kind is not None and not kind.IMPLICIT:
                return False
        else:
            return True
    return True
