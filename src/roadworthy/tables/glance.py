"""A look at a text that tells, a hundred times faster than a parse, that there is no decision table in it."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from roadworthy.tables.blocks import cell_bounds
from roadworthy.tables.vocabulary import is_signs_summed, is_total, means, names_of, speaks_of_weight

_DELIMITER: Final = re.compile(r"^[ \t>*+\-\d.):|]+$", re.MULTILINE)
"""A line of the signs that the line below a table's header is made of, wherever it is nested."""
_LONGEST_HEAD: Final = 120
"""Characters of a header's cell that are looked at."""
_ROW: Final = re.compile(r"^[^|\r\n]*\|.*$", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W\d_]+|[Σ∑]")
_NAMED_WEIGHT: Final = re.compile(
    r"\d[ \t]?[%×]|[×*][ \t]?\d|\bx[ \t]?\d|\d[ \t]?x\b|[(\[][^()\[\]|\d\r\n]{0,20}\d|\b0[.,]\d"
    r"|\bwt?\.?[ \t]?[:=]?[ \t]?\d",
    re.IGNORECASE,
)
"""A weight in a name, roughly: ``30%``, ``×3``, ``(3)``, ``w5``."""


def _one_word_each(*kinds: str) -> frozenset[str]:
    return frozenset(
        max(_WORD.findall(name), key=len) for kind in kinds for name in names_of(kind) if _WORD.search(name)
    )


_TELLING: Final = _one_word_each("weight", "maybe_weight", "total", "total_words") | {
    "datum",
    "pluses",
    "minuses",
}
"""One word of every name for weights and totals; without any of them nothing is weighed or added up."""
_JUDGED: Final = _one_word_each("criterion", "option")
_WIKI_HEAD: Final = re.compile(r"^[ \t>*+\-]{0,20}\|\|([^\n]{1,2000})\|\|[ \t]*$", re.MULTILINE)
_HTML_CELL: Final = re.compile(r"<t[dh](?:\s[^<>]*)?>\s*(?:<[^<>]*>\s*){0,4}([^<>]{1,120})", re.IGNORECASE)
_LONGEST: Final = 400
_LONGEST_SCORE: Final = 40
_AT_MARGIN: Final = re.compile(r"[ \t]*[^\s>*+\-\d]")
"""How a header begins that opens no list and no quotation: its words are the line's own."""
_FIRST_CELLS: Final = re.compile(r"^[| \t]*([^|\n]*)((?:\|[^|\n]*)?)", re.MULTILINE)
_MAY_WEIGH: Final = re.compile(r"[×x]?\d{1,3}(?:[.,]\d{1,3})?[ ]?[%×x]?")
_SHARE: Final = re.compile(r"\|[ *]*(?:\d{1,3}(?:[.,]\d{1,4})? ?%|0?[.,]\d{1,4})[ *]*\|.*")
"""A row from its first share on."""
_MAY_JUDGE: Final = (
    "scor", "weigh", "rating", "pugh", "datum", "decision", "evaluat", "compar", "matrix", "selection",
    "gewicht", "bewert", "entscheid", "nutzwert", "vergleich", "auswahl", "poids", "pondér", "évaluation",
    "décision", "choix", "peso", "ponder", "decisi", "avalia", "valutaz", "puntua", "pontua", "punteg",
    "confront", "scelta", "вес", "оцен", "решени", "сравнен", "выбор", "权重", "權重", "评分", "評分", "评估",
    "决策", "決", "对比", "选型", "評価", "重み", "比較", "選定", "점수", "평가", "비교",
)  # fmt: skip
"""What is said near a table that judges, in small letters."""
_JUDGEMENT: Final = re.compile(
    r"[+\-−]?\d{1,3}(?:[.,]\d{1,2})?(?: ?[-–/] ?\d{1,3})?(?: ?[(,;:–—].*)?|[A-FSXa-fsx]"
    r"|[^\w\s|:.,;'\"\\/]{1,5}(?: .*)?"
)
"""A cell that may be a score: a figure, signs, a letter; words may follow."""
_JUDGING: Final = frozenset().union(
    *map(
        names_of,
        ("lowest", "low", "medium", "high", "highest", "critical", "met", "moscow", "good", "fair", "poor"),
    )
)
"""Words that may be scores."""
_LEAST_JUDGEMENTS: Final = 2
"""Rows with so many cells that may be scores."""
_LOOKED_AT: Final = 12
"""Rows that are looked at."""
_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts without spaces, in which words can't be told by their ends."""


def may_weigh(head: Sequence[str], rows: str, near: str) -> bool:
    """Whether one table may have weights or totals, by the cells of its header and the lines of its rows.

    By a name in its header or its first columns, by weights in names, or by shares in a column. It
    passes more than are decision tables, and none that is one.
    """
    if _head_tells(head) or any(map(_is_telling, _first_names(rows))):
        return True
    if len(list(islice(_SHARE.finditer(rows), 2))) > 1:
        return True
    return _names_what_is_judged(head) and _has_judgements(rows) and _is_judged(near)


