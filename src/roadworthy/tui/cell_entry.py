"""What is being typed into a cell of the grid: a digit counts at once, a dash or a point extends it."""

from roadworthy.model import Interval, read_interval
from roadworthy.model.frozen import frozen


@frozen
class CellEntry:
    """The signs typed since the cell was entered."""

    words: str = ""
    complete: bool = False
    """Whether what stands there is a score on the scale: ``3``, ``3-5``, but not ``3-`` or ``3.``."""

    @classmethod
    def of(cls, held: Interval | None) -> "CellEntry":
        """A score as if it had just been typed; nothing for a range, or where there is none."""
        exact = held is not None and held.low == held.high
        return cls(str(held), complete=True) if exact else cls()

    def typed(self, sign: str, scale: tuple[float, float]) -> "CellEntry":
        """The entry after one more sign. A sign that would leave the scale, or run backwards, starts anew."""
        sign = {"–": "-", ",": "."}.get(sign, sign)
        if not sign.isdigit():
            so_far = self.words if sign == "-" else self.words.rpartition("-")[2]
            return CellEntry(self.words + sign) if self.complete and sign not in so_far else self
        for words in (self.words + sign, sign):
            if _is_score(words, scale):
                return CellEntry(words, complete=True)
            if _begins_score(words, scale):
                return CellEntry(words)
        return self


def _is_score(words: str, scale: tuple[float, float]) -> bool:
    try:
        span = read_interval(words)
    except ValueError:
        return False
    return span is not None and scale[0] <= span.low and span.high <= scale[1]


def _begins_score(words: str, scale: tuple[float, float]) -> bool:
    """Whether more digits can make it a score: ``8-1`` on a scale to 10, ``1`` on one from 10 to 50."""
    low, _, last = words.rpartition("-")
    if not last.isdecimal():
        return False
    least = float(low) if low else scale[0]
    first, span = int(last) * 10, 10
    while 0 < first <= scale[1]:
        if first + span > least:
            return True
        first, span = first * 10, span * 10
    return False
