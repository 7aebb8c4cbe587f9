"""What a cell of a table says about a score: a number, a range, stars, perhaps a weighted value beside it."""

import re
from functools import lru_cache
from typing import Final

from roadworthy.model import Interval
from roadworthy.model.frozen import frozen
from roadworthy.tables.numbers import (
    EMPTY_STARS,
    FULL_STARS,
    HALF_STARS,
    KEPT,
    LONGEST,
    NUM,
    OF,
    ReadNumber,
    clean,
    is_unknown,
    number,
    read_number,
    undecorated,
    value_of,
)

_STAR: Final = f"[{FULL_STARS}{EMPTY_STARS}{HALF_STARS}]"
_STARS: Final = re.compile(rf"{_STAR}(?: ?{_STAR})*")
_SCORE: Final = re.compile(rf"({NUM})(?: ?{OF} ?({NUM}))?(?: ?(%))?", re.IGNORECASE | re.ASCII)
_RANGE: Final = re.compile(
    rf"({NUM}) ?(?:[-—]|\bto\b|\bbis\b|\bà\b) ?(\d{{1,12}}(?:[.,]\d{{1,12}})?)(?: ?{OF} ?({NUM}))?",
    re.IGNORECASE,
)
_ARROW: Final = re.compile(rf" ?(?:→|->|=>|⇒|➜|➔|=) ?({NUM}) ?", re.ASCII)
_TIMES: Final = re.compile(
    rf"({NUM}) ?(%?) ?[×x*·] ?({NUM}) ?(%?) ?(?:=|→|->|=>) ?({NUM})", re.IGNORECASE | re.ASCII
)
_PRODUCT_FIRST: Final = re.compile(
    rf"({NUM}) ?\( ?({NUM} ?%? ?[×x*·] ?{NUM} ?%?) ?\)", re.IGNORECASE | re.ASCII
)
_BRACKET: Final = re.compile(r" ?[(\[]([^()\[\]]*)[)\]] ?")
_IN_BRACKET: Final = re.compile(
    rf"(?:[×x*·]? ?{NUM} ?%? ?[×x*·] ?{NUM} ?%? ?=|[×x*·] ?{NUM} ?%? ?=|=)? ?({NUM}) ?(?:pts?|points?)?",
    re.IGNORECASE | re.ASCII,
)
_WORDS_AFTER: Final = re.compile(
    r""" ?[:;,] ?[^\W\d].*|(?: -| ?- |\. )[^\W\d].*| ?[-—:;,] ?[$€£"“'(].*"""
    r"| ?— (?=.*[^\W\d]).+| ?(?:pts?|points?|stars?)\.?"
)
_ONLY_WORDS: Final = re.compile(r" [^\W\d][^\d|()\[\]]{0,80}")
"""Words behind several stars, which are the score: ``★★★ basic``."""
_WORDS_BEFORE: Final = re.compile(
    rf"[^\d()\[\]]{{1,80}}(?:\( ?({NUM})(?: ?{OF} ?({NUM}))? ?\)"
    rf"|(?<=[:—-])({NUM})(?: ?{OF} ?({NUM}))?|(?<=[:—-] )({NUM})(?: ?{OF} ?({NUM}))?)",
    re.IGNORECASE | re.ASCII,
)
_RESTATED: Final = re.compile(rf"\(? ?({NUM}) ?(?:{OF} ?({NUM}) ?)?\)?", re.IGNORECASE | re.ASCII)


@frozen
class Score:
    """What a cell says."""

    span: Interval | None
    out_of: float | None = None
    percent: bool = False
    product: ReadNumber | None = None
    stars: bool = False
    after_slash: ReadNumber | None = None
    """The second number of ``4 / 2.0``: what the first is out of, or its weighted value."""


def read_score(words: str, *, comma: bool = False, weight: float | None = None) -> Score | None:
    """What a cell says: a number, a range, unknown, perhaps a weighted value; None for anything else."""
    return _read(words[: LONGEST + 60], comma, weight)


@lru_cache(KEPT)
def _read(words: str, comma: bool, weight: float | None) -> Score | None:
    plain = clean(words)
    if is_unknown(plain):
        return Score(None)
    if stars := _STARS.match(plain):
        return _starred(stars[0], plain[stars.end() :], comma=comma)
    plain = plain.lstrip("~≈").lstrip()
    if found := _PRODUCT_FIRST.fullmatch(plain):
        again = _TIMES.fullmatch(f"{found[2]} = {found[1]}")
        return _multiplied(again, comma=comma, weight=weight) if again else None
    if found := _TIMES.fullmatch(plain):
        return _multiplied(found, comma=comma, weight=weight)
    if (found := _RANGE.match(plain)) and (span := _span(found[1], found[2], comma=comma)):
        after = plain[found.end() :]
        if not after or _tail(after, comma=comma) is not None:
            return Score(span, out_of=value_of(found[3], comma=comma))
    if found := _SCORE.match(plain):
        return _scored(found, plain[found.end() :], comma=comma)
    if plain[:1].isalpha() or plain.startswith(("'", '"', "“")):
        return _worded(plain, comma=comma)
    return None


