"""Keys that this version does not know: found, reported, kept."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from roadworthy.model import Decision, KeyPath, Record
from roadworthy.model.keypath import _is_table, _record_type


def unknown_keys(data: Mapping[str, Any], root: type[Record] = Decision) -> dict[KeyPath, Any]:
    """The topmost keys of parsed TOML that no record has, with their values, in the order of the file.

    `root` is what the whole file holds.
    """
    return dict(_in_record(root, data, ()))


def did_you_mean(path: KeyPath, root: type[Record] = Decision) -> str | None:
    """The known key that was probably meant by an unknown one."""
    kind = _kind_at(path[:-1], root)
    if kind is None:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip alone

    close = get_close_matches(path[-1], list(kind.model_fields), n=1)
    return close[0] if close else None


def _in_record(kind: type[Record], data: Mapping[str, Any], path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    for key, value in data.items():
        info = kind.model_fields.get(key)
        if info is None:
            yield (*path, key), value
        elif isinstance(value, Mapping):
            yield from _in_value(info.annotation, value, (*path, key))


def _in_value(annotation: Any, data: Mapping[str, Any], path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield from _in_record(annotation, data, path)
    elif _is_table(annotation) and _record_type(annotation) is not None:
        inner = get_args(annotation)[1]
        for key, value in data.items():
            if isinstance(value, Mapping):
                yield from _in_value(inner, value, (*path, key))


def _kind_at(path: KeyPath, root: type[Record]) -> type[Record] | None:
    annotation: Any = root
    for key in path:
        if isinstance(annotation, type) and issubclass(annotation, Record):
            info = annotation.model_fields.get(key)
            if info is None:
                return None
            annotation = info.annotation
        elif _is_table(annotation):
            annotation = get_args(annotation)[1]
        else:
            return None
    is_record = isinstance(annotation, type) and issubclass(annotation, Record)
    return annotation if is_record else None


def merge(data: dict[str, Any], unknown: Mapping[KeyPath, Any], root: Record) -> dict[str, Any]:
    """`data` with the unknown keys put back where their record still exists; `data` itself stays as it is.

    A key below another of them is put into that one's value. Each table is copied once.
    """
    if not unknown:
        return data
    top = _Branch()
    for path, value in unknown.items():
        if home_exists(path, root):
            top.at(path).value = value
    return _grown(type(root), data, top)


def home_exists(path: KeyPath, root: Record) -> bool:
    """Whether every row on the way to `path` is still there."""
    node: Any = root
    for key in path[:-1]:
        if isinstance(node, Record):
            if key not in type(node).model_fields:
                return True
            node = getattr(node, key)
        elif isinstance(node, Mapping):
            if key not in node:
                return False
            node = node[key]
        else:
            return False
    return isinstance(node, (Record, Mapping))


_NOTHING: Final = object()


class _Branch:
    """What is to be put in at one key, and below it."""

    def __init__(self) -> None:
        self.value: Any = _NOTHING
        self.below: dict[str, _Branch] = {}

    def at(self, path: KeyPath) -> "_Branch":
        node = self
        for key in path:
            node = node.below.setdefault(key, _Branch())
        return node


def _grown(annotation: Any, data: Mapping[str, Any], branch: _Branch) -> dict[str, Any]:
    """A copy of `data` with what is on the branch; a key that is new there takes its place in the order."""
    record = annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
    grown = dict(data)
    for key, one in branch.below.items():
        value = grown.get(key, {}) if one.value is _NOTHING else one.value
        grown[key] = _grown(_inner(record, annotation, key), value, one) if one.below else value
    if record is None:
        return grown
    known = {name: grown[name] for name in record.model_fields if name in grown}
    return {**known, **grown}


def _inner(record: type[Record] | None, annotation: Any, key: str) -> Any:
    """What a record's field, or a table's row, is said to be; None where nobody said it."""
    if record is not None:
        return record.model_fields[key].annotation if key in record.model_fields else None
    return get_args(annotation)[1] if _is_table(annotation) else None
