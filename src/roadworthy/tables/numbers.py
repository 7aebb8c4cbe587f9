"""Numbers as people write them in tables: scores, weights and totals. Nothing here guesses."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

from roadworthy.model import Interval
from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.tables.vocabulary import HIGH, LOW, MEDIUM, UNKNOWN

_FULL: Final = "★⭐🌟✭✪"
_EMPTY: Final = "☆✩⚝"
_HALF: Final = "½⯨⯪"
_STARS: Final = re.compile(rf"(?:[{_FULL}{_EMPTY}{_HALF}]\s*)+")
_NUM: Final = r"[+-]?(?:\d{1,12}(?:[.,]\d{1,12})*|[.,]\d{1,12})"
_OF: Final = r"(?:/|\bout of\b|\bof\b|\bvon\b|\bsur\b)"
_SCORE: Final = re.compile(rf"({_NUM})(?:\s*{_OF}\s*({_NUM}))?(?:\s*(%))?", re.IGNORECASE | re.ASCII)
_RANGE: Final = re.compile(
    rf"({_NUM})\s*(?:[-—]|\bto\b)\s*(\d{{1,12}}(?:[.,]\d{{1,12}})?)(?:\s*{_OF}\s*({_NUM}))?",
    re.IGNORECASE | re.ASCII,
)
_ARROW: Final = re.compile(rf"\s*(?:→|->|=>|⇒|➜|➔|=)\s*({_NUM})\s*", re.ASCII)
_TIMES: Final = re.compile(
    rf"({_NUM})\s*(%?)\s*[×x*·]\s*({_NUM})\s*(%?)\s*(?:=|→|->|=>)\s*({_NUM})", re.IGNORECASE | re.ASCII
)
_PRODUCT_FIRST: Final = re.compile(
    rf"({_NUM})\s*\(\s*({_NUM}\s*%?\s*[×x*·]\s*{_NUM}\s*%?)\s*\)", re.IGNORECASE | re.ASCII
)
_BRACKET: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_IN_BRACKET: Final = re.compile(
    rf"(?:[×x*·]?\s*{_NUM}\s*%?\s*[×x*·]\s*{_NUM}\s*%?\s*=|[×x*·]\s*{_NUM}\s*%?\s*=|=)?\s*({_NUM})"
    r"\s*(?:pts?|points)?",
    re.IGNORECASE | re.ASCII,
)
_WORDS_AFTER: Final = re.compile(
    r"""\s*[:;,]\s*[^\W\d].*|(?:\s+-\s*|-\s+|\.\s+)[^\W\d].*|\s*[-—:;,]\s*[$€£"“'(].*"""
    r"|\s*—\s*(?=.*[^\W\d])\S.*|\s*(?:pts?|points?|stars?)\.?",
    re.DOTALL,
)
_WORDS_BEFORE: Final = re.compile(
    rf"[^\d()\[\]]*[^\W\d][^\d()\[\]]*?\s*(?:\(\s*({_NUM})(?:\s*{_OF}\s*({_NUM}))?\s*\)|[:—-]\s*({_NUM})(?:\s*{_OF}\s*({_NUM}))?)",
    re.IGNORECASE | re.ASCII,
)
_TRAILING_NOTE: Final = re.compile(r"(?<=[\d%★⭐☆])\s*(?:\[\d{1,2}\]|[*†‡§]+|[⁰¹²³⁴-⁹]+)$")
_WEIGHT: Final = re.compile(
    rf"(?:[×x*]\s*)?({_NUM})\s*(%|[×x*]|pts?\.?|points?)?(?:\s*/\s*({_NUM}))?", re.IGNORECASE | re.ASCII
)
_TOTAL: Final = re.compile(
    rf"[~≈=]?\s*({_NUM})\s*(%)?(?:\s*{_OF}\s*({_NUM}))?\s*(%|pts?\.?|points?)?(?:\s*[(\[—-].*|\s*[:;,]\s+.*)?",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)
_SPACES: Final = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_PLACE: Final = re.compile(
    r"#?\s*(\d{1,3})\s*(?:st|nd|rd|th|\.|º)?(?:\s*[(=].*|\s*place|\s+[-—].*)?", re.IGNORECASE | re.ASCII
)
_MEDALS: Final = {"🥇": 1, "🥈": 2, "🥉": 3}
_BIGGEST: Final = 1e9
_QUOTED: Final = 60
_KEPT: Final = 4096
"""Cells whose reading is remembered: each one is asked about many times, and the same ones come again."""


