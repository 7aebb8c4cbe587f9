"""Numbers and ranges as people type them: ``3,5``, ``~3``, ``3 to 5``, ``20k``, ``1½``, ``9 people``.

What could be two numbers is refused with both of them; nothing is guessed. What a field shows of a value
always reads back as that value.
"""

import math
import re
import unicodedata
from typing import Final

from roadworthy.interview.refusal import NotTaken, Unclear, quoted
from roadworthy.model import Interval, read_interval
from roadworthy.model.interval import interval_between, number_text

_UNKNOWN: Final = frozenset({"", "?", "unknown"})
"""What says that there is no figure: a face in which ``?`` asks why needs a word for it."""
_LONGEST: Final = 400
"""More signs than the longest number that a field can hold."""
_WRITTEN: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
WORDS: Final = {word: number for number, word in enumerate(_WRITTEN)}
"""Small numbers that are written out."""
_ABOUT: Final = re.compile(r"(?:[~≈≃]|about|around|roughly|approx\.?|ca\.?|circa)\s*", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"(?:from\s+|between\s+)?(.*?\S)(?:\s+(?:to|and|or|until|till|through)\s+|\s*(?:\.{2,3}|[-–—…])\s*)(.+)",
    re.IGNORECASE,
)
_GIVE: Final = re.compile(r"(.*?\S)\s*(?:±|\+/-|\+-)\s*(.+)")
_PART: Final = re.compile(r"(.*?\S)\s*(?:/|\bout\s+of\b|\bof\b)\s*(.+)", re.IGNORECASE)
_TIMES: Final = {"k": 1000, "K": 1000, "M": 1_000_000, "million": 1_000_000, "thousand": 1000}
_FIGURE: Final = re.compile(
    r"([+-]?)(\d+(?:[.,'’\u00a0\u2009\u202f ]\d+)*[.,]?|[.,]\d+)\s*(k|K|M|million|thousand)?", re.ASCII
)
_HALVES: Final = re.compile(r"(?:(\d{1,9})\s*)?([¼½¾⅐-⅞])|(\d{1,9})\s+(\d)/(\d{1,2})", re.ASCII)
"""A whole number with a part behind it: ``½``, ``1½``, ``1 1/2``."""
_MONEY: Final = re.compile(
    r"(?:[A-Z]{3}\s{0,3}|\$|€|£|¥)[\d.,]|\d\S{0,24}\s{0,3}(?:[A-Z]{3}|\$|€|£|¥)(?:\s|/|$)"
)
_SPACES: Final = re.compile("['’\u00a0\u2009\u202f ]")
_SHORT_UNITS: Final = {
    "weeks": ("w", "wk", "wks"), "months": ("m", "mo"), "%": ("percent", "pct"), "times": ("x", "×", "fold"),
    "people": ("person", "persons", "devs", "developers", "engineers"), "person-weeks": ("person weeks",),
    "a month": ("per month", "/month", "/ month", "/mo"),
}  # fmt: skip
_ASKED: Final = {"": "a number", "%": "a percentage", "a month": "an amount a month"}
"""What is asked for, where it is no number of its unit."""


def read_number(words: str, *, top: float | None = None, unit: str = "", ratio: bool = False) -> float | None:
    """One number; None for an empty answer, ``?`` and ``unknown``. Raises NotTaken.

    `top` is the upper end of the scale that the number is of, where it is of one: only then ``4/5`` is 4.
    With `ratio` ``1/3`` is a third. `unit` may stand behind the number.
    """
    plain = _bare(words, unit)
    if plain.casefold() in _UNKNOWN:
        return None
    if ratio and (part := _PART.fullmatch(plain)):
        below = _figure(part[2])
        if not below:
            raise NotTaken("nothing can be divided by 0")
        return _figure(part[1]) / below
    if _is_figure(plain := _of_top(plain, top)):
        return _figure(plain)
    if (two := _BETWEEN.fullmatch(plain)) and all(map(_is_figure, two.groups())):
        raise NotTaken(f"give one number here; {quoted(words)} is a range")
    raise NotTaken(f"{quoted(words)} is not {_asked(unit)}")


def read_range(words: str, *, top: float | None = None, unit: str = "") -> Interval | None:
    """A number or a range; None for an empty answer, ``?`` and ``unknown``. Raises NotTaken.

    `top` and `unit` are as those of `read_number`.
    """
    try:
        exact = read_interval(words)
    except ValueError:
        exact = None
    if exact is not None and words.strip() == str(exact):
        return exact
    plain = _bare(words, unit)
    if plain.casefold() in _UNKNOWN:
        return None
    if (around := _around(plain)) is not None:
        return around
    if _is_figure(plain := _of_top(plain, top)):
        return _interval(_figure(plain), _figure(plain))
    if two := _BETWEEN.fullmatch(plain):
        low, high = (_of_top(_bare(one, unit), top) for one in two.groups())
        if _is_figure(low) and _is_figure(high):
            return _interval(*_both(low, high))
    if unit == "a month" and _MONEY.search(plain):
        raise NotTaken("give the amount alone, such as 20k; the currency is a question of its own")
    raise NotTaken(f"{quoted(words)} is not {_asked(unit)}, a range such as 3-5 or ?")


