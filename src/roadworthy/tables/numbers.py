"""Numbers as people write them in tables. Nothing here guesses.

Every expression is anchored and without adjacent repetitions of overlapping sets, and words are cut to a
length before any of them is applied: a cell of any length takes the time of a short one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from roadworthy.model.frozen import frozen
from roadworthy.model.text import one_line
from roadworthy.tables.vocabulary import UNKNOWN, narrow

FULL_STARS: Final = "★⭐🌟✭✪"
EMPTY_STARS: Final = "☆✩⚝"
HALF_STARS: Final = "½⯨⯪"
NUM: Final = r"[+-]?(?:\d{1,12}(?:[.,]\d{1,12}){0,4}|[.,]\d{1,12})"
OF: Final = r"(?:/|\bout of\b|\bof\b|\bvon\b|\bsur\b|\bde\b|\bsu\b|\bиз\b)"
DECIMAL_COMMA: Final = re.compile(r"\d,\d{1,2}(?!\d)|(?<!\d)0,\d|\d{4},\d")
"""A comma that can only be the decimal sign: before one or two digits, behind a 0, behind four digits."""
POINT: Final = re.compile(r"\d\.\d")
LONGEST: Final = 300
"""Characters of a cell that are read."""
KEPT: Final = 8192
"""Cells whose reading is remembered: each one is asked about many times, and the same ones come again."""
_BIGGEST: Final = 1e9
_QUOTED: Final = 60
_SPACES: Final = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_LONG_DASH: Final = re.compile(r"(?<=[^\s-]) ?-{2,3} ?(?=[^\s-])")
_TRAILING_NOTE: Final = re.compile(r"(?<=[\d%★⭐☆]) ?(?:\[\d{1,2}\]|[*†‡§]+|[⁰¹²³⁴-⁹]+)$")
_JOINERS: Final = dict.fromkeys((0xFE0F, 0x200D, 0x20E3))
"""What makes signs of digits and of other signs: a keycap is its digit."""
_PARTS: Final = {
    "½": "5",
    "¼": "25",
    "¾": "75",
    "⅓": "333",
    "⅔": "667",
    "⅕": "2",
    "⅖": "4",
    "⅗": "6",
    "⅘": "8",
}
_MIXED: Final = re.compile(rf"(?<![\d.,])(\d{{1,4}}) ?([{''.join(_PARTS)}])(?!\d)")
"""A number with a part of one behind it: 3½."""
_DASHES: Final = {0x2012: "-", 0x2013: "-", 0x2014: " — ", 0x2015: " — ", 0x2212: "-", 0xFE63: "-"}
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d+)?", re.ASCII)
_WITH_COMMA: Final = re.compile(r"\d*,\d+", re.ASCII)
_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?|\.\d+", re.ASCII)


@frozen
class ReadNumber:
    """A number and how exactly it is written."""

    value: float
    decimals: int
    out_of: float | None = None
    percent: bool = False

    def rounds_from(self, exact: float) -> bool:
        """Whether this is `exact` rounded to as many decimals, a half up or down."""
        return abs(self.value - exact) <= 0.5 * 10.0**-self.decimals + 1e-9


def clean(words: str) -> str:
    """The words in their plainest form: one kind of space and minus, no signs around, no footnote."""
    return _cleaned(words[: LONGEST + 60])


@lru_cache(KEPT)
def _cleaned(words: str) -> str:
    words = unicodedata.normalize("NFC", words).translate(_JOINERS)
    words = narrow(words).replace("❓", "?").replace("❔", "?").replace("±", "").replace("🔟", "10")
    words = _MIXED.sub(lambda found: f"{found[1]}.{_PARTS[found[2]]}", words)
    words = _LONG_DASH.sub(" — ", _SPACES.sub(" ", words.translate(_DASHES)).strip())
    bare = undecorated(words) or words
    return _TRAILING_NOTE.sub("", bare).strip()[:LONGEST]


def undecorated(words: str) -> str:
    """Without signs such as ✅ 🏆 🟢 in front and behind; stars stay where they are the score."""
    start, end = 0, len(words)
    digits = any(sign.isdigit() for sign in words)
    lone = digits and sum(sign in FULL_STARS + EMPTY_STARS for sign in words) == 1 and "(" not in words
    while start < end and _is_sign(words[start], lone=lone):
        start += 1
    while end > start and _is_sign(words[end - 1], lone=lone):
        end -= 1
    return words[start:end]


def _is_sign(sign: str, *, lone: bool) -> bool:
    if sign in FULL_STARS + EMPTY_STARS:
        return lone
    return sign == " " or unicodedata.category(sign) in ("So", "Sk", "Cf") or sign in "✓✔✗✘⚠"


@lru_cache(KEPT)
def _is_unknown(words: str) -> bool:
    plain = _cleaned(words).casefold()
    return plain in UNKNOWN or (plain.startswith("?") and re.fullmatch(r"\? ?/ ?\d{1,4}", plain) is not None)


def is_unknown(words: str) -> bool:
    """Whether the words say that nothing is known: ``?``, ``n/a``, ``?/10``."""
    return len(words) <= LONGEST and _is_unknown(words)


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
        if _THOUSANDS.fullmatch(body) and whole != "0":
            body = body.replace(",", "")
        elif _WITH_COMMA.fullmatch(body):
            body = f"{whole}.{rest}"
    if not _PLAIN.fullmatch(body):
        return None
    value = float(body)
    if value > _BIGGEST:
        return None
    return (-value if negative else value), len(body.partition(".")[2])


def value_of(words: str | None, *, comma: bool) -> float | None:
    """The value of a number in words; None for none."""
    found = number(words, comma=comma) if words else None
    return found[0] if found else None


def read_number(words: str, *, comma: bool) -> ReadNumber | None:
    """A number with its decimals; None for what is none for certain."""
    found = number(words, comma=comma)
    return ReadNumber(*found) if found else None


def short(words: str) -> str:
    """What stands in a cell, as a finding quotes it."""
    plain = one_line(" ".join(words[: LONGEST * 2].split()))
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1].rstrip() + "…"
