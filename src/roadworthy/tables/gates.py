"""Rows that are no criteria and hold something all the same: what has to be met, and facts without a
weight.
"""

import re
from typing import Final

from roadworthy.tables.key import sign_of
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet
from roadworthy.tables.vocabulary import bare, names_of
from roadworthy.tables.weight_cells import read_weight

_GATES: Final = names_of("gate") | names_of("moscow")
_MET: Final = names_of("met")
_BEHIND: Final = re.compile(r"[(,;:–—].*|(?<=\S) -+ .*", re.DOTALL)
"""What stands behind a yes or no, and is about it."""
_LEAST: Final = 2
"""Rows with a weight in figures, from which one in words is no weight of another kind."""


def gate_rows(sheet: Sheet, weights: int | None) -> frozenset[int]:
    """The rows that have to be met, by what stands where the others have a weight in figures: ``must have``
    over yes and no.
    """
    if weights is None:
        return frozenset()
    found: set[int] = set()
    weighed = 0
    for at, row in enumerate(sheet.rows):
        weight = read_weight(row[weights].words)
        if weight is not None:
            weighed += weight.kind != "word"
        elif bare(row[weights].words) in _GATES and not _scored(sheet, at, weights):
            found.add(at)
    return frozenset(found) if weighed >= _LEAST else frozenset()


def _scored(sheet: Sheet, at: int, weights: int) -> bool:
    return any(
        read_score(cell.words) is not None and not is_unknown(cell.words)
        for i, cell in enumerate(sheet.rows[at])
        if i and i != weights
    )


def is_met_or_not(cell: str) -> bool:
    """Whether a cell says yes or no: ``pass``, ``✓``, ``nein``, ``yes, by SAML``."""
    return sign_of(_BEHIND.sub("", cell[:80])) in _MET
