"""What stands on every screen around the station: header, rail, guide, standing, keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive

from roadworthy.knowledge.stations import StationText
from roadworthy.method.ranking import RankedCandidate
from roadworthy.model import Decision
from roadworthy.model.frozen import frozen
from roadworthy.tui import glyphs
from roadworthy.tui.text_layout import (
    Fragment,
    GuideProse,
    bar,
    clause,
    distinct,
    fit,
    line,
    prose,
    row,
    share,
    wrap,
)
from roadworthy.tui.widgets.edges import EdgeRuled
from roadworthy.tui.widgets.lines_widget import LinesWidget

if TYPE_CHECKING:  # the rules behind it are wanted after the first frame
    from roadworthy.method.completeness import Progress


def brand() -> list[Fragment]:
    """The sign and the name of the program."""
    left, middle, right = (glyphs.glyph(f"brand-{side}") for side in ("left", "middle", "right"))
    return [(left, "$dim"), (middle, "$accent"), (right, "$dim"), (" Roadworthy", "bold $bright")]


_HELP_CELLS = 10
"""Cells at the end of the header where its key stands."""


class Header(LinesWidget):
    """The title of the decision, its file and whether it is saved."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.place = ""
        self.state: list[Fragment] = []

    def show(self, title: str, path: Path | None, state: list[Fragment]) -> None:
        """Show a decision's title and file, and how saving stands."""
        place = path.name if path else ""
        if (title, place, state) != (self.title, self.place, self.state):
            self.title, self.place, self.state = title, place, state
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        wide = width >= 100
        left: list[Fragment] = ["  " if wide else " ", *(brand() if wide else brand()[:3])]
        help_: list[Fragment] = [
            ("F1", "bold $accent"),
            (" help" if wide else " guide", "$ink"),
            "  " if wide else " ",
        ]
        gap = "   " if wide else "  "
        right = [part for part in ([(self.place, "$dim")], self.state) if line(*part)]
        told = [part for parts in right for part in (*parts, gap)]
        end = line(*told, *help_)
        if self.title:
            left.append(("  " + glyphs.glyph("wall") + "  ", "$rule") if wide else " ")
            title = Content(self.title)
            room = width - line(*left).cell_length - end.cell_length - 2
            shown = title if title.cell_length <= room else Content(clause(self.title, room))
            left.append(shown.stylize("$ink" if wide else "bold $bright"))
        return [row(left, [end], width)]

    def on_click(self, event: Click) -> None:
        """The key that stands at the end is pressed by clicking it, too."""
        if event.x >= self.size.width - _HELP_CELLS:
            self.app.simulate_key("f1")


class Rail(EdgeRuled):
    """The nine stations with their progress; one line where the terminal is narrow."""

    class Picked(Message):
        """A station was clicked."""

        def __init__(self, station: str) -> None:
            super().__init__()
            self.station = station

    narrow: reactive[bool] = reactive(False, layout=True)

    def __init__(self, stations: Sequence[StationText]) -> None:
        super().__init__()
        self.stations = stations
        self.current = stations[0].id
        self.progress: Mapping[str, Progress] = {}
        self.notes: list[list[Fragment]] = []

    def show(self, current: str, progress: "Mapping[str, Progress]", notes: list[list[Fragment]]) -> None:
        """Show where the person is, how far each station is, and the notes below."""
        if (current, progress, notes) != (self.current, self.progress, self.notes):
            self.current, self.progress, self.notes = current, progress, notes
            self.redraw()

    def stand_at(self, current: str) -> None:
        """Show where the person is."""
        if current != self.current:
            self.current = current
            self.redraw()

    def _mark(self, station: str) -> tuple[str, str]:
        progress = self.progress.get(station)
        if progress is None or progress.done == 0:
            return glyphs.glyph("open"), "$dim"
        if progress.done >= progress.total:
            return glyphs.glyph("done"), "$dim"
        return glyphs.glyph("begun"), "$accent"

    def draw(self, width: int) -> list[Content]:
        return [self._folded(width)] if self.narrow else super().draw(width)

    def _folded(self, width: int) -> Content:
        parts: list[Fragment] = [" "]
        for station in self.stations:
            sign, style = self._mark(station.id)
            if station.id == self.current:
                words = f"{sign} {station.number} {station.title}{self._count(station.id, ' ')} "
                parts += [
                    (glyphs.glyph("edge"), "$accent on $select"),
                    (words, "bold $bright on $select"),
                    " ",
                ]
            else:
                parts += [(sign, style), (f"{station.number}  ", "$dim")]
        return row(parts, [], width)

    def _count(self, station: str, before: str = "", room: int = 80) -> str:
        """How far a begun station is; nothing where it is done, its mark says so."""
        progress = self.progress.get(station)
        if progress is None or progress.total < 2 or progress.done >= progress.total:
            return ""
        words = f"{progress.done}/{progress.total}"
        return before + (words if len(words) <= room else f"{100 * progress.done // progress.total}%")

    def column(self, width: int) -> list[Content]:
        place = next(station.number for station in self.stations if station.id == self.current)
        lines = [Content(""), row([("  The walk", "$dim")], [(f"{place} of 9 ", "$dim")], width), Content("")]
        for station in self.stations:
            sign, style = self._mark(station.id)
            count = self._count(station.id, room=width - len(station.title) - 8)
            if station.id == self.current:
                left: list[Fragment] = [
                    (glyphs.glyph("edge"), "$accent"),
                    " ",
                    (sign, "$accent"),
                    (f" {station.number} ", "$accent"),
                    (station.title, "bold $bright"),
                ]
                lines.append(row(left, [(count, "$bright"), " "], width).stylize_before("on $select"))
            else:
                lines.append(
                    row(
                        ["  ", (sign, style), (f" {station.number} ", "$dim"), (station.title, "$ink")],
                        [(count, "$dim"), " "],
                        width,
                    )
                )
        lines.append(Content(""))
        lines += [fit(line("  ", *note), width) if note else Content("") for note in self.notes]
        return lines

    def on_click(self, event: Click) -> None:
        if self.narrow:
            x = 1
            for station in self.stations:
                sign, _ = self._mark(station.id)
                length = (
                    1 + len(f"{sign} {station.number} {station.title}{self._count(station.id, ' ')} ") + 1
                    if station.id == self.current
                    else 4
                )
                if x <= event.x < x + length:
                    self.post_message(self.Picked(station.id))
                x += length
            return
        place = event.y - 3
        if 0 <= place < len(self.stations):
            self.post_message(self.Picked(self.stations[place].id))


