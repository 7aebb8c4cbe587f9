"""What stands around the list of the first screen."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from textual.content import Content

from roadworthy.knowledge.stations import stations
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, clause, fit, line
from roadworthy.tui.widgets.edges import EdgeRuled
from roadworthy.tui.widgets.lines_widget import LinesWidget

LEAST_TITLE: Final = 24
"""Cells of a title for which the day gives way that stands in the list already."""


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
        self.today: date | None = None

    def show(self, due: Sequence[tuple[str, date]], today: date) -> None:
        """Show the decisions whose date has passed, the longest overdue first."""
        if (due, today) != (self.due, self.today):
            self.due, self.today = due, today
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        words = "No decision is open; the standing of the candidates will be here"
        quiet = fit(line("  ", (clause(words, width - 3), "$dim")), width)
        if not self.due or self.today is None:
            return [quiet, Content("")]
        count = len(self.due)
        told: list[Fragment] = [
            ("  ! ", "bold $warn"),
            (f"{count} need{'s' if count == 1 else ''} another look", "$bright"),
            (f"  {glyph('dot')}  ", "$dim"),
        ]
        title, since = self.due[0]
        days = (self.today - since).days
        over = f": {days} day{'' if days == 1 else 's'} over"
        key: list[Fragment] = [(f"  {glyph('dot')}  ", "$dim"), ("r", "bold $accent"), (" opens it", "$ink")]
        for end in (f", since {since.isoformat()}{over}", over):
            room = width - line(*told, end, *key).cell_length - 1
            if room >= min(LEAST_TITLE, line(title).cell_length):
                break
        return [line(*told, (clause(title, room), "$ink"), (end, "$dim"), *key), quiet]
