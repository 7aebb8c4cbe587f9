"""The candidates' names at the head of the score grid, in columns that are narrower than they."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rich.cells import cell_len as cells

from roadworthy.tui.text_layout import names_in, wrap

INDENT: Final = 2
"""Cells of a mark and a blank, which stand before a name's first line."""


@lru_cache(maxsize=64)
def name_lines(names: tuple[str, ...], width: int, lines: int) -> tuple[tuple[str, ...], ...]:
    """Each name in at most `lines` lines of `width` cells, cut where it is longer; no two look alike.

    From the second line on a long one may begin below the mark, rather than be cut; where the first word is
    such a one, the mark stands alone above it.
    """
    cut = names_in(names, max(1, width - (lines > 1)), lines)
    shown = [
        short if is_cut(name, width, lines) else tuple(_broken(name, width))
        for name, short in zip(names, cut, strict=True)
    ]
    for at, name in enumerate(names[:-1]):
        if _touches(shown[at], shown[at + 1], width):
            apart = _broken(name, width, below=0)
            if len(apart) <= lines and not is_cut(name, width, lines):
                shown[at] = tuple(apart)
    return tuple(shown)


def _touches(one: Sequence[str], other: Sequence[str], width: int) -> bool:
    """Whether only a blank is between two names beside one another, below their marks."""
    pairs = zip(one[1:], other[1:], strict=False)
    return any(cells(left) > width and cells(right) > width for left, right in pairs)


def _broken(name: str, width: int, below: int = INDENT) -> list[str]:
    """The name in lines of `width` cells; from the second on one may be as much longer as the mark is.

    Words that share the first line leave a cell: the next name's mark stands beside it. Those that share
    another one may have `below` cells more than the width.
    """
    lines: list[str] = []
    for word in name.split():
        room = width + (INDENT if lines else 0)
        if lines and cells(f"{lines[-1]} {word}") <= (width - 1 if len(lines) == 1 else width + below):
            lines[-1] += f" {word}"
        elif cells(word) <= room:
            lines.append(word)
        elif not lines and cells(word) <= width + INDENT:
            lines += ["", word]
        else:
            lines += wrap(word, width)
    return lines or [""]


def is_below_mark(name: str, width: int) -> bool:
    """Whether a name's first word is too long to stand beside the mark."""
    return not _broken(name, max(1, width))[0]


def is_full(name: str, width: int) -> bool:
    """Whether a name's first line leaves no cell before the next name's mark."""
    return cells(_broken(name, max(1, width))[0]) >= width


def is_cut(name: str, width: int, lines: int) -> bool:
    """Whether a name needs more than `lines` lines of `width` cells, or a break in a word."""
    every = _broken(name, max(1, width))
    return len(every) > lines or " ".join(every).split() != name.split()


def least_width(name: str, lines: int) -> int:
    """The fewest cells in which a name stands whole, its first word beside the mark."""
    longest = max(1, cells(name))
    fits = (at for at in range(1, longest) if not is_cut(name, at, lines) and not is_below_mark(name, at))
    return next(fits, longest)


def most_lines(names: Sequence[str], width: int, lines: int) -> int:
    """How many of at most `lines` lines the longest of the names needs."""
    return max((min(lines, len(_broken(name, width))) for name in names), default=1)
