"""How the first screen draws its rows: a recent decision, a beginning, a sample."""

from collections.abc import Sequence
from datetime import date
from math import inf
from pathlib import Path

from textual.content import Content

from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision
from roadworthy.model.text import one_line
from roadworthy.report.cells import width_of
from roadworthy.report.of_hundred import of_hundred
from roadworthy.tui.file_overview import FileOverview
from roadworthy.tui.glyphs import glyph, mark, mark_style, soft_style
from roadworthy.tui.screens.paths import shown_path, tail
from roadworthy.tui.screens.rows import ListRow
from roadworthy.tui.text_layout import (
    Fragment,
    clause,
    distinct,
    first_sentence,
    fit,
    in_lines,
    line,
    names_in,
    share,
    thin_bar,
)

DATE = 16
"""Cells of a date, and of how many days it is over."""
SHARE = 6
_BESIDE = 76
"""Cells from which on a leader stands beside the title."""


def place_mark(decision: Decision, candidate: str) -> Fragment:
    """The mark of a candidate."""
    at = list(decision.candidates).index(candidate)
    return mark(at), mark_style(at)


def place_bar(decision: Decision, place: RankedCandidate, width: int) -> Content:
    """The value of a candidate as a thin bar with its range."""
    at = list(decision.candidates).index(place.candidate)
    low, high = decision.scale.low, decision.scale.high
    begin, end = share(place.low or low, low, high), share(place.high or low, low, high)
    return thin_bar(begin, end, width, mark_style(at), soft_style(at))


def _columns(width: int) -> tuple[int, int]:
    """Cells of the title and of the leader's name; a leader of 0 stands below its title."""
    if width < _BESIDE:
        return width - DATE - 2, 0
    leader = min(24, 20 + (width - _BESIDE) // 3)
    return width - DATE - SHARE - leader - 6, leader


def recent_head(width: int) -> list[Content]:
    """The head of the table of recent decisions."""
    title, leader = _columns(width)
    parts: list[Fragment] = [fit(line(("recent", "$dim")), title), "  "]
    if leader:
        parts += [fit(line(("first", "$dim")), leader), "  ", (f"{'of 100':>{SHARE}}", "$dim"), "  "]
    return [line(*parts, (f"{'next date':>{DATE}}", "$dim"))]


def recent_row(
    key: str, path: Path, overview: FileOverview | None, *, there: bool, today: date | None = None
) -> ListRow:
    """The whole title on two lines, leader, share and date; below it the file, the status, when it is due."""

    def draw(width: int, here: bool) -> Sequence[Content]:
        strong = "bold $bright" if here else "$ink"
        file = one_line(shown_path(path))
        if not there or (overview is not None and overview.problem is not None):
            why = "can't be read; enter shows what is wrong" if there else "not there any more"
            name = line((tail(file, width), "bold $bright" if here else "$dim"))
            return [fit(name, width), fit(line((glyph("look"), "bold $warn"), (f" {why}", "$ink")), width)]
        if overview is None:
            return [
                fit(line((one_line(path.stem), strong)), width),
                fit(line((tail(file, width), "$dim")), width),
            ]
        room, leader = _columns(width)
        status = overview.overview.status
        titles: list[Content] = [
            line((text, strong)) for text in names_in((overview.overview.title,), room)[0]
        ]
        state = (status, "$ink" if here else "$dim")
        if width_of(file) + 2 + width_of(status) <= room:
            place: Content = fit(line((file, "$dim")), max(room - 13, width_of(file) + 1))
            places = [line(place, " ", state)]
        else:
            places = [line((tail(file, room), "$dim")), line(state)]
        beside = _leader(overview, leader, room)
        if leader:
            left = [*titles, *places]
        else:
            left = [*titles, *beside, *places]
            beside = []
        dates = _due(overview, today)
        lines = []
        for at in range(max(len(left), len(dates), len(beside))):
            parts: list[Fragment] = [fit(left[at] if at < len(left) else Content(""), room), "  "]
            if leader:
                parts += [fit(beside[at] if at < len(beside) else Content(""), leader + SHARE + 2), "  "]
            date_ = dates[at] if at < len(dates) else Content("")
            lines.append(line(*parts, " " * (DATE - date_.cell_length), date_))
        return lines

    return ListRow(key, draw)


def _due(overview: FileOverview, today: date | None) -> list[Content]:
    """The next date, and how far away it is or how long over."""
    on = overview.overview.next_on
    if on is None:
        return []
    days = (on - today).days if today is not None else 0
    if overview.overdue:
        over = f" {_span(-days, weeks=False)} over"
        return [line((on.isoformat(), "$warn")), line((glyph("look"), "bold $warn"), (over, "$ink"))]
    words = "today" if days == 0 else f"in {_span(days, weeks=True)}"
    return [line((on.isoformat(), "$ink")), line((words, "$dim"))]


def _span(days: int, *, weeks: bool) -> str:
    """A span in whole units, in two digits at the most; what is over is counted in days for longer."""
    units = (("day", 1, 14 if weeks else 100), ("week", 7, 100), ("month", 30.44, 731), ("year", 365.25, inf))
    unit, length = next((unit, length) for unit, length, most in units if days < most)
    count = int(days / length)
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _leader(overview: FileOverview, width: int, room: int) -> list[Content]:
    """Who leads and how surely, in a column of `width` cells and that of the share; 0: in one line of `room`.

    A name that is cut keeps what tells it apart from those of the other candidates.
    """
    place = overview.leading
    if place is None:
        return [line(("nobody yet" if overview.places else "no candidates yet", "$dim"))]
    decision = overview.decision
    at = list(decision.candidates).index(place.candidate)
    every, share_ = tuple(map(decision.candidate_name, decision.candidates)), overview.share
    figure = "" if share_ is None else of_hundred(share_)
    if not width:
        end = line("  ", (figure, "$ink"), (" of 100" if figure else "", "$dim"))
        name = distinct(every, max(1, room - 2 - end.cell_length))[at]
        return [line(place_mark(decision, place.candidate), f" {name}", end)]
    names = [line((text, "$ink")) for text in names_in(every, width - 2)[at]]
    first = line(place_mark(decision, place.candidate), " ", fit(names[0], width - 2))
    lines = [line(first, "  ", (f"{figure:>{SHARE}}", "$ink")), *(line("  ", text) for text in names[1:])]
    if share_ is not None:
        lines.append(line("  ", thin_bar(share_, share_, width + SHARE, mark_style(at), soft_style(at))))
    return lines


def start_row(key: str, letter: str, label: str, words: str) -> ListRow:
    """A way to begin."""

    def draw(width: int, here: bool) -> Sequence[Content]:
        name: Fragment = (f"{label:<16}", "bold $bright" if here else "$ink")
        return [fit(line((f"{letter}  ", "bold $accent"), name, (clause(words, width - 19), "$dim")), width)]

    return ListRow(key, draw)


def sample_row(key: str, number: int, overview: FileOverview | None, name: str) -> ListRow:
    """A sample: its title, and one line from its note."""

    def draw(width: int, here: bool) -> Sequence[Content]:
        title = overview.overview.title if overview is not None else name.replace("-", " ").capitalize()
        words = first_sentence(overview.decision.note).rstrip(".") if overview is not None else ""
        first, *rest = names_in((title,), width - 3)[0]
        strong = "bold $bright" if here else "$ink"
        return [
            line((f"{number}  ", "bold $accent"), (first, strong)),
            *(line("   ", (text, strong)) for text in rest),
            *(fit(line("   ", (text, "$dim")), width) for text in in_lines(words, width - 3)),
        ]

    return ListRow(key, draw)
