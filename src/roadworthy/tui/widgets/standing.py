"""The standing of the candidates and the verdict in words, on every screen of a walk."""

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content

from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision
from roadworthy.report.briefly import LEAST_NAME, briefly, verdict_in
from roadworthy.report.width_law import Holds, LineColumn, column_widths
from roadworthy.tui import glyphs
from roadworthy.tui.sizes import Layout, layout_of
from roadworthy.tui.text_layout import Fragment, bar, clause, distinct, fit, line, share, told_in
from roadworthy.tui.widgets.lines_widget import LinesWidget

_SHOWN: Final = 3
"""Candidates that the standing names at the most."""
_BAR: Final = 24
"""Cells of a bar at the most."""
_LEAST_BAR: Final = 3


class Standing(LinesWidget):
    """The ranking, live, and the verdict in words."""

    def __init__(self) -> None:
        super().__init__()
        self.places: tuple[RankedCandidate, ...] = ()
        self.decision = Decision()
        self.words: tuple[str, ...] = ()
        self.notice: list[Fragment] = []
        self.hidden = False
        self.waits = False
        self.find = ""
        """What to find out first; empty where there is nothing, or nobody knows yet."""
        self._said: tuple[str, ...] = ()
        self._supposed: dict[str, RankedCandidate] = {}
        self._supposed_words: tuple[str, ...] = ()

    def suppose(self, places: Sequence[RankedCandidate], words: tuple[str, ...]) -> None:
        """Show beside each value what a what-if would make of it, and its words; with no places what is."""
        supposed = {place.candidate: place for place in places}
        if (supposed, words) != (self._supposed, self._supposed_words):
            self._supposed, self._supposed_words = supposed, words
            self.redraw()

    def show(
        self,
        decision: Decision,
        places: tuple[RankedCandidate, ...],
        words: tuple[str, ...],
        *,
        hidden: bool,
        waits: bool = False,
    ) -> None:
        """Show a standing; `hidden` while weights are being given before they are locked.

        `waits`: how sure it is, `say` will tell; until then the last words stay, dimmed.
        """
        self.decision, self.places, self.words, self.hidden = decision, places, words, hidden
        self.waits = waits
        if waits and self._said:
            self.words = self._said
        self.redraw()

    def find_out(self, words: str) -> None:
        """Show what to find out first; nothing where that is empty."""
        self.find = words
        self.redraw()

    def say(self, words: tuple[str, ...]) -> None:
        """Show the verdict with how sure it is."""
        self.words = self._said = words
        self.waits = False
        self.redraw()

    def tell(self, notice: list[Fragment]) -> None:
        """Show one line in the verdict's row until the next key; an empty one takes it away."""
        if notice != self.notice:
            self.notice = notice
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        below = self.notice or ([] if self.hidden else self._verdict(width - 3))
        return [self._places(width), told_in(below, width)]

    def _verdict(self, room: int) -> list[Fragment]:
        """The verdict's clauses that fit whole, and what to find out first where the rail does not say it."""
        room -= 4 * self.waits
        shown: list[Fragment] = []
        for number, words in enumerate(self._supposed_words or self.words):
            sign = f"  {glyphs.glyph('dot')}  " if number else ""
            find = self._find_out if number == 1 else []
            left = room - line(*shown, sign).cell_length
            beside = left - line(*find).cell_length
            forms = [(words, beside), (briefly(words), beside), (words, left), (briefly(words), left)]
            told = next((form for form, cells in forms if Content(form).cell_length <= cells), "")
            if not number:
                told = told or self._first(words, left)
            if told:
                style = "$dim" if self.waits else "$ink" if number else "$bright"
                shown += [(sign, "$dim"), (told, style)]
            if line(*shown, *find).cell_length <= room:
                shown += find
        return [*shown, (f" {glyphs.glyph('more')}", "$dim")] if self.waits else shown

    def _first(self, words: str, width: int) -> str:
        """The verdict's first clause in less room than it takes."""
        names = [self.decision.candidate_name(slug) for slug in self.decision.candidates]
        places = self._supposed.values() or self.places
        level = sum(place.rank == 1 for place in places)
        return verdict_in(words, names, level, width, glyphs.glyph("more"))

    @property
    def _find_out(self) -> list[Fragment]:
        """What to find out first, where the rail does not say it."""
        if not self.find or layout_of(self.app.size.width) >= Layout.PANES:
            return []
        return [("  ? ", "bold $warn"), (f"find out {self.find}", "$ink")]

    def _places(self, width: int) -> Content:
        if self.hidden:
            words = "The standing is not shown here until the weights are locked, so that it can't steer them"
            return fit(line("  ", (clause(words, width - 3), "$dim")), width)
        ranked = [place for place in self.places if place.rank is not None and place.value is not None]
        if not ranked:
            words = "The standing of the candidates will be here, on every station"
            return fit(line("  ", (clause(words, width - 3), "$dim")), width)
        for count in range(min(_SHOWN, len(ranked)), 0, -1):
            if (shown := self._in_room(ranked[:count], width)) is not None:
                return shown
        return fit(line("  ", self._figure(ranked[0])), width)

    def _figure(self, place: RankedCandidate) -> str:
        if place.unknown_cells == len(self.decision.criteria):
            return "?"  # the middle of a scale of which nothing is known is no value
        would = self._supposed.get(place.candidate)
        was, now = f"{place.value or 0.0:.2f}", f"{would.value or 0.0:.2f}" if would else ""
        return f"{was} {glyphs.glyph('arrow')} {now}" if now not in ("", was) else was

    def _in_room(self, shown: Sequence[RankedCandidate], width: int) -> Content | None:
        """These candidates beside one another; None where their names would be cut too short."""
        ranks = layout_of(width) >= Layout.PANES
        gap = 4 if width >= 100 else 3
        more = len(self.places) - len(shown)
        tail = f" +{more}" if more else ""
        # A rank, a mark and a figure, each with the blank beside it, are never shed.
        fixed = sum(3 + len(self._figure(one)) + 2 * ranks for one in shown) + gap * (len(shown) - 1)
        whole = [self.decision.candidate_name(one.candidate) for one in shown]
        wide = [Content(name).cell_length for name in whole]
        columns = [LineColumn(Holds.NAME, cells, min(cells, LEAST_NAME)) for cells in wide]
        columns.append(LineColumn(Holds.BAR, (_BAR + 1) * len(shown), (_LEAST_BAR + 1) * len(shown)))
        given = column_widths(columns, width - 3 - len(tail) - fixed, 0)
        if given is None:
            return None
        names = next(
            names
            for room in range(max(given[:-1]), 0, -1)
            if sum(map(cell_len, names := distinct(whole, room))) <= sum(given[:-1])
        )
        bars = max(0, given[-1] // len(shown) - 1)
        order = list(self.decision.candidates)
        low, high = self.decision.scale.low, self.decision.scale.high
        parts: list[Fragment] = ["  "]
        for index, place in enumerate(shown):
            which, style = order.index(place.candidate), "bold $bright" if place.rank == 1 else "$ink"
            drawn = self._supposed.get(place.candidate, place)
            begin, end = share(drawn.low or 0.0, low, high), share(drawn.high or 0.0, low, high)
            parts += [
                " " * gap if index else "",
                (f"{place.rank} ", "$dim") if ranks else "",
                (glyphs.mark(which) + " ", glyphs.mark_style(which)),
                (names[index], style),
                (f" {self._figure(place)}", style),
                " " if bars else "",
                bar(begin, end, bars, glyphs.mark_style(which), glyphs.soft_style(which)),
            ]
        return fit(line(*parts, (tail, "$dim")), width)
