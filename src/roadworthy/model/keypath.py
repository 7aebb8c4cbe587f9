"""One address for everything: the key path in the file.

Questions, edits, comments, errors, findings and undo labels all name a place by it.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Final, TypeAlias, TypeVar, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter, ValidationError

from roadworthy.model.base import Record, Slug

KeyPath: TypeAlias = tuple[str, ...]
"""Keys from the top of the file: ``("scores", "django", "learning-curve", "score")``."""

R = TypeVar("R", bound=Record)
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_DOTTED: Final = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"', re.ASCII)


class PathError(ValueError):
    """A path that leads nowhere in the model, or a value that does not fit there."""

    def __init__(self, path: KeyPath, why: str) -> None:
        super().__init__(f"{dotted(path)}: {why}")
        self.path: Final = path
        self.why: Final = why


def dotted(path: KeyPath) -> str:
    """The path as a person reads it: ``scores.django.learning-curve.score``."""
    return ".".join(path)


def quoted(path: KeyPath) -> str:
    """The path as TOML writes it: dotted, with quotes round what is no bare key. `read_dotted` reads it."""
    if all(map(_BARE.fullmatch, path)):
        return dotted(path)
    from json import dumps  # noqa: PLC0415 - for keys that are not ours

    return ".".join(part if _BARE.fullmatch(part) else dumps(part) for part in path)


def read_dotted(words: str) -> KeyPath:
    """The path that `quoted` wrote; empty where the words are none."""
    from json import loads  # noqa: PLC0415 - as above

    parts: list[str] = []
    at = 0
    while part := _DOTTED.match(words, at):
        try:
            parts.append(loads(part[0]) if part[0].startswith('"') else part[0])
        except ValueError:
            return ()
        at = part.end()
        if at == len(words):
            return tuple(parts)
        if words[at] != ".":
            return ()
        at += 1
    return ()


def key_path(words: str, **slugs: str) -> KeyPath:
    """The path that dotted `words` name; ``{candidate}`` and its like are filled from `slugs`."""
    return tuple(
        slugs[part[1:-1]] if part.startswith("{") and part.endswith("}") else part
        for part in words.split(".")
    )


@cache
def _fields(record: type[Record]) -> frozenset[str]:
    """The names of a record's fields: pydantic looks for them anew each time."""
    return frozenset(record.model_fields)


@cache
def _leaf(record: type[Record], field: str) -> TypeAdapter[Any]:
    info = record.model_fields[field]
    annotation: Any = info.annotation
    for item in info.metadata:
        annotation = Annotated[annotation, item]
    return TypeAdapter(annotation, config=_config(info.annotation))


@cache
def _entry(inner: Any) -> TypeAdapter[Any]:
    return TypeAdapter(dict[Slug, inner], config=ConfigDict(strict=True))


def _config(annotation: Any) -> ConfigDict | None:
    """Strictness for a plain type; a record brings its own and refuses another."""
    is_record = isinstance(annotation, type) and issubclass(annotation, Record)
    return None if is_record else ConfigDict(strict=True)


