"""The criteria of a table and how their weights are written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum

from roadworthy.method.audit.table import TableCriterion, Unread, WeightKind
from roadworthy.model.text import one_line
from roadworthy.tables.columns import shown, unscaled
from roadworthy.tables.key import key_in, sign_of
from roadworthy.tables.layout import TableLayout
from roadworthy.tables.numbers import is_unknown, short
from roadworthy.tables.vocabulary import narrow
from roadworthy.tables.weight_cells import WeightWords, divided, points_of_levels, read_weight


def criteria_of(
    layout: TableLayout, words: Mapping[str, float] | None = None
) -> tuple[tuple[TableCriterion, ...], WeightKind, list[Unread], tuple[tuple[str, float], ...]]:
    """The criteria, how their weights are written, the weights that can't be read for certain, and what
    levels count.

    `words` is what the person says that words are worth.
    """
    by_key = {} if words else _key(layout)
    given_words = by_key or {sign_of(word): value for word, value in (words or {}).items()}
    levels: dict[str, int] = {}
    keyed: dict[str, float] = {}
    found: list[TableCriterion] = []
    weights: list[WeightWords | None] = []
    unread: list[Unread] = []
    for row in layout.parts.items:
        cell = layout.sheet.rows[row][0]
        name = one_line(shown(unscaled(layout.named[row][0] if row in layout.named else cell.words)))
        said, place = layout.weight_cell(row)
        weight = read_weight(said, comma=layout.comma) if said else None
        if sign_of(said) in given_words:
            weight = WeightWords(given_words[sign_of(said)], "number")
            if by_key:
                keyed[short(said)] = weight.value
        blank = is_unknown(said)
        if weight is None and layout.weighted and not (blank and layout.grid.scale):
            unread.append(Unread("weight-missing" if blank else "weight", place.line, name, short(said)))
        if weight and weight.kind == "word":
            levels[short(said)] = int(weight.value)
        weights.append(weight)
        found.append(TableCriterion(name, None, cell.line))
    weights = divided(weights)
    found = [
        replace(one, weight=weight.value if weight else None)
        for one, weight in zip(found, weights, strict=True)
    ]
    points = points_of_levels(set(levels.values()))
    if levels:
        found = [
            replace(one, weight=points[int(weight.value)]) if weight and weight.kind == "word" else one
            for one, weight in zip(found, weights, strict=True)
        ]
    worth = keyed or {word: points[level] for word, level in levels.items()}
    told = tuple(sorted(worth.items(), key=lambda one: -one[1]))
    given = [weight for weight in weights if weight]
    kind = _kind(given, percent_head="%" in narrow(layout.sheet.head[layout.weights or 0].words))
    if kind is None:
        other = next(i for i, weight in enumerate(weights) if weight and weight.kind != given[0].kind)
        said = short(layout.weight_cell(layout.parts.items[other]).words)
        unread.append(Unread("weights-mixed", found[other].line, found[other].name, said))
        return tuple(found), "points", unread, told
    if len({weight.kind for weight in given}) > 1:
        found = [_as_fraction(one, weight) for one, weight in zip(found, weights, strict=True)]
    return tuple(found), kind, unread, told


def _key(layout: TableLayout) -> dict[str, float]:
    """What a key beside the table says that its weights in words are worth; empty where none does."""
    said = [layout.weight_cell(row).words for row in layout.parts.items]
    read = [read_weight(one) for one in said]
    if not all(one is not None and one.kind == "word" for one in read):
        return {}
    grid = layout.grid
    near = "\n".join((grid.near, *(line.words for line in grid.below)))
    return key_in([sign_of(one) for one in said], near, None, ())


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
    return replace(one, weight=one.weight / 100)
