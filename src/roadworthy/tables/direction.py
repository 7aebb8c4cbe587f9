"""Which end of a scale is the better one, as a table states it: never taken from what a criterion is
about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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
    rf"(?<![\w./-])(?<!\d,)({NUM})(?![\w.%/])(?!,\d) ?(?:=|:|-|–|—|→|\(|is|means|ist|bedeutet) ?"
    r"([^\d\n,;()/|=、]{1,40})",
    re.IGNORECASE,
)
_WORD_FIRST: Final = re.compile(
    rf"([^\W\d_][^\d\n,;()/|=:.、]{{0,30}}?) ?[(=:] ?({NUM})(?![\w.%/]|,\d)", re.IGNORECASE
)
_ABOUT: Final = said_as("all_scores")
_OF_ONE: Final = said_as("of_one")
_THE_REST: Final = said_as("the_rest")
_CLAUSE: Final = said_as("clause")
_WINS: Final = re.compile(
    r"win|best|gewinn|siegt|gagne|emporte|gana|ganha|vence|vince|побежд|выигр|胜|勝|採用", re.IGNORECASE
)
_CYRILLIC: Final = re.compile(r"[а-яё]{3,}(?: [а-яё]{3,}){0,3}")
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
    return _of_name(name[:300])


@lru_cache(4096)
def _of_name(name: str) -> End | None:
    words = narrow(name).replace("\ufe0f", "")
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
    total: Better | None = "lower" if any(map(_is_lower, totals)) else None
    said = _Said(each, _of_anchors(near), total)
    subjects = _Subjects(names)
    for found in _SENTENCE.finditer(narrow(near[:2_000])):
        _take(said, found[0], subjects)
    if _SCHOOL.search(near) and said.every is None:
        said.every = "lower"
    return Directions(tuple(said.each), said.every, said.total, said.loose)


@lru_cache(1024)
def _is_lower(name: str) -> bool:
    """Whether the name of a row of totals says that the low end is the better one."""
    return bool(_LOW_RE.search(name) or _MARK.search(name))


@dataclass
class _Said:
    """What has been said so far."""

    each: list[End | None]
    every: Better | None
    total: Better | None
    loose: bool = False


class _Subjects:
    """How sentences name criteria: as they are called, in Russian in any case; short names count for none."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    @cached_property
    def _plain(self) -> list[tuple[int, str]]:
        known = enumerate(map(bare, self._names))
        return [(at, one) for at, one in known if len(one) > (2 if one.isascii() else 1)]

    @cached_property
    def _stems(self) -> dict[int, re.Pattern[str]]:
        return {
            at: re.compile(
                r"\b" + " ".join(rf"{part[: max(3, len(part) - 2)]}\w{{0,5}}" for part in one.split())
            )
            for at, one in self._plain
            if _CYRILLIC.fullmatch(one)
        }

    def __len__(self) -> int:
        return len(self._names)

    def in_words(self, words: str) -> list[int]:
        """The places of the criteria that some words name."""
        plain = words.casefold()
        return [
            at
            for at, one in self._plain
            if (self._stems[at].search(plain) if at in self._stems else _stands_in(one, plain))
        ]


def _stands_in(name: str, words: str) -> bool:
    """Whether a name stands in some words, at the beginning of a word where words have such."""
    at = words.find(name)
    while at >= 0:
        if not (name.isascii() and at and words[at - 1].isalnum()):
            return True
        at = words.find(name, at + 1)
    return False


def _take(said: _Said, words: str, subjects: _Subjects) -> None:
    """Take in what a sentence says, clause by clause where it says two things."""
    low, high = _LOW_RE.search(words), _HIGH_RE.search(words)
    inverted = _INVERTED_RE.search(words)
    if not (low or high or inverted):
        return
    if low and high and not inverted:
        parts = _clauses(words)
        if len(parts) > 1:
            _take_parts(said, parts, subjects)
            return
    about = subjects.in_words(words)
    if about:
        end: End = "turned" if inverted else "lower" if low else "higher"
        for at in about:
            if said.each[at] is None or inverted:
                said.each[at] = end
    elif inverted or (low and high):
        said.loose = True
    elif low and _TOTALS.search(words) and _WINS.search(words):
        said.total = "lower"
    elif low:
        if said.every == "higher" or not _is_about_all(words, low):
            said.loose = True
        else:
            said.every = "lower"
    elif said.every == "lower":
        said.loose = True
    else:
        said.every = said.every or "higher"


def _take_parts(said: _Said, parts: Sequence[str], subjects: _Subjects) -> None:
    """Take in a sentence that says both: each of its clauses speaks of what it names, and “the others” are
    all that no other clause names.
    """
    ends: list[tuple[Better, list[int]]] = []
    for part in parts:
        about = subjects.in_words(part)
        end: Better = "lower" if _LOW_RE.search(part) else "higher"
        if not about and not _THE_REST.search(part):
            said.loose = True
            return
        ends.append((end, about))
    named = {at for _, about in ends for at in about}
    for end, about in ends:
        for at in about or [at for at in range(len(subjects)) if at not in named]:
            if said.each[at] is None:
                said.each[at] = end


def _clauses(words: str) -> list[str]:
    """A sentence in parts, each of which says one thing about an end: what says none goes with the part
    before it, or with the first.
    """
    parts: list[str] = []
    loose = ""
    begin = 0
    for found in (*_CLAUSE.finditer(words), None):
        part = words[begin : found.start() if found else len(words)]
        begin = found.end() if found else begin
        if (_LOW_RE.search(part) is None) == (_HIGH_RE.search(part) is None):
            loose += f" {part}"
            continue
        parts.append(f"{loose} {part}")
        loose = ""
    if parts and loose:
        parts[-1] += loose
    return parts


def _is_about_all(words: str, low: re.Match[str]) -> bool:
    """Whether what a sentence says of the low end is said of all scores, and of nothing that it names."""
    if _OF_ONE.search(words[: low.start()]) or _OF_ONE.match(words[low.end() :].lstrip()):
        return False
    return _ABOUT.search(words) is not None or len(words.strip()) <= _SHORT


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
