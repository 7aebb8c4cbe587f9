"""Which columns of a sheet are candidates, and which hold their weighted values."""

import re
from collections.abc import Iterable
from math import fsum
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.tables.numbers import is_unknown, undecorated
from roadworthy.tables.score_cells import read_score
from roadworthy.tables.sheet import Sheet
from roadworthy.tables.total_cells import read_total
from roadworthy.tables.vocabulary import (
    bare,
    is_aside,
    is_mean_name,
    is_total,
    is_weighted_name,
    means,
    names_of,
    narrow,
    speaks_of_weight,
)
from roadworthy.tables.weight_cells import read_weight
from roadworthy.tables.weighted_columns import weighted_apart, weighted_beside, weighted_unnamed

_WEIGHTED: Final = re.compile(
    r"(?:\b|(?<=[ (\[])|^)(?:weighted(?:\s+(?:score|value|points|total|rating|result))?|wtd\.?"
    r"|(?:score|s|raw)\s*[×x*]\s*(?:weight|w)|(?:weight|w)\s*[×x*]\s*(?:score|s)"
    r"|[×*]\s*(?:weight|wt|wgt|w|gewicht|gew|poids|coef|peso|вес|权重|重み)\.?)"
    r"(?:$|\b|(?=[ )\]]))",
    re.IGNORECASE,
)
_ALSO_NAMES: Final = frozenset(
    {"value", "valor", "wert", "valeur", "grade", "note", "nota", "mark", "marks", "voto"}
)
"""What scores are called, and what a candidate's name may end in as well."""


def _ends_in(words: Iterable[str]) -> re.Pattern[str]:
    """A name that one of the words ends: after a space or in brackets, in wide scripts after any sign."""
    longest = sorted(words, key=len, reverse=True)
    spaced = "|".join(re.escape(one) for one in longest if one[0] < "\u2e80")
    joined = "|".join(re.escape(one) for one in longest if one[0] >= "\u2e80")
    return re.compile(
        rf"(?:[ (\[_:-]{{1,3}}(?:{spaced})|(?<=[^ ])[ (\[_:-]{{0,3}}(?:{joined}))[)\]]? ?$", re.IGNORECASE
    )


_RAW: Final = _ends_in(names_of("raw") - _ALSO_NAMES)
_PRODUCT: Final = _ends_in(one for one in names_of("product") if is_weighted_name(one) or "×" in one)
_INSIDE: Final = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]] ?$")
_SCALE: Final = re.compile(
    r" ?[(\[] ?(?:/ ?\d{1,4}|\d{1,4} ?[-–] ?\d{1,4}|out of \d{1,4}|max\.?:? \d{1,4}) ?[)\]] ?$"
    r"| ?/ ?\d{1,4} ?$"
)
_MAXIMUM: Final = re.compile(r"(?:/|out of|max\.?:?) ?(\d{1,4}) ?[)\]]? ?$")
_LEAST_VOTERS: Final = 2
"""Columns, and rows, from which what is weighed is their average by no chance."""
_LONGEST: Final = 300
"""Characters of a name that are looked at."""


@frozen
class Column:
    """A candidate's column, and where its weighted values stand, if in a column of their own."""

    name: str
    at: int
    product: int | None = None


def candidate_columns(
    sheet: Sheet, items: list[int], totals: list[int], weights: int | None, directions: int | None = None
) -> list[Column]:
    """The candidates of a sheet, in order, given which rows are criteria and which are totals."""
    free = [
        at
        for at in range(1, len(sheet.head))
        if at not in (weights, directions)
        and sheet.head[at].words.strip()
        and (not speaks_of_weight(sheet.head[at].words) or means("product", sheet.head[at].words))
        and not means("id", sheet.head[at].words)
    ]
    scored = [at for at in free if _holds_scores(sheet, at, items, totals)]
    unnamed = [at for at in _unnamed(sheet, items) if at not in (weights, directions)]
    if sheet.turned:
        return [Column(_name(sheet, at), at) for at in scored if not is_aside(sheet.head[at].words)]
    products = [at for at in scored if is_product(sheet.head[at].words)]
    weighed = set(products)
    plain = [at for at in scored if at not in weighed and not _stands_aside(sheet.head[at].words)]
    if not plain:
        return _grouped(sheet, scored, products)
    owners = _owners(sheet, plain, products, weights)
    beside = weighted_beside(sheet, plain, owners, items, weights)
    if not owners and not beside:
        beside = weighted_apart(sheet, plain, items, weights)
    owners |= beside
    owners |= weighted_unnamed(sheet, [at for at in plain if at not in owners], unnamed, items, weights)
    taken = set(beside.values())
    plain = [at for at in plain if at not in taken]
    if sum(at in owners for at in plain) == 1:
        plain = [at for at in plain if at in owners or _all_scores(sheet, at, items)]
    if _are_voters(sheet, plain, [at for at in products if at not in owners.values()], items, weights):
        return []
    if len(plain) > 1 or (plain and plain[0] not in owners):
        plain = sorted([*plain, *(at for at in unnamed if at not in owners.values())])
    shared = len(plain) > 1 and all(_is_raw(sheet.head[at].words) for at in plain)
    before = _named_before(sheet, plain, scored, weights)
    return [
        Column(before.get(at) or _name(sheet, at, raw=shared or at in owners), at, owners.get(at))
        for at in plain
    ]


