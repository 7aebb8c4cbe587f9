"""How the items of a form are drawn while they are not open."""

from collections.abc import Sequence
from typing import Final, overload

from textual.content import Content

from roadworthy.knowledge.questions import answered
from roadworthy.model import Decision, get
from roadworthy.report.words import quote
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import fit, head, line, row, shortened
from roadworthy.tui.widgets.form_items import Add, Ask, Entry, Heading, Item, Subheading, Words

LABEL_WIDTH: Final = 20


def draw_item(item: Item, decision: Decision, width: int) -> list[Content]:
    """An item that is not open, as lines of `width` cells."""
    match item:
        case Heading(title, note, sign):
            before = line(" ") if sign is None else line(" ", sign, " ")
            words = note if isinstance(note, str) else note(width)
            rule = head(title, width - 2 - before.cell_length, words)
            return [Content(""), fit(line(before, rule), width)]
        case Subheading(title, indent):
            return [line(" " * (1 + indent), (title, "bold $dim"))]
        case Words(draw):
            return [fit(line(" ", text), width) for text in draw(width - 3)]
        case Ask():
            return [_ask_line(item, decision, width)]
        case Entry(draw=draw) if draw is not None:
            return [fit(text, width) for text in draw(width)]
        case Entry():
            pad = " " * (1 + item.indent)
            left = [pad, *(item.parts or [(item.title, "$ink")])]
            right = item.right
            if item.short is not None and line(*left, *right).cell_length + 4 > width:
                right = item.short
            return [row(left, [*right, "  "], width)]
        case Add():
            pad = " " * (1 + item.indent)
            label = shortened(item.label, width - len(pad) - 4)
            return [fit(line(pad, ("+ ", "$accent"), (label, "$dim")), width)]


def height_of(item: Item) -> int | None:
    """How many lines `draw_item` gives for an item; None where only drawing it tells."""
    match item:
        case Heading():
            return 2
        case Subheading() | Ask() | Add() | Entry(draw=None):
            return 1
        case _:
            return None


class ItemLines(Sequence[Content]):
    """The lines of items for a width, each item drawn when one of its lines is looked at.

    Of the hundred lines of a form a third is in sight.
    """

    def __init__(self, items: Sequence[Item], decision: Decision, width: int, *, at_top: bool) -> None:
        self._decision = decision
        self._width = width
        self._drawn: dict[int, Sequence[Content]] = {}
        self._at: list[tuple[Item, int]] = []
        """For each line its item, and which of the item's lines it is."""
        for item in items:
            begin = 1 if at_top and item is items[0] and isinstance(item, Heading) else 0
            height = height_of(item)
            if height is None:
                height = len(self._draw(item))
            self._at += [(item, line) for line in range(begin, height)]

    @property
    def owners(self) -> Sequence[Item]:
        """The item of each line."""
        return [item for item, _ in self._at]

    def __len__(self) -> int:
        return len(self._at)

    @overload
    def __getitem__(self, at: int) -> Content: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Content]: ...

    def __getitem__(self, at: int | slice) -> Content | Sequence[Content]:
        if isinstance(at, slice):
            return [self._draw(item)[line] for item, line in self._at[at]]
        item, line = self._at[at]
        return self._draw(item)[line]

    def _draw(self, item: Item) -> Sequence[Content]:
        drawn = self._drawn.get(id(item))
        if drawn is None:
            drawn = self._drawn[id(item)] = draw_item(item, self._decision, self._width)
        return drawn


def _ask_line(item: Ask, decision: Decision, width: int) -> Content:
    question = item.question
    value = get(decision, item.path)
    pad = " " * (1 + item.indent)
    label = fit(Content.styled(question.label, "$dim"), max(8, LABEL_WIDTH - item.indent))
    if answered(value):
        own = question.label_of(value) if isinstance(value, str) and question.options else None
        words = (own or quote(item.path, decision)).replace("\n", " ")
        room = width - 2 - len(pad) - label.cell_length
        return fit(line(pad, label, (shortened(words, room), "$ink")), width)
    sign = (
        glyph("open") if question.essential else glyph("dot"),
        "$accent" if question.essential else "$rule",
    )
    return fit(line(pad, label, sign), width)
