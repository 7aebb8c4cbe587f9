"""What is being typed into a cell of the grid: a digit counts at once, a dash or a point extends it."""

from dataclasses import dataclass

from roadworthy.model import read_span


@dataclass(frozen=True, slots=True)
class CellEntry:
    """The signs typed since the cell was entered."""

    words: str = ""

    @property
    def complete(self) -> bool:
        """Whether what stands there is a score: ``3``, ``3.5``, ``3-5``, but not ``3-`` or ``3.``."""
        return bool(self.words) and self.words[-1].isdigit()

    def typed(self, sign: str, scale: tuple[float, float]) -> "CellEntry":
        """The entry after one more sign. A sign that would leave the scale, or run backwards, starts anew."""
        sign = {"–": "-", ",": "."}.get(sign, sign)
        if not sign.isdigit():
            so_far = self.words if sign == "-" else self.words.rpartition("-")[2]
            return CellEntry(self.words + sign) if self.complete and sign not in so_far else self
        longer = CellEntry(self.words + sign)
        return longer if longer.fits(scale) else CellEntry(sign)

    def fits(self, scale: tuple[float, float]) -> bool:
        """Whether it is a score on the scale, or the beginning of one."""
        try:
            span = read_span(self.words)
        except ValueError:
            return False
        return span is None or (scale[0] <= span.low and span.high <= scale[1])