def _head_tells(head: Sequence[str]) -> bool:
    """Whether a header has a name of weights or totals, or holds weights itself, over the names below it."""
    if any(map(_is_telling, head)):
        return True
    given = [name for name in head if name]
    return len(given) > 1 and len(given) < len(head) and all(map(_MAY_WEIGH.fullmatch, given))


def _names_what_is_judged(head: Sequence[str]) -> bool:
    return any(means("criterion", name) or means("option", name) for name in head[:3])


def _has_judgements(rows: str) -> bool:
    """Whether two of the first rows hold two cells that may be scores."""
    found = 0
    for row in rows.split("\n", _LOOKED_AT)[:_LOOKED_AT]:
        found += sum(map(_may_be_score, row[: 4 * _LONGEST].split("|"))) >= _LEAST_JUDGEMENTS
    return found >= _LEAST_JUDGEMENTS


@lru_cache(8192)
def _may_be_score(cell: str) -> bool:
    words = cell[:_LONGEST_SCORE].strip(" \t*`_")
    return bool(words) and (
        _JUDGEMENT.fullmatch(words) is not None
        or words.casefold() in _JUDGING
        or _WIDE.match(words) is not None
    )


def _is_judged(near: str) -> bool:
    words = near.casefold()
    return any(word in words for word in _MAY_JUDGE)


def _first_names(rows: str) -> set[str]:
    """The names that rows begin with; behind a number or a sign the next cell's, too."""
    names: set[str] = set()
    for first, second in _FIRST_CELLS.findall(rows):
        name = first[:_LONGEST].strip(" \t*`_")
        names.add(name)
        if len(name) < 3 or name[0].isdigit():
            names.add(second[:_LONGEST].strip("| *`_"))
    return names


@lru_cache(8192)
def _is_telling(name: str) -> bool:
    name = name[:200]
    if any(sign in "%×(*[x" for sign in name) and _NAMED_WEIGHT.search(name):
        return True
    if "." in name and _NAMED_WEIGHT.search(name):
        return True
    if means("weight", name) or means("maybe_weight", name) or is_total(name) or means("raw", name):
        return True
    return speaks_of_weight(name) or is_signs_summed(name) or "datum" in name.casefold()


def raw_cells(text: str, start: int, end: int) -> list[str]:
    """The cells of a header between two offsets, as they are written."""
    return [
        text[begin : min(stop, begin + _LONGEST_HEAD)].strip(" \t*`_")
        for begin, stop in cell_bounds(text, start, end)
    ]


def may_hold_scorecard(text: str) -> bool:
    """Whether one of the tables in a Markdown text may have weights or totals."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (_parts_tell(text) and _words_tell(text)) or _other_tells(text)


def _other_tells(text: str) -> bool:
    """Whether a table in HTML, or in the markup of wikis, has a name of weights or totals."""
    if ("<table" in text or "<TABLE" in text) and any(
        _is_telling(" ".join(found[1].split())) for found in _HTML_CELL.finditer(text)
    ):
        return True
    if "||" not in text:
        return False
    for found in _WIKI_HEAD.finditer(text):
        end = text.find("\n\n", found.end())
        rows = text[found.end() : end if end >= 0 else len(text)]
        if may_weigh([name.strip(" *_") for name in found[1].split("||")], rows, text):
            return True
    return False


def _parts_tell(text: str) -> bool:
    """Whether what stands between two empty lines tells, looked at as a table would be: blocks are told
    apart only where it does.
    """
    judged = False
    for part in text.split("\n\n"):
        if "|" in part and "-" in part:
            found = _tells(part)
            if found:
                return True
            judged = judged or found is None
    return judged and _is_judged(text)


def _words_tell(text: str) -> bool:
    """Whether any row of the text has a word that weights and totals have, or one for what is judged while
    the text says that something is.
    """
    rows = "\n".join(_ROW.findall(text))
    if _NAMED_WEIGHT.search(rows) is not None or _WIDE.search(rows) is not None:
        return True
    words = frozenset(_WORD.findall(rows.casefold()))
    return not _TELLING.isdisjoint(words) or (not _JUDGED.isdisjoint(words) and _is_judged(text))


def _tells(part: str) -> bool | None:
    """Whether lines without an empty one among them may hold a table with weights or totals, as `may_weigh`
    tells; None where that depends on whether something is judged.
    """
    first = -1
    criteria = False
    for delimiter in _DELIMITER.finditer(part):
        line, end = delimiter[0], delimiter.start() - 1
        if end < 0 or "-" not in line or not ("|" in line or ":" in line):
            continue
        start = part.rfind("\n", 0, end) + 1
        if "|" not in part[start:end]:
            continue
        if not _AT_MARGIN.match(part, start, end):
            return True
        head = raw_cells(part, start, end)
        if _head_tells(head):
            return True
        criteria = criteria or _names_what_is_judged(head)
        first = first if first >= 0 else delimiter.end() + 1
    if first < 0:
        return False
    if may_weigh((), part[first:], ""):
        return True
    return None if criteria and _has_judgements(part[first:]) else False
