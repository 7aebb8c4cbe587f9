"""Frozen records: compared and hashed by what they hold, as those of the standard library."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as some

from roadworthy.model.frozen import frozen


@frozen
class Point:
    """A record with a default and a method."""

    x: int
    y: int = 0
    names: Mapping[str, int] = field(default_factory=dict)

    @property
    def sum(self) -> int:
        """Both together."""
        return self.x + self.y


@frozen
class Alone:
    """A record of one field."""

    x: int


@dataclass(frozen=True)
class Standard:
    """The standard library's record of the same fields."""

    x: int
    y: int = 0


@frozen
class Ours:
    """The same."""

    x: int
    y: int = 0


@given(some.integers(0, 2), some.integers(0, 2), some.integers(0, 2), some.integers(0, 2))
def test_equal_and_hashed_as_the_standard_librarys(a: int, b: int, c: int, d: int) -> None:
    one, two = Ours(a, b), Ours(c, y=d)
    assert (one == two) is (Standard(a, b) == Standard(c, d))
    assert (one != two) is (Standard(a, b) != Standard(c, d))
    assert len({one, two}) == len({Standard(a, b), Standard(c, d)})


def test_a_record_of_another_class_is_another_record() -> None:
    assert Alone(1) != Ours(1)
    assert Alone(1) == Alone(1)
    assert {Alone(1): "one"}[Alone(1)] == "one"
    assert Alone(1) != 1


def test_defaults_replacement_and_what_is_shown() -> None:
    point = Point(3)
    assert (point.sum, point.names) == (3, {})
    assert Point(1).names is not Point(2).names
    assert replace(point, y=4) == Point(3, 4)
    assert repr(Alone(1)) == "Alone(x=1)"
    match point:
        case Point(x, y):
            assert (x, y) == (3, 0)
