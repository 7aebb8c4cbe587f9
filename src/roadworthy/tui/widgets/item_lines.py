"""How the items of an outline are drawn while they are not open."""

from collections.abc import Mapping, Sequence
from typing import Final, Protocol, overload

from textual.content import Content

from roadworthy.interview.answers import present_answer
from roadworthy.interview.choices import choice_label
from roadworthy.interview.items import (
    Action,
    AddRecord,
    Ask,
    Item,
    Prose,
    RecordLine,
    SectionHead,
    Sign,
)
from roadworthy.knowledge.questions import answered
from roadworthy.model import Decision, get
from roadworthy.report.width_law import fits
from roadworthy.report.words import quote
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, head, hung_row, line, shortened, wrap

LABEL_WIDTH: Final = 20
_ANSWER: Final = 12
"""Lines of an answer at the most, while it is not open."""
INDENT: Final = 3
"""Cells by which what belongs to a record stands in."""


class Drawer(Protocol):
    """What a station draws in a way of its own."""

    @property
    def decision(self) -> Decision:
        """The decision as it is now."""

    def draws(self, item: Item) -> bool:
        """Whether `lines_of` has lines of its own for an item."""

    def lines_of(self, item: Item, width: int) -> Sequence[Content]:
        """The lines of an item, each with a blank cell in front."""

    def lit_lines(self, item: RecordLine | AddRecord | Action, width: int) -> Sequence[Content] | None:
        """The lines of the item with the focus, where the station lights them itself."""

    def head_of(self, item: SectionHead, width: int) -> "tuple[Fragment | None, str]":
        """A mark before a section's title, and the words at its end."""

    def in_columns(self, item: Ask) -> bool:
        """Whether an answer may share its row with the next, where both are short enough."""


_SIGNS: Final[dict[Sign, tuple[str, str]]] = {
    "warning": ("look", "bold $warn"),
    "note": ("raised", "$accent"),
    "done": ("holds", "$dim"),
    "open": ("open", "$accent"),
    "unknown": ("unknown", "$warn"),
    "arrow": ("arrow", "$accent"),
    "back": ("back", "$accent"),
}


def sign_of(sign: Sign) -> Fragment:
    """The glyph of a sign, with its style."""
    if sign == "add":
        return "+", "$accent"
    name, style = _SIGNS[sign]
    return glyph(name), style


def draw_item(item: Item, drawer: Drawer, width: int) -> list[Content]:
    """An item that is not open, as lines of `width` cells."""
    if drawer.draws(item):
        return [fit(text, width) for text in drawer.lines_of(item, width)]
    match item:
        case SectionHead(title=title, depth=0):
            sign, note = drawer.head_of(item, width)
            before = line(" ") if sign is None else line(" ", sign, " ")
            rule = head(title, width - 2 - before.cell_length, note)
            return [Content(""), fit(line(before, rule), width)]
        case SectionHead(title=title, depth=depth):
            return [line(" " * (1 + INDENT * depth), (title, "bold $dim"))]
        case Prose():
            return [fit(text, width) for text in prose_lines(item, width)]
        case Ask():
            return _ask_lines(item, drawer.decision, width)
        case RecordLine():
            return record_lines(item, width)
        case AddRecord(label=label, depth=depth):
            return add_lines(label, depth, width)
        case Action(sign="add", words=words, depth=depth):
            return add_lines(words, depth, width)
        case Action():
            return action_lines(item, width)


def prose_lines(item: Prose, width: int, style: str = "$dim") -> list[Content]:
    """Lines that are only read, wrapped, with their sign."""
    lines: list[Content] = []
    pad = " " * (1 + INDENT * item.depth)
    room = max(8, width - len(pad) - 2 - (3 if item.sign else 0))
    for words in item.lines:
        for number, text in enumerate(wrap(words, room)):
            if item.sign:
                sign = sign_of(item.sign) if number == 0 else " "
                lines.append(line(pad, sign, "  ", (text, "$ink")))
            else:
                lines.append(line(pad, (text, style)))
    return lines