def _asked(unit: str) -> str:
    return _ASKED.get(unit) or ("a number" if unit.startswith("of ") else f"a number of {unit}")


def _around(plain: str) -> Interval | None:
    """``3±1``, and ``40 ± 10%``, which is a tenth of 40 to each side; None for others."""
    give = _GIVE.fullmatch(plain)
    if give is None:
        return None
    middle, half = give[1], give[2].removesuffix("%").rstrip()
    if not (_is_figure(middle) and _is_figure(half)):
        return None
    off = abs(_figure(half)) * (abs(_figure(middle)) / 100 if half != give[2] else 1)
    return _interval(_figure(middle) - off, _figure(middle) + off)


def _bare(words: str, unit: str) -> str:
    """The words without what stands around the number: about, times, percent, the unit."""
    plain = words.strip().replace("−", "-")
    if len(plain) > _LONGEST:
        raise NotTaken(f"{quoted(plain)} is not a number")
    if about := _ABOUT.match(plain):
        plain = plain[about.end() :]
    if unit in ("times", ""):
        plain = plain.removeprefix("×").removeprefix("x").strip()
    names = sorted({unit, unit.removesuffix("s"), *_SHORT_UNITS.get(unit, ())} - {""}, key=len)
    for name in reversed(names):
        if plain.casefold().endswith(name.casefold()) and plain[: -len(name)].strip():
            return plain[: -len(name)].strip()
    return plain


def _of_top(words: str, top: float | None) -> str:
    """``4/5`` as ``4`` where it means the scale. Raises NotTaken where it doesn't."""
    part = _PART.fullmatch(words)
    if part is None or _HALVES.fullmatch(words):
        return words
    if top is not None and _is_figure(part[2]) and _figure(part[2]) == top:
        return part[1]
    if not (_is_figure(part[1]) and _is_figure(part[2])):
        return words
    scale = "" if top is None else f" on a scale that ends at {number_text(top)}"
    raise NotTaken(f"{quoted(words)} is not a number{scale}: is {part[1]} meant, or {part[2]}?")


def _is_figure(words: str) -> bool:
    words = words.strip()
    return words.casefold() in WORDS or any(one.fullmatch(words) for one in (_FIGURE, _HALVES))


def _figure(words: str) -> float:
    """One plain figure. Raises NotTaken for what is none, and Unclear for what could be two."""
    words = words.strip()
    if words.casefold() in WORDS:
        return WORDS[words.casefold()]
    if mixed := _HALVES.fullmatch(words):
        return _with_part(mixed, words)
    found = _FIGURE.fullmatch(words)
    if found is None:
        raise NotTaken(f"{quoted(words)} is not a number")
    sign, digits, times = found.groups()
    value = _decimal(digits.strip(), words) * _TIMES.get(times, 1)
    value = -value if sign == "-" else value
    try:
        finite = math.isfinite(value)
    except OverflowError:
        finite = False
    if not finite:
        raise NotTaken("a number here must be finite")
    return int(value) if isinstance(value, int) or (times and value == int(value)) else value


def _with_part(found: re.Match[str], words: str) -> float:
    whole, sign, other, above, below = found.groups()
    if sign:
        return int(whole or 0) + unicodedata.numeric(sign)
    if not int(above) < int(below):
        raise NotTaken(f"{quoted(words)} is not a number")
    return int(other) + int(above) / int(below)


def _decimal(digits: str, words: str) -> float:
    joined = _grouped(digits)
    if joined[-1] in ".,":
        joined = joined[:-1]
    marks = [sign for sign in joined if sign in ".,"]
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:  # the last one is the decimal mark
        whole, _, part = joined.rpartition(marks[-1])
        return float(f"{_grouped(whole, marks[0])}.{part}")
    if len(marks) > 1:
        return int(_grouped(joined, marks[0]))
    if not marks:
        return int(joined)
    whole, _, part = joined.partition(marks[0])
    value = float(f"{whole}.{part}")
    # Our own fields write a point and no zero at the end; a comma or such a zero may part thousands.
    thousands = len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if thousands and (marks[0] == "," or part.endswith("0")):
        one, other = whole + part, number_text(value)
        raise Unclear(words, {one: one, other: other})
    return value


def _grouped(digits: str, mark: str = "") -> str:
    """The digits without what parts them into threes. Raises NotTaken where it does not part them so."""
    if not mark:
        if _SPACES.search(digits) and not re.fullmatch(
            r"\d{1,3}(?:X\d{3})+(?:[.,]\d+)?", _SPACES.sub("X", digits)
        ):
            raise NotTaken(f"{quoted(digits)} is not a number")
        return _SPACES.sub("", digits)
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", digits):
        raise NotTaken(f"{quoted(digits)} is not a number")
    return digits.replace(mark, "")


def _both(low: str, high: str) -> tuple[float, float]:
    """Both ends; in ``20-30k`` the k is meant for both, in ``500-2k`` for the second alone."""
    first, second = _figure(low), _figure(high)
    times = _FIGURE.fullmatch(high.strip())
    if times and times[3] and not low.strip()[-1:].isalpha():
        factor = _TIMES[times[3]]
        if 0 < first < second / factor:
            first *= factor
    return first, second


def _interval(low: float, high: float) -> Interval:
    try:
        return interval_between(low, high)
    except ValueError as error:
        raise NotTaken(str(error)) from None
