"""The file format as JSON Schema, drawn from the model and described in the words of the questions."""

import inspect
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic.fields import FieldInfo
from typing_extensions import TypeAliasType

from roadworthy.knowledge.files import table
from roadworthy.knowledge.questions import all_questions
from roadworthy.model import Decision, Interval, Record
from roadworthy.model.base import AtLeast, AtMost

_SLUG: Final = {"pattern": "^[A-Za-z0-9_-]{1,80}$"}
_SPAN: Final[Mapping[str, Any]] = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^\s*([+-]?\d+(\.\d+)?(\s*[-–—]\s*[+-]?\d+(\.\d+)?)?|\?)?\s*$"},
    ]
}
_INTRODUCTION: Final = (
    "A Roadworthy decision. The file is TOML: one key a line, every record a table keyed by a short name. "
    "What is not known is left out."
)


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a decision file.

    A TOML date counts as a string in the form of a date. Keys that the schema does not name are allowed:
    Roadworthy keeps them.
    """
    definitions: dict[str, Any] = {}
    top = _record(Decision, definitions, ())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Roadworthy decision",
        "description": _INTRODUCTION,
        **{key: value for key, value in top.items() if key != "description"},
        "required": ["format"],
        "$defs": dict(sorted(definitions.items())),
    }


def _record(kind: type[Record], definitions: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    own = table("schema.toml").get(kind.__name__, {})
    properties: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        here = (*path, name)
        entry = _type(info.annotation, info, definitions, here)
        words = _asked().get(here) or own.get(name) or _of_record(info.annotation)
        if words:
            entry = {"description": words, **entry}
        default = info.get_default(call_default_factory=True)
        if isinstance(default, (str, int, float)) and default != "":
            entry = {**entry, "default": default}
        properties[name] = entry
    return {"description": _summary(kind), "type": "object", "properties": properties}


def _type(
    annotation: Any, info: FieldInfo | None, definitions: dict[str, Any], path: tuple[str, ...]
) -> dict[str, Any]:
    if isinstance(annotation, TypeAliasType):
        return _type(annotation.__value__, info, definitions, path)
    if get_origin(annotation) is Annotated:
        base, *metadata = get_args(annotation)
        named = FieldInfo(annotation=base)
        named.metadata = [*metadata, *(info.metadata if info else ())]
        return _type(base, named, definitions, path)
    arguments = [argument for argument in get_args(annotation) if argument is not type(None)]
    origin = get_origin(annotation)
    if origin is Literal:
        return {"enum": list(arguments)} if len(arguments) > 1 else {"const": arguments[0]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {
            "type": "object",
            "propertyNames": dict(_SLUG),
            "additionalProperties": _type(arguments[1], None, definitions, (*path, "*")),
        }
    if isinstance(origin, type) and issubclass(origin, tuple):
        return {"type": "array", "items": _type(arguments[0], None, definitions, path)}
    if Interval in (annotation, *arguments):
        return dict(_SPAN)
    if origin is not None and len(arguments) == 1:
        return _type(arguments[0], info, definitions, path)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        if annotation.__name__ not in definitions:
            definitions[annotation.__name__] = {}
            definitions[annotation.__name__] = _record(annotation, definitions, path)
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    return _plain(annotation, info)


def _of_record(annotation: Any) -> str:
    """What the record that a key holds, or the table of them, says of itself."""
    while get_origin(annotation) is not None:
        annotation = (
            get_args(annotation)[-1] if get_origin(annotation) is not Annotated else get_args(annotation)[0]
        )
    return _summary(annotation) if isinstance(annotation, type) and issubclass(annotation, Record) else ""


def _summary(kind: type[Record]) -> str:
    return inspect.cleandoc(kind.__doc__ or "").split("\n\n")[0].replace("\n", " ")


def _plain(annotation: Any, info: FieldInfo | None) -> dict[str, Any]:
    least = next((item.least for item in info.metadata if isinstance(item, AtLeast)), None) if info else None
    most = next((item.most for item in info.metadata if isinstance(item, AtMost)), None) if info else None
    bound: dict[str, Any] = {"minimum": least} if least is not None else {}
    if most is not None:
        bound["maximum"] = most
    if annotation is date:
        return {"type": "string", "format": "date"}
    if annotation is Any:
        return {}
    kinds: dict[Any, str] = {bool: "boolean", str: "string", float: "number", int: "integer"}
    return {"type": kinds[annotation], **bound}


@cache
def _asked() -> Mapping[tuple[str, ...], str]:
    """What the catalogue asks at each path, records' keys written as ``*``."""
    return {
        tuple("*" if part.startswith("{") else part for part in question.path.split(".")): (
            f"{question.ask} {question.why}"
        )
        for question in all_questions()
    }
