"""What giving weights looks like: the line of ways, the question above the list, a row with its bar."""

from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeAlias

from textual import events
from textual.content import Content
from textual.message import Message

from roadworthy.knowledge.weight_methods import said_of, weight_methods
from roadworthy.model.frozen import frozen
from roadworthy.model.interval import number_text
from roadworthy.model.judgement import WeightMethod
from roadworthy.tui.glyphs import glyph, is_ascii
from roadworthy.tui.text_layout import Fragment, fit, line, thin_bar, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget

FIGURE = 9
"""Cells of the figure in the middle of a row: ``− 100 +``."""
_GAP = 3


BESIDE: Final = "beside"
"""The tab after the four ways, on which they stand side by side."""

Tab: TypeAlias = WeightMethod | Literal["beside"]


@frozen
class Tabs:
    """What the line of ways shows."""

    shown: Tab = "points"
    """What is looked at."""
    counts: WeightMethod | None = None
    begun: frozenset[WeightMethod] = frozenset()
    """The ways that have an answer."""
    complete: frozenset[WeightMethod] = frozenset()
    """The ways that have one for every criterion."""
    beside: bool = False
    """Whether there is something to put side by side."""


class WayLine(LinesWidget):
    """The four ways as tabs; the one that counts is marked, and one with answers has a sign."""

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, tab: Tab) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self) -> None:
        super().__init__(classes="ways")
        self.tabs = Tabs()
        self._spans: list[tuple[int, int, Tab]] = []

    def show(self, tabs: Tabs) -> None:
        """Show which way is looked at, which counts, and which have answers."""
        if tabs != self.tabs:
            self.tabs = tabs
            self.redraw()

    def draw(self, width: int) -> list[Content]:
        names: list[tuple[Tab, str]] = [(one.id, one.name) for one in weight_methods()]
        if self.tabs.beside:
            names.append((BESIDE, said_of("beside")))
        parts: list[Fragment] = [" "]
        at, begin, end = 1, 1, 1
        self._spans = []
        for number, (tab, name) in enumerate(names):
            here = tab == self.tabs.shown
            label = line((name, "bold $bright" if here else "$dim"), *self._sign(tab))
            if number:
                parts.append(" " * _GAP)
                at += _GAP
            parts.append(label)
            self._spans.append((at, at + label.cell_length, tab))
            if here:
                begin, end = at, at + len(name)
            at += label.cell_length
        rule = glyph("rule")
        under: list[Fragment] = [
            (" " + rule * (begin - 1), "$rule"),
            (("=" if is_ascii() else glyph("line")) * (end - begin), "$accent"),
            (rule * max(0, width - 2 - end), "$rule"),
        ]
        return [fit(line(*parts), width), fit(line(*under), width)]

    def _sign(self, tab: Tab) -> list[Fragment]:
        if tab == self.tabs.counts:
            return [(f" {glyph('holds')} ", "$accent"), (said_of("counts"), "$ink")]
        if tab in self.tabs.begun:
            return [(f" {glyph('done' if tab in self.tabs.complete else 'begun')}", "$dim")]
        return []

    def on_click(self, event: events.Click) -> None:
        for begin, end, tab in self._spans:
            if begin <= event.x < end:
                self.post_message(self.Picked(tab))


class WeighingQuestion(LinesWidget):
    """What is asked about the row with the focus; it stays in sight above the list."""

    class Clicked(Message):
        """A cell of it was clicked."""

        def __init__(self, x: int, y: int) -> None:
            super().__init__()
            self.x = x
            self.y = y

    def __init__(self, words: Callable[[int], list[Content]]) -> None:
        super().__init__(classes="weighing-question")
        self.words = words

    def draw(self, width: int) -> list[Content]:
        return [fit(text, width) for text in self.words(width)]

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Clicked(event.x, event.y))


def weight_text(weight: float | None) -> str:
    """A weight in two decimals without its zero, ``.25``; a dash for none."""
    return glyph("dash") if weight is None else f"{weight:.2f}".removeprefix("0")


def figure_of(value: float | None, *, focused: bool, steps: bool) -> Content:
    """The figure of a row in `FIGURE` cells; where the row has the focus, with the signs that change it.

    Where there is none yet the keys that give one stand in its place.
    """
    changes = focused and steps
    minus, plus = ("− ", " +") if changes else ("  ", "  ")
    if is_ascii():
        minus = minus.replace("−", "-")
    words, style = "" if value is None else number_text(value), "bold $bright" if focused else "$ink"
    if value is None:
        words, style = (f"0{glyph('dash')}9", "$accent") if changes else (glyph("dash"), style)
    return line((minus, "$accent"), (f"{words:>5}", style), (plus, "$accent"))


def _bar_cells(width: int) -> int:
    return max(6, min(20, width - 46))


def figure_begins(width: int) -> int:
    """The cell of a row of `width` in which its figure begins."""
    return width - 2 - 5 - 2 - _bar_cells(width) - 2 - FIGURE


def weigh_row(
    width: int,
    name: str,
    figure: Content,
    weight: float | None,
    largest: float,
    *,
    focused: bool,
    note: str = "",
    before: Sequence[Fragment] = (),
) -> list[Content]:
    """A row: name, figure, bar and weight; a long name goes on below, and so does a note without room."""
    bar = _bar_cells(width)
    lead = line(*before)
    room = figure_begins(width) - 1 - lead.cell_length
    first, *rest = wrap(name, max(1, room - 1)) or [""]
    begin: list[Fragment] = [(first, "bold $bright" if focused else "$ink")]
    if note and not rest and len(first) + 2 + len(note) <= room:
        begin.append((f"  {note}", "$dim"))
        note = ""
    share = (weight or 0.0) / largest if largest else 0.0
    colour = "$accent" if focused else "$dim"
    drawn = thin_bar(share, share, bar, colour, "$rule")
    weighs = (f"{weight_text(weight):>5}", "bold $bright" if focused else "$dim")
    lines = [line(" ", lead, fit(line(*begin), room), figure, "  ", drawn, "  ", weighs, "  ")]
    pad = " " * (1 + lead.cell_length)
    lines += [line(pad, (more, "$ink")) for more in rest]
    if note:
        lines += [line(pad, (more, "$dim")) for more in wrap(note, width - len(pad) - 3)]
    return lines


def shares_strip(
    labels: Sequence[str], weights: Sequence[float], at: int | None, width: int, figures: Sequence[str]
) -> list[Content]:
    """All weights as one strip, each as wide as its share, with its figure below where it has room."""
    room = width - 3
    ends = [round(room * sum(weights[: j + 1])) for j in range(len(weights))]
    top: list[Fragment] = [" "]
    below: list[Fragment] = [" "]
    for j, (begin, end) in enumerate(zip([0, *ends], ends, strict=False)):
        cells = end - begin
        if cells <= 0:
            continue
        here = j == at
        style = "bold $ground on $accent" if here else "$bright on $rule"
        edge = glyph("cell-right") if j else " "
        top += [(edge, "$ground on $accent" if here else "$ground on $rule")]
        top.append((_short(labels[j], cells).ljust(cells - 1), style))
        figure = figures[j] if len(figures[j]) < cells else ""
        below.append((f" {figure}".ljust(cells)[:cells], "bold $bright" if here else "$dim"))
    return [line(*top), line(*below)]


def _short(label: str, cells: int) -> str:
    """A label for a narrow place, with air around it: whole, its first word, or none: its row has it."""
    return next((words for words in (label, label.partition(" ")[0]) if len(words) + 2 <= cells), "")
