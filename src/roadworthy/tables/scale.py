"""The scale of a table: said in a cell, in a header or around the table, else inferred from the scores."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from roadworthy.tables.numbers import number
from roadworthy.tables.score_cells import Score
from roadworthy.tables.vocabulary import names_of, narrow, said_as

_END: Final = r"[+-]?\d{1,3}(?:[.,]\d{1,2})?"
_BETWEEN: Final = (
    r"(?: ?(?:-|–|—|\.\.\.?|…|→|~|〜|至|到|から) ?| ?\b(?:to|through|bis|à|a|até|al|до|and|und|et|y|e)\b ?)"
)
_RANGE: Final = re.compile(
    rf"(?<![A-Za-z0-9_.,$€£/])(?<!\d[-–—])({_END})"
    rf"(?: ?\([^()\n]{{1,40}}\)| ?= ?[^\W\d][\w ]{{0,24}})?{_BETWEEN}({_END})"
    r"(?![^\W分点點점]|%|[.,/–—-]\d)",
    re.IGNORECASE,
)
"""Never a part of a date, which is written with the same signs."""
_LISTED: Final = re.compile(r"(?<![\w.,/])-?\d{1,3}(?: ?[/,|] ?-?\d{1,3}){2,11}(?![\w.,/%])")
_OUT_OF: Final = re.compile(r"(?:\bout of|(?<!\d)/) ?(\d{1,3})(?![\w.,/%-])", re.IGNORECASE | re.ASCII)
_TOP: Final = said_as("top_of_scale")
_SUMS: Final = said_as("sums")
_LEAST_TOP: Final = 2
_LEAST_STEPS: Final = 3
"""Steps from which a line that says that it is about a scale says it, whatever they are called."""
_IN_WORDS: Final = {
    **dict.fromkeys(("three", "drei", "trois", "tres", "três", "tre", "трёх", "三"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quatro", "quattro", "четырёх", "四"), 4),
    **dict.fromkeys(("five", "fünf", "cinq", "cinco", "cinque", "пяти", "五"), 5),
    **dict.fromkeys(("six", "sechs", "шести", "六"), 6),
    **dict.fromkeys(("seven", "sieben", "sept", "siete", "sete", "sette", "семи", "七"), 7),
    **dict.fromkeys(("ten", "zehn", "dix", "diez", "dez", "dieci", "десяти", "十"), 10),
    **dict.fromkeys(("hundred", "hundert", "cent", "cien", "cem", "cento", "сто", "百"), 100),
}
_ABOUT: Final = said_as("scale")
_ABOUT_WEIGHTS: Final = said_as("weights")
_ABOUT_SCORES: Final = said_as("scores")
_GRADED: Final = re.compile(
    rf"(?<![\w./-])(?<!\d,)({_END})(?![\w.,%/]) ?(?:=|:|→|\() ?([^\d\n,;()|/=、]{{1,40}})"
)
_GRADES: Final = frozenset().union(
    *(
        names_of(kind)
        for kind in ("good", "fair", "middling", "weak", "poor", "low", "high", "lowest", "highest")
    )
)
_PART: Final = re.compile(r"[^\n;]+")
_SCHOOL: Final = re.compile(r"schulnoten?", re.IGNORECASE)
_USUAL: Final = ((1.0, 5.0), (1.0, 10.0), (0.0, 100.0))
_MIRRORED: Final = (1.0, 2.0, 3.0, 5.0, 10.0, 100.0)
Ends = tuple[float, float]


class Mixed(ValueError):  # noqa: N818 - named by what was found
    """Scores out of different numbers: not on one scale."""


def scale_of(found: Sequence[Score | None], heads: Iterable[str], near: str) -> tuple[Ends, bool]:
    """The scale (low, high), and whether it is stated. Raises Mixed.

    Stated: in the cells (``9/10``, ``★★★☆☆``), in a header (``Speed (1-5)``), or in the words around.
    Inferred: the smallest of 1–5, 1–10, 0–100 that holds the scores, but for a rare one far outside;
    0 at the low end where a 0 is given; below 0 as far as above it.
    """
    scores = [score for score in found if score is not None]
    values = [end for score in scores if score.span for end in score.span]
    lowest = min(values, default=1.0)
    tops = {score.out_of for score in scores if score.out_of is not None}
    if tops and any(score.percent for score in scores):
        tops.add(100.0)
    if len(tops) > 1:
        raise Mixed
    said = _said(heads, near, values)
    if tops:
        top = tops.pop()
        if said and said[1] == top and _holds(said, values):
            return said, True
        return (min(_bottom(top), _floor(lowest)), top), True
    if said and _holds(said, values):
        return said, True
    if values and lowest >= 0 and max(values) <= 100 and all(one.percent for one in scores if one.span):
        return (0.0, 100.0), False
    most = max(values, default=0.0)
    if scores and all(score.stars for score in scores if score.span) and most <= 5:
        none = len(scores) < len(found)  # a cross or a dash among stars stands for none of them
        return (0.0 if none else min(1.0, _floor(lowest)), 3.0 if most <= 3 else 5.0), False
    return _inferred(values, lowest), False


def _bottom(top: float) -> float:
    """The low end of a scale of which only the high end is said."""
    return 1.0 if 1 < top < 100 else 0.0


def _floor(lowest: float) -> float:
    return 0.0 if 0 <= lowest < 1 else 1.0


def holds(scale: Ends, scores: Iterable[Score | None]) -> bool:
    """Whether a scale that nobody wrote down is that of some scores: what lies outside it is little."""
    return _holds(scale, [end for score in scores if score and score.span for end in score.span])


def _holds(scale: Ends, values: Sequence[float]) -> bool:
    """Whether a scale said around the table is meant for it: a few scores outside are errors, not many."""
    outside = sum(not scale[0] <= value <= scale[1] for value in values)
    return outside <= max(2, len(values) // 8) and outside * 3 < max(len(values), 1)


def _said(heads: Iterable[str], near: str, values: Sequence[float]) -> Ends | None:
    """The scale that a header says, else the nearest around the table that may be meant for it."""
    found: set[Ends] = set()
    for head in heads:
        found.update(_in_head(head[:200]))
    if len(found) == 1:
        return found.pop()
    words = narrow(near[:2_000]).replace("**", "")
    nearest: Ends | None = None
    for part in _PART.finditer(words):
        said = _in_part(part[0])
        nearest = said if said and _holds(said, values) else nearest
    return nearest or _graded(words) or ((1.0, 6.0) if _SCHOOL.search(words) else None)


@lru_cache(4096)
def _in_head(head: str) -> tuple[Ends, ...]:
    """The scales that a header states; none where it is about weights."""
    words = narrow(head)
    if _ABOUT_WEIGHTS.search(words):
        return ()
    ends = tuple(one for one in _ranges(words) if one[1] <= 100)
    if not ends and (top := _OUT_OF.search(words)):
        return ((_bottom(float(top[1])), float(top[1])),)
    return ends


def _in_part(part: str) -> Ends | None:
    """The scale that a line of running text states; None where it is about something else."""
    if not _ABOUT.search(part):
        return None
    for match in _RANGE.finditer(part):
        before = part[max(0, match.start() - 32) : match.start()]
        if _ABOUT_WEIGHTS.search(before) and not _ABOUT_SCORES.search(before):
            continue
        if ends := _ends(match[1], match[2]):
            return ends
    if (listed := _LISTED.search(part)) and (ends := _of_list(listed[0])):
        return ends
    for found in _TOP.finditer(part):
        top = _top(next(group for group in found.groups() if group))
        if top >= _LEAST_TOP and not _SUMS.search(part[: found.start()]):
            return _bottom(top), top
    steps = [step[0] for one in _GRADED.finditer(part) if (step := number(one[1]))]
    if len(set(steps)) >= _LEAST_STEPS and max(steps) <= 100 and not _ABOUT_WEIGHTS.search(part):
        return min(steps), max(steps)
    return None


def _top(words: str) -> float:
    return float(words) if words.isdigit() else float(_IN_WORDS.get(words.casefold(), 0))


def _ranges(words: str) -> list[Ends]:
    return [ends for match in _RANGE.finditer(words) if (ends := _ends(match[1], match[2]))]


def _ends(low: str, high: str) -> Ends | None:
    one, two = number(low), number(high)
    if one is None or two is None or not one[0] < two[0] <= 100 or two[0] < 1:
        return None
    return one[0], two[0]


def _of_list(words: str) -> Ends | None:
    """The ends of a scale whose steps are listed, ``0/3/6/9``; None where they do not rise or fall."""
    steps = [float(step) for step in re.findall(r"-?\d+", words)]
    if steps == sorted(set(steps)) or steps[::-1] == sorted(set(steps)):
        return min(steps), max(steps)
    return None


def _graded(words: str) -> Ends | None:
    """The ends of a key: ``0 = bad, 2 = good``."""
    steps = []
    for match in _GRADED.finditer(words):
        said = " ".join(match[2].casefold().split()).strip(" .!*")
        value = number(match[1])
        if value and any(said == grade or said.startswith(f"{grade} ") for grade in _GRADES):
            steps.append(value[0])
    return (min(steps), max(steps)) if len(set(steps)) > 1 and max(steps) <= 100 else None


def _inferred(values: Sequence[float], lowest: float) -> Ends:
    if not values:
        return _USUAL[0]
    if lowest < 0:
        reach = max(abs(value) for value in values)
        top = next((one for one in _MIRRORED if reach <= one), reach)
        return (-top, top)
    if max(values) <= 1 and any(value != int(value) for value in values):
        return (0.0, 1.0)
    rare = max(1, len(values) // 20)
    for low, high in _USUAL:
        beyond = sum(value > high for value in values)
        if beyond == 0 or (
            beyond <= rare and len(values) >= 8 and min(v for v in values if v > high) > 2 * high
        ):
            return (0.0 if lowest < low else low, high)
    return (0.0, max(values))