def _unnamed(sheet: Sheet, items: list[int]) -> list[int]:
    """The columns without a name that hold scores in all rows but those where nothing is known."""
    found: list[int] = []
    for at in range(1, len(sheet.head)):
        given = [sheet.rows[row][at].words for row in items if not is_unknown(sheet.rows[row][at].words)]
        scores = all(read_score(cell) is not None for cell in given)
        if not sheet.head[at].words.strip() and scores and len(given) * 2 > len(items):
            found.append(at)
    return found


def _are_voters(
    sheet: Sheet, plain: list[int], products: list[int], items: list[int], weights: int | None
) -> bool:
    """Whether a column holds what the score columns give on average, or weighs it: several people judge one
    thing.
    """
    if weights is None or len(plain) < _LEAST_VOTERS or len(items) < _LEAST_VOTERS:
        return False
    means = [at for at in range(1, len(sheet.head)) if is_mean_name(sheet.head[at].words) and at not in plain]
    if any(_is_their_mean(sheet, at, plain, items) for at in means):
        return True
    for at in products:
        fits = 0
        for row in items:
            weight = read_weight(sheet.rows[row][weights].words)
            stated = read_total(sheet.rows[row][at].words)
            scores = [read_score(sheet.rows[row][one].words) for one in plain]
            spans = [score.span.low for score in scores if score is not None and score.span is not None]
            if weight is not None and stated is not None and len(spans) == len(plain):
                fits += stated.rounds_from(weight.value * fsum(spans) / len(spans))
        if fits == len(items):
            return True
    return False


def _is_their_mean(sheet: Sheet, at: int, plain: list[int], items: list[int]) -> bool:
    """Whether a column holds the mean of the score columns in every row."""
    for row in items:
        stated = read_total(sheet.rows[row][at].words)
        scores = [read_score(sheet.rows[row][one].words) for one in plain]
        spans = [score.span.low for score in scores if score is not None and score.span is not None]
        if stated is None or not spans or not stated.rounds_from(fsum(spans) / len(spans)):
            return False
    return True


def _named_before(sheet: Sheet, plain: list[int], scored: list[int], weights: int | None) -> dict[int, str]:
    """Score columns that are all called alike: each has its candidate's name on the column of words
    before it.
    """
    heads = [bare(sheet.head[at].words) for at in plain]
    if len(plain) < 2 or not (len(set(heads)) < len(heads) or all(means("raw", head) for head in heads)):
        return {}
    found: dict[int, str] = {}
    figures = set(scored)
    for at in plain:
        before = at - 1
        if before < 1 or before in figures or before == weights or _stands_aside(sheet.head[before].words):
            return {}
        found[at] = shown(sheet.head[before].words)
    return found


def _holds_scores(sheet: Sheet, at: int, items: list[int], totals: list[int]) -> bool:
    cells = [sheet.rows[row][at].words for row in items]
    given = [cell for cell in cells if not is_unknown(cell)]
    read = sum(read_score(cell) is not None for cell in given)
    words = sum(any(sign.isalnum() for sign in cell) and read_score(cell) is None for cell in given)
    if read > words and not is_aside(sheet.head[at].words):
        return True  # ticks and crosses among scores can't be read, and are none that speak of another column
    if read * 2 >= len(given) and read:
        return True
    if any(read_total(sheet.rows[row][at].words) is not None for row in totals):
        return not means("winner", sheet.head[at].words)
    # nobody has scored it yet: it says so, where an empty column of notes says nothing
    return (
        not given
        and bool(bare(sheet.head[at].words))
        and sum(bool(cell.strip()) for cell in cells) * 2 > len(cells)
    )