@frozen
class Score:
    """What a cell says."""

    span: Interval | None
    out_of: float | None = None
    percent: bool = False
    product: "ReadNumber | None" = None
    stars: bool = False


@frozen
class ReadNumber:
    """A number and how exactly it is written."""

    value: float
    decimals: int
    out_of: float | None = None
    percent: bool = False


@frozen
class WeightWords:
    """What a weight says: its number and its kind of writing."""

    value: float
    kind: Literal["percent", "number", "word"]


@lru_cache(_KEPT)
def clean(words: str) -> str:
    """The words in their plainest form: one kind of space and minus, no signs around, no footnote."""
    words = unicodedata.normalize("NFC", _SPACES.sub(" ", words)).replace("\ufe0f", "").replace("\u200d", "")
    words = words.replace("❓", "?").replace("❔", "?")
    words = words.translate({0x2012: "-", 0x2013: "-", 0x2014: " — ", 0x2015: " — ", 0x2212: "-"}).strip()
    bare = undecorated(words) or words
    return _TRAILING_NOTE.sub("", bare).strip()


def undecorated(words: str) -> str:
    """Without signs such as ✅ 🏆 🟢 in front and behind; stars stay where they are the score."""
    start, end = 0, len(words)
    digits = any(sign.isdigit() for sign in words)
    lone = digits and sum(sign in _FULL + _EMPTY for sign in words) == 1 and "(" not in words
    while start < end and _is_sign(words[start], lone=lone):
        start += 1
    while end > start and _is_sign(words[end - 1], lone=lone):
        end -= 1
    return words[start:end]


def _is_sign(sign: str, *, lone: bool) -> bool:
    if sign in _FULL + _EMPTY:
        return lone
    return sign == " " or unicodedata.category(sign) in ("So", "Sk", "Cf") or sign in "✓✔✗✘⚠"


def is_unknown(words: str) -> bool:
    """Whether the words say that nothing is known."""
    return clean(words).casefold() in UNKNOWN


def number(words: str, *, comma: bool = False) -> tuple[float, int] | None:
    """The value and the digits behind the decimal sign; None for what is no number for certain.

    A comma is a decimal sign where it is said to be, and where one or two digits follow the only one; before
    three digits it parts thousands.
    """
    body = words.lstrip("+-")
    negative = words.startswith("-")
    if comma:
        body = body.replace(".", "") if "," in body else body
        body = body.replace(",", ".")
    elif "," in body:
        whole, _, rest = body.partition(",")
        if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", body, re.ASCII) and whole != "0":
            body = body.replace(",", "")
        elif re.fullmatch(r"\d*,\d+", body, re.ASCII):
            body = f"{whole}.{rest}"
    if not re.fullmatch(r"\d+(?:\.\d+)?|\.\d+", body, re.ASCII):
        return None
    value = float(body)
    if value > _BIGGEST:
        return None
    return (-value if negative else value), len(body.partition(".")[2])


@lru_cache(_KEPT)
def read_score(words: str, *, comma: bool = False, weight: float | None = None) -> Score | None:
    """What a cell says: a number, a range, unknown, perhaps a weighted value; None for anything else."""
    plain = clean(words)
    if plain.casefold() in UNKNOWN:
        return Score(None)
    if len(plain) > 300:
        plain = plain[:300]
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
        if not after.strip() or _tail(after, comma=comma) is not None:
            return Score(span, out_of=_value(found[3], comma=comma))
    if found := _SCORE.match(plain):
        value = number(found[1], comma=comma)
        tail = _tail(plain[found.end() :], comma=comma)
        if value is None or tail is None or (found[2] and _value(found[2], comma=comma) is None):
            return None
        return Score(
            Interval(value[0], value[0]),
            _value(found[2], comma=comma),
            percent=bool(found[3]),
            product=tail.product,
        )
    if found := _WORDS_BEFORE.fullmatch(plain):
        value = number(found[1] or found[3], comma=comma)
        if value is not None:
            return Score(Interval(value[0], value[0]), _value(found[2] or found[4], comma=comma))
    return None


@frozen
class _Tail:
    product: ReadNumber | None = None


