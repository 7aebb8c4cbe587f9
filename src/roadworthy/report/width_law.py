"""How the room of a line is shared out: figure > name > words > bar > decoration.

One law for the screen and for text output, on plain strings and terminal cells. A figure is never cut. A name
takes two lines before anything of it is left off, and no two names are cut so that they look alike: what
tells them apart is kept. Words give way between words, bars by getting shorter, decoration by going.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.report.cells import clusters, tied, truncated, untied, width_of, wrapped

ELLIPSIS: Final = "…"
_SIGNS_A_CELL: Final = 16
"""No written word has more signs in one cell, whatever stands above and below its letters."""
_HEAD: Final = 3
"""Cells of a name's beginning that stay at the least where it is cut in the middle of its words."""


class Holds(IntEnum):
    """What a column holds; the lower gives way first."""

    DECORATION = 0
    BAR = 1
    WORDS = 2
    NAME = 3
    FIGURE = 4


@frozen
class LineColumn:
    """One column of a line: what it holds and how many cells it would have."""

    kind: Holds
    wanted: int
    """Cells of its longest entry."""
    least: int = 0
    """Cells below which it is of no use; a figure has none but what it wants."""


def column_widths(columns: Sequence[LineColumn], width: int, gap: int = 2) -> tuple[int, ...] | None:
    """A width for each column of a line of `width` cells, with `gap` cells between two that are there.

    What matters least gives way first, of its kind the widest. Decoration and bars, once they are at their
    least, go as a whole and get 0. None: even so there is no room for names and figures beside one another,
    so that they have to stand under one another.
    """
    given = [one.wanted for one in columns]

    def missing() -> int:
        there = [one for one in given if one]
        return sum(there) + gap * max(0, len(there) - 1) - width

    for kind in (Holds.DECORATION, Holds.BAR, Holds.WORDS, Holds.NAME):
        some = [at for at, one in enumerate(columns) if one.kind is kind and given[at]]
        for _ in range(max(0, missing())):
            wide = [at for at in some if given[at] > max(1, columns[at].least)]
            if not wide:
                break
            given[max(wide, key=given.__getitem__)] -= 1
        if kind <= Holds.BAR:
            for at in reversed(some):
                if missing() > 0:
                    given[at] = 0
    return tuple(given) if missing() <= 0 else None


def fits(words: str, width: int) -> bool:
    """Whether words take `width` cells at the most."""
    return len(words) <= _SIGNS_A_CELL * max(0, width) and width_of(words) <= width


