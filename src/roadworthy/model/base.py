"""What all records of a decision share.

A kind of field is an alias with a name, as pydantic then works out once what it takes, not for each field.
"""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from typing_extensions import TypeAliasType

from roadworthy.model.frozen import frozen
from roadworthy.model.text import Line


class EmptyTable(dict[str, Any]):
    """A table without rows: one for all records that have none, as nobody writes to a record.

    It is hashable, so that pydantic takes it as it is; a plain one it would copy for each record of a file.
    """

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __setitem__(self, key: str, value: Any) -> None:
        raise TypeError("nobody writes to a record")


NO_ROWS: Final = EmptyTable()


class Record(BaseModel):
    """A frozen value. Keys that this version does not know are left to the store, which keeps them."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="ignore", validate_default=False, defer_build=True
    )

    IMPLICIT: ClassVar[bool] = False
    """Whether `put` may bring this record into being by writing one of its fields."""
    ALWAYS: ClassVar[tuple[str, ...]] = ()
    """Keys at the top of a file of this record, written even where they are at their default."""

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """The record itself: nobody writes to it, and pydantic copies each default, in depth, for a file."""
        del memo
        return self

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
        raise ValueError("expected a date without a time, such as 2026-11-23")  # noqa: TRY004
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"“{value[:40]}” is not a date such as 2026-11-23") from None
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


def _to_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@frozen
class AtLeast:
    """Put into ``Annotated``: the lowest number that is taken, checked by a validator beside it."""

    least: int


@frozen
class AtMost:
    """Put into ``Annotated``: the highest number that is taken, checked by a validator beside it."""

    most: int


Slug = TypeAliasType("Slug", Annotated[str, AfterValidator(_slug)])
"""The key of a record: ASCII, made from its name at birth, never changed."""

Day = TypeAliasType("Day", Annotated[date, BeforeValidator(_day)])
"""A calendar date."""

Number = TypeAliasType("Number", Annotated[float, AfterValidator(_finite), PlainSerializer(_plain_number)])
"""A finite number."""

Amount = TypeAliasType("Amount", Annotated[Number, AfterValidator(_not_negative), AtLeast(0)])
"""A finite number, zero or more: a weight, a worth, a sum of money."""

Count = TypeAliasType("Count", Annotated[int, AfterValidator(_not_negative), AtLeast(0)])
"""A whole number, zero or more."""

Lines = TypeAliasType("Lines", Annotated[tuple[Line, ...], BeforeValidator(_to_tuple)])
"""Several short texts, in their order."""

Answer = Literal["yes", "partly", "no"]
"""A plain answer; absent means: not answered."""

T = TypeVar("T")
Table = Mapping[Slug, T]
"""Records by slug, in the order in which the person put them."""

Tuple = Annotated[tuple[T, ...], BeforeValidator(_to_tuple)]
"""Several choices, in their order."""
