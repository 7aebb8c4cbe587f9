"""Keys that this version does not know: found, reported, kept."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

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
    """`data` with the unknown keys put back where their record still exists; `data` itself stays as it is."""
    if not unknown:
        return data
    new = dict(data)
    for path, value in unknown.items():
        if home_exists(path, root):
            _insert(type(root), new, path, value)
    return new


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


def _insert(annotation: Any, node: dict[str, Any], path: KeyPath, value: Any) -> None:
    """Write into `node`, the function's own copy; a key that is new there takes its place in the order."""
    key = path[0]
    record = annotation if isinstance(annotation, type) and issubclass(annotation, Record) else None
    if len(path) == 1:
        node[key] = value
    else:
        inner: Any = None
        if record is not None:
            inner = record.model_fields[key].annotation
        elif _is_table(annotation):
            inner = get_args(annotation)[1]
        node[key] = dict(node.get(key, {}))
        _insert(inner, node[key], path[1:], value)
    if record is not None:
        known = {name: node[name] for name in record.model_fields if name in node}
        rest = {name: item for name, item in node.items() if name not in known}
        node.clear()
        node.update(known)
        node.update(rest)
