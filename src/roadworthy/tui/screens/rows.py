"""Rows to choose from: drawn, moved through by arrows, taken by enter or a click."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message

from roadworthy.model.frozen import frozen
from roadworthy.tui.glyphs import glyph
from roadworthy.tui.text_layout import Fragment, fit, line, wrap
from roadworthy.tui.widgets.lines_widget import LinesWidget
from roadworthy.tui.widgets.scroll_area import ScrollArea


@frozen
class ListRow:
    """One row. Without a key it is only read."""

    key: str
    draw: Callable[[int, bool], Sequence[Content]]
    """The lines for a width; the second argument is whether the row has the focus."""


def words_row(*parts: Fragment) -> ListRow:
    """A line that is only read."""
    return ListRow("", lambda width, _: [fit(line(*parts), width)])


def gap() -> ListRow:
    """An empty line."""
    return words_row("")


def choice_row(
    key: str, label: str, meaning: str = "", *, before: Fragment = "", right: Fragment = ""
) -> ListRow:
    """A label, and its meaning in dim words below it."""

    def draw(width: int, here: bool) -> Sequence[Content]:
        lead, end = line(before), line(right)
        indent = lead.cell_length
        room = max(8, width - indent - end.cell_length - (1 if end.cell_length else 0))
        style = "bold $bright" if here else "$ink"
        lines = [
            line(lead if n == 0 else " " * indent, (text, style)) for n, text in enumerate(wrap(label, room))
        ]
        lines = lines or [lead]
        if end.cell_length:
            lines[0] = line(fit(lines[0], width - end.cell_length), end)
        lines += [
            line(" " * indent, (text, "$dim")) for text in (wrap(meaning, width - indent) if meaning else [])
        ]
        return lines

    return ListRow(key, draw)


class Rows(LinesWidget, can_focus=True):
    """Rows under one another, one of them with the focus."""

    class Looked(Message):
        """Another row has the focus."""

        def __init__(self, rows: "Rows", key: str) -> None:
            super().__init__()
            self.rows = rows
            self.key = key

        @property
        def control(self) -> "Rows":
            return self.rows

    class Chosen(Looked):
        """A row was taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "choose", show=False, id="rows.up"),
        Binding("down,j", "move(1)", "choose", show=False, id="rows.down"),
        Binding("pageup", "move(-5)", "five up", show=False, id="rows.page-up"),
        Binding("pagedown", "move(5)", "five down", show=False, id="rows.page-down"),
        Binding("home", "move(-10000)", "first", show=False, id="rows.home"),
        Binding("end", "move(10000)", "last", show=False, id="rows.end"),
        Binding("enter", "take", "take", show=False, id="rows.take"),
    ]

    def __init__(self, *, lit: bool = False, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[ListRow] = ()
        self.at = ""
        self.lit = lit
        """Whether the chosen row is lit although another widget takes the keys."""
        self._owners: list[str] = []

    def show(self, rows: Sequence[ListRow], at: str | None = None) -> None:
        """Show other rows; the focus stays on its row where it is still there."""
        self.rows = rows
        keys = self.keys
        wanted = self.at if at is None else at
        self.at = wanted if wanted in keys else keys[0] if keys else ""
        self.redraw()
        self.call_after_refresh(self._into_view)

    @property
    def keys(self) -> list[str]:
        """The keys of the rows that can be taken."""
        return [row.key for row in self.rows if row.key]

    def draw(self, width: int) -> list[Content]:
        lines: list[Content] = []
        self._owners = []
        for row in self.rows:
            here = bool(row.key) and row.key == self.at and (self.has_focus or self.lit)
            for content in row.draw(width - 2, here):
                shown = fit(content, width - 2)
                edge: Fragment = (glyph("edge"), "$accent") if here else " "
                whole = line(edge, shown, " ")
                lines.append(whole.stylize_before("on $select") if here else whole)
                self._owners.append(row.key)
        return lines

    def action_move(self, by: int) -> None:
        keys = self.keys
        if not keys:
            return
        place = keys.index(self.at) if self.at in keys else 0
        self.look_at(keys[max(0, min(len(keys) - 1, place + by))])

    def look_at(self, key: str) -> None:
        """Put the focus on a row."""
        if key == self.at or key not in self.keys:
            return
        self.at = key
        self.redraw()
        self._into_view()
        self.post_message(self.Looked(self, key))

    def action_take(self) -> None:
        if self.at:
            self.post_message(self.Chosen(self, self.at))

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.y < len(self._owners) and self._owners[event.y]:
            self.look_at(self._owners[event.y])
            self.action_take()

    def _into_view(self) -> None:
        frame = self.parent
        if not isinstance(frame, ScrollArea) or self.at not in self._owners:
            return
        if self.keys and self.at == self.keys[0]:
            frame.scroll_home(animate=False)
            return
        first = self._owners.index(self.at)
        region = Region(0, self.virtual_region.y + first, 1, self._owners.count(self.at))
        frame.scroll_to_region(region, animate=False, force=True)
