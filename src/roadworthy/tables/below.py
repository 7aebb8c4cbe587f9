"""Totals that stand below a table: in a list, a sentence, a formula."""

import re
from collections.abc import Sequence
from typing import Final

from roadworthy.method.audit.table import Figure, Totals
from roadworthy.tables.grid import NearLine, TextGrid
from roadworthy.tables.numbers import DECIMAL_COMMA, NUM, OF, POINT, number, short, value_of
from roadworthy.tables.results import totals
from roadworthy.tables.running_text import plain_words
from roadworthy.tables.vocabulary import is_total, narrow

_SPACED: Final = r"[0-9A-Za-z_\u00c0-\u2e7f]"
"""Letters and digits of scripts that part words by spaces."""
_FIGURE: Final = re.compile(
    rf"(?<!{_SPACED})(?<![.,])({NUM}) ?(%)?(?: ?{OF} ?({NUM}))? ?(%)?(?!{_SPACED}|[.,]\d)", re.IGNORECASE
)
_OPERATOR: Final = re.compile(r"\)? ?(?:[×x*·+](?![^\W\d])|\( ?[+\-]?\d)")
_MOST_LINES: Final = 16
_MOST_NAMES: Final = 50
_LONGEST: Final = 600
_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)


def totals_below(grid: TextGrid, candidates: Sequence[str], *, comma: bool) -> Totals | None:
    """The totals in the lines below a table: exactly one figure for each candidate; None where it is not so.
    Without a name where nothing calls them totals.

    Of a formula it is what stands behind its last ``=``.
    """
    names = [narrow(name).casefold() for name in candidates]
    if not grid.below or len(names) > _MOST_NAMES or any(len(name) < 1 for name in names):
        return None
    said = " ".join(narrow(line.words[:80]).casefold() for line in grid.below[:_MOST_LINES])
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, " ")  # a figure in it, as in “Spring 3.4”, is none of a total
    comma = comma or (DECIMAL_COMMA.search(said) is not None and not POINT.search(said))
    found: dict[int, Figure] = {}
    open_: int | None = None
    label = ""
    for line in grid.below[:_MOST_LINES]:
        words = narrow(plain_words(line.words[:_LONGEST])).casefold()
        here = _named(words, names)
        if not here and open_ is not None and words.lstrip(" -*>").startswith("="):
            figure = _figure(words, line, comma=comma)
            found |= {} if figure is None else {open_: figure}
            continue
        open_ = here[-1][0] if here else None
        if not here:
            label = label if found else _label(words) or label
            continue
        for (at, start), end in zip(here, [*(start for _, start in here[1:]), len(words)], strict=True):
            part = words[start + len(names[at]) : end]
            figure = _figure(part, line, comma=comma)
            if figure is None:
                continue
            if at in found and found[at].value != figure.value:
                return None
            found[at] = figure
        label = label or _label(words)
    if len(found) < len(candidates):
        return None
    figures = tuple(found[at] for at in range(len(candidates)))
    return totals(label, figures[0].line, figures)


def _named(words: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Which candidates a line names, and where, in its order; the longest name at a place."""
    places: dict[int, tuple[int, int]] = {}
    for at in sorted(range(len(names)), key=lambda one: -len(names[one])):
        for match in re.finditer(rf"(?<!{_SPACED}){re.escape(names[at])}(?!{_SPACED})", words):
            if not any(start <= match.start() < start + length for start, (_, length) in places.items()):
                places[match.start()] = (at, len(names[at]))
    return [(at, start) for start, (at, _) in sorted(places.items())]


def _figure(part: str, line: NearLine, *, comma: bool) -> Figure | None:
    """The one figure that a part of a line states; of several the one behind the last ``=``."""
    if "=" in part:
        part = part[part.rindex("=") + 1 :]
        matches = list(_FIGURE.finditer(part))[:1]
        if matches and _OPERATOR.match(part, matches[0].end()):
            return None  # what is worked out, not what comes of it
    else:
        matches = list(_FIGURE.finditer(part))
    if len(matches) != 1:
        return None
    match = matches[0]
    value = number(match[1], comma=comma or bool(re.fullmatch(r"\d+,\d{1,2}", match[1])))
    if value is None:
        return None
    return Figure(
        *value, line.place.line, value_of(match[3], comma=comma), bool(match[2] or match[4]), short(match[0]),
        line.place.start, line.place.end,
    )  # fmt: skip


def _label(words: str) -> str:
    """What the figures are called, where a line says it: ``Weighted scores:``."""
    head = words.partition(":")[0].strip("*_#- ")
    return head if len(head) <= 60 and is_total(head) else ""