def _tail(words: str, *, comma: bool) -> _Tail | None:
    """What may follow a score: a weighted value, words in brackets, words behind a dash; None for others."""
    product: ReadNumber | None = None
    rest = words
    if found := _ARROW.match(rest):
        product, rest = _number(found[1], comma=comma), rest[found.end() :]
        if product is None:
            return None
    bracketed = False
    while found := _BRACKET.match(rest):
        inner = _IN_BRACKET.fullmatch(found[1].strip())
        if inner and product is None:
            product = _number(inner[1], comma=comma)
        bracketed = True
        rest = rest[found.end() :]
    bare = undecorated(rest)
    if bare and not bracketed and not (_WORDS_AFTER.fullmatch(rest) or _WORDS_AFTER.fullmatch(bare)):
        return None
    return _Tail(product)


def _starred(stars: str, after: str, *, comma: bool) -> Score | None:
    full = float(sum(sign in _FULL for sign in stars)) + 0.5 * sum(sign in _HALF for sign in stars)
    empty = sum(sign in _EMPTY for sign in stars)
    restated = re.fullmatch(rf"\s*\(\s*({_NUM})\s*(?:/\s*({_NUM})\s*)?\)\s*", after, re.ASCII)
    if restated and _value(restated[1], comma=comma) == full:
        return Score(
            Interval(full, full),
            _value(restated[2], comma=comma) or (full + empty if empty else None),
            stars=True,
        )
    tail = _tail(after, comma=comma)
    if tail is None:
        return None
    return Score(
        Interval(full, full),
        out_of=float(int(full + 0.5) + empty) if empty else None,
        product=tail.product,
        stars=True,
    )


def _multiplied(found: re.Match[str], *, comma: bool, weight: float | None) -> Score | None:
    """``4 × 3 = 12``: one factor is the weight; where that can't be told, the first is the score."""
    one, other = number(found[1], comma=comma), number(found[3], comma=comma)
    product = _number(found[5], comma=comma)
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


def _value(words: str | None, *, comma: bool) -> float | None:
    found = number(words, comma=comma) if words else None
    return found[0] if found else None


def _number(words: str, *, comma: bool) -> ReadNumber | None:
    found = number(words, comma=comma)
    return ReadNumber(*found) if found else None


def read_weight(words: str, *, comma: bool = False) -> WeightWords | None:
    """A weight: ``30%``, ``0.3``, ``3``, ``×3``, ``3x``, or high, medium, low for 3, 2, 1."""
    plain = clean(words)
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    folded = plain.casefold()
    for names, points in ((HIGH, 3.0), (MEDIUM, 2.0), (LOW, 1.0)):
        if folded in names:
            return WeightWords(points, "word")
    if _STARS.fullmatch(plain):
        return WeightWords(float(sum(sign in _FULL for sign in plain)), "number")
    if found := _WEIGHT.fullmatch(re.sub(r"\s*\([^()]*\)$", "", plain)):
        value = number(found[1], comma=comma)
        if value is not None and value[0] >= 0:
            return WeightWords(value[0], "percent" if found[2] == "%" else "number")
        return None
    if found := re.fullmatch(
        rf"[^\d()]*\(\s*({_NUM}\s*%?)\s*\)|({_NUM}\s*%?)\s*[-:—]\s*[^\W\d].*", plain, re.ASCII
    ):
        return read_weight(found[1] or found[2], comma=comma)
    return None


def read_total(words: str, *, comma: bool = False) -> ReadNumber | None:
    """A stated total: ``4.15``, ``4.15/5``, ``83%``, ``385 (1st)``; None for what is none."""
    plain = undecorated(clean(words)).strip("★⭐ ")
    found = _TOTAL.fullmatch(plain[:300])
    if not found:
        return None
    value = number(found[1], comma=comma)
    if value is None:
        return None
    percent = bool(found[2]) or found[4] == "%"
    return ReadNumber(*value, out_of=_value(found[3], comma=comma), percent=percent)


def read_place(words: str) -> int | None:
    """A stated place: ``1``, ``#1``, ``1st``, ``🥇``."""
    for medal, place in _MEDALS.items():
        if medal in words:
            return place
    found = _PLACE.fullmatch(clean(words))
    return int(found[1]) if found and int(found[1]) > 0 else None


def short(words: str) -> str:
    """What stands in a cell, as a finding quotes it."""
    plain = one_line(" ".join(words.split()))
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1].rstrip() + "…"
