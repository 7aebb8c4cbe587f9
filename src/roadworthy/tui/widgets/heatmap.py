"""The map of likelihood by impact: which risks stand where."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from textual.content import Content

from roadworthy.knowledge.interview_words import say
from roadworthy.model.frozen import frozen
from roadworthy.model.outcome import Risk
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, fit, head, line

SIDE: Final = 5
"""Steps of likelihood and of impact."""
CELL: Final = 5
"""Width of one cell at the least; it is two lines high."""
_WIDEST: Final = 10
_AXIS: Final = 2
"""Cells of the steps of likelihood."""
WIDTH: Final = _AXIS + SIDE * CELL
_STEPS: Final = 9


@frozen
class HeatMap:
    """Which letters stand where; likelihood upwards, impact to the right."""

    cells: Mapping[tuple[int, int], Sequence[str]]
    focused: str = ""
    shaded: bool = False
    """Whether signs fill the cells, for terminals without tints: then no lines stand between them."""
    cell: int = CELL

    @classmethod
    def of(
        cls, risks: Mapping[str, Risk], letters: Mapping[str, str], focused: str = "", *, shaded: bool = False
    ) -> "HeatMap":
        """The map of the risks that are rated and not closed."""
        found: dict[tuple[int, int], list[str]] = {}
        for slug in letters:
            risk = risks[slug]
            if risk.likelihood is None or risk.impact is None or risk.state == "closed":
                continue
            place = (_step(risk.likelihood), _step(risk.impact))
            found.setdefault(place, []).append(letters[slug])
        return cls(found, letters.get(focused, ""), shaded or is_ascii())

    @property
    def width(self) -> int:
        """Cells of the whole map."""
        return _AXIS + SIDE * self.cell

    def widened(self, room: int) -> "HeatMap":
        """The same where it has so many cells for itself."""
        return replace(self, cell=max(CELL, min(_WIDEST, (room - _AXIS) // SIDE)))

    def lines(self) -> list[Content]:
        """The whole map: two lines for each step of likelihood, the highest first; the steps of impact."""
        drawn: list[Content] = []
        for likelihood in range(SIDE, 0, -1):
            drawn += self._row(likelihood)
        steps = ((f"{number}".center(self.cell - 1) + " ", "$dim") for number in range(1, SIDE + 1))
        return [*drawn, line("  ", *steps)]

    def _row(self, likelihood: int) -> tuple[Content, Content]:
        upper: list[Fragment] = [(f"{likelihood} ", "$dim")]
        lower: list[Fragment] = ["  "]
        for impact in range(1, SIDE + 1):
            here = self.cells.get((likelihood, impact), ())
            lit = self.focused in here and bool(self.focused)
            step = round((likelihood * impact - 1) / (SIDE * SIDE - 1) * _STEPS)
            ground = "$accent" if lit else f"$heat-{step}"
            words = self._letters(here, self.cell - 2).center(self.cell - 1)
            style = "bold reverse $accent on $ground" if lit else f"bold $bright on {ground}"
            # Reversed, as its letters are: filled with signs it would look like the hottest.
            rest = "reverse $accent on $ground" if lit and self.shaded else f"$ground on {ground}"
            # A column of the ground parts the cells: no sign has a line at its right and one below, too.
            edge: Fragment = (" ", rest) if self.shaded else " "
            upper += [(words, style), edge]
            below = " " if self.shaded else glyph("cell-below")
            lower += [(below * (self.cell - 1), rest), edge]
        return line(*upper), line(*lower)

    def _letters(self, here: Sequence[str], room: int) -> str:
        ordered = sorted(here, key=lambda name: name != self.focused)
        words = " ".join(ordered)
        if len(words) >= room:  # a blank at the right, as there is one at the left
            words = "".join(ordered)
        if len(words) > room:
            first = ordered[0]
            words = f"{first}+{len(ordered) - 1}"[:room]
        return words


def _step(value: int) -> int:
    return min(SIDE, max(1, value))


def map_head(width: int) -> Content:
    """The head of the map: what goes up, and what to the right."""
    axes = f"{say('risks', 'likely')} {glyph('up')}  {say('risks', 'hits')} {glyph('arrow')}"
    return head(say("risks", "heat"), width, axes)


def dots(value: int | None) -> Content:
    """One of five, as dots."""
    if value is None:
        return line(("?", "bold $warn"), (glyph("open") * (SIDE - 1), "$dim"))
    full = _step(value)
    return fit(line((glyph("done") * full, "$ink"), (glyph("open") * (SIDE - full), "$dim")), SIDE)
