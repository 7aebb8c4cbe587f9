"""A record as plain data, as its file holds it."""

import math
from collections.abc import Mapping
from typing import Any

from roadworthy.model.base import Record


def canonical(record: Record) -> dict[str, Any]:
    """A decision or a ballot as plain data in the order of its file; what is at its default is left out."""
    rest = record.model_dump(exclude_defaults=True, mode="python")
    return {**{key: getattr(record, key) for key in record.ALWAYS}, **rest}


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of TOML data are the same: lists as tuples, and one not-a-number as another."""
    if isinstance(one, Mapping):
        if not isinstance(other, Mapping) or len(one) != len(other):
            return False
        return all(key in other and same(value, other[key]) for key, value in one.items())
    if isinstance(one, (list, tuple)):
        if not isinstance(other, (list, tuple)) or len(one) != len(other):
            return False
        return all(same(a, b) for a, b in zip(one, other, strict=True))
    if one == other:
        return isinstance(one, bool) == isinstance(other, bool)
    return isinstance(one, float) and isinstance(other, float) and math.isnan(one) and math.isnan(other)
