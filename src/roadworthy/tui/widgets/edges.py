"""What is at the edges of a screen: the rules of foot and rail, and the word where it does not fit."""

from pathlib import Path
from typing import Protocol

from textual.content import Content

from roadworthy.tui import glyphs
from roadworthy.tui.sizes import RAIL, SMALLEST, second_column
from roadworthy.tui.text_layout import fit, line, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget


class FootRule(LinesWidget):
    """The rule between the panes and the standing, with its joints."""

    def draw(self, width: int) -> list[Content]:
        signs = [glyphs.glyph("rule")] * width
        if second := second_column(width):
            for x in (RAIL - 1, width - second):
                signs[x] = glyphs.glyph("joint")
        return [line(("".join(signs), "$rule"))]


class EdgeRuled(LinesWidget):
    """A pane with a rule down its right side. A subclass gives what stands in it by `column`."""

    def column(self, width: int) -> list[Content]:
        """The lines beside the rule, in `width` cells."""
        raise NotImplementedError

    def draw(self, width: int) -> list[Content]:
        lines = self.column(width - 1)
        lines += [Content("")] * (self.size.height - len(lines))
        wall = (glyphs.glyph("wall"), "$rule")
        return [line(fit(text, width - 1), wall) for text in lines]

    def drawn_for(self, width: int) -> object:
        return width, self.size.height


class InFile(Protocol):
    """A session of any kind, with the file that it works on."""

    @property
    def path(self) -> Path | None: ...


class TooSmall(LinesWidget):
    """One kind sentence where the terminal is too small."""

    def __init__(self, session: InFile | None = None) -> None:
        super().__init__(id="too-small")
        self.session = session

    def draw(self, width: int) -> list[Content]:
        size = self.app.size
        where = "nothing is open"
        if self.session is not None:
            where = self.session.path.name if self.session.path else "a sample"
        needs = f"This window is {size.width} × {size.height}. I need {SMALLEST[0]} × {SMALLEST[1]}."
        words = (needs, "Make it larger and the walk goes on where it was. Until then keys do nothing.")
        return [
            *(line((text, "$ink")) for one in words for text in wrap(one, width)),
            line(""),
            line(("file  ", "$dim"), (where, "$ink")),
            line(("ctrl+q", "bold $accent"), (" quit; everything is saved", "$ink")),
        ]
