"""A clause in fewer words, where there is no room for all of them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from roadworthy.knowledge.files import table
from roadworthy.knowledge.fill import fill
from roadworthy.report.cells import width_of
from roadworthy.report.width_law import ELLIPSIS, distinct, fits, shortened

LEAST_NAME: Final = 12
"""Cells below which a name in a sentence is not cut further."""
_BREATH: Final = re.compile(r"[;:]|,(?= (?:but|and) )")


def briefly(clause: str) -> str:
    """A share without the weightings that it is of, where there is no room for them; else the clause."""
    for words in table("sureness.toml")["weightings"].values():
        if clause.endswith(f" {words}") and clause[: -len(words) - 1][-1:].isdigit():
            return clause[: -len(words) - 1]
    return clause


def verdict_in(clause: str, names: Sequence[str], level: int, width: int, ellipsis: str = ELLIPSIS) -> str:
    """A verdict's first clause in `width` cells, so that it still says something true.

    `names` are those of the candidates, `level` how many of them are first. Names are shortened before words
    go; a sentence ends only where it breathes, never within a name or a list of names; those that are level
    are counted where they can't all be named.
    """
    if fits(clause, width):
        return clause
    short, shown = _with_short_names(clause, names, width, ellipsis)
    every = (short, *_ends(clause, names), *_ends(short, shown), _counted(clause, level))
    return next((one for one in every if one and fits(one, width)), shortened(clause, width, ellipsis))


def _with_short_names(
    clause: str, names: Sequence[str], width: int, ellipsis: str
) -> tuple[str, Sequence[str]]:
    """The clause with as much of its names as there is room for, and all names as they are shown so."""
    spans = _spans(clause, names)
    most = max((width_of(clause[start:end]) for start, end in spans), default=0)
    told, shown = clause, names
    for room in range(most - 1, LEAST_NAME - 1, -1):
        told, shown = clause, distinct(names, room, ellipsis)
        short = dict(zip(names, shown, strict=True))
        for start, end in reversed(spans):
            told = f"{told[:start]}{short[clause[start:end]]}{told[end:]}"
        if fits(told, width):
            break
    return told, shown


def _spans(clause: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Where the names stand in the clause; of two at one place the longer."""
    every = sorted({name for name in names if name}, key=len, reverse=True)
    if not every:
        return []
    either = "|".join(map(re.escape, every))
    return [found.span() for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", clause)]


def _ends(clause: str, names: Sequence[str]) -> Iterator[str]:
    """What of the clause says something by itself, the longest first; it ends in no name."""
    spans = _spans(clause, names)
    for found in reversed([*_BREATH.finditer(clause)]):
        if not any(start <= found.start() < end for start, end in spans):
            yield clause[: found.start()]


def _counted(clause: str, level: int) -> str:
    """That several are level, by their number; nothing where the clause says something else."""
    words = table("verdicts.toml")
    said: str
    for key in ("tie", "little-known-tie"):
        for said in words[key]["clauses"]:
            rest = said.removeprefix("{leaders}")
            if level > 1 and rest != said and clause.endswith(rest):
                return fill(words["level"]["counted"], {"count": str(level)}) + rest
    return ""
