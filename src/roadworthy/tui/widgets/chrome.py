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
from roadworthy.model.frozen import frozen
from roadworthy.tui import glyphs
from roadworthy.tui.sizes import Layout, layout_of
from roadworthy.tui.text_layout import (
    Fragment,
    GuideProse,
    clause,
    first_sentence,
    fit,
    line,
    prose,
    row,
    shortened,
    wrap,
)
from roadworthy.tui.widgets.edges import EdgeRuled
from roadworthy.tui.widgets.lines_widget import LinesWidget

if TYPE_CHECKING:  # the rules behind it are wanted after the first frame
    from roadworthy.method.progress import Progress


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
        self._helps = False
        """Whether the key of the guide stands at the end."""

    def show(self, title: str, path: Path | None, state: list[Fragment]) -> None:
        """Show a decision's title and file, and how saving stands."""
        place = path.name if path else ""
        if (title, place, state) != (self.title, self.place, self.state):
            self.title, self.place, self.state = title, place, state
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        """Before the title is cut, the words beside the sign go, then the file."""
        wide = layout_of(width) >= Layout.PANES
        help_words = " guide" if layout_of(width) is not Layout.PANES else " help"
        help_: list[Fragment] = [("F1", "bold $accent"), (help_words, "$ink"), "  " if wide else " "]
        gap = "   " if wide else "  "
        name = brand() if wide or not self.title else brand()[:3]
        wall: list[Fragment] = [("  " + glyphs.glyph("wall") + "  ", "$rule")] if wide else [" "]
        place: list[Fragment] = [(self.place, "$dim"), gap] if self.place else []
        state: list[Fragment] = [*self.state, gap] if self.state else []
        title = Content(self.title)
        signs = [*name[:3], " "]
        folded = [] if wide else [(signs, [*state[:-1], " "])]  # there the drawer says F1 as well
        for before, told in (
            ([*name, *wall], [*place, *state, *help_]),
            (signs, [*place, *state, *help_]),
            (signs, [*state, *help_]),
            *folded,
        ):
            left = line("  " if wide else " ", *(before if self.title else name))
            end = line(*told)
            room = width - left.cell_length - end.cell_length - 2
            if title.cell_length <= room:
                break
        self._helps = help_[0] in told
        shown = Content(shortened(self.title, room))
        return [row([left, shown.stylize("$ink" if wide else "bold $bright")], [end], width)]

    def on_click(self, event: Click) -> None:
        """The key that stands at the end is pressed by clicking it, too."""
        if self._helps and event.x >= self.size.width - _HELP_CELLS:
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
        lines = [
            Content(""),
            row([("  The walk", "$dim")], [(f"{place} of {len(self.stations)} ", "$dim")], width),
            Content(""),
        ]
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
    in_a_row: str = ""
    """What the closed guide says where its first sentence is too long for it; empty for the title."""


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
                lines += [Content.styled(text, "$dim") for text in wrap(heading, width)]
            lines += prose(body, width)
        return lines


class GuideDrawer(LinesWidget):
    """The closed guide of a narrow screen: one row that says what it would say."""

    def __init__(self) -> None:
        super().__init__()
        self.guidance = Guidance("")

    def show(self, guidance: Guidance) -> None:
        """Show what the guide would say now."""
        if guidance != self.guidance:
            self.guidance = guidance
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        left: list[Fragment] = ["  ", ("F1", "bold $accent"), (" Guide  ", "$ink")]
        sign = (f"{glyphs.glyph('drawer')} ", "$dim")
        room = width - line(*left, sign).cell_length - 2
        title = self.guidance.title.rstrip(".?!:")
        said = next((words for _, body in self.guidance.blocks if (words := _first_words(body))), "")
        forms = (f"{title}: {said}" if said and title else "", said, title)
        asked = self.guidance.in_a_row
        part = next((said[:at] for sign in (": ", "; ") if 0 < (at := said.find(sign)) <= room), "")
        short = shortened(asked, room) if asked else part or clause(title, room)
        whole = next((one for one in forms[:2] if one and line(one).cell_length <= room), short)
        return [row([*left, (whole, "$dim")], [sign], width)]

    def on_click(self) -> None:
        """A click opens it, as its key does."""
        self.app.simulate_key("f1")


def _first_words(body: GuideProse) -> str:
    """The first sentence of a part of the guide that is words."""
    if not isinstance(body, str):
        return ""
    return first_sentence(body.split("\n")[0])


_BEFORE_GUIDE = 2
"""Blank lines between a station's second column and the guide below it."""


class SecondColumn(LinesWidget):
    """What a station shows beside itself in a wide terminal, with a gap before the guide's words."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: Callable[[int], Sequence[Content]] | None = None
        self.alone = False
        """Whether nothing follows it."""

    def draw(self, width: int) -> Sequence[Content]:
        lines = self.drawn(width) if self.drawn else ()
        return [*lines, *[Content("")] * _BEFORE_GUIDE] if lines and not self.alone else lines


class Guide(VerticalScroll, inherit_bindings=False):
    """The right pane: a station's second column, and the guide below it; opened, the guide alone.

    In a narrow terminal the guide is a drawer over the lower half.
    """

    can_focus = False

    def compose(self) -> ComposeResult:
        yield SecondColumn()
        yield GuideText()

    def show(
        self,
        guidance: Guidance,
        beside: "Callable[[int], Sequence[Content]] | None" = None,
        *,
        alone: bool = False,
    ) -> None:
        """Show other words from their beginning; `beside` draws the station's second column above them.

        `alone`: the column has the words already; they are shown when the guide is opened.
        """
        text, second = self.query_one(GuideText), self.query_one(SecondColumn)
        if (second.drawn is None) != (beside is None):
            self.set_class(beside is not None, "-beside")
            self.scroll_home(animate=False)
        self.set_class(alone, "-alone")
        second.drawn, second.alone = beside, alone
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
