"""What is being typed into a cell of the grid: a digit counts at once, a dash, “to” or a point extends it."""

from collections.abc import Sequence
from typing import Final

from textual.binding import Binding

from roadworthy.knowledge.interview_words import say
from roadworthy.model import Interval, read_interval
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import number_text

_TO: Final = "to"
"""The word of a range; a blank may stand before and behind it."""
_OF: Final = "/"
"""What the end of the scale is named behind: ``4/5``."""
TYPED: Final[Sequence[Binding]] = (
    *(Binding(str(digit), f"type('{digit}')", "score", show=False) for digit in range(10)),
    Binding("full_stop,comma", "type('.')", "point", show=False),
    # Of “3 to 5” and “4/5”: each only where it goes on with what was typed before.
    *(
        Binding(key, f"type('{sign}')", words, show=False)
        for key, sign, words in (
            ("t", "t", "range"),
            ("o", "o", "range"),
            ("space", " ", "range"),
            ("slash", _OF, "of the scale"),
        )
    ),
)
"""The keys of the signs that a cell takes."""
SPELT: Final = frozenset({*_TO, " ", _OF})
"""Those that say something only behind a score."""


@frozen
class CellEntry:
    """The signs typed since the cell was entered."""

    words: str = ""
    complete: bool = False
    """Whether what stands there is a score on the scale: ``3``, ``3-5``, but not ``3-`` or ``3.``."""
    begun: str = ""
    """What was typed behind a score and says nothing yet: a blank, a ``t``, the ``/`` of ``4/5``."""
    refused: str = ""
    """What was typed and can't be taken, such as ``3/4`` and ``7`` on a scale to 5, or ``5-3``."""

    @classmethod
    def of(cls, held: Interval | None) -> "CellEntry":
        """A score as if it had just been typed; nothing for a range, or where there is none."""
        exact = held is not None and held.low == held.high
        return cls(str(held), complete=True) if exact else cls()

    def typed(self, sign: str, scale: tuple[float, float]) -> "CellEntry":
        """The entry after one more sign. Behind a score a digit that can't go on with it starts anew."""
        sign = {"–": "-", ",": "."}.get(sign, sign)
        if self.begun.startswith(_OF) and sign.isdigit():
            return self._of_scale(self.begun + sign, scale[1])
        if sign.isdigit():
            return self._digit(sign, scale)
        if sign in ("-", "."):
            return self._between(sign)
        return self._word(self.begun.lstrip() + sign)

    def _digit(self, sign: str, scale: tuple[float, float]) -> "CellEntry":
        whole = self.words + sign if not self.begun else sign
        for words in (whole, sign) if self.complete else (whole,):
            if _is_score(words, scale):
                return CellEntry(words, complete=True)
            if _begins_score(words, scale):
                return CellEntry(words)
        return CellEntry(refused=whole)

    def _between(self, sign: str) -> "CellEntry":
        """The entry after a dash or a point: points in a row are a dash, one before any digit has a 0."""
        last = self.words.rpartition("-")[2]
        if sign == "." and self.words.endswith("."):
            return CellEntry(f"{self.words[:-1]}-") if "-" not in self.words else self
        if sign == "." and self.words.endswith("-"):
            return self
        if sign == "." and not last:
            return CellEntry("0.")
        if self.complete and sign not in (self.words if sign == "-" else last):
            return CellEntry(self.words + sign)
        return CellEntry(refused=self.words + sign) if sign == "." else self

    def _word(self, begun: str) -> "CellEntry":
        """The entry after a sign of ``3 to 5`` or of ``4/5``; others, and these elsewhere, are nothing."""
        may_go_on = self.complete and "-" not in self.words
        if may_go_on and begun == _TO:
            return CellEntry(self.words + "-")
        if may_go_on and begun in ("t", _OF, " "):
            return CellEntry(self.words, complete=True, begun=begun)
        return self

    def _of_scale(self, begun: str, top: float) -> "CellEntry":
        """The entry after a figure behind ``/``: the same score where that is the end of the scale."""
        end = f"{_OF}{number_text(top)}"
        if begun == end:
            return CellEntry(self.words, complete=True)
        if end.startswith(begun):
            return CellEntry(self.words, complete=True, begun=begun)
        return CellEntry(refused=self.words + begun)


def why_refused(entry: CellEntry, scale: tuple[float, float], stands: str) -> str:
    """Why what was typed is not taken, and what stands in its place."""
    words, (low, top) = entry.refused, map(number_text, scale)
    if _OF in words:
        return say("cell", "other_scale", words=words, top=top, first=words.partition(_OF)[0])
    ends = words.split("-")
    if len(ends) == 2 and all(_is_score(end, scale) for end in ends):
        return say("cell", "backwards", words=words, stands=stands)
    return say("cell", "off_scale", words=words, low=low, top=top, stands=stands)


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