def _scored(found: re.Match[str], after: str, *, comma: bool) -> Score | None:
    value = number(found[1], comma=comma)
    tail = _tail(after, comma=comma)
    slash = read_number(found[2], comma=comma) if found[2] else None
    if value is None or tail is None or (found[2] and slash is None):
        return None
    product = tail.product
    if slash and product and slash.value and product.rounds_like(value[0] / slash.value):
        product = None  # 4/5 = 0.8 is a quotient
    return Score(
        Interval(value[0], value[0]),
        slash.value if slash else None,
        percent=bool(found[3]),
        product=product.number if product else None,
        after_slash=slash,
    )


def _worded(plain: str, *, comma: bool) -> Score | None:
    if found := _WORDS_BEFORE.fullmatch(plain):
        value = number(found[1] or found[3] or found[5], comma=comma)
        top = found[2] or found[4] or found[6]
        if value is not None and any(sign.isalpha() for sign in plain[: found.start(found.lastindex or 1)]):
            return Score(Interval(value[0], value[0]), value_of(top, comma=comma))
    return None


@frozen
class _Product:
    number: ReadNumber

    @property
    def value(self) -> float:
        return self.number.value

    def rounds_like(self, exact: float) -> bool:
        return abs(self.number.value - exact) <= 0.5 * 10.0**-self.number.decimals + 1e-9


@frozen
class _Tail:
    product: _Product | None = None


def _tail(words: str, *, comma: bool) -> _Tail | None:
    """What may follow a score: a weighted value, words in brackets, words behind a dash; None for others."""
    product: ReadNumber | None = None
    rest = words
    if stars := _STARS.match(rest.lstrip()):
        rest = rest.lstrip()[stars.end() :]
    if found := _ARROW.match(rest):
        product, rest = read_number(found[1], comma=comma), rest[found.end() :]
        if product is None:
            return None
    bracketed = False
    while found := _BRACKET.match(rest):
        inner = _IN_BRACKET.fullmatch(found[1].strip())
        if inner and product is None:
            product = read_number(inner[1], comma=comma)
        bracketed = True
        rest = rest[found.end() :]
    bare = undecorated(rest)
    if bare and not bracketed and not (_WORDS_AFTER.fullmatch(rest) or _WORDS_AFTER.fullmatch(bare)):
        return None
    return _Tail(_Product(product) if product else None)


def _starred(stars: str, after: str, *, comma: bool) -> Score | None:
    """Stars, and a figure beside them if there is one: that counts."""
    full = float(sum(sign in FULL_STARS for sign in stars)) + 0.5 * sum(sign in HALF_STARS for sign in stars)
    empty = sum(sign in EMPTY_STARS for sign in stars)
    top = full + empty if empty else None
    restated = _RESTATED.fullmatch(after.strip())
    value = value_of(restated[1], comma=comma) if restated else None
    if restated and value == full:
        return Score(Interval(full, full), value_of(restated[2], comma=comma) or top, stars=True)
    if restated and value is not None and (restated[2] or not after.strip().startswith("(")):
        return Score(Interval(value, value), value_of(restated[2], comma=comma))
    tail = _tail(after, comma=comma)
    if tail is None and len(stars) > 1 and _ONLY_WORDS.fullmatch(after):
        tail = _Tail()
    if tail is None:
        return None
    whole = float(int(full + 0.5) + empty) if empty else None
    return Score(
        Interval(full, full), whole, product=tail.product.number if tail.product else None, stars=True
    )


def _multiplied(found: re.Match[str], *, comma: bool, weight: float | None) -> Score | None:
    """``4 × 3 = 12``: one factor is the weight; where that can't be told, the first is the score."""
    one, other = number(found[1], comma=comma), number(found[3], comma=comma)
    product = read_number(found[5], comma=comma)
    if one is None or other is None or product is None:
        return None
    first_is_weight = bool(found[2]) or (
        not found[4]
        and weight is not None
        and weight in (one[0], one[0] * 100)
        and weight not in (other[0], other[0] * 100)
    )
    value = other[0] if first_is_weight else one[0]
    return Score(Interval(value, value), product=product)


def _span(low: str, high: str, *, comma: bool) -> Interval | None:
    one, two = number(low, comma=comma), number(high, comma=comma)
    if one is None or two is None or one[0] > two[0]:
        return None
    return Interval(one[0], two[0])
