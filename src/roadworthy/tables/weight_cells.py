"""What a cell of a table says about a weight."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal

from roadworthy.model.frozen import frozen
from roadworthy.tables.numbers import EMPTY_STARS, FULL_STARS, KEPT, NUM, clean, number
from roadworthy.tables.vocabulary import names_of

LEVELS: Final = ("lowest", "low", "medium", "high", "highest", "critical")
"""How weights in words are ordered."""
_LEVEL_OF: Final = {name: level for level, kind in enumerate(LEVELS) for name in names_of(kind)}
_WEIGHT: Final = re.compile(
    rf"(?:[×x*] ?)?({NUM}) ?(%|[×x*]|pts?\.?|points?|punkte)?(?: ?/ ?({NUM}))?", re.IGNORECASE | re.ASCII
)
_BRACKET_BEHIND: Final = re.compile(r" ?\([^()]*\)$")
_NAMED: Final = re.compile(rf"[^\d()]*\( ?({NUM} ?%?) ?\)|({NUM} ?%?) ?[-:—] ?[^\W\d].*", re.ASCII)
_ALL_STARS: Final = re.compile(rf"[{FULL_STARS}](?: ?[{FULL_STARS}])*(?: ?[{EMPTY_STARS}])*")


@frozen
class WeightWords:
    """What a weight says: its number, or its level in words, and its kind of writing."""

    value: float
    """For words the place among `LEVELS`."""
    kind: Literal["percent", "number", "word"]
    out_of: float | None = None
    """What a number is out of: ``4/5``, or what it is divided by: ``1/4``."""


def read_weight(words: str, *, comma: bool = False) -> WeightWords | None:
    """A weight: ``30%``, ``0.3``, ``3``, ``×3``, ``3x``, stars, or a level in words."""
    return _read(words[:120], comma)


@lru_cache(KEPT)
def _read(words: str, comma: bool) -> WeightWords | None:
    plain = clean(words)
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    level = _LEVEL_OF.get(plain.casefold().rstrip("*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰ "))
    if level is not None:
        return WeightWords(float(level), "word")
    if _ALL_STARS.fullmatch(plain):
        return WeightWords(float(sum(sign in FULL_STARS for sign in plain)), "number")
    if found := _WEIGHT.fullmatch(_BRACKET_BEHIND.sub("", plain)):
        value = number(found[1], comma=comma)
        if value is not None and value[0] >= 0:
            whole = number(found[3], comma=comma) if found[3] else None
            out_of = whole[0] if whole and whole[0] > 0 else None
            return WeightWords(value[0], "percent" if found[2] == "%" else "number", out_of)
        return None
    if found := _NAMED.fullmatch(plain):
        return read_weight(found[1] or found[2], comma=comma)
    return None


def divided(weights: Sequence[WeightWords | None]) -> list[WeightWords | None]:
    """The weights with fractions worked out, ``1/2`` and ``1/4``; of 5 each, ``4/5`` and ``2/5``, they stay
    points.
    """
    given = [one for one in weights if one is not None]
    wholes = {one.out_of for one in given if one.out_of is not None}
    beside_percent = bool(wholes) and all(one.out_of or one.kind == "percent" for one in given)
    if len(wholes) < 2 and not (beside_percent and any(one.kind == "percent" for one in given)):
        return [*weights]
    return [
        replace(one, value=one.value / one.out_of) if one is not None and one.out_of else one
        for one in weights
    ]


def points_of_levels(levels: set[int]) -> dict[int, float]:
    """What words count: low, medium, high 1, 2, 3; what lies above or below them goes on by ones."""
    low = 1 if 0 in levels else 0
    both = 4 in levels and 5 in levels
    points = {level: float(level + low) for level in range(5)}
    return points | {5: points[4] + (1.0 if both else 0.0)}
