"""Cells that hold signs without a key, or prices, where scores should be: such tables are named with their
line.
"""

import re
from collections.abc import Sequence
from typing import Final

from roadworthy.tables.about import ABOUT
from roadworthy.tables.key import minuses_among, sign_of
from roadworthy.tables.near_miss import NearMiss
from roadworthy.tables.numbers import is_unknown, short
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet, SheetCell, name_and_weight
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import is_aside, is_total, is_weighted_name, means, said_as
from roadworthy.tables.weight_cells import read_weight

_SCORING: Final = said_as("scoring_total")
_MOST_SIGNS: Final = 7
_LEAST_FACTS: Final = 2
_BEYOND: Final = 100.0
"""A figure beyond this is a count or an amount."""
_AMOUNT: Final = re.compile(
    r"[~≈]? ?(?:[$€£¥₹₽]|US\$|USD|EUR|GBP|CHF) ?\d"
    r"|[~≈]? ?\d[\d.,' ]{0,14} ?(?:[$€£¥₹₽/]|USD|EUR|GBP|CHF|руб|元|円|(?:k|ms|[GMT]B|h)\b)",
    re.IGNORECASE,
)
"""Money, or so much of something."""


def signs_without_key(sheet: Sheet, weights: int | None, title: str, file: str) -> NearMiss | None:
    """Candidates judged by signs or words that nothing says the worth of, under weights, priorities or
    totals.
    """
    weights = weights if weights is not None else _priorities(sheet)
    if weights is None or not means("weight", sheet.head[weights].words):
        if not _are_judged(sheet, title, weighed=weights is not None):
            return None
    elif any(read_weight(words) is None and not means("moscow", words) for words in _given(sheet, weights)):
        return None
    if weights is not None and len(_given(sheet, weights)) < _LEAST_FACTS:
        return None
    signs: dict[str, int] = {}
    columns = 0
    minuses = minuses_among(cell.words for row in sheet.rows for cell in row[1:])
    for at in range(1, len(sheet.head)):
        if at == weights or is_aside(sheet.head[at].words) or means("id", sheet.head[at].words):
            continue
        cells = [
            row[at]
            for row in sheet.rows
            if not is_total(row[0].words)
            and (not is_unknown(row[at].words) or sign_of(row[at].words) in minuses)
        ]
        found = [cell for cell in cells if read_score(cell.words) is None or sign_of(cell.words) in minuses]
        words = [sign_of(cell.words) for cell in found]
        if len(cells) > 1 and len(found) == len(cells) and all(words):
            columns += 1
            for word, cell in zip(words, found, strict=True):
                signs.setdefault(word, cell.line)
    cells_in_all = columns * len(sheet.rows)
    if any(sign[:1] in "[{<_" for sign in signs):
        return None  # places to be filled in: a template
    if any(is_total(row[0].words) for row in sheet.rows) and any(map(str.isdigit, "".join(signs))):
        return None  # amounts and their sum
    if columns < 2 or not 2 <= len(signs) <= min(_MOST_SIGNS, max(3, cells_in_all * 2 // 3)):
        return None
    words = [] if weights is None else [one for one in _given(sheet, weights) if read_weight(one) is None]
    signs |= dict.fromkeys(map(sign_of, words), min(signs.values()))
    told = ", ".join(signs)
    return NearMiss(
        file,
        sheet.head[0].line,
        "signs-without-key",
        words=short(told),
        at=min(signs.values()),
        signs=tuple(signs),
    )


def _given(sheet: Sheet, at: int) -> list[str]:
    return [cell.words for cell in sheet.column(at) if not is_unknown(cell.words)]


def _priorities(sheet: Sheet) -> int | None:
    """The column of priorities in words: must, should and could."""
    for at, cell in enumerate(sheet.head):
        given = _given(sheet, at)
        named = means("maybe_weight", cell.words) or means("weight", cell.words)
        if at and named and len(given) > 1 and all(means("moscow", words) for words in given):
            return at
    return None


def _are_judged(sheet: Sheet, title: str, *, weighed: bool) -> bool:
    """Whether something says that candidates are judged by signs: two of the name of the criteria, the
    title, a total, and a priority for each.
    """
    totals = [row for row in sheet.rows if is_total(row[0].words)]
    named = means("criterion", sheet.head[0].words) or sheet.turned
    scored = any(_SCORING.search(row[0].words) for row in totals)
    return named + bool(ABOUT.search(title)) + (scored or bool(totals)) + weighed > 1


def facts_for_scores(sheet: Sheet, weights: int | None, title: str, file: str) -> NearMiss | None:
    """Candidates under weights and totals whose cells hold prices and other facts in place of scores.

    Only where something says that they are judged: the name of the criteria or of the totals, or the title.
    Totals may stand there for nobody yet, over amounts alone; where their name says that scores are added
    up, without weights.
    """
    rows = [row for row in sheet.rows if not is_total(row[0].words) and not is_aside(row[0].words)]
    totals = [row for row in sheet.rows if is_total(row[0].words)]
    said = (
        [row[weights].words for row in rows]
        if weights is not None and means("weight", sheet.head[weights].words)
        else [pair[1] if (pair := name_and_weight(row[0].words)) else "" for row in rows]
    )
    judged = means("criterion", sheet.head[0].words) or ABOUT.search(title) is not None
    judged = judged or any(is_weighted_name(row[0].words) for row in totals)
    empty = not any(_holds(row, weights) for row in totals)
    weighed = all(map(read_weight, said)) or (
        weights is None and not any(said) and empty and any(_SCORING.search(row[0].words) for row in totals)
    )
    if not judged or len(rows) < _LEAST_FACTS or not totals or not weighed:
        return None
    facts: list[SheetCell] = []
    count = 0
    for at in range(1, len(sheet.head)):
        head = sheet.head[at].words
        if at == weights or is_aside(head) or means("id", head) or means("rank", head):
            continue
        if not empty and not any(read_total(row[at].words) is not None for row in totals):
            continue
        cells = [row[at] for row in rows if not is_unknown(row[at].words)]
        count += len(cells)
        facts += [cell for cell in cells if _is_fact(cell.words) and (not empty or _AMOUNT.match(cell.words))]
    if len(facts) < _LEAST_FACTS or len(facts) * 2 < count:
        return None
    told = ", ".join(dict.fromkeys(short(cell.words) for cell in facts[:3]))
    return NearMiss(file, sheet.head[0].line, "facts-for-scores", words=told, at=facts[0].line)


def _holds(row: Sequence[SheetCell], weights: int | None) -> bool:
    """Whether a row says anything of a candidate."""
    return any(i and i != weights and not is_unknown(cell.words) for i, cell in enumerate(row))


def _is_fact(words: str) -> bool:
    """Whether a cell holds an amount, a count or words, and no score: a place to be filled in is none
    either.
    """
    if words[:1] in "[{<_/" or not any(sign.isalnum() for sign in words):
        return False
    score = read_score(words)
    return score is None or (
        score.span is not None and score.span.high > _BEYOND and score.out_of is None and not score.percent
    )
