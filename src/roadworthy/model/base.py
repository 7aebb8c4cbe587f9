"""What all records of a decision share."""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from roadworthy.model.schemas import FromList, Known, record_schema
from roadworthy.model.text import Line


class Record(BaseModel):
    """A frozen value. Keys that this version does not know are left to the store, which keeps them."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="ignore", validate_default=False, defer_build=True
    )

    IMPLICIT: ClassVar[bool] = False
    """Whether `put` may bring this record into being by writing one of its fields."""
    ALWAYS: ClassVar[tuple[str, ...]] = ()
    """Keys at the top of a file of this record, written even where they are at their default."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return record_schema(cls)

    @classmethod
    def blank(cls) -> Self:
        """The record in which nothing is answered: its defaults alone, which need no check.

        Unlike a call it builds no validator, so the defaults of other records cost nothing at the start.
        """
        return super().model_construct()


_SLUG: Final = re.compile(r"[A-Za-z0-9_-]{1,80}", re.ASCII)


def _slug(key: str) -> str:
    if not _SLUG.fullmatch(key):
        raise ValueError("a key here is made of letters a-z, digits and dashes, 80 at the most")
    return key


def _day(value: Any) -> Any:
    if isinstance(value, datetime):
        raise ValueError("a date without a time is wanted, such as 2026-11-23")  # noqa: TRY004
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"“{value[:40]}” is no date such as 2026-11-23") from None
    return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("a number here must be finite")
    return value + 0.0


def _not_negative(value: float) -> float:
    if value < 0:
        raise ValueError("a number here can't be negative")
    return value


def _plain_number(value: float) -> int | float:
    return int(value) if value == int(value) and abs(value) < 1e15 else value


_SLUG_SCHEMA: Final = core_schema.no_info_after_validator_function(_slug, core_schema.str_schema())
_NUMBER_SCHEMA: Final = core_schema.no_info_after_validator_function(
    _finite,
    core_schema.float_schema(),
    serialization=core_schema.plain_serializer_function_ser_schema(
        _plain_number,
        return_schema=core_schema.union_schema([core_schema.int_schema(), core_schema.float_schema()]),
    ),
)
_AMOUNT_SCHEMA: Final = core_schema.no_info_after_validator_function(
    _not_negative, _NUMBER_SCHEMA, serialization=_NUMBER_SCHEMA["serialization"]
)

Slug = Annotated[str, Known(_SLUG_SCHEMA)]
"""The key of a record: ASCII, made from its name at birth, never changed."""

Day = Annotated[date, Known(core_schema.no_info_before_validator_function(_day, core_schema.date_schema()))]
"""A calendar date."""

Number = Annotated[float, Known(_NUMBER_SCHEMA)]
"""A finite number."""

Amount = Annotated[float, Known(_AMOUNT_SCHEMA, least=0)]
"""A finite number, zero or more: a weight, a worth, a sum of money."""

_COUNT_SCHEMA: Final = core_schema.no_info_after_validator_function(_not_negative, core_schema.int_schema())

Count = Annotated[int, Known(_COUNT_SCHEMA, least=0)]
"""A whole number, zero or more."""

Lines = Annotated[tuple[Line, ...], FromList()]
"""Several short texts, in their order."""

Answer = Literal["yes", "partly", "no"]
"""A plain answer; absent means: not answered."""

T = TypeVar("T")
Table = Mapping[Slug, T]
"""Records by slug, in the order in which the person put them."""

Tuple = Annotated[tuple[T, ...], FromList()]
"""Several choices, in their order."""
