"""Weights that criteria carry in their names: ``Cost (30%)``, ``Speed ×3``, ``Safety (High)``."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from roadworthy.tables.named_totals import named_shares
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet, SheetCell, name_and_level, name_and_weight, plainly_weighted
from roadworthy.tables.vocabulary import is_extra, is_total

_TIMES: Final = re.compile(r"[×x*]", re.IGNORECASE)
ONCE: Final = "×1"
"""The weight of a criterion that has none, where others are said to count several times."""


def named_weights(sheet: Sheet) -> dict[int, tuple[str, str]]:
    """Row → name and weight, where most criteria carry their weight in their names."""
    plain = plainly_weighted(sheet.head[0].words)
    rows = [row for row in range(len(sheet.rows)) if _may_be_criterion(sheet.rows[row][0].words)]
    rows = [row for row in rows if not _is_of_words(sheet.rows[row])] or rows
    found = {row: name_and_weight(sheet.rows[row][0].words, plain=plain) for row in rows}
    if not all(found.values()) and not plain:
        found = {row: name_and_weight(sheet.rows[row][0].words, plain=True) or None for row in rows}
    found |= named_shares(sheet, found)
    given = {row: pair for row, pair in found.items() if pair is not None}
    worded = {row: name_and_level(sheet.rows[row][0].words) for row in rows}
    if not given and len(worded) > 1 and all(worded.values()):
        given = {row: pair for row, pair in worded.items() if pair is not None}
    if len(given) < 2 or len(given) * 10 < len(rows) * 7:
        return _some_multiplied(sheet, rows, given)
    return given


def _some_multiplied(
    sheet: Sheet, rows: Sequence[int], given: Mapping[int, tuple[str, str]]
) -> dict[int, tuple[str, str]]:
    """The same where a few criteria count several times, ``Speed (x2)``, and each of the others once."""
    if not given or len(rows) < 2 or not all(_TIMES.search(weight) for _, weight in given.values()):
        return {}
    if not any(is_total(row[0].words) for row in sheet.rows):
        return {}
    return {row: given.get(row, (sheet.rows[row][0].words, ONCE)) for row in rows}


def _is_of_words(row: Sequence[SheetCell]) -> bool:
    """Whether nothing but words stands in a row: where somebody is from, who knows him."""
    given = [cell.words for cell in row[1:] if not is_unknown(cell.words)]
    return bool(given) and all(cell[:1].isalpha() and read_score(cell) is None for cell in given)


def _may_be_criterion(name: str) -> bool:
    return not is_total(name) and (name_and_weight(name, plain=True) is not None or not is_extra(name))
