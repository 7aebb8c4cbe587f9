"""The schemas of records, made directly.

A decision has 290 fields of a dozen kinds in 42 records. pydantic can work all of them out by itself, and
that is felt at every start; said here, they take a fraction of it. A test holds that both come to the same.
"""

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

_UNIONS: Final = (Union, UnionType)


class Known:
    """Put into ``Annotated``: the type has this schema wherever it stands; `least` is the lowest number."""

    def __init__(self, schema: CoreSchema, least: int | None = None) -> None:
        self.schema = schema
        self.least = least

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return dict(self.schema)


class FromList:
    """Put into ``Annotated`` with a tuple: a list is taken, too, as a file has it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.around(handler(source))

    @staticmethod
    def around(schema: CoreSchema) -> CoreSchema:
        """The schema of a tuple, after which a list is one, too."""
        return core_schema.no_info_before_validator_function(_to_tuple, schema)


def _to_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def record_schema(kind: type[BaseModel]) -> CoreSchema:
    """The schema of a record class. Raises TypeError for a field of a type that is not known here."""
    fields = {name: core_schema.model_field(_of_field(info)) for name, info in kind.model_fields.items()}
    said = kind.model_config
    config = core_schema.CoreConfig(
        title=kind.__name__,
        extra_fields_behavior=said["extra"] or "ignore",
        strict=said["strict"],
        validate_default=said["validate_default"],
    )
    inner = core_schema.model_fields_schema(fields, model_name=kind.__name__)
    return core_schema.model_schema(kind, inner, config=config)


def _of_field(info: FieldInfo) -> CoreSchema:
    schema, default = _of(info.annotation, info.metadata), info.default
    if info.is_required():
        return schema
    if isinstance(default, (BaseModel, Mapping)):
        # A value is never written to, so all may share it; pydantic would copy it for each record, in depth.
        return core_schema.with_default_schema(schema, default_factory=lambda: default)
    return core_schema.with_default_schema(schema, default=default)


def _of(annotation: Any, metadata: Any = ()) -> CoreSchema:
    for item in metadata:
        if isinstance(item, Known):
            return item.schema
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(arguments[0], arguments[1:])
    if origin in _UNIONS and len(arguments) == 2 and arguments[1] is NoneType:
        return core_schema.nullable_schema(_of(arguments[0]))
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if origin is tuple and arguments[1:] == (...,):
        items = core_schema.tuple_variable_schema(_of(arguments[0]))
        return FromList.around(items) if any(isinstance(item, FromList) for item in metadata) else items
    if origin is not None and issubclass(origin, Mapping):
        return core_schema.dict_schema(_of(arguments[0]), _of(arguments[1]), strict=False)
    if annotation is bool:
        return core_schema.bool_schema()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return record_schema(annotation)
    raise TypeError(f"{annotation} has no schema here")
