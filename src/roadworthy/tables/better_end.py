"""Which end of the scale a table takes for the better one: as it states it, held against its own totals."""

from collections.abc import Sequence
from dataclasses import replace

from roadworthy.method.audit.form_choice import form_of, primary
from roadworthy.method.audit.order import stated_ranks
from roadworthy.method.audit.table import DecisionTable, Unread, card_of_table
from roadworthy.method.ranking import ranking_of
from roadworthy.tables.direction import Directions


def with_better_ends(table: DecisionTable, said: Directions) -> DecisionTable:
    """The table with the better end of each criterion, and whether the lowest total wins.

    Where the totals follow from another reading than the words, or from none, nobody can tell which
    holds: that is said, and the table is not valued.
    """
    if said.silent:
        return table
    lower = [one == "lower" or (one is None and said.every == "lower") for one in said.each]
    if said.total == "lower" and not any(lower) and "higher" not in said.each:
        lower = [True] * len(lower)
    as_is = table
    readings: list[DecisionTable] = []
    if all(lower):
        readings = [_turned(table, lower, low_wins=True), _turned(table, lower, low_wins=False)]
    elif any(lower):
        readings = [_turned(table, lower, low_wins=False), as_is]
    elif said.loose:
        return table if _said_first(table) else _unclear(table, lower)
    if not readings:
        return table
    fits = [_fits(one) for one in readings]
    contradicted = said.loose or (said.every == "higher" and any(lower))
    if not primary(table):
        return _unclear(table, lower) if contradicted else readings[0]
    if fits[0] and fits[0] >= fits[1] and not (contradicted and fits[0] == fits[1]):
        return readings[0]
    if fits[1] == _given(table) > 1 and all(lower):
        return readings[1]
    if said.every == "higher" and fits[1] > 1 and not fits[0]:
        return readings[1]  # the words are about what is scored, and the scale says that high is good
    return _unclear(table, lower)


def _turned(table: DecisionTable, lower: Sequence[bool], *, low_wins: bool) -> DecisionTable:
    criteria = tuple(
        replace(one, better="lower" if low else "higher")
        for one, low in zip(table.criteria, lower, strict=True)
    )
    return replace(table, criteria=criteria, low_wins=low_wins)


def _fits(table: DecisionTable) -> int:
    """How many of the stated totals follow in the best form, if it is certain."""
    main = primary(table)
    if main is None or not table.readable or not table.weights:
        return 0
    choice = form_of(table, card_of_table(table), main)
    return choice.fits if choice.certain else 0


def _said_first(table: DecisionTable) -> bool:
    """Whether the table itself names the first, and it is the one that leads with the high end as the
    better one.
    """
    ranks = stated_ranks(replace(table, totals=()))
    first = table.winner or next(
        (name for name, rank in zip(table.candidates, ranks, strict=True) if rank == 1), None
    )
    if first is None or not table.readable or not table.weights:
        return False
    return ranking_of(card_of_table(table))[0].candidate == first


def _given(table: DecisionTable) -> int:
    main = primary(table)
    return len(main.given) if main else 0


def _unclear(table: DecisionTable, lower: Sequence[bool]) -> DecisionTable:
    first = next((one for one, low in zip(table.criteria, lower, strict=True) if low), table.criteria[0])
    return replace(table, unread=(*table.unread, Unread("direction", first.line, first.name)))
