"""A number or a range of numbers: a score, a cost, a length in weeks."""

import math
import re
from decimal import Decimal
from typing import Annotated, Any, Final, NamedTuple

from pydantic import PlainSerializer, PlainValidator
from typing_extensions import TypeAliasType

_NUMBER: Final = r"[+-]?\d+(?:\.\d+)?"
_ONE: Final = re.compile(rf"\s*({_NUMBER})\s*", re.ASCII)
_TWO: Final = re.compile(rf"\s*({_NUMBER})\s*[-–—]\s*({_NUMBER})\s*", re.ASCII)
_TOO_LONG: Final = 800
_SHOWN: Final = 60


def number_text(value: float) -> str:
    """The shortest plain decimal that reads back as the same float: ``4``, ``3.5``, never ``1e-05``."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def figure_text(value: float) -> str:
    """The same for words that are read and never read back, with a comma between thousands: ``2,400``."""
    return format(Decimal(number_text(value)), ",f")


class Interval(NamedTuple):
    """A closed range of numbers; a single number has both ends alike."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The midpoint: the expected value when every number of the range is as likely."""
        return (self.low + self.high) / 2

    @property
    def single(self) -> bool:
        """Whether this is one number."""
        return self.low == self.high

    def __str__(self) -> str:
        low = number_text(self.low)
        return low if self.single else f"{low}-{number_text(self.high)}"


def span_figures(span: Interval) -> str:
    """A number or a range in words that are read and never read back: ``1,300–2,400``."""
    low, high = map(figure_text, span)
    return low if span.single else f"{low}–{high}"


def rounded_text(span: Interval) -> str:
    """A number or a range, to one decimal below ten and to whole numbers above."""
    low, high = (figure_text(round(end, 1) if end < 10 else round(end)) for end in span)
    return low if low == high else f"{low}–{high}"


def read_interval(words: str) -> Interval | None:
    """What a person typed as a number or a range; None for an unknown (empty or ``?``).

    Raises ValueError, with words for a person, for anything else and for a range that runs backwards.
    """
    words = words.strip()
    if words in ("", "?"):
        return None
    if len(words) <= _TOO_LONG:
        if one := _ONE.fullmatch(words):
            return interval_between(float(one[1]), float(one[1]))
        if two := _TWO.fullmatch(words):
            return interval_between(float(two[1]), float(two[2]))
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    raise ValueError(f"“{shown}” is not a number, a range such as 3-5 or ?")


def interval_between(low: float, high: float) -> Interval:
    """The range from one number to another. Raises ValueError where it runs backwards or has no end."""
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError("a number here must be finite")
    if low > high:
        raise ValueError(f"the range runs backwards: {number_text(low)} to {number_text(high)}")
    return Interval(low + 0.0, high + 0.0)


def _to_span(value: Any) -> Interval | None:
    if value is None or isinstance(value, Interval):
        return value if value is None else interval_between(*value)
    if isinstance(value, bool):
        raise ValueError("true and false are not numbers")  # noqa: TRY004 - pydantic wants ValueError
    if isinstance(value, (int, float)):
        try:
            return interval_between(float(value), float(value))
        except OverflowError:
            raise ValueError("a number here must be finite") from None
    if isinstance(value, str):
        return read_interval(value)
    raise ValueError('expected a number, a range such as "3-5", or "?"')


def _to_toml(interval: Interval | None) -> int | float | str:
    if interval is None:
        return "?"
    if not interval.single:
        return str(interval)
    return int(interval.low) if interval.low == int(interval.low) else interval.low


MaybeInterval = TypeAliasType(
    "MaybeInterval", Annotated[Interval | None, PlainValidator(_to_span), PlainSerializer(_to_toml)]
)
"""A number, a range, or None for unknown; in the file ``4``, ``3.5``, ``"3-5"``, absent or ``"?"``."""
