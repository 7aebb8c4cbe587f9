"""Weighted values that stand beside scores."""

from collections.abc import Iterator, Sequence
from math import fsum

from roadworthy.method.audit.figures import as_stated, as_written, told
from roadworthy.method.audit.table import DecisionTable, TableCell
from roadworthy.method.finding import Fact, Finding


def wrong_products(table: DecisionTable) -> Iterator[Finding]:
    """Weighted values stated beside a score that are not weight × score.

    Where fewer than half of them follow in any form, nothing is known of how they were made, and a note
    says so.
    """
    stated = [(i, j) for i, row in enumerate(table.cells) for j, entry in enumerate(row) if _whole(entry)]
    if not stated:
        return
    factors, fits = _product_weights(table)
    if fits * 2 < len(stated):
        first = table.cells[stated[0][0]][stated[0][1]]
        yield Finding("products-astray", "note", facts={"line": first.line})
        return
    for i, j in stated:
        entry, candidate = table.cells[i][j], table.candidates[i]
        if entry.product is None or entry.interval is None:
            continue
        score = _score(table, entry, j)
        right = factors[j] * score
        if not entry.product.rounds_from(right):
            facts: dict[str, Fact] = {
                "line": entry.product.line, "criterion": table.criteria[j].name,
                "stated": as_written(entry.product), "right": as_stated(right, entry.product),
                "score": told(entry.interval.low), "weight": told(factors[j]), "subject": candidate,
            }  # fmt: skip
            yield Finding("wrong-product", "error", subject=candidate, facts=facts)


def products_follow(table: DecisionTable, candidate: int) -> bool:
    """Whether every weighted value of a candidate is its weight × score, rounded."""
    factors, _ = _product_weights(table)
    return all(
        entry.product is None
        or not _whole(entry)
        or entry.product.rounds_from(factors[j] * _score(table, entry, j))
        for j, entry in enumerate(table.cells[candidate])
    )


def product_sums(table: DecisionTable) -> tuple[float | None, ...]:
    """Per candidate what its weighted values add up to, worked out exactly in the form that they stand in.

    None for one beside whose scores not all of them stand; empty where they follow in no form.
    """
    stated = sum(_whole(entry) for row in table.cells for entry in row)
    if not stated or not table.weights:
        return ()
    factors, fits = _product_weights(table)
    if fits * 2 < stated:
        return ()
    sums = tuple(
        fsum(
            factor * _score(table, entry, j)
            for j, (factor, entry) in enumerate(zip(factors, row, strict=True))
        )
        if all(map(_whole, row))
        else None
        for row in table.cells
    )
    return sums if any(one is not None for one in sums) else ()


def _whole(entry: TableCell) -> bool:
    return entry.product is not None and entry.interval is not None and entry.interval.single


def _score(table: DecisionTable, entry: TableCell, j: int) -> float:
    """The score that a weighted value is made of: turned over where the total takes it so."""
    score = entry.interval.low if entry.interval else 0.0
    turned = table.turned[j] and not table.low_wins
    return table.scale[0] + table.scale[1] - score if turned else score


def _product_weights(table: DecisionTable) -> tuple[Sequence[float], int]:
    """The weights in the form from which most stated products follow, and how many do."""
    raw, high = table.raw_weights, table.scale[1]
    forms: list[Sequence[float]] = [
        table.weights, raw, [weight / 100 for weight in raw], [weight * 100 for weight in raw],
    ]  # fmt: skip
    if high > 0:
        forms.append([weight / high for weight in raw])
    if table.weight_kind == "percent":
        forms.insert(0, forms.pop(2))
    fits = [sum(_product_fits(table, form)) for form in forms]
    best = max(fits)
    return forms[fits.index(best)], best


def _product_fits(table: DecisionTable, weights: Sequence[float]) -> Iterator[bool]:
    for row in table.cells:
        for j, (entry, weight) in enumerate(zip(row, weights, strict=True)):
            if entry.product is not None and _whole(entry):
                yield entry.product.rounds_from(weight * _score(table, entry, j))
