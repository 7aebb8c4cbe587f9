"""Rows at the end of a table that may hold totals: they do where its own figures give them."""

from collections.abc import Sequence
from dataclasses import replace
from math import fsum

from roadworthy.method.audit.form_choice import FormChoice, form_of
from roadworthy.method.audit.table import DecisionTable, Totals, card_of_table
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.numbers import is_unknown
from roadworthy.tables.results import totals_of
from roadworthy.tables.vocabulary import means
from roadworthy.tables.weight_cells import read_weight

_MOST_TOTALS = 8
"""Rows of totals that are told apart."""
_ALL = {"percent": 100.0, "fraction": 1.0}
_NEAR = 1e-6
_ENOUGH = 2
_FINE = 2
"""Decimals of a total, 4.00, that no score has where all are whole numbers."""
_FAR = 4.0
"""So many times beyond the high end of the scale no whole number is what it should be by chance."""


def settled(layout: TableLayout, bases: Sequence[DecisionTable]) -> tuple[tuple[Totals, ...], list[int]]:
    """The totals in the doubtful rows of a layout, and the rows that are none by all that can be told.

    `bases` are the readings that the table without them can have.
    """
    found: tuple[Totals, ...] = ()
    rejected: list[int] = []
    for row in layout.parts.unsure:
        here = totals_of(layout, [row])
        alone = bool(unweighed(layout, [row]))
        named = means("raw", layout.sheet.rows[row][0].words)
        called = (
            alone or named or layout.grid.scale is not None
        )  # where each row without a weight is a criterion
        if any(
            given(base, one, criterion_else=alone) and (called or _no_chance(base, one))
            for base in bases
            for one in here
        ):
            found += here
        elif _weighs_all(layout, bases[0], row):
            found += tuple(map(unsaid, here))
        else:
            rejected.append(row)
    return found, rejected


def given(base: DecisionTable, totals: Totals, *, criterion_else: bool = False) -> bool:
    """Whether figures follow from the table in a form, by more than chance: not by a whole number on the
    scale.

    More than three that all follow are no chance either. Where the row may be a criterion else, they
    have to be such as no scores are: weighed, and beyond the scale, between its steps, or written more
    finely.
    """
    if not base.readable or not base.weights:
        return False
    choice = form_of(base, card_of_table(base), totals)
    if not choice.certain or (criterion_else and not choice.form.weighted):
        return False
    found = [
        figure
        for figure, right in zip(totals.figures, choice.form.figures, strict=True)
        if figure is not None
        and figure.rounds_from(right)
        and _telling(base, choice, figure.value, figure.decimals)
    ]
    low, high = base.scale
    if criterion_else:
        finer = _FINE if _all_whole(base) else None
        return any(
            not low <= one.value <= high or (2 * one.value) % 1 or (finer and one.decimals >= finer)
            for one in found
        )
    return bool(found) or choice.fits == len(totals.given) > 3


def _all_whole(base: DecisionTable) -> bool:
    """Whether every score is a whole number."""
    ends = (end for row in base.cells for entry in row if entry.interval for end in entry.interval)
    return all(end == int(end) for end in ends)


def _no_chance(base: DecisionTable, totals: Totals) -> bool:
    """Whether figures that nothing calls totals follow too well for a bonus or a price: two of them, or one
    with two decimals or far beyond any score; none of which is a whole number that merely lies near.
    """
    choice = form_of(base, card_of_table(base), totals)
    pairs = zip(totals.figures, choice.form.figures, strict=True)
    found = [
        figure
        for figure, right in pairs
        if figure is not None
        and figure.rounds_from(right)
        and (figure.decimals or abs(figure.value - right) < _NEAR)
    ]
    beyond = _FAR * base.scale[1]
    return len(found) >= _ENOUGH or any(
        figure.decimals >= _ENOUGH or figure.value > beyond for figure in found
    )


def unsaid(totals: Totals) -> Totals:
    """Totals none of whose figures is taken for read."""
    every = tuple(range(len(totals.figures)))
    return replace(totals, figures=(None,) * len(every), unread=every)


def told_apart(table: DecisionTable) -> DecisionTable:
    """The table with those of its totals that leave the weights out marked so, where others of them take
    them in: whatever they are called, the weighted ones rank the candidates.
    """
    if (
        not 1 < len(table.totals) <= _MOST_TOTALS
        or table.weight_kind == "none"
        or not table.readable
        or not table.weights
    ):
        return table
    matrix = card_of_table(table)
    chosen = [form_of(table, matrix, one) for one in table.totals]
    weighed = [
        choice.certain and choice.form.weighted and choice.fits > 0 and one.weighted is not False
        for choice, one in zip(chosen, table.totals, strict=True)
    ]
    if not any(weighed) or all(weighed):
        return table
    return replace(
        table,
        totals=tuple(
            replace(one, weighted=False)
            if one.weighted is None and choice.certain and not choice.form.weighted
            else one
            for one, choice in zip(table.totals, chosen, strict=True)
        ),
    )


def _telling(base: DecisionTable, choice: FormChoice, value: float, decimals: int) -> bool:
    low, high = base.scale
    return bool(decimals) or not low <= value <= high or choice.form.largest > 2 * high


def _weighs_all(layout: TableLayout, base: DecisionTable, row: int) -> bool:
    """Whether a row has all of the weight, which no criterion can have beside others."""
    whole = _ALL.get(base.weight_kind)
    if base.weight_kind == "points" and abs(fsum(base.raw_weights) - _ALL["percent"]) < _NEAR:
        whole = _ALL["percent"]  # percent without their sign
    if layout.weights is None or whole is None:
        return False
    own = read_weight(layout.sheet.rows[row][layout.weights].words, comma=layout.comma)
    if own is None:
        return False
    value = own.value * 100 if own.kind == "number" and whole == 100 and own.value <= 1 else own.value
    return abs(value - whole) <= 0.011 * whole


def unweighed(layout: TableLayout, rows: Sequence[int]) -> list[int]:
    """Those of the rows that have a weight of their own."""
    if layout.weights is None:
        return []
    return [row for row in rows if not is_unknown(layout.sheet.rows[row][layout.weights].words)]
