"""Which end of a scale is the better one, as a table states it: never taken from what a criterion is
about.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal

from roadworthy.method.audit.table import Better
from roadworthy.model.frozen import frozen
from roadworthy.tables.numbers import NUM, number
from roadworthy.tables.vocabulary import bare, means, names_of, narrow, said_as

End = Better | Literal["turned"]
"""The better end; ``turned`` where scores were turned over before they were written down."""

_LOW_RE: Final = said_as("lower")
_HIGH_RE: Final = said_as("higher")
_INVERTED_RE: Final = said_as("inverted")
_MARK: Final = said_as("lower_mark")
_UP_MARK: Final = said_as("higher_mark")
_SENTENCE: Final = re.compile(r"[^\n.;]+")
_TOTALS: Final = said_as("totals")
_SCHOOL: Final = said_as("school")
_ANCHOR: Final = re.compile(
    rf"(?<![\w.,/-])({NUM})(?![\w.,%/]) ?(?:=|:|-|–|—|→|\(|is|means|ist|bedeutet) ?([^\d\n,;()/|=]{{2,40}})",
    re.IGNORECASE,
)
_WORD_FIRST: Final = re.compile(
    rf"([^\W\d_][^\d\n,;()/|=:.]{{1,30}}?) ?[(=:] ?({NUM})(?![\w.,%/])", re.IGNORECASE
)
_ABOUT: Final = said_as("all_scores")
_LONGEST_CELL: Final = 80
_SHORT: Final = 48
"""A sentence no longer than this that says nothing else is about all scores."""
_SCORES_AS_WELL: Final = frozenset(
    {
        "+",
        "-",
        "high",
        "low",
        "more",
        "less",
        "hoch",
        "niedrig",
        "plus",
        "moins",
        "高",
        "低",
        "大",
        "小",
        "max",
        "min",
        "maximum",
        "minimum",
    }
) - {"max", "min"}
_GOOD: Final = frozenset(map(str.casefold, names_of("good")))
_BAD: Final = frozenset(map(str.casefold, names_of("poor") | names_of("weak")))


@frozen
class Directions:
    """What a table and the text beside it say about the better end."""

    each: tuple[End | None, ...]
    """Per criterion; None where nothing is said of it."""
    every: Better | None = None
    """For all scores."""
    total: Better | None = None
    """For the totals alone."""
    loose: bool = False
    """Whether a lower end is called the better one somewhere, and of what can't be told."""

    @property
    def silent(self) -> bool:
        """Whether the low end is nowhere called the better one."""
        return not (
            self.loose
            or self.every == "lower"
            or self.total == "lower"
            or any(one in ("lower", "turned") for one in self.each)
        )


def direction_cells(head: str, cells: Sequence[str]) -> list[Better | None] | None:
    """The better ends that a column of directions states; None for a column of anything else.

    Signs and words that may as well be scores, ``+`` and ``high``, count only below a name such as Direction.
    """
    found: list[Better | None] = []
    given: list[str] = []
    for cell in cells:
        end = _of_cell(cell[:_LONGEST_CELL])
        if end is None and cell.strip(" -–—"):
            return None
        found.append(end)
        if end is not None:
            given.append(cell)
    if not given or len(given) * 2 < len(cells):
        return None
    plain = {narrow(cell).strip("()[]* .").casefold() for cell in given}
    return None if plain <= _SCORES_AS_WELL and not means("direction", head) else found


@lru_cache(4096)
def _of_cell(cell: str) -> Better | None:
    words = narrow(cell).replace("\ufe0f", "").strip().casefold().strip("()[]* .")
    if words in names_of("down") or _LOW_RE.fullmatch(words):
        return "lower"
    if words in names_of("up") or _HIGH_RE.fullmatch(words):
        return "higher"
    parts = words.split()
    if parts and parts[0] in names_of("down"):
        return "lower"
    return "higher" if parts and parts[0] in names_of("up") else None


def of_name(name: str) -> End | None:
    """The better end that a criterion's own name states: ``Cost (lower is better)``, ``Cost ↓``."""
    words = narrow(name[:300]).replace("\ufe0f", "")
    if _INVERTED_RE.search(words):
        return "turned"
    if _LOW_RE.search(words) or _MARK.search(words):
        return "lower"
    return "higher" if _HIGH_RE.search(words) or _UP_MARK.search(words) else None


def directions(
    names: Sequence[str], column: Sequence[Better | None] | None, totals: Iterable[str], near: str
) -> Directions:
    """What is said about the better end: in the names, in a column of directions, in the text around."""
    each: list[End | None] = [of_name(name) for name in names]
    if column is not None:
        each = [said or own for said, own in zip(column, each, strict=True)]
    every = _of_anchors(near)
    total: Better | None = (
        "lower" if any(_LOW_RE.search(name) or _MARK.search(name) for name in totals) else None
    )
    loose = False
    bases = [bare(name) for name in names]
    for found in _SENTENCE.finditer(near[:2_000]):
        words = found[0]
        low, high, inverted = _LOW_RE.search(words), _HIGH_RE.search(words), _INVERTED_RE.search(words)
        if not (low or high or inverted):
            continue
        about = [at for at, name in enumerate(bases) if len(name) > 2 and name in words.casefold()]
        if about:
            for at in about:
                said: End | None = "turned" if inverted else "lower" if low else "higher"
                if each[at] is None or inverted:
                    each[at] = said
        elif inverted:
            loose = True
        elif (
            low
            and _TOTALS.search(words)
            and re.search(r"win|best|gewinn|gagne|gana|vence|vince|побежд|胜", words, re.IGNORECASE)
        ):
            total = "lower"
        elif low and not high:
            if every == "higher" or not (_ABOUT.search(words) or len(words.strip()) <= _SHORT):
                loose = True
            else:
                every = "lower"
        elif high and not low:
            if every == "lower":
                loose = True
            else:
                every = every or "higher"
        else:
            loose = True
    if _SCHOOL.search(near) and every is None:
        every = "lower"
    return Directions(tuple(each), every, total, loose)


def _of_anchors(near: str) -> Better | None:
    """The better end by a key of the scale: ``1 = very good, 6 = poor``; None where it says nothing
    about it.
    """
    graded: list[tuple[float, bool]] = []
    words = narrow(near[:2_000])
    for found in _ANCHOR.finditer(words):
        _grade(graded, found[1], found[2])
    for found in _WORD_FIRST.finditer(words):
        _grade(graded, found[2], found[1])
    good = [value for value, is_good in graded if is_good]
    bad = [value for value, is_good in graded if not is_good]
    if good and bad and max(good) < min(bad):
        return "lower"
    if good and bad and min(good) > max(bad):
        return "higher"
    if len(graded) == 1 and graded[0][0] in (0, 1):
        return "lower" if graded[0][1] else "higher"
    return None


def _grade(graded: list[tuple[float, bool]], figure: str, words: str) -> None:
    value = number(figure)
    said = " ".join(words.casefold().split()).strip(" .!*")
    if value is None:
        return
    if said in _GOOD or any(said.startswith(f"{one} ") for one in _GOOD):
        graded.append((value[0], True))
    elif said in _BAD or any(said.startswith(f"{one} ") for one in _BAD):
        graded.append((value[0], False))
