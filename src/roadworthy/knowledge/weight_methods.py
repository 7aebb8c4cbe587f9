"""The four ways of giving weights: what they are called, what they ask, when they are good."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.model.frozen import frozen
from roadworthy.model.judgement import WeightMethod


@frozen
class WeightMethodText:
    """One way of saying how much each criterion counts."""

    id: WeightMethod
    name: str
    """On its tab."""
    by: str
    """As it is named beside others: ``by pairs``."""
    in_short: str
    how: tuple[str, ...]
    good_for: str
    first: str
    """What is to be done before its weights can count."""


@cache
def weight_methods() -> tuple[WeightMethodText, ...]:
    """The four ways, in the order of their tabs."""
    return tuple(WeightMethodText(**{**raw, "how": tuple(raw["how"])}) for raw in table("ways.toml")["way"])


@cache
def weight_method(method: WeightMethod) -> WeightMethodText:
    """One of the four."""
    return next(one for one in weight_methods() if one.id == method)


def said_of(key: str, **facts: str) -> str:
    """A sentence about giving weights, filled with facts."""
    words: Mapping[str, Any] = table("ways.toml")["say"]
    return fill(str(words[key]), facts)


def strength(times: float) -> str:
    """A judgement of a pair in words, for `times` from 1 to 9."""
    words: Mapping[str, str] = table("ways.toml")["strength"]
    return words[str(min(9, max(1, round(times))))]
