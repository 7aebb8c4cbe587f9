"""The real fields for words: a line, and several lines."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from roadworthy.model.text import one_line, visible
from roadworthy.tui.widgets.typing_history import TypingHistory


class FieldLeft(Message):
    """The person goes on to the question above or below; with `opens` its field is to be opened, too."""

    def __init__(self, by: int, *, opens: bool = False) -> None:
        super().__init__()
        self.by = by
        self.opens = opens


class LineInput(Input):
    """A field of one line: its typing can be taken back; what is pasted has no breaks, its signs visible."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002
        compact: bool = False,
        select_on_focus: bool = True,
    ) -> None:
        self.typing = TypingHistory()
        self.typing.begin(value)
        super().__init__(
            value, placeholder=placeholder, suggester=suggester, id=id,
            compact=compact, select_on_focus=select_on_focus,
        )  # fmt: skip

    def watch_value(self, value: str) -> None:
        """Each change can be taken back while the field is open."""
        self.typing.typed(value)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.value

    def replace_words(self, words: str) -> None:
        """Show other words, with the cursor at their end."""
        with self.prevent(Input.Changed):
            self.value = words
            self.cursor_position = len(words)
        self.typing.begin(words)

    def undo_typing(self) -> bool:
        """Take the last typing back; whether there was any since the field was opened."""
        return self._go_to(self.typing.undo())

    def redo_typing(self) -> bool:
        """Type again what was taken back; whether there was anything."""
        return self._go_to(self.typing.redo())

    def _go_to(self, words: str | None) -> bool:
        if words is None:
            return False
        self.value = words
        self.cursor_position = len(words)
        return True

    def on_paste(self, event: events.Paste) -> None:
        # The library's own handler comes next, and takes what stands in the event by then.
        event.text = one_line(" ".join(filter(None, map(str.strip, visible(event.text).split("\n")))))


class FieldInput(LineInput):
    """A one-line field of a form; up and down leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "leave(-1)", "previous", show=False, id="field.up"),
        Binding("down", "leave(1)", "next", show=False, id="field.down"),
    ]

    def action_leave(self, by: int) -> None:
        """Leave the field for the question above or below."""
        self.post_message(FieldLeft(by))


class FieldArea(TextArea):
    """A field for several lines; enter goes on from it, as do up on the first and down on the last line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the library's own handler, for which enter is a sign like others.
        Binding("enter", "go_on", "next", show=False, priority=True, id="field.go-on"),
        Binding("enter", "entry", "next entry", show=False, priority=True, id="field.entry"),
        Binding(
            "ctrl+j,alt+enter,shift+enter", "new_line", "new line",
            priority=True, key_display="^j", id="field.new-line",
        ),
    ]  # fmt: skip

    by_lines = False
    """Whether each line is an answer of its own: then enter begins another, until it leaves an empty one."""
    _wrapped: tuple[object, int] | None = None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Words that come before the field has a width are not always wrapped again when it gets one.
        bar = self.scrollbar_size_vertical if self.show_vertical_scrollbar else 0
        room = max(1, width - self.gutter_width - bar - 1)
        if self._wrapped != (self.wrapped_document, room):
            self._wrapped = (self.wrapped_document, room)
            self.wrapped_document.wrap(room, self.indent_width)
            self.virtual_size = Size(0, self.wrapped_document.height)
        return super().get_content_height(container, viewport, width)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the cursor is on the screen; the library's own is where it was before words were wrapped."""
        at = Offset(*self.wrapped_document.location_to_offset(self.cursor_location))
        return self.content_region.offset + at + Offset(self.gutter_width, 0) - self.scroll_offset

    def on_paste(self, event: events.Paste) -> None:
        event.text = visible(event.text)

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.text

    def replace_words(self, words: str) -> None:
        """Show other words, with the cursor at their end."""
        with self.prevent(TextArea.Changed):
            self.text = words
            self.move_cursor(self.document.end)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "entry":
                return self._begins_entry
            case "go_on":
                return not self._begins_entry
            case _:
                return super().check_action(action, parameters)

    @property
    def _begins_entry(self) -> bool:
        """Whether enter begins another entry: not on an empty last line, nor where it would replace words."""
        if not self.by_lines or self.selected_text:
            return False
        at = self.cursor_location[0]
        return at < self.document.line_count - 1 or bool(self.document.get_line(at).strip())

    def action_go_on(self) -> None:
        """Leave the field for what is asked next."""
        self.post_message(FieldLeft(1, opens=True))

    def action_entry(self) -> None:
        """Begin another entry."""
        self.action_new_line()

    def action_new_line(self) -> None:
        """Break the line where the cursor is."""
        self.replace("\n", *self.selection, maintain_selection_offset=False)

    def undo_typing(self) -> bool:
        """Take the last typing back; whether there was any since the field was opened."""
        before = self.text
        self.undo()
        return self.text != before

    def redo_typing(self) -> bool:
        """Type again what was taken back; whether there was anything."""
        before = self.text
        self.redo()
        return self.text != before

    def action_cursor_up(self, select: bool = False) -> None:
        """A line up; from the first one out of the field."""
        if not select and self.cursor_location[0] == 0:
            self.post_message(FieldLeft(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """A line down; from the last one out of the field."""
        if not select and self.cursor_location[0] == self.document.line_count - 1:
            self.post_message(FieldLeft(1))
        else:
            super().action_cursor_down(select)
