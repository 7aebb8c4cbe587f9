"""What the risks station draws in ways of its own: its rows, and the register beside its map."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from roadworthy.interview.items import RecordLine
from roadworthy.model.outcome import Risk
from roadworthy.report.words import RenderedFinding
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, labelled, line, row, wrap
from roadworthy.tui.widgets import heatmap
from roadworthy.tui.widgets.heatmap import HeatMap
from roadworthy.tui.widgets.item_lines import sign_of


def checklist_line(item: RecordLine, width: int) -> Content:
    """One of the four, with whether it applies."""
    open_ = item.sign == "open"
    left: list[Fragment] = [" ", sign_of(item.sign), "  ", item.title]
    return row(left, [(item.note, "$dim" if open_ else ""), "  "], width)


def raised_lines(item: RecordLine, right: Sequence[Fragment], width: int) -> list[Content]:
    """A finding's title, with what has become of it."""
    room = max(8, width - 8 - line(*right).cell_length)
    first, *rest = wrap(item.title, room) or [""]
    style = "$dim" if item.sign == "done" else ""
    lines = [row([" ", sign_of(item.sign), "  ", (first, style)], [*right, "  "], width)]
    return [*lines, *(fit(line("    ", (text, style)), width) for text in rest)]


def told_lines(told: RenderedFinding, width: int) -> list[Content]:
    """A finding in full: what it says, what to do, the early sign, what would quiet it."""
    room = width - 6
    lines = [line("    ", (text, "$ink")) for text in wrap(told.says, room)]
    for label, words in (("mitigation", told.mitigation), ("early sign", told.sign)):
        if words:
            lines += [line("    ", text) for text in labelled(label, words, room, column=13)]
    for number, words in enumerate(told.quiet_when):
        label, item = "quiet when" if number == 0 else "", f"{glyph('open')} {words}"
        lines += [line("    ", text) for text in labelled(label, item, room, column=13)]
    return lines


def back_lines(words: str, width: int) -> list[Content]:
    """What was said of a finding before an answer behind it changed."""
    return [line("    ", text) for text in labelled("before", words, width - 6)]


def risk_row(
    risk: Risk, title: str, letter: str, today: date, heat: HeatMap, *, place: int, width: int
) -> list[Content]:
    """A line of the register, beside the map where there is room."""
    drawn = heatmap.risk_lines(risk, title, letter, today, heatmap.register_width(width))
    return heatmap.beside(drawn, heat, place, width) if width >= heatmap.BESIDE_FROM else drawn


def map_lines(heat: HeatMap, count: int, width: int) -> list[Content]:
    """What is left of the map where the register is shorter, or the whole map where it stands below."""
    if width < heatmap.BESIDE_FROM:
        return heatmap.map_below(heat, width) if heat.cells else []
    lines: list[Content] = []
    for number in range(count, heatmap.SIDE + 1):
        drawn = heatmap.beside([Content(""), Content("")], heat, number, width)
        lines += drawn[:1] if number == heatmap.SIDE else drawn
    return lines
