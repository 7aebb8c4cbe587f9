"""The scale of a table: said in a cell, in a header or around the table, else inferred from the scores."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from roadworthy.tables.numbers import Score

_RANGE: Final = re.compile(
    r"(?<![\d.,$€£])(-?[0-5])\s*(?:\([^()]{0,40}\)|=\s*[\w ]{1,30})?\s*"
    r"(?:-|–|—|\bto\b|\bthrough\b|\.\.\.?|…|→|,)\s*(3|4|5|6|7|8|9|10|20|100)\b(?!\s*[%\d.]\d?)",
    re.IGNORECASE | re.ASCII,
)
_OUT_OF: Final = re.compile(r"(?:\bout of|/)\s*(3|4|5|6|7|8|9|10|20|100)\b", re.IGNORECASE | re.ASCII)
_ABOUT: Final = re.compile(
    r"\b(?:scale|scor\w*|rat(?:e|ed|ing|ings)|grad\w*|points?|poor|worst|best|bad|excellent|strong|weak)\b",
    re.IGNORECASE,
)
_ABOUT_WEIGHTS: Final = re.compile(r"\b(?:weight\w*|importance)\b", re.IGNORECASE)
_USUAL: Final = ((1.0, 5.0), (1.0, 10.0), (0.0, 100.0))


class Mixed(ValueError):  # noqa: N818 - named by what was found
    """Scores out of different numbers: not on one scale."""


def scale_of(scores: Sequence[Score], heads: Iterable[str], near: str) -> tuple[tuple[float, float], bool]:
    """The scale (low, high), and whether it is stated. Raises Mixed.

    Stated: in the cells (``9/10``, ``★★★☆☆``), in a header (``Speed (1-5)``), or in the words around.
    Inferred: the smallest of 1–5, 1–10, 0–100 that holds the scores, but for a rare one far outside;
    0 at the low end where a 0 is given.
    """
    values = [end for score in scores if score.span for end in score.span]
    lowest = min(values, default=1.0)
    tops = {score.out_of for score in scores if score.out_of is not None}
    if len(tops) > 1:
        raise Mixed
    if tops:
        top = tops.pop()
        return (min(_bottom(top), _floor(lowest)), top), True
    said = _said(heads, near)
    if said and _holds(said, values):
        return said, True
    if values and all(score.percent for score in scores if score.span):
        return (0.0, 100.0), False
    if scores and all(score.stars for score in scores if score.span) and max(values, default=0.0) <= 5:
        return (min(1.0, _floor(lowest)), 5.0), False
    return _inferred(values, lowest), False


def _bottom(top: float) -> float:
    """The low end of a scale of which only the high end is said."""
    return 1.0 if 1 < top < 100 else 0.0


def _floor(lowest: float) -> float:
    return 0.0 if 0 <= lowest < 1 else 1.0


def _holds(scale: tuple[float, float], values: Sequence[float]) -> bool:
    """Whether a scale said around the table is meant for it: a few scores outside are errors, not many."""
    outside = sum(not scale[0] <= value <= scale[1] for value in values)
    return outside <= max(2, len(values) // 8) and outside * 3 < max(len(values), 1)


def _said(heads: Iterable[str], near: str) -> tuple[float, float] | None:
    found: set[tuple[float, float]] = set()
    for head in heads:
        if not _ABOUT_WEIGHTS.search(head):
            found |= {_ends(match) for match in _RANGE.finditer(head)}
            if not found and (top := _OUT_OF.search(head)):
                found.add((_bottom(float(top[1])), float(top[1])))
    if len(found) == 1:
        return found.pop()
    for part in re.split(r"\n|(?<=[.;])\s+", near):
        if not _ABOUT.search(part):
            continue
        for match in _RANGE.finditer(part):
            before = part[max(0, match.start() - 24) : match.start()]
            if _ABOUT_WEIGHTS.search(before) and not re.search(r"scor|rat(?:e|ing)", before, re.IGNORECASE):
                continue
            ends = _ends(match)
            if ends[0] < ends[1]:
                return ends
        if top := _OUT_OF.search(part):
            return (_bottom(float(top[1])), float(top[1]))
    return None


def _ends(match: re.Match[str]) -> tuple[float, float]:
    return float(match[1]), float(match[2])


def _inferred(values: Sequence[float], lowest: float) -> tuple[float, float]:
    if not values:
        return _USUAL[0]
    if max(values) <= 1 and any(value != int(value) for value in values):
        return (0.0, 1.0)
    rare = max(1, len(values) // 20)
    for low, high in _USUAL:
        beyond = sum(value > high for value in values)
        if beyond == 0 or (
            beyond <= rare and len(values) >= 8 and min(v for v in values if v > high) > 2 * high
        ):
            return (_below(lowest, low, high), high)
    return (0.0 if lowest >= 0 else lowest, max(values))


def _below(lowest: float, low: float, high: float) -> float:
    """The low end: 0 where the scores go below 1; the mirror of the high end where they go below 0."""
    if lowest < 0:
        return -high if lowest < -2 or high > 5 else lowest
    return 0.0 if lowest < low else low
