"""The rows of a form: those that are only drawn, and the one with the focus."""

from collections.abc import Sequence
from typing import ClassVar, Final, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from roadworthy.interview.items import Action, AddRecord, Item, RecordLine, Stop, place_of
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import fit, line
from roadworthy.tui.widgets.drawn_as_made import DrawnAsMade, LooksBack
from roadworthy.tui.widgets.item_lines import INDENT, ItemLines, columns_of, draw_item
from roadworthy.tui.widgets.lines_widget import LinesWidget

RowItem = RecordLine | AddRecord | Action
"""What can have the focus as a row."""

IN_CELLS: Final = ("grounds", "sign")
"""Kinds of rows that are made of cells: a click says which of them is meant, and enters nothing."""


class RowOwner(Protocol):
    """The form that the rows belong to."""

    drawer: DrawnAsMade

    @property
    def items(self) -> Sequence[Item]:
        """What stands in the form."""

    def enter(self, item: RowItem) -> None:
        """Open, begin or do what a row stands for."""

    def switch(self, item: RowItem) -> None:
        """Switch a row that can be switched."""

    def delete(self, item: RecordLine) -> None:
        """Take a record away."""

    def shift(self, item: RecordLine, by: int) -> None:
        """Move a record among its sisters."""

    def clicked(self, item: RowItem, x: int, width: int) -> bool:
        """A click on the first line of the row with the focus; whether it was taken."""

    def go(self, by: int) -> None:
        """Open another item."""


def can_switch(item: object) -> bool:
    """Whether space switches a row."""
    return isinstance(item, RecordLine) and item.switch is not None


def only_picked(item: object) -> bool:
    """Whether a click or enter only puts the focus on a row."""
    return isinstance(item, RecordLine) and item.kind in ("pair", "result")


def on_sign(item: object, event: events.Click) -> bool:
    """Whether a click switches a row: it met the sign in front of one that can be switched."""
    return isinstance(item, RecordLine) and can_switch(item) and event.x < 4 + INDENT * item.depth


class FormOwner(LooksBack, Protocol):
    """The station that a form stands in: what it draws, and what it does in ways of its own."""

    def act(self, action: Action) -> None:
        """Do what an action says, asking what it has to know."""

    def entered(self, item: RecordLine) -> bool:
        """A record was chosen; whether the station did something with it."""

    def shifted(self, item: RecordLine, by: int) -> None:
        """A record is to be moved among its sisters."""

    def deleted(self, item: RecordLine) -> None:
        """A record is to be taken away."""

    def clicked_row(self, item: RowItem, x: int, width: int) -> bool:
        """A click on the row with the focus; whether it was taken."""

    def refused(self, why: str) -> None:
        """Say why something was not done."""

    def way_back(self, stops: Sequence[Stop], place: int) -> Stop | None:
        """Where going up from a stop leads, if not to the one before."""


class FormLines(LinesWidget):
    """The items above or below the open one, as lines."""

    BY_WIDTH = True

    class Picked(Message):
        """A line that can be opened was clicked."""

        def __init__(self, item: Item, x: int, width: int, *, switch: bool = False) -> None:
            super().__init__()
            self.item = item
            self.x = x
            self.width = width
            self.switch = switch
            """Whether the sign in front was clicked, of a row that can be switched."""

    def __init__(self, form: RowOwner) -> None:
        super().__init__()
        self.form = form
        self.items: Sequence[Item] = ()
        self._shown: ItemLines | None = None

    def show(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self.items = items
        self.redraw()

    def draw(self, width: int) -> ItemLines:
        at_top = bool(self.items) and self.items[0] is self.form.items[0]
        columns = columns_of(self.form.items, self.form.drawer, width)
        self._shown = ItemLines(self.items, self.form.drawer, width, at_top=at_top, columns=columns)
        return self._shown

    def on_click(self, event: events.Click) -> None:
        item = self._shown.owner(event.x, event.y) if self._shown is not None else None
        if item is not None and place_of(item) is not None:
            width = self.content_size.width
            self.post_message(self.Picked(item, event.x, width, switch=on_sign(item, event)))


def _lit(content: Content) -> Content:
    """The row with its words and values bright and bold; what is dim, and every sign, stays as it is."""
    spans = [span._replace(style="bold $bright") if span.style == "$ink" else span for span in content.spans]
    return Content(content.plain, spans)


class RowStop(LinesWidget, can_focus=True):
    """A record, something to be done, or a line that adds one, with the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", "check", id="row.switch"),
        Binding("enter,space", "enter", "open", key_display="↵", id="row.open"),
        Binding("x,delete", "delete", "delete", key_display="x", id="row.delete"),
        Binding("shift+up,K", "shift(-1)", "move up", show=False, id="row.up"),
        Binding("shift+down,J", "shift(1)", "move down", show=False, id="row.down"),
        Binding("up,k", "leave(-1)", "up", show=False, id="row.previous"),
        Binding("down,j", "leave(1)", "down", show=False, id="row.next"),
    ]

    def __init__(self, form: RowOwner) -> None:
        super().__init__()
        self.form = form
        self.item: RowItem | None = None

    def show(self, item: RowItem) -> None:
        """Show an item as the focused row."""
        self.item = item
        self.redraw()
        self.refresh_bindings()

    def draw(self, width: int) -> list[Content]:
        if self.item is None:
            return []
        if (lit := self.form.drawer.lit_lines(self.item, width)) is not None:
            return [fit(text, width) for text in lit]
        lines = draw_item(self.item, self.form.drawer, width)
        if not lines:
            return []  # what it is drawn from may be gone before the row is
        first, *rest = lines
        edge = line((glyph("edge"), "$accent"))
        shown = line(edge, _lit(first[1:])).stylize_before("on $select")
        return [shown, *(line(edge, text[1:]).stylize_before("on $select") for text in rest)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "enter":
            return not only_picked(self.item)
        if action == "delete":
            return isinstance(self.item, RecordLine) and self.item.deletes
        if action == "switch":
            return can_switch(self.item)
        if action == "shift":
            return isinstance(self.item, RecordLine) and self.item.moves
        return True

    def action_switch(self) -> None:
        if self.item is not None:
            self.form.switch(self.item)

    def action_enter(self) -> None:
        if self.item is not None:
            self.form.enter(self.item)

    def action_delete(self) -> None:
        if isinstance(self.item, RecordLine):
            self.form.delete(self.item)

    def action_shift(self, by: int) -> None:
        if isinstance(self.item, RecordLine):
            self.form.shift(self.item, by)

    def action_leave(self, by: int) -> None:
        self.form.go(by)

    def on_click(self, event: events.Click) -> None:
        self.focus()
        item = self.item
        if item is None:
            return
        if event.y == 0 and self.form.clicked(item, event.x, self.content_size.width):
            return
        if on_sign(item, event):
            self.action_switch()
        elif not only_picked(item) and getattr(item, "kind", "") not in IN_CELLS:
            self.action_enter()
