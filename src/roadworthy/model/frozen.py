"""Frozen records that are quick to define: what reasons, drawings and settings are made of.

``dataclass(frozen=True)`` writes and compiles up to nine methods for every class, a millisecond each time
the program starts; of a hundred classes that is felt. Here only the initialiser is compiled, and the rest is
shared. That nobody writes to one is for the type checker to see.
"""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class a dataclass whose instances are compared and hashed by what they hold."""
    made: Any = dataclass(repr=False, eq=False)(cls)
    made.held_ = attrgetter(*made.__match_args__)
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
    return cls


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    held = self.held_
    return held(self) == held(other)


def _hash(self: Any) -> int:
    return hash(self.held_(self))


def _shown(self: Any) -> str:
    inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({inside})"