@cache
def _record_type(annotation: Any) -> type[Record] | None:
    """The record class that an annotation holds, directly or in mappings of mappings."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    origin = get_origin(annotation)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _record_type(get_args(annotation)[1])
    return None


@cache
def _is_table(annotation: Any) -> bool:
    origin = get_origin(annotation)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def record_type_at(root: type[Record], path: KeyPath) -> type[Record] | None:
    """The class of the record that `path` names, whether it is there or not; None where it names none."""
    kind: Any = root
    for key in path:
        if isinstance(kind, type) and issubclass(kind, Record):
            if key not in kind.model_fields:
                return None
            kind = kind.model_fields[key].annotation
        elif _is_table(kind):
            kind = get_args(kind)[1]
        else:
            return None
    return kind if isinstance(kind, type) and issubclass(kind, Record) else None


def get(root: Record, path: KeyPath) -> Any:
    """What stands at `path`; None where a table has no such key. Raises PathError for an unknown field."""
    node: Any = root
    for depth, key in enumerate(path):
        if isinstance(node, Record):
            if key not in _fields(type(node)):
                raise PathError(path[: depth + 1], "there is no such key")
            node = getattr(node, key)
        elif isinstance(node, dict | Mapping):
            node = node.get(key)
        else:
            return None
    return node


def put(root: R, path: KeyPath, value: Any) -> R:
    """A new `root` with `value` at `path`; all that does not lie on the path is shared with the old.

    Only the value is validated, as strictly as when a file is read. Raises PathError where the path leads
    nowhere or the value does not fit; a missing table row is made only for records that may be implicit.
    An implicit record whose every field is at its default is left out again.
    """
    if not path:
        raise PathError(path, "an empty path")
    new = _put_record(root, path, path, value)
    assert isinstance(new, type(root))
    return new


def _put_record(record: Record, rest: KeyPath, path: KeyPath, value: Any) -> Record:
    kind = type(record)
    field = rest[0]
    info = kind.model_fields.get(field)
    if info is None:
        raise PathError(path[: len(path) - len(rest) + 1], "there is no such key")
    if len(rest) == 1:
        return record.model_copy(update={field: _valid(kind, field, path, value)})
    child = getattr(record, field)
    if isinstance(child, Record):
        return record.model_copy(update={field: _put_record(child, rest[1:], path, value)})
    annotation: Any = info.annotation
    if _is_table(annotation):
        return record.model_copy(update={field: _put_table(child, annotation, rest[1:], path, value)})
    raise PathError(path, "the path goes on below a plain value")


def _put_table(
    table: Mapping[str, Any], annotation: Any, rest: KeyPath, path: KeyPath, value: Any
) -> Mapping[str, Any]:
    key = rest[0]
    inner = get_args(annotation)[1]
    new = dict(table)
    if len(rest) == 1:
        new[key] = _valid_entry(inner, key, path, value)
        return new
    child = table.get(key)
    if _is_table(inner):
        new[key] = _put_table(child or {}, inner, rest[1:], path, value)
        if not new[key]:
            del new[key]
        return new
    kind = _record_type(inner)
    if kind is None:
        raise PathError(path, "the path goes on below a plain value")
    if child is None:
        if not kind.IMPLICIT:
            raise PathError(path[: len(path) - len(rest) + 1], "there is no such record")
        child = kind()
    new[key] = _put_record(child, rest[1:], path, value)
    if kind.IMPLICIT and new[key] == kind():
        del new[key]
    return new


def drop(root: R, path: KeyPath) -> R:
    """A new `root` without the table row at `path`; the same root where there is none.

    A field of a record is not dropped but put back to its default. Raises PathError for an unknown field.
    """
    parent = get(root, path[:-1])
    if isinstance(parent, Record):
        info = type(parent).model_fields.get(path[-1])
        if info is None:
            raise PathError(path, "there is no such key")
        return put(root, path, info.get_default(call_default_factory=True))
    if not isinstance(parent, Mapping) or path[-1] not in parent:
        return root
    rest = {key: value for key, value in parent.items() if key != path[-1]}
    if not rest and isinstance(get(root, path[:-2]), Mapping):
        return drop(root, path[:-1])
    return put(root, path[:-1], rest)


def _valid(kind: type[Record], field: str, path: KeyPath, value: Any) -> Any:
    annotation = kind.model_fields[field].annotation
    if isinstance(value, Record) and value.__class__ is not annotation:
        raise PathError(path, "this kind of record does not belong here")
    return _checked(_leaf(kind, field), value, path)


def _valid_entry(inner: Any, key: str, path: KeyPath, value: Any) -> Any:
    if isinstance(value, Record) and value.__class__ is not inner:
        raise PathError(path, "this kind of record does not belong here")
    return _checked(_entry(inner), {key: value}, path)[key]


def _checked(adapter: TypeAdapter[Any], value: Any, path: KeyPath) -> Any:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        raise PathError(path, plain_reason(error)) from None


def plain_reason(error: ValidationError) -> str:
    """The first reason of a validation error in words for a person."""
    first = error.errors(include_url=False)[0]
    return reason_words(first["type"], first["msg"], first.get("ctx", {}))


def reason_words(kind: str, message: str, context: Mapping[str, Any]) -> str:
    """A validator's reason, without the validator's own vocabulary."""
    if kind == "literal_error":
        return f"expected one of {context.get('expected', '')}"
    words = {
        "string_type": "expected text in quotation marks",
        "int_type": "expected a whole number",
        "float_type": "expected a number",
        "bool_type": "expected true or false",
        "date_type": "expected a date such as 2026-11-23",
        "tuple_type": "expected a list",
        "model_type": "expected a table",
        "model_attributes_type": "expected a table",
        "mapping_type": "expected a table",
        "dict_type": "expected a table",
    }
    if kind in words:
        return words[kind]
    return message.removeprefix("Value error, ")
