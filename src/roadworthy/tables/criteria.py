"""The criteria of a table and how their weights are written."""

from collections.abc import Sequence
from math import fsum

from roadworthy.method.audit.table import TableCriterion, Unread, WeightKind
from roadworthy.model.text import one_line
from roadworthy.tables.columns import shown, unscaled
from roadworthy.tables.layout import Layout
from roadworthy.tables.numbers import WeightWords, is_unknown, read_weight, short


def criteria_of(layout: Layout) -> tuple[tuple[TableCriterion, ...], WeightKind, list[Unread]]:
    """The criteria, how their weights are written, and the weights that can't be read for certain."""
    found: list[TableCriterion] = []
    weights: list[WeightWords | None] = []
    unread: list[Unread] = []
    for row in layout.parts.items:
        cell = layout.sheet.rows[row][0]
        name = one_line(shown(unscaled(layout.named[row][0] if row in layout.named else cell.words)))
        words, line = layout.weight_cell(row)
        weight = read_weight(words, comma=layout.comma) if words else None
        blank = is_unknown(words)
        if weight is None and layout.weighted and not (blank and layout.grid.scale):
            unread.append(Unread("weight-missing" if blank else "weight", line, name, short(words)))
        weights.append(weight)
        found.append(TableCriterion(name, weight.value if weight else None, cell.line))
    given = [weight for weight in weights if weight]
    kind = _kind(given, percent_head="%" in layout.sheet.head[layout.weights or 0].words)
    if kind is None:
        other = next(i for i, weight in enumerate(weights) if weight and weight.kind != given[0].kind)
        words = short(layout.weight_cell(layout.parts.items[other]).words)
        unread.append(Unread("weights-mixed", found[other].line, found[other].name, words))
        return tuple(found), "points", unread
    if len({weight.kind for weight in given}) > 1:
        found = [_as_fraction(one, weight) for one, weight in zip(found, weights, strict=True)]
    return tuple(found), kind, unread


def _kind(given: Sequence[WeightWords], *, percent_head: bool) -> WeightKind | None:
    """How weights are written; percent beside fractions are fractions, None for any other mixture."""
    if not given:
        return "none"
    kinds = {one.kind for one in given}
    if kinds == {"word"}:
        return "words"
    if kinds == {"percent"}:
        return "percent"
    values = [one.value for one in given]
    if kinds == {"number"}:
        if percent_head and max(values) > 1:
            return "percent"
        near_one = len(values) > 1 and max(values) < 1 and 0.5 <= fsum(values) <= 1.5
        return "fraction" if near_one else "points"
    if "word" not in kinds and all(one.value <= 1 for one in given if one.kind == "number"):
        return "fraction"
    return None


def _as_fraction(one: TableCriterion, weight: WeightWords | None) -> TableCriterion:
    if one.weight is None or weight is None or weight.kind != "percent":
        return one
    return TableCriterion(one.name, one.weight / 100, one.line)
