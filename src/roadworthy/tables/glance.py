"""A look at a text that tells, a hundred times faster than a parse, that there is no decision table in it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from roadworthy.tables.vocabulary import is_total, means, names_of

_DELIMITER: Final = re.compile(r"^[ \t>*+\-\d.):|]+$", re.MULTILINE)
"""A line of the signs that the line below a table's header is made of, wherever it is nested."""
_ROW: Final = re.compile(r"^[^|\r\n]*\|.*$", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W\d_]+|[Σ∑]")
_NAMED_WEIGHT: Final = re.compile(
    r"\d[ \t]?[%×]|[×*][ \t]?\d|\bx[ \t]?\d|\d[ \t]?x\b|[(\[][^()\[\]|\d\r\n]{0,20}\d|\b0[.,]\d"
    r"|\bwt?\.?[ \t]?[:=]?[ \t]?\d",
    re.IGNORECASE,
)
"""A weight in a name, roughly: ``30%``, ``×3``, ``(3)``, ``w5``."""
_TELLING: Final = frozenset(
    max(_WORD.findall(name), key=len)
    for kind in ("weight", "maybe_weight", "total", "total_words")
    for name in names_of(kind)
    if _WORD.search(name)
)
"""One word of every name for weights and totals; without any of them nothing is weighed or added up."""
_LONGEST: Final = 400
_SHARE: Final = re.compile(r"\|[ *]*(?:\d{1,3}(?:[.,]\d{1,4})? ?%|0?[.,]\d{1,4})[ *]*\|")
_MAY_JUDGE: Final = re.compile(r"scor|weigh|rating|pugh|datum|decision", re.IGNORECASE)
_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts without spaces, in which words can't be told by their ends."""


def may_weigh(head: Sequence[str], rows: Sequence[str], near: str) -> bool:
    """Whether one table may have weights or totals, by the cells of its header and its rows, all raw.

    By a name in its header or its first columns, by weights in names, or by shares in a column. It
    passes more than are decision tables, and none that is one.
    """
    if any(map(_is_telling, head)):
        return True
    shares = 0
    for row in rows:
        first, _, rest = row[:_LONGEST].lstrip("| \t").partition("|")
        name = first.strip(" \t*`_")
        if not name or name[0].isdigit() or len(name) < 3:
            name = f"{name}|{rest.partition('|')[0].strip(' *`_')}"
        if any(map(_is_telling, name.split("|"))):
            return True
        shares += ("%" in row or "." in row or "," in row) and _SHARE.search(row) is not None
    return shares > 1 or (
        any(means("criterion", name) for name in head[:3]) and _MAY_JUDGE.search(near) is not None
    )


@lru_cache(8192)
def _is_telling(name: str) -> bool:
    name = name[:200]
    if any(sign in "%×(*[x" for sign in name) and _NAMED_WEIGHT.search(name):
        return True
    if "." in name and _NAMED_WEIGHT.search(name):
        return True
    return means("weight", name) or means("maybe_weight", name) or is_total(name) or means("raw", name)


def may_hold_table(text: str) -> bool:
    """Whether there is a table in a Markdown text."""
    return "|" in text and any("-" in line and "|" in line for line in _DELIMITER.findall(text))


def may_hold_scorecard(text: str) -> bool:
    """Whether one of its tables may have weights or totals."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not may_hold_table(text):
        return False
    rows = "\n".join(_ROW.findall(text))
    if _NAMED_WEIGHT.search(rows) is not None or _WIDE.search(rows) is not None:
        return True
    return not _TELLING.isdisjoint(_WORD.findall(rows.casefold()))
