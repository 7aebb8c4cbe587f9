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

    def __init__(self, instead: str = "", *, told: str) -> None:
        """`told`: what is held against what."""
        super().__init__()
        self.told = told
        self.lines: Sequence[str] = ()
        self.instead = instead

    def show(self, lines: Sequence[str], instead: str = "") -> None:
        """Show differences, each behind its station, or `instead` where there are none."""
        self.lines, self.instead = lines, instead
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        if not self.lines:
            return [line(" ", (text, "$dim")) for text in wrap(self.instead, width - 2)]
        drawn: list[Content] = [line(" ", (text, "$dim")) for text in wrap(self.told, width - 2)]
        before = ""
        for words in self.lines[:_MOST]:
            station, _, says = words.partition(": ")
            if station != before:
                drawn += [Content(""), line(" ", (station, "bold $bright"))]
            before = station
            drawn += [
                line("   " if number else f" {glyph('dash')} ", (text, "$ink"))
                for number, text in enumerate(wrap(says, width - 4))
            ]
        if len(self.lines) > _MOST:
            drawn.append(line(" ", (f"and {len(self.lines) - _MOST} more", "$dim")))
        return drawn