def shortened(words: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """Words in `width` cells; where they are longer, whole words and an ellipsis."""
    if fits(words, width):
        return words
    room = width - len(ellipsis)
    if room <= 0:
        return ellipsis[: max(0, width)]
    return f"{untied(_whole_words(tied(words), room), words)}{ellipsis}"


def clause(words: str, width: int, ellipsis: str = ELLIPSIS) -> str:
    """As much of a sentence as fits into `width` cells, cut where it breathes rather than in a word."""
    if fits(words, width):
        return words
    room = truncated(words, width)
    for at in range(len(room), len(room) // 4, -1):
        if words[at : at + 1] in (",", ":", ";", ".") and words[at + 1 : at + 2] in ("", " "):
            return words[:at]
    return shortened(words, width, ellipsis)


def _whole_words(words: str, width: int) -> str:
    room = truncated(words[: _SIGNS_A_CELL * (width + 1)], width)
    at = len(room) if words[len(room) : len(room) + 1] == " " else room.rfind(" ")
    # A word of its own that fills half of the room is cut rather than left out.
    return room[:at].rstrip(" ,;:.") if at > len(room) // 2 else room.rstrip()


def width_in_lines(name: str, lines: int = 2) -> int:
    """The fewest cells in which a name stands whole on so many lines, no word broken."""
    words = name.split() or [""]
    low, high = max(map(width_of, words)), width_of(name)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(wrapped(name, middle)) <= lines else (middle + 1, high)
    return low


def in_lines(name: str, width: int, lines: int = 2, ellipsis: str = ELLIPSIS) -> tuple[str, ...]:
    """A name on at most so many lines of `width` cells, broken between words, cut only at its end."""
    before, rest = _broken(name, width, lines)
    return (*before, shortened(rest, width, ellipsis)) if rest or not before else before


def _broken(name: str, width: int, lines: int) -> tuple[tuple[str, ...], str]:
    """The lines before the last one, each of whole words, and what is left for the last."""
    before: list[str] = []
    rest = tied(" ".join(name.split()))
    while len(before) < lines - 1 and not fits(rest, width):
        room = truncated(rest, width)
        at = len(room) if rest[len(room) : len(room) + 1] == " " else room.rfind(" ")
        if at <= 0:
            break
        before.append(untied(rest[:at].rstrip(), name))
        rest = rest[at:].lstrip()
    return tuple(before), untied(rest, name)


def names_in(
    names: Iterable[str], width: int, lines: int = 2, ellipsis: str = ELLIPSIS
) -> tuple[tuple[str, ...], ...]:
    """Each of some names on at most so many lines of `width` cells; no two that differ look alike.

    A name is cut at its end, but where another one looks so, too: then its beginning gives way to what tells
    them apart.
    """
    return _names_in(tuple(names), width, lines, ellipsis)


def distinct(names: Iterable[str], width: int, ellipsis: str = ELLIPSIS) -> list[str]:
    """Names in one line of `width` cells each, no two alike that differ."""
    return [shown[0] for shown in names_in(names, width, 1, ellipsis)]


@lru_cache(maxsize=256)
def _names_in(names: tuple[str, ...], width: int, lines: int, ellipsis: str) -> tuple[tuple[str, ...], ...]:
    shown = [in_lines(name, width, lines, ellipsis) for name in names]
    for way in (_by_letters, _by_last_words, _by_ends, _by_difference):
        alike = _alike(names, shown, ellipsis)
        if not alike:
            break
        for group in alike:
            for at in group:
                before, rest = _broken(names[at], width, lines)
                if fits(rest, width):
                    continue  # it stands whole; the others give way
                others = [_broken(names[other], width, lines)[1] for other in group if other != at]
                if way is _by_last_words and (
                    ended := _by_last_line(names[at], rest, width, lines, ellipsis)
                ):
                    shown[at] = ended
                else:
                    shown[at] = (*before, way(rest, others, width, ellipsis))
    return tuple(shown)


def looks_alike(one: Sequence[str], other: Sequence[str], ellipsis: str = ELLIPSIS) -> bool:
    """Whether two names as they are shown would be taken for the same."""
    return _seen(one, ellipsis) == _seen(other, ellipsis)


def _seen(shown: Sequence[str], ellipsis: str) -> str:
    return " ".join(shown).removesuffix(ellipsis).rstrip().casefold()


def _alike(names: Sequence[str], shown: Sequence[tuple[str, ...]], ellipsis: str) -> list[list[int]]:
    """The groups of names that look alike and are not the same."""
    groups: dict[str, list[int]] = {}
    for at, one in enumerate(shown):
        groups.setdefault(_seen(one, ellipsis), []).append(at)
    return [some for some in groups.values() if len({names[at] for at in some}) > 1]


def _by_letters(name: str, others: Sequence[str], width: int, ellipsis: str) -> str:
    """The beginning, cut in a word, where enough of what tells it apart is in sight so."""
    seen = truncated(name, width - len(ellipsis)).rstrip()
    if max((_common(name, other) for other in others if other != name), default=0) + _HEAD > len(seen):
        return shortened(name, width, ellipsis)
    return f"{seen}{ellipsis}"


def _by_last_words(name: str, others: Sequence[str], width: int, ellipsis: str) -> str:
    """The beginning, and as many whole words of the end as there is room for beside it."""
    del others
    room = width - len(ellipsis)
    tail = _last_words(name, room - _HEAD)
    if not tail:
        return _by_ends(name, (), width, ellipsis)
    return f"{truncated(name, room - width_of(tail)).rstrip(' ,;:.')}{ellipsis}{tail}"


def _last_words(name: str, width: int) -> str:
    """As many whole words of the end as there is room for; never the first one."""
    tail = ""
    for word in reversed(name.split(" ")[1:]):
        longer = f"{word} {tail}".rstrip()
        if width_of(longer) > width:
            break
        tail = longer
    return tail


def _by_last_line(name: str, rest: str, width: int, lines: int, ellipsis: str) -> tuple[str, ...]:
    """The beginning on the lines before the last one, and the end on that; nothing where it tells no more.

    Beside a part of the beginning, what is left for the last line of the name, fewer words may be whole.
    """
    alone = _last_words(name, width) if lines > 1 else ""
    if len(alone.split()) <= len(_last_words(rest, width - len(ellipsis) - _HEAD).split()):
        return ()
    return (*in_lines(name, width, lines - 1, ellipsis), alone)


def _by_ends(name: str, others: Sequence[str], width: int, ellipsis: str) -> str:
    """The first and the last letters."""
    del others
    room = max(0, width - len(ellipsis))
    tail = _end(name, room // 2)
    return f"{truncated(name, room - width_of(tail)).rstrip()}{ellipsis}{tail.lstrip()}"


def _by_difference(name: str, others: Sequence[str], width: int, ellipsis: str) -> str:
    """A letter or two of the beginning, and the name from where it differs from the one most like it."""
    at = max((_common(name, other) for other in others if other != name), default=0)
    room = max(1, width - len(ellipsis))
    head = truncated(name[:at], min(_HEAD, room // 3))
    rest = name[at:]
    if not rest:  # another one goes on where this one ends
        return _by_ends(name, (), width, ellipsis)
    return f"{head}{ellipsis if width > len(ellipsis) else ''}{truncated(rest, room - width_of(head))}"


def _common(one: str, other: str) -> int:
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _end(words: str, width: int) -> str:
    pieces = list(clusters(words[-_SIGNS_A_CELL * (width + 1) :])) if width else []
    kept, used = "", 0
    for piece, cells in reversed(pieces):
        if used + cells > width:
            break
        kept, used = piece + kept, used + cells
    return kept
