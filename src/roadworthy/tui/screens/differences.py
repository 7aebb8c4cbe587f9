"""Lines that say what differs between two decisions."""

from collections.abc import Sequence

from textual.content import Content

from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import line, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget

_MOST = 400
"""Lines shown; more is no longer read."""


class Differences(LinesWidget):
    """One difference after another, or a word in their place."""

    def __init__(self, instead: str = "", *, old: str, new: str) -> None:
        super().__init__()
        self.sides = (old, new)
        self.lines: Sequence[str] = ()
        self.instead = instead

    def show(self, lines: Sequence[str], instead: str = "") -> None:
        """Show differences, or `instead` where there are none."""
        self.lines, self.instead = lines, instead
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        if not self.lines:
            return [line(" ", (text, "$dim")) for text in wrap(self.instead, width - 2)]
        old, new = self.sides
        drawn: list[Content] = [line(" ", (f"{old} {glyph('arrow')} {new}", "$dim")), Content("")]
        for words in self.lines[:_MOST]:
            where, _, change = words.partition(": ")
            drawn += [line(" ", (text, "$dim")) for text in wrap(where, width - 2)]
            drawn += [
                line("   ", (text, "$ink")) for text in wrap(change.replace("→", glyph("arrow")), width - 4)
            ]
        if len(self.lines) > _MOST:
            drawn.append(line(" ", (f"and {len(self.lines) - _MOST} more", "$dim")))
        return drawn
