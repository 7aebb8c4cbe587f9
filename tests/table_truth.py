"""What is true of a random table, exactly."""

from dataclasses import dataclass, field
from fractions import Fraction

Score = tuple[Fraction, Fraction] | None
"""The ends of what a cell says; None for an unknown."""


@dataclass
class Truth:
    """What is true of a table."""

    language: str
    criteria: list[str]
    candidates: list[str]
    weights: list[Fraction]
    """As written: 30 for ``30%``."""
    kind: str
    scores: list[list[Score]]
    """A row a candidate."""
    scale: tuple[int, int]
    lower: list[bool]
    low_wins: bool
    form: str
    right: list[Fraction]
    """The right totals in the table's own form."""
    totals: list[str] = field(default_factory=list)
    """As they stand in the table; empty where none are stated."""
    wrong: set[str] = field(default_factory=set)
    """Whose total is wrong."""
    wrong_products: int = 0
    features: list[str] = field(default_factory=list)

    def value(self, i: int) -> Fraction:
        """The mean of a candidate in the table's own terms."""
        whole = sum(self.weights, Fraction(0))
        low, high = self.scale
        total = Fraction(0)
        for weight, score, lower in zip(self.weights, self.scores[i], self.lower, strict=True):
            middle = Fraction(low + high, 2) if score is None else (score[0] + score[1]) / 2
            total += weight * (low + high - middle if lower and not self.low_wins else middle)
        return total / whole


def number(
    value: Fraction, places: int | None = None, *, comma: bool = False, half_down: bool = False
) -> str:
    """A number in decimals, exactly where no places are given; a half rounded up or down."""
    if places is None:
        places = next(p for p in range(12) if (value * 10**p).denominator == 1)
    scaled = value * 10**places
    whole = -((-scaled + Fraction(1, 2)).__floor__()) if half_down else (scaled + Fraction(1, 2)).__floor__()
    digits = f"{abs(whole):0{places + 1}d}"
    words = digits if not places else f"{digits[:-places]}.{digits[-places:]}"
    words = f"-{words}" if whole < 0 else words
    return words.replace(".", ",") if comma else words
