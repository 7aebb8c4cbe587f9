"""What stands around the list of the first screen."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from roadworthy.knowledge.stations import stations
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, clause, fit, line
from roadworthy.tui.widgets.edges import EdgeRuled
from roadworthy.tui.widgets.lines_widget import LinesWidget


def short_titles(titles: Sequence[str]) -> list[str]:
    """What stands before the colon of each title, where that is enough to tell it from the others."""
    heads = [title.partition(": ")[0] for title in titles]
    return [title if heads.count(one) > 1 else one for title, one in zip(titles, heads, strict=True)]


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
        return [
            fit(line(" ", ("Decisions", "bold $bright")), width),
            fit(line(" ", (clause(words, width - 2), "$dim")), width),
        ]


_LEAST_NAME = 12
"""Cells of a decision's name, below which it would say nothing."""


class WelcomeFoot(LinesWidget):
    """Where the standing will be, and what needs another look."""

    def __init__(self) -> None:
        super().__init__()
        self.due: Sequence[tuple[str, str, date]] = ()
        self.today: date | None = None

    def show(self, due: Sequence[tuple[str, str, date]], today: date) -> None:
        """Show the decisions whose date has passed, the longest overdue first: title, short title, date."""
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
        title, short, since = self.due[0]
        days = (self.today - since).days
        over = f": {days} day{'' if days == 1 else 's'} over"
        key: list[Fragment] = [(f"  {glyph('dot')}  ", "$dim"), ("r", "bold $accent"), (" opens it", "$ink")]
        for name, end in (
            (one, end) for end in (f", since {since.isoformat()}{over}", over) for one in (title, short)
        ):
            room = width - line(*told, end, *key).cell_length - 1
            if line(name).cell_length <= room:
                break
        else:
            name, end = (clause(short, room), end) if room >= _LEAST_NAME else ("", over.removeprefix(": "))
        return [line(*told, (name, "$ink"), (end, "$dim"), *key), quiet]
