"""The rows of a form: those that are only drawn, and the one with the focus."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import line
from roadworthy.tui.widgets.form_drawing import ItemLines, draw_item
from roadworthy.tui.widgets.form_items import (
    Add,
    Entry,
    Item,
    place_of,
)
from roadworthy.tui.widgets.lines_widget import LinesWidget

if TYPE_CHECKING:
    from roadworthy.tui.widgets.form import Form


def on_sign(item: object, event: events.Click) -> bool:
    """Whether a click switches a row: it met the sign in front of one that can be switched."""
    return isinstance(item, Entry) and item.on_space is not None and event.x < 4 + item.indent


class FormLines(LinesWidget):
    """The items above or below the open one, as lines."""

    class Picked(Message):
        """A line that can be opened was clicked."""

        def __init__(self, item: Item, *, switch: bool = False) -> None:
            super().__init__()
            self.item = item
            self.switch = switch
            """Whether the sign in front was clicked, of a row that can be switched."""

    def __init__(self, form: "Form") -> None:
        super().__init__()
        self.form = form
        self.items: Sequence[Item] = ()
        self.owners: Sequence[Item] = ()

    def show(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self.items = items
        self.redraw()

    def draw(self, width: int) -> ItemLines:
        at_top = bool(self.items) and self.items[0] is self.form.items[0]
        lines = ItemLines(self.items, self.form.session.value, width, at_top=at_top)
        self.owners = lines.owners
        return lines

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.y < len(self.owners) and place_of(self.owners[event.y]) is not None:
            item = self.owners[event.y]
            self.post_message(self.Picked(item, switch=on_sign(item, event)))


def _lit(content: Content) -> Content:
    """The row with its words and values bright and bold; what is dim, and every sign, stays as it is."""
    spans = [span._replace(style="bold $bright") if span.style == "$ink" else span for span in content.spans]
    return Content(content.plain, spans)


class RowStop(LinesWidget, can_focus=True):
    """An entry or an add-line with the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "switch", "check", id="row.switch"),
        Binding("enter,space", "enter", "open", key_display="↵", id="row.open"),
        Binding("x,delete", "delete", "delete", key_display="x", id="row.delete"),
        Binding("shift+up,K", "shift(-1)", "move up", show=False, id="row.up"),
        Binding("shift+down,J", "shift(1)", "move down", show=False, id="row.down"),
        Binding("up,k", "leave(-1)", "up", show=False, id="row.previous"),
        Binding("down,j", "leave(1)", "down", show=False, id="row.next"),
    ]

    def __init__(self, form: "Form") -> None:
        super().__init__()
        self.form = form
        self.item: Entry | Add | None = None

    def show(self, item: Entry | Add) -> None:
        """Show an item as the focused row."""
        self.item = item
        self.redraw()
        self.refresh_bindings()

    def draw(self, width: int) -> list[Content]:
        if self.item is None:
            return []
        lines = draw_item(self.item, self.form.session.value, width)
        if isinstance(self.item, Entry) and self.item.paper:
            top, *inner, bottom = lines
            edge = line((glyph("edge"), "$accent on $raised"))
            return [top, *(line(edge, text[1:]) for text in inner), bottom]
        first, *rest = lines
        edge = line((glyph("edge"), "$accent"))
        shown = line(edge, _lit(first[1:])).stylize_before("on $select")
        return [shown, *(line(edge, text[1:]).stylize_before("on $select") for text in rest)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "enter":
            return not (isinstance(self.item, Entry) and self.item.picks)
        if action == "delete":
            return isinstance(self.item, Entry) and self.item.deletes
        if action == "switch":
            return isinstance(self.item, Entry) and self.item.on_space is not None
        return True

    def action_switch(self) -> None:
        if isinstance(self.item, Entry) and self.item.on_space is not None:
            self.item.on_space()

    def action_enter(self) -> None:
        if self.item is not None:
            self.form.enter(self.item)

    def action_delete(self) -> None:
        if isinstance(self.item, Entry):
            self.form.delete(self.item)

    def action_shift(self, by: int) -> None:
        if isinstance(self.item, Entry):
            self.form.shift(self.item.path, by)

    def action_leave(self, by: int) -> None:
        self.form.go(by)

    def on_click(self, event: events.Click) -> None:
        self.focus()
        item = self.item
        if (
            isinstance(item, Entry)
            and item.on_click
            and event.y == 0
            and item.on_click(event.x, self.content_size.width)
        ):
            return
        if on_sign(self.item, event):
            self.action_switch()
        elif not (isinstance(item, Entry) and item.picks):
            self.action_enter()