def record_lines(item: RecordLine, width: int) -> list[Content]:
    """A record's title, and at the end what is to be known of it."""
    before: list[Fragment] = [" " * (1 + INDENT * item.depth)]
    if item.sign:
        before += [sign_of(item.sign), "  "]
    return hung_row(before, (item.title, "$ink"), (item.note, "$dim"), width)


def add_lines(label: str, depth: int, width: int) -> list[Content]:
    """What brings something into being."""
    return hung_row([" " * (1 + INDENT * depth), ("+ ", "$accent")], (label, "$dim"), "", width)


def action_lines(item: Action, width: int) -> list[Content]:
    """Something that can be done, behind its key or an arrow."""
    before: list[Fragment] = [" " * (1 + INDENT * item.depth)]
    before += [(f"{item.key} ", "bold $accent")] if item.key else [sign_of(item.sign), "  "]
    return hung_row(before, (item.words, "$ink" if item.key else ""), (item.note, "$dim"), width)


_SURE: Final = 12
"""Cells of what stands around a row's words, at the most."""


def height_of(item: Item, drawer: Drawer, width: int) -> int | None:
    """How many lines `draw_item` gives for an item; None where only drawing it tells."""
    if drawer.draws(item):
        return None
    match item:
        case SectionHead(depth=0):
            return 2
        case Prose():
            return None
        case RecordLine(title=words, note=note) | Action(words=words, note=note):
            return _height(f"{words}{note}", item.depth, width)
        case AddRecord(label=words):
            return _height(words, item.depth, width)
        case Ask():
            return None
        case _:
            return 1


def _height(words: str, depth: int, width: int) -> int | None:
    return 1 if fits(words, width - INDENT * depth - _SURE) else None


Columns = Mapping[int, int]
"""By the identity of an item that is half a row wide, the half in which it stands."""


def half_of(width: int) -> int:
    """Cells of half a row."""
    return (width - 1) // 2


def columns_of(items: Sequence[Item], drawer: Drawer, width: int) -> Columns:
    """Which answers share a row: short ones that follow one another, the first of two in the left half.

    Each keeps its half while another is open between them, so that no row jumps.
    """
    found: dict[int, int] = {}
    half = 0
    for item in items:
        if isinstance(item, Ask) and drawer.in_columns(item) and _is_short(item, drawer.decision, width):
            found[id(item)] = half
            half = 1 - half
        else:
            half = 0
    return found


class ItemLines(Sequence[Content]):
    """The lines of items for a width, each item drawn when one of its lines is looked at.

    Of the hundred lines of a form a third is in sight.
    """

    def __init__(
        self,
        items: Sequence[Item],
        drawer: Drawer,
        width: int,
        *,
        at_top: bool,
        columns: Columns | None = None,
    ) -> None:
        self._drawer = drawer
        self._width = width
        self._columns = columns or {}
        self._drawn: dict[int, Sequence[Content]] = {}
        self._at: list[tuple[tuple[Item, ...], int]] = []
        """For each line its item, or the two that share it, and which of the item's lines it is."""
        for item in items:
            begin = 1 if at_top and item is items[0] and isinstance(item, SectionHead) else 0
            if self._column(item) == 1 and self._at and self._column(self._at[-1][0][0]) == 0:
                self._at[-1] = ((*self._at[-1][0], item), 0)
                continue
            height = 1 if id(item) in self._columns else height_of(item, drawer, width)
            if height is None:
                height = len(self._draw(item))
            self._at += [((item,), line) for line in range(begin, height)]

    def _column(self, item: Item) -> int | None:
        return self._columns.get(id(item))

    def owner(self, x: int, y: int) -> Item | None:
        """The item at a cell; None below the last."""
        if not 0 <= y < len(self._at):
            return None
        items, _ = self._at[y]
        return items[-1] if x > half_of(self._width) else items[0]

    def __len__(self) -> int:
        return len(self._at)

    @overload
    def __getitem__(self, at: int) -> Content: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Content]: ...

    def __getitem__(self, at: int | slice) -> Content | Sequence[Content]:
        if isinstance(at, slice):
            return [self._line(items, place) for items, place in self._at[at]]
        return self._line(*self._at[at])

    def _line(self, items: tuple[Item, ...], place: int) -> Content:
        first = items[0]
        if isinstance(first, Ask) and id(first) in self._columns:
            return self._shared(items)
        return self._draw(first)[place]

    def _shared(self, items: tuple[Item, ...]) -> Content:
        half = half_of(self._width)
        cells = {self._columns[id(item)]: item for item in items}
        parts = [
            fit(_short_answer(one, self._drawer.decision), half) if isinstance(one, Ask) else " " * half
            for one in (cells.get(0), cells.get(1))
        ]
        return fit(line(*parts), self._width)

    def _draw(self, item: Item) -> Sequence[Content]:
        drawn = self._drawn.get(id(item))
        if drawn is None:
            drawn = self._drawn[id(item)] = draw_item(item, self._drawer, self._width)
        return drawn


