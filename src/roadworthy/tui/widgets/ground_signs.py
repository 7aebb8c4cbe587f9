"""The signs of what a score rests on, the same in the grid, its details and Compare."""

from collections.abc import Sequence
from typing import Final

from roadworthy.knowledge.interview_words import say
from roadworthy.method.certainty import Ground
from roadworthy.report.rounding import points_of_hundred
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, line, thin_bar

GROUNDS: Final[tuple[Ground, ...]] = ("evidence", "reason", "bare", "unknown")
_SIGNS: Final = {"evidence": "≡", "reason": "=", "bare": "·", "unknown": "?"}
_ASCII: Final = {"evidence": "e", "reason": "r", "bare": "b", "unknown": "?"}
_STYLES: Final = {"evidence": "$bright", "reason": "$dim", "bare": "$dim", "unknown": "bold $warn"}


_UP: Final = 1e-9
"""A half is rounded up, whichever way its last bit says."""


def ground_sign(ground: Ground) -> Fragment:
    """The sign of a ground, in text's colours and never a candidate's."""
    return (_ASCII if is_ascii() else _SIGNS)[ground], _STYLES[ground]


def legend(*, bars: bool) -> list[Fragment]:
    """What each sign means, then what is full in `bars` and what is soft; each part stands by itself."""
    parts: list[Fragment] = [
        line(ground_sign(ground), (f" {say('grounds', ground)}", "$dim")) for ground in GROUNDS
    ]
    if not bars:
        return parts
    full, soft = (thin_bar(share, 1.0, 1, "$neutral", "$neutral-soft") for share in (1.0, 0.0))
    return [
        *parts,
        line(full, (f" {say('grounds', 'backed_to')}", "$dim")),
        line(soft, (f" {say('grounds', 'at_most')}", "$dim")),
    ]


def figure_text(low: float, high: float) -> str:
    """A score or a range with one decimal at the most: a mean of horizons has more than anybody said."""
    ends = [f"{end + _UP:.1f}".removesuffix(".0") for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else glyph("dash").join(ends)


def end_text(value: float) -> str:
    """An end of a grounded interval: two decimals at the most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def points_texts(weights: Sequence[float]) -> list[str]:
    """The weights of all criteria in points of 100, as they stand below one another: whole ones add up."""
    each = [points_text(weight) for weight in weights]
    return each if any("." in words for words in each) else [str(one) for one in points_of_hundred(weights)]


def points_text(weight: float) -> str:
    """A weight in points of 100, three signs at the most: whole, or one decimal below ten."""
    points = 100 * weight
    whole = points >= 9.95 or abs(points - round(points)) < 0.05
    return f"{points:.0f}" if whole else f"{points:.1f}".removeprefix("0") or "0"
