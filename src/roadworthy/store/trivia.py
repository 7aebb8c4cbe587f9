"""What a file holds beside the decision: comments, and keys that this version does not know."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final, get_args

from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.frozen import frozen
from roadworthy.model.keypath import _is_table, _record_type

if TYPE_CHECKING:
    from roadworthy.store.statements import Inner, Scan


@frozen
class Comments:
    """The comments of one key."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    beside: str = ""
    inner: tuple["Inner", ...] = ()


@frozen
class Trivia:
    """Comments by key path, the file's own at its head and tail, and unknown keys; a value."""

    comments: Mapping[KeyPath, Comments] = field(default_factory=dict)
    head: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    unknown: Mapping[KeyPath, Any] = field(default_factory=dict)
    spoken: Mapping[KeyPath, Any] = field(default_factory=dict)
    """Keys with a comment that say what holds anyway, such as ``score = "?"``: written for its sake."""
    crlf: bool = False
    """Whether lines end as on Windows; kept, so that a save changes no more than it must."""

    @property
    def plain(self) -> bool:
        """Whether there is no comment to merge_comments in."""
        return not (self.comments or self.head or self.tail)

    def kept_for(self, record: Record) -> "Trivia":
        """Without what belongs to rows that are gone; what belongs to an emptied field stays.

        Where nothing goes it is this very value: undo holds one for each step.
        """
        if self.plain and not self.unknown:
            return self
        comments = {path: words for path, words in self.comments.items() if _row_exists(path, record)}
        unknown = {path: value for path, value in self.unknown.items() if _row_exists(path[:-1], record)}
        spoken = {path: value for path, value in self.spoken.items() if _row_exists(path, record)}
        if (len(comments), len(unknown), len(spoken)) == (
            len(self.comments), len(self.unknown), len(self.spoken),
        ):  # fmt: skip
            return self
        return Trivia(comments, self.head, self.tail, unknown, spoken, self.crlf)


EMPTY: Final = Trivia()


def margin_of(
    text: str,
    scanned: "Scan",
    unknown: Mapping[KeyPath, Any],
    data: Mapping[str, Any],
    base: Mapping[str, Any],
) -> Trivia:
    """The trivia of a text with comments.

    `data` is what the text holds, `base` what would be written for it without its comments.
    """
    crlf = ends_as_on_windows(text)
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
    spoken = spoken_keys(comments, data, base)
    return Trivia(comments, tuple(scanned.head), tuple(scanned.tail), unknown, spoken, crlf)


def ends_as_on_windows(text: str) -> bool:
    """Whether the first line ends with a carriage return."""
    return "\r\n" in text[: text.find("\n") + 1]


def exists(path: KeyPath, data: Any) -> bool:
    """Whether parsed TOML holds something at `path`; items of arrays count by their number."""
    for key in path:
        if isinstance(data, Mapping) and key in data:
            data = data[key]
        elif isinstance(data, (list, tuple)) and _is_place(key, len(data)):
            data = data[int(key)]
        else:
            return False
    return True


def _is_place(key: str, length: int) -> bool:
    return key.isdecimal() and len(key) <= len(str(length)) and int(key) < length


def spoken_keys(
    comments: Mapping[KeyPath, Comments], data: Mapping[str, Any], base: Mapping[str, Any]
) -> dict[KeyPath, Any]:
    """The commented keys of `data` that `base` leaves out, the outer ones first."""
    found: dict[KeyPath, Any] = {}
    for path in sorted(comments, key=len):
        if not exists(path, base):
            value: Any = data
            for key in path:
                value = value.get(key) if isinstance(value, Mapping) else None
            if value is not None:
                found[path] = value
    return found


def _row_exists(path: KeyPath, record: Record) -> bool:
    """Whether the rows that a person adds and removes are all there on the way to `path`."""
    if path[:1] == ("scores",) and isinstance(record, Decision):
        known = (record.candidates, record.criteria)
        return all(key in rows for key, rows in zip(path[1:3], known, strict=False))
    annotation: Any = type(record)
    node: Any = record
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