def _all_scores(sheet: Sheet, at: int, items: list[int]) -> bool:
    """Whether all that stands in a column is scores: beside the one column that has its weighted values, one
    in which something else stands tells what that was made of, and is no candidate.
    """
    cells = (sheet.rows[row][at].words for row in items)
    return all(is_unknown(cell) or read_score(cell) is not None for cell in cells)


def is_product(head: str) -> bool:
    """Whether a column of that name holds weighted values."""
    words = narrow(head[:_LONGEST])
    inside = _INSIDE.search(words)
    if inside and means("product", inside[1]) and not means("raw", inside[1]):
        return True
    return bool(_WEIGHTED.search(words) or _PRODUCT.search(unscaled(words))) or (
        means("product", words)
        and not means("raw", words)
        and (not is_total(words) or is_weighted_name(words) is True)
    )


def _is_raw(head: str) -> bool:
    words = unscaled(narrow(head[:_LONGEST]))
    inside = _INSIDE.search(words)
    return bool(_RAW.search(words)) or (inside is not None and means("raw", inside[1]))


def _stands_aside(head: str) -> bool:
    return is_aside(head) or is_total(head) or means("rank", head)


def _owners(sheet: Sheet, plain: list[int], products: list[int], weights: int | None) -> dict[int, int]:
    """Candidate column → the column of its weighted values: by name, else to the right, weights apart."""
    bases = {bare(base_of(sheet.head[at].words)): at for at in plain}
    owners: dict[int, int] = {}
    own = set(plain)
    beside = [at for at in range(1, len(sheet.head)) if is_total(sheet.head[at].words) and at - 1 in own]
    loose = (
        beside
        if len(beside) == len(plain)
        else [at for at in beside if not is_mean_name(sheet.head[at].words)]
    )
    for at in sorted({*products, *loose}):
        named = bare(_WEIGHTED.sub(" ", base_of(sheet.head[at].words)).strip(" ()[]:-–—"))
        owner = bases.get(named) if named and not is_total(named) else None
        left = at - 2 if at - 1 == weights else at - 1
        if owner is None and left in own:
            owner = left
        if owner is not None and owner not in owners:
            owners[owner] = at
    return owners


def _grouped(sheet: Sheet, scored: list[int], products: list[int]) -> list[Column]:
    """Columns called Score and Weighted, again and again: each candidate's name is on the column before."""
    found: list[Column] = []
    raws = [at for at in scored if means("raw", sheet.head[at].words)]
    figures, repeated = set(scored), set(raws)
    for at in raws:
        before = sheet.head[at - 1].words
        named = (
            at - 1 > 0 and at - 1 not in figures and not _stands_aside(before) and not means("weight", before)
        )
        after = at + 1 if at + 1 in figures and at + 1 not in repeated else None
        if after is None and len(raws) == 1:
            after = next((one for one in products if one > at), None)
        found.append(Column(shown(before if named else sheet.head[at].words), at, after))
    return found


def unscaled(head: str) -> str:
    """A name without the scale behind it: ``Speed (1-5)``, ``Speed /5``."""
    cut = _SCALE.search(head, max(0, len(head) - 40))
    return (head[: cut.start()].strip() if cut else head.strip()) or head


def own_maximum(name: str) -> float | None:
    """What the scores of a criterion are out of, by its name: ``Fit /20``, ``Fit (max 20)``."""
    found = _MAXIMUM.search(narrow(name[-_LONGEST:]))
    return float(found[1]) if found else None


def base_of(head: str) -> str:
    """A column's name without its scale, and without what says that it holds scores or weighted values."""
    words = unscaled(head)
    inside = _INSIDE.search(narrow(words[:_LONGEST]))
    if inside and (means("raw", inside[1]) or means("product", inside[1])):
        return words[: inside.start()].strip() or head
    return _RAW.sub("", _PRODUCT.sub("", words)).strip() or head


def _name(sheet: Sheet, at: int, *, raw: bool = False) -> str:
    head = sheet.head[at].words
    return shown(base_of(head) if raw else unscaled(head))


def shown(words: str) -> str:
    """A name as it is shown: without signs around it, unless nothing would be left."""
    plain = " ".join(words.replace("\ufe0f", "").split())
    return undecorated(plain).strip("★⭐ ") or plain
