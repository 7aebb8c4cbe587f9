"""What stands around the list of the first screen."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from roadworthy.knowledge.stations import stations
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.sizes import NARROW
from roadworthy.tui.text_layout import fit, line
from roadworthy.tui.widgets.edges import EdgeRuled
from roadworthy.tui.widgets.lines_widget import LinesWidget


class WelcomeRail(EdgeRuled):
    """The nine stations, and how the walk works."""

    def column(self, width: int) -> list[Content]:
        lines = [Content(""), line(("  The walk", "$dim")), Content("")]
        lines += [line("  ", (f"{glyph('open')} {one.number} {one.title}", "$dim")) for one in stations()]
        words = ("In any order.", "Stop where you", "like; the file is", "saved by itself.")
        return [
            fit(one, width)
            for one in [*lines, Content(""), Content(""), *(line("  ", (w, "$dim")) for w in words)]
        ]


class WelcomeHead(LinesWidget):
    """The title and the sentence below it."""

    def draw(self, width: int) -> list[Content]:
        words = "Each is one file in your own repository. Nothing leaves here."
        return [fit(line(" ", ("Decisions", "bold $bright")), width), fit(line(" ", (words, "$dim")), width)]


class WelcomeFoot(LinesWidget):
    """Where the standing will be, and what needs another look."""

    def __init__(self) -> None:
        super().__init__()
        self.due: Sequence[tuple[str, date]] = ()

    def show(self, due: Sequence[tuple[str, date]]) -> None:
        """Show the decisions whose date has passed."""
        self.due = due
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        words = "the standing will be here"
        if width >= NARROW:
            words = "the standing of the candidates will be here, on every station"
        first = line(
            ("  No decision is open", "$bright"), (f"  {glyph('dot')}  ", "$dim"),
            (words, "$dim"),
        )  # fmt: skip
        if not self.due:
            return [fit(first, width), Content("")]
        count = len(self.due)
        words = f"  {count} need{'s' if count == 1 else ''} another look"
        title, since = self.due[0]
        second = line(
            (words, "$bright"),
            (f"  {glyph('dot')}  ", "$dim"),
            (f"{title}, since {since.isoformat()}", "$dim"),
        )
        return [fit(first, width), fit(second, width)]
