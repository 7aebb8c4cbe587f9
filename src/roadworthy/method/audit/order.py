"""Places and winner: what the table states against what its numbers give."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from roadworthy.method.audit.form_choice import primary
from roadworthy.method.audit.table import DecisionTable
from roadworthy.method.finding import Fact, Finding
from roadworthy.method.ranking import ranks as ranked


def stated_ranks(table: DecisionTable) -> tuple[int | None, ...]:
    """The stated places; where none are, those that follow from the stated totals (1, 2, 2, 4).

    None for all where a total is missing or can't be read: nobody can tell who would stand before whom.
    """
    if table.ranks:
        return table.ranks
    totals = primary(table)
    none: tuple[int | None, ...] = (None,) * len(table.candidates)
    if totals is None:
        return none
    sign = -1.0 if table.low_wins else 1.0
    given = [(i, sign * figure.value) for i, figure in enumerate(totals.figures) if figure is not None]
    if totals.unread or len(given) < len(table.candidates):
        return none
    found = list(none)
    for (i, _), rank in zip(given, ranked([value for _, value in given]), strict=True):
        found[i] = rank
    return tuple(found)


def stated_leader(table: DecisionTable, ranks: Sequence[int]) -> str | None:
    """Who wins by the table's own word: the named winner, else the stated first place.

    Of several stated firsts the one that leads by the numbers, too; else the first in the table.
    """
    if table.winner is not None:
        return table.winner
    firsts = [i for i, rank in enumerate(stated_ranks(table)) if rank == 1]
    if not firsts:
        return None
    leading = [i for i in firsts if i < len(ranks) and ranks[i] == 1]
    return table.candidates[(leading or firsts)[0]]


def wrong_order(table: DecisionTable, ranks: Sequence[int]) -> Iterator[Finding]:
    """The winner or the order that the numbers do not give.

    Equal stated figures may hide a difference that rounding took, and equal numbers may stand in any order.
    """
    main = primary(table)
    if any(map(table.unread_cells, range(len(table.candidates)))) or (main and main.unread):
        return
    said = stated_ranks(table)
    leaders = [name for name, rank in zip(table.candidates, ranks, strict=True) if rank == 1]
    line = _line(table)
    first = stated_leader(table, ranks)
    facts: dict[str, Fact]
    if first is not None and first not in leaders:
        facts = {
            "line": table.winner_line if table.winner else line,
            "stated": first, "leader": ", ".join(leaders), "subject": first,
        }  # fmt: skip
        yield Finding("wrong-winner", "error", subject=first, facts=facts)
        return
    if pair := _astray(said, ranks):
        before, behind = pair
        facts = {
            "line": line, "subject": table.candidates[behind], "behind": table.candidates[before],
            "order": ", ".join(_in_order(table, ranks)),
        }  # fmt: skip
        yield Finding("wrong-order", "error", subject=table.candidates[behind], facts=facts)


def _astray(said: Sequence[int | None], ranks: Sequence[int]) -> tuple[int, int] | None:
    """Two of which the first is stated before the second and is behind it by the numbers; else None."""
    known = sorted((place, rank, i) for i, (place, rank) in enumerate(zip(said, ranks, strict=True)) if place)
    last: tuple[int, int] | None = None
    for _, group in groupby(known, key=lambda one: one[0]):
        here = [(rank, i) for _, rank, i in group]
        if last is not None and here[0][0] < last[0]:
            return last[1], here[0][1]
        last = here[-1] if last is None else max(last, here[-1])
    return None


def ties(table: DecisionTable, ranks: Sequence[int]) -> Iterator[Finding]:
    """Candidates whose values are equal: a warning for the first place, a note for the others."""
    for rank in sorted(set(ranks)):
        level = [name for name, own in zip(table.candidates, ranks, strict=True) if own == rank]
        if len(level) > 1:
            facts: dict[str, Fact] = {"line": table.line, "names": ", ".join(level), "rank": rank}
            if rank == 1:
                yield Finding("tie", "warning", facts=facts)
            else:
                yield Finding("tie-behind", "note", subject=str(rank), facts=facts)


def _line(table: DecisionTable) -> int:
    if table.ranks:
        return table.ranks_line
    totals = primary(table)
    return totals.line if totals else table.line


def _in_order(table: DecisionTable, ranks: Sequence[int]) -> list[str]:
    return [table.candidates[i] for i in sorted(range(len(ranks)), key=lambda i: ranks[i])]