@frozen
class Guidance:
    """What the guide says about the thing that has the focus."""

    title: str
    blocks: Sequence[tuple[str, GuideProse]] = field(default_factory=tuple)
    """Dim heading (may be empty) and words, or lines that are ready."""


class GuideText(LinesWidget):
    """The guide's words."""

    def __init__(self) -> None:
        super().__init__()
        self.guidance = Guidance("")

    def show(self, guidance: Guidance) -> None:
        """Show other words."""
        if guidance == self.guidance:
            return
        self.guidance = guidance
        self.redraw()

    def draw(self, width: int) -> list[Content]:
        lines = [Content.styled(text, "bold $bright") for text in wrap(self.guidance.title, width)]
        for heading, body in self.guidance.blocks:
            lines.append(Content(""))
            if heading:
                lines.append(Content.styled(heading, "$dim"))
            lines += prose(body, width)
        return lines


class SecondColumn(LinesWidget):
    """What a station shows beside itself in a wide terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: Callable[[int], Sequence[Content]] | None = None

    def draw(self, width: int) -> Sequence[Content]:
        return self.drawn(width) if self.drawn else ()


class Guide(VerticalScroll):
    """The right pane: the guide, or a station's second column, over which the guide opens.

    In a narrow terminal the guide is a drawer over the lower half.
    """

    can_focus = False

    def compose(self) -> ComposeResult:
        yield GuideText()
        yield SecondColumn()

    def show(self, guidance: Guidance, beside: "Callable[[int], Sequence[Content]] | None" = None) -> None:
        """Show other words from their beginning; with `beside`, what draws the station's second column."""
        text, second = self.query_one(GuideText), self.query_one(SecondColumn)
        if (second.drawn is None) != (beside is None):
            self.set_class(beside is not None, "-beside")
            self.scroll_home(animate=False)
        second.drawn = beside
        if beside is not None:
            second.redraw()
        if guidance != text.guidance:
            text.show(guidance)
            if beside is None or self.has_class("-open"):
                self.scroll_home(animate=False)

    @property
    def is_longer(self) -> bool:
        """Whether there is more of it than can be seen at once."""
        return self.max_scroll_y > 0


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
        self._said: tuple[str, ...] = ()

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
        wide = width >= 100
        below = self.notice or ([] if self.hidden else self._clauses(width - 3))
        return [self._places(width, wide=wide), fit(line("  ", *below), width)]

    def _clauses(self, room: int) -> list[Fragment]:
        """The verdict's clauses, as many as fit whole."""
        shown: list[Fragment] = []
        for number, words in enumerate(self.words):
            sign = f"  {glyphs.glyph('dot')}  " if number else ""
            if number and line(*shown, sign, words).cell_length > room - 4 * self.waits:
                break
            style = "$dim" if self.waits else "$ink" if number else "$bright"
            shown += [(sign, "$dim"), (words, style)]
        return [*shown, (f" {glyphs.glyph('more')}", "$dim")] if self.waits else shown

    def _places(self, width: int, *, wide: bool) -> Content:
        if self.hidden:
            return fit(
                line(
                    ("  The standing waits until the weights are locked, so that it can't steer them", "$dim")
                ),
                width,
            )
        ranked = [place for place in self.places if place.rank is not None and place.value is not None]
        if not ranked:
            return fit(
                line(("  The standing of the candidates will be here, on every station", "$dim")), width
            )
        shown = ranked[:3]
        order = list(self.decision.candidates)
        more = len(self.places) - len(shown)
        tail: list[Fragment] = [(f" +{more}", "$dim")] if more else []
        room = (width - 4 - (4 if more else 0)) // max(1, len(shown))
        most_of_name = 16 if width >= _ROOMY else 13 if wide else 11
        whole = [self.decision.candidate_name(one.candidate) for one in shown]
        names = [Content(name) for name in distinct(whole, most_of_name)]
        name_width = max(8, *(name.cell_length for name in names))
        bar_width = max(4, room - name_width - (13 if wide else 12))
        low, high = self.decision.scale.low, self.decision.scale.high
        parts: list[Fragment] = ["  "]
        for index, place in enumerate(shown):
            which = order.index(place.candidate)
            value, least, most = place.value or 0.0, place.low or 0.0, place.high or 0.0
            begin, end = share(least, low, high), share(most, low, high)
            lead = place.rank == 1
            name = fit(names[index], name_width)
            cell = line(
                (f"{place.rank} ", "$dim") if wide else "",
                (glyphs.mark(which) + " ", glyphs.mark_style(which)),
                name.stylize("bold $bright" if lead else "$ink"),
                (f" {value:.2f} ", "bold $bright" if lead else "$ink"),
                bar(begin, end, bar_width, glyphs.mark_style(which), glyphs.soft_style(which)),
            )
            parts.append(fit(cell, room) if index < len(shown) - 1 else cell)
        return fit(line(*parts, *tail), width)


_ROOMY = 110
"""From this width on the standing names candidates at length."""
