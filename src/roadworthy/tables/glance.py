"""A look at a text that tells, a hundred times faster than a parse, that there is no decision table in it."""

import re
from typing import Final

from roadworthy.tables.vocabulary import names_of

_DELIMITER: Final = re.compile(r"^[ \t>*+\-\d.)]*\|?[ \t]*:?-+:?[ \t]*\|[ \t:|\-]*$", re.MULTILINE)
"""The line below a table's header, wherever it is nested."""
_ROW: Final = re.compile(r"^.*\|.*$", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W_]+|[Σ∑]")
_NAMED_WEIGHT: Final = re.compile(
    r"\d\s*[%×]|[×*]\s*\d|\bx\s*\d|\d\s*x\b|[(\[][^()\[\]|]*\d[^()\[\]|]*[)\]]|\b0[.,]\d|\bwt?\.?\s*[:=]?\s*\d",
    re.IGNORECASE,
)
"""A weight in a name, roughly: ``30%``, ``×3``, ``(3)``, ``w5``."""
_TELLING: Final = frozenset(
    max(_WORD.findall(name), key=len)
    for kind in ("weight", "maybe_weight", "total")
    for name in names_of(kind)
    if _WORD.search(name)
)
"""One word of every name for weights and totals; without any of them nothing is weighed or added up."""


def may_hold_table(text: str) -> bool:
    """Whether there is a table in a Markdown text."""
    return "|" in text and _DELIMITER.search(text) is not None


def may_hold_scorecard(text: str) -> bool:
    """Whether one of its tables may have weights or totals."""
    if not may_hold_table(text):
        return False
    rows = "\n".join(_ROW.findall(text))
    return not _TELLING.isdisjoint(_WORD.findall(rows.casefold())) or _NAMED_WEIGHT.search(rows) is not None