_COLUMN: Final = 18
"""Cells of the label of an answer that may share its row: the longest, and two blanks."""


def _said(item: Ask, decision: Decision) -> str | None:
    """The answer of a question as its person knows it, in one line; None where there is none."""
    question, value = item.question, present_answer(decision, item.path)
    if not answered(value):
        return None
    if isinstance(value, str):
        return " ".join((question.label_of(value) if question.options else value).split())
    return _quoted(item, decision).replace("\n", " ")


def _is_short(item: Ask, decision: Decision, width: int) -> bool:
    label, said = item.question.label, _said(item, decision)
    words = Content(said or "").cell_length
    return len(label) < _COLUMN and words < half_of(width) - 1 - _COLUMN


def _open_sign(item: Ask) -> Fragment:
    essential = item.question.essential
    return (glyph("open"), "$accent") if essential else (glyph("dot"), "$rule")


def _short_answer(item: Ask, decision: Decision) -> Content:
    said = _said(item, decision)
    label = (f"{item.question.label:<{_COLUMN}}", "$dim")
    return line(" ", label, _open_sign(item) if said is None else (said, "$ink"))


def answer_lines(
    item: Ask, decision: Decision, width: int, signs: Sequence[Fragment] | None = None
) -> list[Content]:
    """An answer with its label, whole, in as many lines as it takes.

    `signs` stand before the lines of an answer that has several, one for each; without them it is a dot.
    """
    said = _said(item, decision)
    label = (f"{shortened(item.question.label, _COLUMN - 1):<{_COLUMN}}", "$dim")
    if said is None:
        return [line(" ", label, _open_sign(item))]
    room = beside_room(width)
    value = present_answer(decision, item.path)
    if isinstance(value, tuple) and item.question.kind == "long-text":  # a line each, as it was written
        before: Sequence[Fragment] = signs or [(glyph("dot"), "$ink")] * len(value)
        hung = [
            line(sign if number == 0 else " ", (f" {text}", "$ink"))
            for sign, words in zip(before, value, strict=True)
            for number, text in enumerate(wrap(words, room - 2))
        ]
    else:
        hung = [line((text, "$ink")) for text in wrap(said, room)]
    first, *rest = hung or [Content("")]
    return [line(" ", label, first), *(line(" " * (_COLUMN + 1), text) for text in rest)]


def beside_room(width: int) -> int:
    """Cells beside the label of an answer."""
    return max(8, width - _COLUMN - 3)


def beside_label(words: Sequence[Content]) -> list[Content]:
    """Lines that stand below an answer, in its column."""
    return [line(" " * (_COLUMN + 1), text) for text in words]


def _ask_label(item: Ask) -> Content:
    label = fit(Content.styled(item.question.label, "$dim"), max(8, LABEL_WIDTH - INDENT * item.depth))
    return line(" " * (1 + INDENT * item.depth), label)


def _ask_lines(item: Ask, decision: Decision, width: int) -> list[Content]:
    label, words = _ask_label(item), _said(item, decision)
    if words is None:
        return [fit(line(label, _open_sign(item)), width)]
    return hung_row([label], (words, "$ink"), "", width, _ANSWER)


def _quoted(item: Ask, decision: Decision) -> str:
    value = get(decision, item.path)
    if isinstance(value, tuple) and item.question.options_from:
        return ", ".join(choice_label(item.path, str(one), decision) for one in value)
    return quote(item.path, decision)
